"""What each object of the JSON files holds: a table, of which `data/schemas.py` makes JSON Schemas.

A key that an author types has the form and the words of `record/keys.py`; it stands here only if the file says it otherwise. An
optional key, which is not always there, ends with a question mark."""

from __future__ import annotations

from site_builder.data.shapes import (
    COUNT,
    NAME,
    Schema,
    Shape,
    address,
    date,
    either,
    many,
    number,
    one,
    text,
    whole,
    word,
    yes_or_no,
)
from site_builder.record import keys
from site_builder.record.plan import Group
from site_builder.record.promises import Nature, Standing
from site_builder.record.tracked_rhythms import Beat
from site_builder.record.updates import Kind

_CORRECTIONS = many("correction", "What was changed in substance, and when.")
_SOURCES = many("document", "The documents that the text is based on, each in full.")
_LISTED = many("listed_document", "Its documents, each with whether the council’s answer is here.")
_SOURCE = one("document", "The document that it is based on.")
_MOVED = many("move", "What was there before, oldest first.")
_HTML = text("The text as HTML, with whole addresses.")
_TEXT = text("The words of the text alone.")
_PAGE = address("The address of its page.")
_EVIDENCE = either(("evidence", "document"), "What shows it: an update or a document.")

_PROMISE_KEYS: dict[str, Schema] = {
    "due": date("By when; it has passed when its last day is over."),
    "nature": word(Nature, "How firm it is."),
    "moved": _MOVED,
}
_DOCUMENT_KEYS: dict[str, Schema] = {
    "url": address("Where it can be read."),
    "date": date("When it was published."),
    "held": yes_or_no("Whether the council has it; false if the record only names it."),
    "archived": address("Where a copy of it is kept in a web archive."),
    "response?": {"$ref": "#/$defs/document", "description": "The council’s answer to it, if that is in this record."},
}

COMMON = (
    Shape("licence", own={"name": text("What it is called."), "url": address("Where it can be read.")}),
    Shape("document", keys.DOCUMENT, _DOCUMENT_KEYS, frozenset({"response"})),
    Shape(
        "listed_document",
        keys.LISTED_DOCUMENT,
        _DOCUMENT_KEYS
        | {
            "response_status": {
                "enum": ["in this record", "not in this record", "none needed"],
                "description": "Whether the council’s answer is in this record; if not, it may be elsewhere.",
            }
        },
        frozenset({"response"}),
    ),
    Shape("correction", keys.CORRECTION, left_out=frozenset({"show_before"})),
    Shape(
        "move",
        keys.ACTION_MOVE,
        {"was": text("What was there before, as it was typed then.")},
    ),
    Shape(
        "promise",
        keys.PROMISE,
        _PROMISE_KEYS,
    ),
    Shape("outcome", keys.OUTCOME),
    Shape(
        "answering",
        own={"name": text("What the organisation is called."), "what": text("What it answers for.")},
    ),
    Shape("teenagers", own={"url": _PAGE, "html": _HTML, "text": _TEXT}),
)
"""Objects of more than one file."""

UPDATES = (
    Shape(
        "update",
        keys.UPDATE,
        {
            "name": text("Its name, which never changes: the file’s name without its ending."),
            "url": _PAGE,
            "kind": word(Kind, "What sort of thing it is."),
            "kind_words": text("The same in the words of these pages."),
            "order": whole("Its position among the updates of one day."),
            "changed": date("When its substance last changed."),
            "documents": _LISTED,
            "sources": _SOURCES,
            "keeps": many(NAME, "Ids of the promises that it shows to be kept."),
            "keeps_partly": many(NAME, "Ids of the promises of which it shows a part to be kept."),
            "image": one("image", "Its picture."),
            "html": _HTML,
            "text": _TEXT,
            "young_people": one("young_update", "The same in words for children and young people."),
        },
        frozenset({"image_alt", "withdrawn", "publish_at", "status", "approved", "pre_election_ok"}),
    ),
    Shape(
        "withdrawn_update",
        own={
            "name": text("Its name, which never changes."),
            "url": _PAGE,
            "date": date("When it was published."),
            "written": date("When its text was written, if that was long after."),
            "aliases": many(NAME, "Old addresses that lead to it."),
            "withdrawn": one("withdrawal", "When and why it was withdrawn."),
        },
    ),
    Shape("withdrawal", keys.WITHDRAWAL),
    Shape("series", keys.SERIES),
    Shape("quote", keys.QUOTE),
    Shape("diary-date", keys.DIARY_DATE),
    Shape("image", own={"url": address("Where it lies."), "alt": text("What it shows, for people who cannot see it.")}),
    Shape(
        "young_update",
        own={
            "url": _PAGE,
            "title": text("Its title."),
            "html": _HTML,
            "text": _TEXT,
            "teenagers": one("teenagers", "The page for teenagers, and their own text if there is one."),
        },
    ),
)
"""Objects of `updates.json` alone."""

