"""What happened or is planned, whatever tells of it: updates, other events, diary dates, and the silence between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from site_builder.edition import Edition
from site_builder.record.dates import Span, day_of, months_since
from site_builder.record.documents import Document
from site_builder.record.updates import Update

LONGEST_PAUSE = 6
"""Months: a longer time without any moment is shown as a gap."""


class Label(StrEnum):
    """What sort of moment it is, in the order of one day."""

    EVENT = "event"
    PLANNED = "planned"
    PUBLISHED = "published"
    DATED = "dated"
    """Like PUBLISHED, but its text was written later."""


@dataclass(frozen=True)
class Moment:
    """One entry of the timeline."""

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

    @property
    def happened(self) -> Span | None:
        """When that took place of which an update tells, if not on its own date."""
        return self.update.happened if self.update and self.label is not Label.PLANNED else None

    @property
    def told(self) -> Iterator[Span]:
        """The times of which it proves that something happened or was published.

        A planned date proves nothing, and a stretch of years describes a state."""
        dates = [] if self.label is Label.PLANNED else [self.date, self.happened]
        return (one for one in dates if one and (one.is_one_date or one.last.month))


def moments(edition: Edition) -> list[Moment]:
    """Every entry, oldest first, with the silence before it. On one date, events and plans come before what was published."""
    return _with_gaps(sorted(_moments(edition), key=_order), edition.today)


def until_today(entries: Iterable[Moment], today: date) -> int:
    """Whole months from the last moment to today; 0 if there is none."""
    latest = max((last for _, last in _told(entries, today)), default=today)
    return months_since(day_of(latest), today)


def _with_gaps(entries: list[Moment], today: date) -> list[Moment]:
    """The same entries, each with how long the record is silent before it.

    A month or a year counts from its first to its last day, so that a gap is never longer than it certainly was. A gap
    comes before the first entry after its beginning, even if that is a plan or a state, which do not end it."""
    latest: date | None = None
    for first, last in _told(entries, today):
        months = months_since(day_of(latest), first) if latest else 0
        if latest and months > LONGEST_PAUSE:
            place = next(at for at, entry in enumerate(entries) if entry.date.first_day > latest)
            entries[place] = replace(entries[place], months_before=max(months, entries[place].months_before))
        latest = max(latest or last, last)
    return entries


def _told(entries: Iterable[Moment], today: date) -> list[tuple[date, date]]:
    """First and last day of all that is told up to today, in order."""
    spans = (span for entry in entries for span in entry.told)
    return sorted((span.first_day, span.last_day) for span in spans if span.first_day <= today)


def _moments(edition: Edition) -> Iterator[Moment]:
    for number, update in enumerate(reversed(edition.record.shown)):
        label = Label.DATED if update.written else Label.PUBLISHED
        yield Moment(Span.of(update.date), update.title, label, update, update.summary, place_of_day=number)
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
