"""The files of `docs/data/`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import yaml

from site_builder.codes import Code
from site_builder.problems import Problem, quoted
from site_builder.read.documents import read_document, read_source, unique_ids
from site_builder.read.fields import Fields
from site_builder.read.source import Source
from site_builder.record.dates import NOWHERE, Span
from site_builder.record.forms import Thing
from site_builder.record.keys import (
    CONSULTATION,
    EVENT,
    EVERY,
    GOVERNANCE,
    JUDGEMENT,
    LISTED_DOCUMENT,
    PLAN_VERSION,
    RHYTHM,
    TERM,
    VOICE,
)
from site_builder.record.references import (
    Body,
    Consultation,
    Event,
    Grade,
    Judgement,
    PlanVersion,
    Rhythm,
    RhythmOf,
    Term,
)
from site_builder.record.updates import Kind
from site_builder.record.voices import Voice, VoiceState, YoungVoice
from site_builder.yaml_nodes import compose

Item = TypeVar("Item")
_NO_DATE = Span.of(NOWHERE)


def read_items(
    source: Source, thing: Thing, read: Callable[[Fields], Item], problems: list[Problem]
) -> tuple[Item, ...]:
    """The items of a file that is one list of such things."""
    node = compose(source.text, source.place, problems)
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        problems.append(
            Problem(
                source.place,
                Code.NOT_LIST,
                f"This file is a list: each {thing.what.partition(' ')[2]} begins with '- '.",
            )
        )
        return ()
    return tuple(read(Fields(item, thing, source.place, problems)) for item in node.value)


def read_event(fields: Fields) -> Event:
    """One event of `timeline.yml`."""
    return Event(
        date=fields.span("date") or _NO_DATE,
        title=fields.text("title"),
        text=fields.text("text"),
        source=read_source(fields),
        note=fields.text("note"),
        due=fields.yes("due"),
        place=fields.place_of("date"),
    )


def read_judgement(fields: Fields) -> Judgement:
    """One judgement of `judgements.yml`."""
    return Judgement(
        date=fields.span("date") or _NO_DATE,
        by=fields.text("by"),
        inspection=fields.text("inspection"),
        overall=fields.text("overall"),
        parts=tuple(_grade(item) for item in fields.items("parts")),
        source=read_source(fields),
        place=fields.place_of("date"),
    )


def _grade(item: Fields) -> Grade:
    return Grade(item.text("name"), item.text("grade"))


def read_term(fields: Fields) -> Term:
    """One word of `glossary.yml`."""
    return Term(
        term=fields.text("term"),
        meaning=fields.text("meaning"),
        place=fields.place,
        short=fields.text("short"),
        young_people=fields.text("young_people"),
        young_people_place=fields.place_of("young_people"),
    )


def read_terms(source: Source, problems: list[Problem]) -> tuple[Term, ...]:
    """All terms in `glossary.yml`, each once."""
    terms = read_items(source, TERM, read_term, problems)
    seen: set[str] = set()
    for term in terms:
        if term.term and term.term.casefold() in seen:
            message = f"The term {quoted(term.term)} appears twice in this file; keep one."
            problems.append(Problem(term.place, Code.TWICE, message))
        seen.add(term.term.casefold())
    return terms


def read_plan_version(fields: Fields) -> PlanVersion:
    """One version of `plan_versions.yml`."""
    return PlanVersion(
        date=fields.span("date") or _NO_DATE,
        title=fields.text("title"),
        endorsed_by=fields.text("endorsed_by"),
        document=read_source(fields, "document"),
        note=fields.text("note"),
        areas=fields.distinct("areas"),
        place=fields.place_of("date"),
        places=fields.places,
    )


def read_consultation(fields: Fields) -> Consultation:
    """One row of `consultation.yml`."""
    date = fields.span("date") or _NO_DATE
    group, about = fields.text("group"), fields.text("about")
    return Consultation(date, group, about, fields.place_of("date"))


_NEVER = "999 years"
"""What stands for an interval that cannot be read: nothing is ever overdue by it."""


def read_rhythm(fields: Fields) -> Rhythm:
    """One rhythm of `rhythms.yml`."""
    every = fields.text("every")
    if every and not re.fullmatch(EVERY, every):
        fields.add(
            fields.place_of("every"),
            Code.RHYTHM,
            f"{quoted(every)} is not an interval; write it as '1 month' or '6 weeks'.",
        )
        every = _NEVER
    kind, of = fields.choice("kind", Kind), fields.choice("of", RhythmOf)
    if kind and of:
        message = "'kind' and 'of' both say what shows that this was kept; keep the one that is meant."
        fields.add(fields.place_of("of"), Code.RHYTHM, message)
    return Rhythm(
        who=fields.text("who"),
        what=fields.text("what"),
        every=every,
        since=fields.span("since"),
        until=fields.span("until"),
        kind=kind,
        of=of,
        source=read_source(fields),
        place=fields.place_of("until"),
    )


def read_voices(source: Source, problems: list[Problem]) -> tuple[Voice, ...]:
    """All entries of `voice.yml`, each once."""
    found: list[tuple[Voice, Fields]] = []

    def read(fields: Fields) -> Voice:
        voice = _voice(fields)
        found.append((voice, fields))
        return voice

    voices = read_items(source, VOICE, read, problems)
    unique_ids([(voice.id, fields) for voice, fields in found])
    seen: set[str] = set()
    for voice, fields in found:
        if voice.said and not voice.id and voice.name in seen:
            message = "This entry appears twice in this file, with the same date, group and words; keep one."
            fields.add(fields.place, Code.TWICE, message)
        seen.add(voice.name)
    return voices


def _voice(fields: Fields) -> Voice:
    return Voice(
        date=fields.span("date") or _NO_DATE,
        group=fields.text("group"),
        said=fields.text("said"),
        state=fields.choice("state", VoiceState) or VoiceState.NO_ANSWER,
        place=fields.place,
        id=fields.id(),
        did=fields.text("did"),
        why=fields.text("why"),
        by_when=fields.span("by_when"),
        told_on=fields.when("told_on"),
        areas=tuple(number for number, _ in fields.numbers("areas")),
        source=read_source(fields),
        young_people=_young_voice(fields),
        places=fields.places,
    )


def _young_voice(fields: Fields) -> YoungVoice | None:
    """What was said in a child's words: plain text stands for that alone."""
    if "young_people" not in fields:
        return None
    if not fields.is_mapping("young_people"):
        said = fields.text("young_people")
        return YoungVoice(said, places={"said": fields.place_of("young_people")}) if said else None
    inner = fields.inner("young_people")
    if inner is None:
        return None
    return YoungVoice(inner.text("said"), inner.text("did"), inner.text("why"), inner.places)


