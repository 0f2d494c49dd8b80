"""A new update's file, from a template in which every key is explained."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from string import Template

from site_builder.edition import Edition
from site_builder.invisible import FORBIDDEN
from site_builder.problems import UnusableError, listed, quoted
from site_builder.read.fields import read_span
from site_builder.record.dates import When, day_of
from site_builder.record.updates import TITLE_LENGTH, Kind

LONGEST_SLUG = 60


def new_update(
    edition: Edition, updates: Path, title: str, date: str | None, kind: Kind, areas: tuple[int, ...]
) -> tuple[Path, str]:
    """Where the file of a new update goes, and its text. UnusableError where an option is wrong."""
    when = _date(date) if date else day_of(edition.today)
    unknown = sorted(set(areas) - set(edition.record.area_by_number))
    if unknown:
        known = listed(map(str, sorted(edition.record.area_by_number)))
        raise UnusableError(f"The plan has no area {unknown[0]}; use {known}.")
    if not title.strip() or len(title) > TITLE_LENGTH or FORBIDDEN.search(title) or _is_broken(title) or "\n" in title:
        raise UnusableError(f"Give the update a title of one line and at most {TITLE_LENGTH} characters.")
    return updates / file_name(title, when), template(title.strip(), when, kind, areas)


def _is_broken(title: str) -> bool:
    """Whether a title holds bytes that are no text."""
    return any("\ud800" <= character <= "\udfff" for character in title)


def file_name(title: str, when: When) -> str:
    """The name of the new file; behind a month no two digits may stand that would look like a day."""
    words = slug(title)
    is_like_a_day = not when.is_day and re.match(r"[0-9]{2}(?:-|$)", words)
    return f"{when}-{'update-' if is_like_a_day else ''}{words}.md"


def _date(typed: str) -> When:
    try:
        return read_span(typed, loose=False, stretch=False).first
    except ValueError:
        raise UnusableError(
            f"The date {quoted(typed)} cannot be read. Write a day as 2025-07-17, or a month as 2025-07."
        ) from None


def slug(title: str) -> str:
    """The title as part of a file's name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return words[:LONGEST_SLUG].rsplit("-", 1)[0] if len(words) > LONGEST_SLUG else words or "update"


def template(title: str, when: When, kind: Kind, areas: tuple[int, ...]) -> str:
    """The text of the new file: a draft until its author takes the last line of the keys out."""
    return _TEMPLATE.substitute(
        title=json.dumps(title, ensure_ascii=False),  # a JSON string is a YAML string in double quotes
        date=when,
        kind=kind,
        areas=", ".join(map(str, sorted(set(areas)))),
        day=day_of(when.first_day),
    )


_TEMPLATE = Template("""---
# Lines that begin with # are notes and are never shown. Delete what you do not need.
title: $title
date: $date
# One or two sentences for lists and feeds, at most 300 characters.
summary: ""
# inspection, decision, board, partnership, report or news
kind: $kind
# Numbers of the plan's areas.
areas: [$areas]
# When the thing itself took place, if that is another day: 2025-06-17, 2025-06, 2025 or 2025-06-17/2025-06-18.
# happened: $date
# What took place then, for the timeline and the calendar: the visit, not what was found.
# happened_title: "Title of what took place"
# The day on which you write this, where the update is about a day long past. It is then never said to be published on its date.
# written: $date
# Its place among the updates of one day: a smaller number is earlier, 0 counts without it.
# order: 1
# Its place in a numbered series.
# series: {name: "Name of the series", number: 1}
# Reports, letters, notices. Leave url out where no link is known; it may be a file below docs/, such as files/letter.pdf.
# documents:
#   - title: "Name of the document"
#     url: https://www.example.org/document
#     publisher: "Who published it"
#     date: $date
#     note: "Whatever else people must know."
#     id: a-short-name   # by which sources can name it
#     held: true   # false where you only know of it and do not have it
#     response: {title: "Name of the council's response", url: https://www.example.org/response}   # or: response: none-needed
# What this text is based on: documents as above, or the ids of documents that stand anywhere in the record.
# Without it, the documents above, but for those that are not held.
# sources: [a-short-name]
# Word-for-word words of a named person in a public role. elected: true for a councillor, mayor or MP.
# quotes:
#   - text: "What the person said."
#     name: "Name of the person"
#     role: "Role of the person"
#     organisation: "Organisation of the person"
#     elected: false
# Dates to come.
# diary:
#   - date: $date
#     title: "Title of the meeting"
#     url: https://www.example.org/meeting
#     note: "Where, or whatever else people must know."
# What the council says it will do, and what others expect or require. Give each an id of its own.
# due is a day, month, year or stretch (2026-01/2026-03); due_text has the words that are shown, such as "early in 2026". One is enough.
# Leave out of the text by when: each page says it beside the text.
# promises:
#   - id: a-short-name
#     text: "What the council will do, in one sentence."
#     due: $date
#     due_text: "Words for when it is due"
#     nature: promised   # or expected or required: then nobody says that it was promised
#     by: "Whose promise it is"   # the government, say; leave it out for the council's own
#     young_people: "The same in a child's words."
# Promises that this update shows to be kept, by their ids.
# keeps: [a-short-name]
# The update in words for children and young people. Without it the update is not in their version.
# young_people: |
#   ## A short title in their words
#   Short sentences. Kind and true.
# A picture below docs/, and what it shows for people who cannot see it.
# image: images/picture.jpg
# image_alt: "What the picture shows"
# What was changed in substance after publication.
# corrections:
#   - date: $date
#     note: "What was wrong and what is right."
# The last change of mere spelling or layout.
# minor: $date
# Takes the text away and shows the reason.
# withdrawn: {date: $date, reason: "Why it was withdrawn"}
# Old addresses that lead here.
# aliases: [/the-old-address/of-this-page/]
# Until this hour (the council's time) nothing of the update is public.
# publish_at: $day 10:00
# Delete this line when the update may be published.
status: draft
---

Write here what happened, in short sentences: what it is, why it matters, what comes next.
""")
