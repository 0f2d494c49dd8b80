"""Time from left to right, with its years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.drawings.lettering import NARROW, share, width_of
from site_builder.record.dates import When

YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
WIDE_MONTH = "September 2025"
"""Each month gets this much room, whatever its name in the page's language."""


@dataclass(frozen=True)
class Tick:
    """Where a year or month begins or ends; without `when` if there is no room for its name, or no need for it."""

    at: float
    when: When | None
    anchor: str = "start"


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
        """The beginnings of years with their names; of a shorter scale those of months, the first and last named."""
        end = math.ceil(self.end)
        months = range(self.start, end, self.step)
        if self.step < 12:
            last = _month(end - 1) if end - 1 > self.start and self._has_room_for_two else None
            inner = (Tick(self._at(month), None) for month in months[1:])
            return (Tick(self.left, _month(self.start)), *inner, Tick(self.right, last, "end"))
        years = (Tick(self._at(month), When(month // 12)) for month in months)
        fitting = (tick if self.right - tick.at > self._share(2.6) else replace(tick, when=None) for tick in years)
        return (*fitting, Tick(self.right, None))

    @property
    def _has_room_for_two(self) -> bool:
        return 2 * (0.9 * width_of(WIDE_MONTH) + 0.5) < (self.right - self.left) / self._share(1)

    def _share(self, em: float) -> float:
        return em / self.room * 100


def _months(day: date) -> float:
    """Months from the year 0 to a day."""
    return day.year * 12 + day.month - 1 + (day.day - 1) / 31


def _month(months: int) -> When:
    return When(months // 12, months % 12 + 1)


def years_of(dates: Sequence[When], left: float = 0.0, right: float = 100.0) -> TimeScale:
    """The scale of the whole years that contain all dates, with no more ticks than a narrow screen has room to name."""
    first, last = min(date.year for date in dates), max(date.year for date in dates)
    room = max(1, int((right - left) / share(3.2)))
    step = next(step for step in YEAR_STEPS if (last - first) // step < room)
    return TimeScale(first * 12, (last + 1) * 12, step * 12, left, right)


def time_of(dates: Sequence[When], left: float, right: float) -> TimeScale:
    """Whole years, or whole months if several dates are within half a year."""
    days = [date.first_day for date in dates]
    if not 0 < (max(days) - min(days)).days < 183:
        return years_of(dates, left, right)
    months = [day.year * 12 + day.month - 1 for day in days]
    return TimeScale(min(months), max(months) + 1, 1, left, right)


def until(
    today: date, dates: Sequence[When], left: float = 0.0, right: float = 100.0, room: float = NARROW
) -> TimeScale:
    """From the first year of some dates to today; from the first month if all are within half a year of it.

    A date that is still to come moves the end. `room` is the width of the drawing on the narrowest screen, in em."""
    first = min((date.first_day for date in dates), default=today)
    end = max(today, *(date.first_day for date in dates), first)
    if (end - first).days < 183:
        start, step = first.year * 12 + first.month - 1, 1
    else:
        names = max(1, int((right - left) / 100 * room / 3.2))
        step = 12 * next(step for step in YEAR_STEPS if (end.year - first.year) // step < names)
        start = first.year * 12
    return TimeScale(start, max(_months(end), start + 0.5), step, left, right, room)


def named_ticks(scale: TimeScale, edge: float) -> tuple[Tick, ...]:
    """The years or months of a scale up to today, with those names that end left of `edge`, in em: there stands "today"."""
    width = 2.6 if scale.step >= 12 else width_of(WIDE_MONTH)
    found = scale.ticks[:-1]
    return tuple(
        tick if tick.anchor == "start" and tick.at / 100 * scale.room + 0.85 + width <= edge else Tick(tick.at, None)
        for tick in found
    )
