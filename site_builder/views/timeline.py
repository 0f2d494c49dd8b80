"""The chronology: every update and every other event, from the day of the build backwards, in chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from site_builder.edition import Edition
from site_builder.record.dates import Span, When, day_of, months_since
from site_builder.record.documents import Document
from site_builder.record.references import Grade, Judgement
from site_builder.record.updates import Update
from site_builder.views.age import length
from site_builder.views.article import Happened
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.journey import JourneyView, journey_view
from site_builder.views.links import CountedLink
from site_builder.views.updates import LONG

LONGEST_PAUSE = 6
"""Months: a longer time without any moment is shown as a gap."""
MOST_OPEN = 12
"""Entries: a year that begins after so many is folded."""


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


@dataclass(frozen=True)
class MomentLine:
    """One entry of the timeline."""

    date: Span
    label: str
    title: str
    update: str
    """The address of the update, or ""."""
    written: When | None
    """When the update's text was written, if that is later than its date."""
    happened: Happened | None
    """When that took place of which the update tells, if not on its own date."""
    text: str
    """What is said of it; of an update, its summary."""
    note: str
    source: DocumentLine | None
    pause: str
    """How long before it there was no entry, in words, if that is more than half a year; else ""."""
    anchors: tuple[str, ...] = ()
    """Anchors of years that have no chapter: links to them lead here."""


@dataclass(frozen=True)
class Chapter:
    """The entries of one year, newest first."""

    year: int
    lines: tuple[MomentLine, ...]
    is_folded: bool = False

    @property
    def entries(self) -> int:
        """How many it has."""
        return len(self.lines)


@dataclass(frozen=True)
class Background:
    """What was before the first update, chosen from what others wrote."""

    year: int
    """The year of the first update."""
    entries: int
    chapters: tuple[Chapter, ...]
    """Newest first."""


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
    """What the timeline prints, newest first."""

    title: str
    journey: JourneyView | None
    """The road so far, drawn; None if there is no update and no judgement."""
    judgements: tuple[JudgementView, ...]
    """Newest first."""
    has_planned: bool
    planned: tuple[MomentLine, ...]
    """What is still to come, soonest first."""
    today: date
    pause: str
    """How long there has been no entry, up to today, in words, if that is more than half a year; else ""."""
    today_anchors: tuple[str, ...]
    """Anchors of years that have no chapter: links to them lead to today."""
    years: tuple[CountedLink, ...]
    """Ways to the chapters, and to what was before them."""
    chapters: tuple[Chapter, ...]
    before: Background | None
    is_long: bool
    """Whether the summaries of its updates are cut to two lines."""

    def __bool__(self) -> bool:
        return bool(self.planned or self.chapters or self.before)


def timeline_view(edition: Edition, title: str) -> TimelineView:
    """Every date of the record."""
    found = moments(edition)
    to_come = [moment for moment in found if _is_to_come(moment, edition.today)]
    passed = [moment for moment in found if not _is_to_come(moment, edition.today)]
    with_chapter = {moment.date.first.year for moment in passed}
    judgements = sorted(edition.record.judgements, key=lambda judgement: judgement.date.first_day, reverse=True)
    begins = min((update.date.year for update in edition.record.shown), default=0)
    every = _folded(_chapters(edition, passed, with_chapter))
    chapters = tuple(chapter for chapter in every if chapter.year >= begins)
    before = _background(begins, every[len(chapters) :])
    return TimelineView(
        title=title,
        journey=journey_view(edition),
        judgements=tuple(_judgement(edition, judgement) for judgement in judgements),
        has_planned=any(moment.label is Label.PLANNED for moment in found),
        planned=tuple(_lines(edition, to_come, with_chapter)),
        today=edition.today,
        pause=_pause(edition, _until_today(found, edition.today)),
        today_anchors=tuple(_anchors({edition.today.year}, with_chapter)),
        years=tuple(_years(edition, chapters, before)),
        chapters=chapters,
        before=before,
        is_long=len(edition.record.shown) > LONG,
    )


def _years(edition: Edition, chapters: Iterable[Chapter], before: Background | None) -> Iterator[CountedLink]:
    for one in chapters:
        yield CountedLink(f"#section-{one.year}", str(one.year), one.entries)
    if before:
        words = edition.messages.plain("timeline.before", year=before.year)
        yield CountedLink("#section-before", words, before.entries)


def _is_to_come(moment: Moment, today: date) -> bool:
    """Whether it has not passed; what is planned for this month or year has not, either."""
    return moment.date.last_day >= today if moment.label is Label.PLANNED else moment.date.first_day > today


def _chapters(edition: Edition, passed: Sequence[Moment], with_chapter: set[int]) -> Iterator[Chapter]:
    for year, group in groupby(reversed(passed), key=lambda moment: moment.date.first.year):
        yield Chapter(year, tuple(_lines(edition, group, with_chapter)))


def _folded(chapters: Iterable[Chapter]) -> list[Chapter]:
    """The same chapters; those that begin after `MOST_OPEN` entries are folded."""
    found, before = [], 0
    for chapter in chapters:
        found.append(replace(chapter, is_folded=before >= MOST_OPEN))
        before += chapter.entries
    return found


def _background(begins: int, chapters: Sequence[Chapter]) -> Background | None:
    entries = sum(chapter.entries for chapter in chapters)
    return Background(begins, entries, tuple(replace(one, is_folded=False) for one in chapters)) if chapters else None


def _anchors(years: set[int], taken: set[int]) -> Iterator[str]:
    """The anchors of years that have none yet; they are taken then, since an address that was given once stays."""
    for year in sorted(years - taken):
        taken.add(year)
        yield f"section-{year}"


def _lines(edition: Edition, shown: Iterable[Moment], taken: set[int]) -> Iterator[MomentLine]:
    for moment in shown:
        spans = [moment.date, moment.happened]
        update, messages = moment.update, edition.messages
        yield MomentLine(
            date=moment.date,
            label=moment.label.value,
            title=moment.title,
            update=update.address if update else "",
            written=update.written if update and moment.label is Label.DATED else None,
            happened=Happened(moment.happened, update.happened_title) if update and moment.happened else None,
            text=moment.text,
            note=moment.note,
            source=optional_document_line(edition, moment.source),
            pause=length(moment.months_before, messages) if moment.months_before else "",
            anchors=tuple(_anchors({span.first.year for span in spans if span}, taken)),
        )


def _pause(edition: Edition, months: int) -> str:
    return length(months, edition.messages) if months > LONGEST_PAUSE else ""


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
    """Every entry, oldest first, with the silence before it. On one date, events and plans come before what was published."""
    return _with_gaps(sorted(_moments(edition), key=_order), edition.today)


def _with_gaps(entries: list[Moment], today: date) -> list[Moment]:
    """The same entries, each with how long the record is silent before it.

    A month or a year counts from its first to its last day, so that a gap is never longer than it certainly was. A gap
    stands before the first entry after its beginning, even if that is a plan or a state, which do not end it."""
    latest: date | None = None
    for first, last in _told(entries, today):
        months = months_since(day_of(latest), first) if latest else 0
        if latest and months > LONGEST_PAUSE:
            place = next(at for at, entry in enumerate(entries) if entry.date.first_day > latest)
            entries[place] = replace(entries[place], months_before=max(months, entries[place].months_before))
        latest = max(latest or last, last)
    return entries


def _until_today(entries: Iterable[Moment], today: date) -> int:
    """Whole months from the last moment to today; 0 if there is none."""
    latest = max((last for _, last in _told(entries, today)), default=today)
    return months_since(day_of(latest), today)


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
