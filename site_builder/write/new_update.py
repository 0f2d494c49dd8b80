"""A new update's file, from a template in which every key is explained."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from site_builder.edition import Edition
from site_builder.invisible import FORBIDDEN
from site_builder.keys_in_words import note
from site_builder.problems import UnusableError, listed, quoted
from site_builder.record.dates import When, day_of, read_span
from site_builder.record.forms import Inner, Items, Key
from site_builder.record.keys import UPDATE
from site_builder.record.second_version import USUAL_READERS, SecondVersion
from site_builder.record.updates import TITLE_LENGTH, Kind
from site_builder.write.scalars import double_quoted

LONGEST_SLUG = 60


@dataclass(frozen=True)
class Filled:
    """What is known of an update besides its title when its file is made; "" where nothing is."""

    body: str = ""
    """Its text, in Markdown."""
    summary: str = ""
    image: str = ""
    """The path of its picture, below `docs/`."""
    image_alt: str = ""

    @property
    def keys(self) -> set[str]:
        """The keys that the new file has besides those of every new file."""
        return {"image", "image_alt"} if self.image else set()


NOTHING = Filled()


def new_update(
    edition: Edition,
    updates: Path,
    title: str,
    date: str | None,
    kind: Kind,
    areas: tuple[int, ...],
    filled: Filled = NOTHING,
    *,
    notes: bool = True,
) -> tuple[Path, str]:
    """Where the file of a new update goes, and its text. UnusableError where an option is wrong."""
    path, when = place_of(edition, updates, title, date, areas)
    text = template(title.strip(), when, kind, areas, filled, notes=notes, second=edition.council.second_version)
    return path, text


def place_of(
    edition: Edition, updates: Path, title: str, date: str | None, areas: tuple[int, ...]
) -> tuple[Path, When]:
    """Where the file of a new update goes, and its date. UnusableError where an option is wrong."""
    when = _date(date) if date else day_of(edition.today)
    unknown = sorted(set(areas) - set(edition.record.area_by_number))
    if unknown:
        known = listed(map(str, sorted(edition.record.area_by_number)))
        raise UnusableError(f"The plan has no area {unknown[0]}; use {known}.")
    if not title.strip() or len(title) > TITLE_LENGTH or FORBIDDEN.search(title) or _is_broken(title) or "\n" in title:
        raise UnusableError(f"Give the update a title of one line and at most {TITLE_LENGTH} characters.")
    return updates / file_name(title, when), when


def _is_broken(title: str) -> bool:
    """Whether a title holds bytes that are not text."""
    return any("\ud800" <= character <= "\udfff" for character in title)


def file_name(title: str, when: When) -> str:
    """The name of the new file; after a month no two digits may stand that would look like a day."""
    words = slug(title)
    is_like_a_day = not when.is_day and re.match(r"[0-9]{2}(?:-|$)", words)
    return f"{when}-{'update-' if is_like_a_day else ''}{words}.md"


def _date(typed: str) -> When:
    try:
        return read_span(typed, loose=False, stretch=False).first
    except ValueError:
        raise UnusableError(
            f"The date {quoted(typed)} cannot be read. Write a day as 2025-07-17 or a month as 2025-07."
        ) from None


def slug(title: str) -> str:
    """The title as part of a file's name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return words[:LONGEST_SLUG].rsplit("-", 1)[0] if len(words) > LONGEST_SLUG else words or "update"


def template(
    title: str,
    when: When,
    kind: Kind,
    areas: tuple[int, ...],
    filled: Filled = NOTHING,
    *,
    notes: bool = True,
    second: SecondVersion | None = None,
) -> str:
    """The text of the new file: a draft until its author takes the last line of the keys out.

    Notes explain every key to whoever types by hand; without them the file has only the keys that say something.
    `second` says for whom the second version is: without one there is no key for it."""
    lines = [line for key in UPDATE.keys for line in _lines(key, filled, areas, notes=notes)]
    keys = "".join(f"{line}\n" for line in _as_read(lines, second or SecondVersion()))
    return Template(f"---\n{f'{_FIRST}{chr(10)}' if notes else ''}{keys}---\n\n$body\n").substitute(
        body=filled.body or _BODY,
        title=double_quoted(title),
        summary=double_quoted(filled.summary),
        image=double_quoted(filled.image) if filled.image else _IMAGE,
        image_alt=double_quoted(filled.image_alt or _IMAGE_ALT),
        date=when,
        kind=kind,
        areas=", ".join(map(str, sorted(set(areas)))),
        day=day_of(when.first_day),
    )


