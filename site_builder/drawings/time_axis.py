"""Time from left to right, until today, with its years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.drawings.lettering import NARROW, width_of
from site_builder.record.dates import When

YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
YEAR, WIDE_MONTH = 2.6, "September 2025"
"""The width of a year's name in em; each month gets the room of this name, whatever its own in the page's language."""
HALF_A_YEAR = 183
"""Days up to which months are marked in place of years."""
ASIDE = 0.35
"""A name stands this far right of its line, in em."""


@dataclass(frozen=True)
class Tick:
    """Where a year or month begins; without `when` if there is no room for its name, or no need for it."""

    at: float
    when: When | None


@dataclass(frozen=True)
class TimeScale:
    """Months, counted from the year 0, laid out between two positions; all years are equally wide."""

    start: int
    end: float
    step: int
    """Months between two ticks."""
    left: float = 0.0
    right: float = 100.0
    room: float = NARROW
    """The width of the drawing on the narrowest screen, in em."""

    def at(self, when: When) -> float:
        """The position of a date; a month or a year is at its first day."""
        return self._at(_months(when.first_day))

    def _at(self, months: float) -> float:
        return round(self.left + (months - self.start) / (self.end - self.start) * (self.right - self.left), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The beginnings of years with their names; of a shorter scale those of months, of which the first is named."""
        months = range(self.start, math.ceil(self.end), self.step)
        first, *others = (Tick(self._at(month), self._month(month)) for month in months)
        return (first, *(others if self.step >= 12 else (replace(tick, when=None) for tick in others)))

    def ticks_before(self, edge: float) -> tuple[Tick, ...]:
        """The same, with those names alone that end left of `edge`, in em: there stands "today"."""
        width = ASIDE + (YEAR if self.step >= 12 else width_of(WIDE_MONTH))
        return tuple(
            tick if tick.at / 100 * self.room + width < edge else replace(tick, when=None) for tick in self.ticks
        )

    def _month(self, months: int) -> When:
        return When(months // 12) if self.step >= 12 else When(months // 12, months % 12 + 1)


def _months(day: date) -> float:
    """Months from the year 0 to a day."""
    return day.year * 12 + day.month - 1 + (day.day - 1) / 31


def until(
    today: date, dates: Sequence[When], left: float = 0.0, right: float = 100.0, room: float = NARROW
) -> TimeScale:
    """From the first year of some dates to today, with no more ticks than a narrow screen has room to name; from the first
    month if all are within half a year of it.

    A date that is still to come moves the end. `room` is the width of the drawing on the narrowest screen, in em."""
    first = min((when.first_day for when in dates), default=today)
    end = max([today, first, *(when.first_day for when in dates)])
    if (end - first).days < HALF_A_YEAR:
        start, step = first.year * 12 + first.month - 1, 1
    else:
        names = max(1, int((right - left) / 100 * room / (YEAR + ASIDE + 0.25)))
        step = 12 * next(step for step in YEAR_STEPS if (end.year - first.year) // step < names)
        start = first.year * 12
    return TimeScale(start, max(_months(end), start + 0.5), step, left, round(right, 2), room)
