"""The times of half a year and more for which a record has no update: in words, and drawn on one line of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.drawings.quiet import QuietSpan, QuietStrip, quiet_strip
from site_builder.edition import Edition
from site_builder.record.age import LONG_MONTHS, OLD_MONTHS
from site_builder.record.dates import When, day_of, months_since
from site_builder.views.age import length


@dataclass(frozen=True)
class Quiet:
    """A time for which the record has no update: from one update to the next, or to the day of the build."""

    first: When
    last: When
    goes_on: bool
    """Whether it lasts until the day of the build."""

    @property
    def months(self) -> int:
        """Its length in whole months, at least: a month or a year begins it on its last day and ends it on its first."""
        return months_since(self.first, self.last.first_day)


@dataclass(frozen=True)
class QuietTime:
    """A quiet period with its length in words."""

    first: When
    last: When
    goes_on: bool
    """Whether it lasts until the day of the build."""
    length: str


@dataclass(frozen=True)
class QuietDrawing:
    """All updates of the record on a line of years, dotted where none was."""

    drawn: QuietStrip
    told: str
    """What it is, in words; the list of times beside it says the rest."""


def quiet_times(edition: Edition) -> list[Quiet]:
    """The times of half a year or more without an update, newest first."""
    dates = [update.date for update in edition.record.shown]
    today = day_of(edition.today)
    pairs = zip([today, *dates], dates, strict=False)
    times = [Quiet(older, newer, newer is today) for newer, older in pairs]
    return [quiet for quiet in times if quiet.months >= OLD_MONTHS]


def in_words(edition: Edition, times: Sequence[Quiet]) -> tuple[QuietTime, ...]:
    """Quiet times with their lengths, in the order in which they are given."""
    messages = edition.messages
    return tuple(QuietTime(one.first, one.last, one.goes_on, length(one.months, messages)) for one in times)


def quiet_drawing(edition: Edition, times: Sequence[Quiet]) -> QuietDrawing | None:
    """The drawing of all updates and quiet times; None where there is no quiet time to draw."""
    if not times:
        return None
    dates = [update.date for update in edition.record.shown]
    spans = [
        QuietSpan(one.first, one.last, length(one.months, edition.messages), one.months >= LONG_MONTHS) for one in times
    ]
    today = edition.messages.plain("slow.today")
    told = edition.messages.count("slow.quiet_drawn", len(dates), year=dates[-1].year)
    return QuietDrawing(quiet_strip(dates, spans, edition.today, today), told)