def _as_read(lines: list[str], second: SecondVersion) -> list[str]:
    """The lines of the keys with the readers of the second version as the council calls them, or without its keys."""
    if second.is_on:
        return [_of_readers(line, second) for line in lines]
    first = next((number for number, line in enumerate(lines) if line.startswith("# young_people:")), len(lines))
    whole = range(first - 1, first + len(str(_SAMPLES["young_people"]).split("\n")))  # with the note above it
    return [line for number, line in enumerate(lines) if number not in whole and "young_people:" not in line]


def _of_readers(line: str, second: SecondVersion) -> str:
    own = line if second.is_for_children else line.replace("a child's words", f"words for {second.readers}")
    return own.replace(USUAL_READERS, second.readers)


def _lines(key: Key, filled: Filled, areas: tuple[int, ...], *, notes: bool) -> list[str]:
    """A key's line below its note; those that not every update needs are a note themselves."""
    lines = _value(key, _SAMPLES[key.name])
    is_there = key.name in _FILLED_IN or key.name in filled.keys
    if not notes:
        is_empty = (key.name == "summary" and not filled.summary) or (key.name == "areas" and not areas)
        return lines if is_there and not is_empty else []
    return [f"# {note(key)}", *(lines if is_there else (f"# {line}" for line in lines))]


def _value(key: Key, sample: str | Mapping[str, str]) -> list[str]:
    """The lines of a key with a sample for its value."""
    if isinstance(sample, str):
        return f"{key.name}: {sample}".split("\n")
    assert isinstance(key.form, Items) and isinstance(key.form.of, Inner) and key.form.of.thing
    inner = [_noted(each, sample[each.name]) for each in key.form.of.thing.keys]
    return [f"{key.name}:", *(f"  {'-' if number == 0 else ' '} {line}" for number, line in enumerate(inner))]


def _noted(key: Key, sample: str) -> str:
    """A key of an item; a sample of words says by itself what the key is for."""
    return f"{key.name}: {sample}" + ("" if sample.startswith('"') else f"   # {note(key)}")


_FIRST = "# Lines that begin with # are notes and are never shown. Delete what you do not need."
_BODY = "Write here what happened, in short sentences: what it is, why it matters, what comes next."
_IMAGE, _IMAGE_ALT = "images/picture.jpg", "What the picture shows"
_FILLED_IN = ("title", "date", "summary", "kind", "areas", "status")
"""The keys that a new file has; all others it only shows."""
_SAMPLES: dict[str, str | Mapping[str, str]] = {
    "title": "$title",
    "date": "$date",
    "summary": "$summary",
    "in_short": '"What it says in one short sentence."',
    "means": '"What this means for families, in one short sentence."',
    "kind": "$kind",
    "areas": "[$areas]",
    "happened": "$date",
    "happened_title": '"Title of what took place"',
    "written": "$date",
    "order": "1",
    "series": '{name: "Name of the series", number: 1}',
    "documents": {
        "title": '"Name of the document"',
        "url": "https://www.example.org/document",
        "publisher": '"Who published it"',
        "date": "$date",
        "note": '"Whatever else people must know."',
        "archived": "https://www.example.org/archived",
        "id": "a-short-name",
        "held": "true",
        "response": '{title: "Name of the council\'s response", url: https://www.example.org/response}',
    },
    "sources": "[a-short-name]",
    "quotes": {
        "text": '"What the person said."',
        "name": '"Name of the person"',
        "role": '"Role of the person"',
        "organisation": '"Organisation of the person"',
        "elected": "false",
    },
    "diary": {
        "date": "$date",
        "title": '"Title of the meeting"',
        "url": "https://www.example.org/meeting",
        "note": '"Where, or whatever else people must know."',
    },
    "promises": {
        "id": "a-short-name",
        "text": '"What the council will do, in one sentence."',
        "due": "$date",
        "due_text": '"Words for when it is due"',
        "nature": "promised",
        "by": '"Whose promise it is"',
        "moved": '[{date: $date, was: "When it was due before", why: "Why it was moved"}]',
        "outcome": '{state: partly-kept, date: $date, why: "Why it was not kept as it was made."}',
        "young_people": '"The same in a child\'s words."',
    },
    "keeps": "[a-short-name]",
    "young_people": "|\n  ## A short title in their words\n  Short sentences. Kind and true.",
    "image": "$image",
    "image_alt": "$image_alt",
    "corrections": {"date": "$date", "note": '"What was wrong and what is right."', "show_before": "true"},
    "minor": "$date",
    "withdrawn": '{date: $date, reason: "Why it was withdrawn"}',
    "aliases": "[/the-old-address/of-this-page/]",
    "approved": {"by": '"Role that approved it"', "date": "$day"},
    "pre_election_ok": '{by: "Role that decided it", date: $day, why: "Why it may appear in that period"}',
    "publish_at": "$day 10:00",
    "status": "draft",
}
"""What stands in the author's place, for each key of an update. `readability/lists/any/samples.yml` holds the words:
none of them is ever published."""