def read_bodies(source: Source, problems: list[Problem]) -> tuple[Body, ...]:
    """The bodies of `governance.yml`, each by an id of its own."""
    node = compose(source.text, source.place, problems)
    if node is None:
        return ()
    fields = Fields(node, GOVERNANCE, source.place, problems)
    items = fields.items("bodies")
    bodies = [_body(item) for item in items]
    unique_ids([(body.id, item) for body, item in zip(bodies, items, strict=True)])
    known = {body.id for body in bodies}
    for item in items:
        for name, place in item.texts("reports_to"):
            if name not in known:
                item.add(
                    place, Code.UNKNOWN_ID, f"No body has the id {quoted(name)}; use the id of a body in this file."
                )
    return tuple(bodies)


def _body(item: Fields) -> Body:
    return Body(
        id=item.id(),
        name=item.text("name"),
        place=item.place,
        what=item.text("what"),
        reports_to=tuple(value for value, _ in item.texts("reports_to")),
        meets=item.text("meets"),
    )


READERS: dict[str, tuple[str, Callable[[Source, list[Problem]], tuple[Any, ...]]]] = {
    "timeline.yml": ("events", lambda source, problems: read_items(source, EVENT, read_event, problems)),
    "judgements.yml": (
        "judgements",
        lambda source, problems: read_items(source, JUDGEMENT, read_judgement, problems),
    ),
    "glossary.yml": ("terms", read_terms),
    "governance.yml": ("bodies", read_bodies),
    "documents.yml": (
        "documents",
        lambda source, problems: read_items(source, LISTED_DOCUMENT, read_document, problems),
    ),
    "plan_versions.yml": (
        "plan_versions",
        lambda source, problems: read_items(source, PLAN_VERSION, read_plan_version, problems),
    ),
    "consultation.yml": (
        "consultations",
        lambda source, problems: read_items(source, CONSULTATION, read_consultation, problems),
    ),
    "rhythms.yml": ("rhythms", lambda source, problems: read_items(source, RHYTHM, read_rhythm, problems)),
    "voice.yml": ("voices", read_voices),
}
"""For each file, the part of `Record` that it fills, and what reads it."""