PLAN = (
    Shape(
        "area",
        keys.AREA,
        {
            "number": whole("The area’s number in the plan."),
            "name": text("Its name, which never changes: the file’s name without its ending."),
            "url": _PAGE,
            "followed_by": many(COUNT, "Numbers of the areas that take over from it."),
            "html": _HTML,
            "text": _TEXT,
            "young_people": one("young_area", "The same in words for children and young people."),
            "rating_due": one("rating_due", "By when the next rating was due, if that day has passed."),
            "documents": _LISTED,
            "sources": _SOURCES,
            "updates": many(NAME, "Names of the updates about it, newest first."),
        },
        frozenset(
            {"area", "icon", "young_people_title", "young_people_group"}
            | {"young_people_reviewed", "young_people_checked"}
        ),
    ),
    Shape("closure", keys.CLOSURE),
    Shape(
        "area-response",
        keys.RESPONSE,
        {
            "answer_words": text("What was decided, in words."),
            "source": _SOURCE,
            "holds": yes_or_no("Whether this is the newest answer of that body."),
            "url": _PAGE,
        },
    ),
    Shape(
        "young_area",
        own={
            "title": text("Its title."),
            "url": _PAGE,
            "reviewed": date("When somebody last compared it with the plan."),
            "checked": one("check", "Which group of children or young people read it."),
            "blocks": many("block", "Its parts, in order."),
            "group": {
                "enum": [*(group.value for group in Group), None],
                "description": "What it is about in a young reader’s life.",
            },
            "teenagers": one("teenagers", "The page for teenagers, and their own text if there is one."),
        },
    ),
    Shape("check", keys.CHECK),
    Shape("block", own={"heading": text("Its heading."), "html": _HTML, "text": _TEXT}),
    Shape("rating_due", own={"by": date("The last day by which it was due."), "who": text("Who promised it.")}),
    Shape(
        "action",
        keys.ACTION,
        {
            "moved": _MOVED,
            "status_words": text("The status in the words of these pages; empty if it was not reported."),
            "reported": date("When that was reported."),
            "unconfirmed": yes_or_no("Whether the last report is older than reports are asked for."),
            "overdue": yes_or_no("Whether its day has passed and it is neither done nor stopped."),
            "checked": one("checked", "Who looked whether it is really done."),
            "evidence": _EVIDENCE,
        },
    ),
    Shape(
        "report", keys.REPORT, {"status_words": text("The same in the words of these pages."), "evidence": _EVIDENCE}
    ),
    Shape("checked", keys.CHECKED, {"holds": yes_or_no("Whether the check is of the state that holds now.")}),
    Shape("evidence", own={"update": text("The update’s name."), "url": _PAGE}),
    Shape(
        "rating",
        keys.RATING,
        {
            "url": address("Where it stands."),
            "delivery_words": text("The same in the words of these pages."),
            "impact_words": text("The same in the words of these pages."),
            "flags": many(NAME, "What makes it doubtful: no-impact, no-source."),
            "is_latest": yes_or_no("Whether it is the latest rating of that rater for the area."),
        },
    ),
    Shape("measure", keys.MEASURE, {"target": text("The number that it should reach."), "moved": _MOVED}),
    Shape(
        "point",
        keys.POINT,
        {"value": number("The figure."), "value_words": text("The same as it was typed.")},
    ),
    Shape("baseline", keys.BASELINE, {"value_words": text("The same as it was typed.")}),
    Shape("comparator", keys.COMPARATOR),
    Shape("revision", keys.REVISION, {"was": text("What the value was before.")}),
    Shape(
        "kept_promise",
        keys.PROMISE,
        _PROMISE_KEYS
        | {
            "url": _PAGE,
            "made_in": text("The name of the update that made it."),
            "made_on": date("When it was made."),
            "standing": word(Standing, "What became of it as at the day of the build, as far as this record shows."),
            "standing_words": text("The same in the words of these pages."),
            "kept_by": many(NAME, "Names of the updates that show it to be kept."),
            "partly_kept_by": many(NAME, "Names of the updates that show a part of it to be kept."),
            "days_overdue": whole("Days since its last day, if that has passed and it is not shown to be kept."),
        },
    ),
    Shape("judgement", keys.JUDGEMENT, {"source": _SOURCE}),
    Shape("grade", keys.GRADE),
    Shape("plan-version", keys.PLAN_VERSION, {"document": _SOURCE}),
    Shape("consultation", keys.CONSULTATION),
    Shape(
        "voice",
        keys.VOICE,
        {
            "url": address("Where it stands."),
            "state_words": text("The same in the words of these pages."),
            "overdue": yes_or_no("Whether the day by which it was to be done has passed."),
            "days": one("days", "How many days passed from what they said until they were told."),
            "source": _SOURCE,
            "young_people": one("young-voice", "The same in a child’s words."),
        },
    ),
    Shape("days", own={"least": whole("At least so many."), "most": whole("At most so many: a month has no day.")}),
    Shape("young-voice", keys.YOUNG_VOICE),
    Shape(
        "rhythm",
        keys.RHYTHM,
        {
            "source": _SOURCE,
            "standing": word(Beat, "How it stands as at the day of the build, as far as this record shows."),
            "last_shown": date("When this record last shows that it was kept."),
            "next_due": date("By when it is due next."),
            "overdue": many("gap", "Each time that it was not kept by its day."),
        },
    ),
    Shape("gap", own={"due": date("By when it was due."), "shown_again": date("When it was next shown to be kept.")}),
    Shape("event", keys.EVENT, {"source": _SOURCE}),
    Shape("term", keys.TERM),
    Shape("body", keys.BODY),
)
"""Objects of `plan.json` alone."""

