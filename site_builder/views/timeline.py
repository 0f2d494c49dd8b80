"""The chronology: updates, what they report, and all other events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from site_builder.edition import Edition
from site_builder.record.dates import Span, When, day_of, months_between
from site_builder.record.documents import Document
from site_builder.record.references import Grade, Judgement
from site_builder.record.updates import Update
from site_builder.views.documents import DocumentLine, optional_document_line

LONGEST_PAUSE = 6
"""Months: a longer time without any moment is shown as a gap."""


class Label(StrEnum):
    """What sort of moment it is, in the order of one day."""

    EVENT = "event"
    PLANNED = "planned"
    HAPPENED = "happened"
    PUBLISHED = "published"
    DATED = "dated"
    """Like PUBLISHED, but its text was written later."""
    TODAY = "today"


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    date: Span
    title: str
    label: Label
    update: Update | None = None
    text: str = ""
    note: str = ""
    source: Document | None = None
    months_before: int = 0
    """Whole months without a moment before it, if these are more than half a year; else 0."""
    place_of_day: int = 0
    """Orders the updates of one day as all other lists do."""


@dataclass(frozen=True)
class MomentLine:
    """One line of the timeline."""

    date: Span
    label: str
    title: str
    update: str
    """The address of the update that reports it, or ""."""
    text: str
    note: str
    source: DocumentLine | None
    months_before: int
    """Whole months without a moment before it, if these are more than half a year; else 0."""


@dataclass(frozen=True)
class YearMoments:
    """The moments of one year, oldest first."""

    year: int
    moments: tuple[MomentLine, ...]


@dataclass(frozen=True)
class JudgementView:
    """A judgement with its parts."""

    date: Span
    by: str
    inspection: str
    overall: str
    parts: tuple[Grade, ...]
    source: DocumentLine | None


@dataclass(frozen=True)
class TimelineView:
    """What the timeline prints, oldest first."""

    title: str
    judgements: tuple[JudgementView, ...]
    years: tuple[YearMoments, ...]


def timeline_view(edition: Edition, title: str) -> TimelineView:
    """Every date of the record."""
    judgements = sorted(edition.record.judgements, key=lambda judgement: judgement.date.first_day)
    years = groupby(moments(edition), key=lambda moment: moment.date.first.year)
    return TimelineView(
        title=title,
        judgements=tuple(_judgement(edition, judgement) for judgement in judgements),
        years=tuple(YearMoments(year, tuple(_line(edition, moment) for moment in group)) for year, group in years),
    )


def _line(edition: Edition, moment: Moment) -> MomentLine:
    return MomentLine(
        date=moment.date,
        label=moment.label.value,
        title=moment.title,
        update=moment.update.address if moment.update else "",
        text=moment.text,
        note=moment.note,
        source=optional_document_line(edition, moment.source),
        months_before=moment.months_before,
    )


def _judgement(edition: Edition, judgement: Judgement) -> JudgementView:
    return JudgementView(
        date=judgement.date,
        by=judgement.by,
        inspection=judgement.inspection,
        overall=judgement.overall,
        parts=judgement.parts,
        source=optional_document_line(edition, judgement.source),
    )


def moments(edition: Edition) -> list[Moment]:
    """Every line, oldest first, with today between what was and what is to come; nothing for an empty record.

    On one date, events and plans come first, then what happened, then what was published."""
    lines = list(_moments(edition))
    today = [Moment(Span.of(day_of(edition.today)), "", Label.TODAY)] if lines else []
    begins = min((update.date for update in edition.record.shown), key=lambda date: date.first_day, default=None)
    return list(_with_gaps(sorted([*lines, *today], key=_order), begins))


def _with_gaps(lines: list[Moment], begins: When | None) -> Iterator[Moment]:
    """The same moments, each with how long the record is silent before it.

    A gap is between two moments, or between the last of them and today. A month or a year counts from its first to
    its last day, so that a gap is never longer than it certainly was; a span of years describes a state and does not end a gap;
    a planned date does not prove that anything happened. What comes before the first update (`begins`) is background,
    chosen from what others wrote: it has no gaps."""
    latest: date | None = None
    for moment in lines:
        if moment.label is Label.PLANNED or not (moment.date.is_one_date or moment.date.last.month):
            yield moment
            continue
        is_told = latest and begins and latest >= begins.first_day
        months = months_between(day_of(latest), moment.date.first) if latest and is_told else 0
        yield replace(moment, months_before=months if months > LONGEST_PAUSE else 0)
        latest = max(latest or moment.date.last_day, moment.date.last_day)


def _moments(edition: Edition) -> Iterator[Moment]:
    messages = edition.messages
    for number, update in enumerate(reversed(edition.record.shown)):
        label = Label.DATED if update.written else Label.PUBLISHED
        yield Moment(Span.of(update.date), update.title, label, update, place_of_day=number)
        if update.happened:
            title = update.happened_title or messages.plain("timeline.took_place", title=update.title)
            yield Moment(update.happened, title, Label.HAPPENED, update, place_of_day=number)
    for event in edition.record.events:
        label = Label.PLANNED if event.due else Label.EVENT
        yield Moment(event.date, event.title, label, None, event.text, event.note, event.source)
    events = {_named(event.date, event.title) for event in edition.record.events}
    for entry in edition.record.diary:
        date = Span.of(entry.diary.date)
        if _named(date, entry.diary.title) not in events:
            yield Moment(date, entry.diary.title, Label.PLANNED, entry.update, note=entry.diary.note)


def _named(date: Span, title: str) -> tuple[str, str]:
    """What makes two moments the same: a diary date may be an event of the timeline too."""
    return str(date), title.casefold()


def _order(moment: Moment) -> tuple[str, int, int, str]:
    number = list(Label).index(Label.PUBLISHED if moment.label is Label.DATED else moment.label)
    return moment.date.first_day.isoformat(), number, moment.place_of_day, moment.title
