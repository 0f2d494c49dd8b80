"""The chronology: every update and every other event, from the day of the build backwards, in chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.references import Grade, Judgement
from site_builder.views.age import length
from site_builder.views.article import Happened
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.journey import JourneyView, journey_view
from site_builder.views.links import CountedLink
from site_builder.views.moments import LONGEST_PAUSE, Label, Moment, moments, until_today
from site_builder.views.updates import LONG

MOST_OPEN = 12
"""Entries: a year that begins after so many is folded."""


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
        pause=_pause(edition, until_today(found, edition.today)),
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