HISTORY = (
    Shape(
        "change",
        own={
            "what": text("What sort of change it is."),
            "date": date("When it was made."),
            "of": text("What was changed."),
            "url": address("Where that stands."),
            "was": text("What was there before."),
            "now": text("What is there since."),
            "why": text("Why."),
            "agreed_by": text("Who agreed to it."),
            "changed": many("fact", "Every fact that changed, if the record of what was published is kept."),
            "words_before?": {"enum": ["not shown"], "description": "That the words before are kept from readers."},
        },
    ),
    Shape(
        "fact",
        own={
            "thing?": text("Of what it is a fact."),
            "key": text("Which."),
            "was": {"type": ["string", "null"], "description": "What it said before; null if there was none."},
            "now": {"type": ["string", "null"], "description": "What it says; null if it is gone."},
        },
    ),
)
"""Objects of `history.json` alone."""

FILES: dict[str, tuple[tuple[Shape, ...], dict[str, Schema]]] = {
    "updates.json": (
        UPDATES,
        {
            "updates": {
                "type": "array",
                "items": {"anyOf": [{"$ref": "#/$defs/update"}, {"$ref": "#/$defs/withdrawn_update"}]},
                "description": "Every update, newest first; the withdrawn without their text.",
            }
        },
    ),
    "plan.json": (
        PLAN,
        {
            "areas": many("area", "Every area, by number; those that were closed too."),
            "promises": many("kept_promise", "Every promise with what became of it, newest first."),
            "judgements": many("judgement", "What inspectors decided."),
            "plan_versions": many("plan-version", "Versions and other names of the plan."),
            "consultations": many("consultation", "Who was asked about the plan."),
            "voice": many("voice", "What people said, and what came of it."),
            "rhythms": many("rhythm", "What was promised at regular intervals."),
            "timeline": many("event", "events that are not updates of their own."),
            "glossary": many("term", "Words explained."),
            "governance": many("body", "Who answers to whom."),
            "documents": many("listed_document", "Documents that belong to no update."),
        },
    ),
    "history.json": (
        HISTORY,
        {"history": many("change", "What was changed after it was published, newest first.")},
    ),
}
"""What each JSON file holds: its own objects, and its lists."""

HEAD: dict[str, Schema] = {
    "schema": address("The schema of this file."),
    "schema_version": text("The version of that schema."),
    "title": text("What the site is called."),
    "council": text("Whose plan it is."),
    "partners?": many("answering", "Who answers for the plan together with the council."),
    "plan": text("What the plan is called."),
    "url": address("The address of the site."),
    "licence?": one("licence", "Under which terms the data may be used."),
}
"""What each file says about itself."""
