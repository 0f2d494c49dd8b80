"""A time between two things that are to happen again and again: "6 weeks", "1 month"."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from site_builder.record.dates import When, day_of


class Unit(StrEnum):
    """What an interval is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


@dataclass(frozen=True)
class Interval:
    """So many days, weeks, months or years."""

    number: int
    unit: Unit

    @classmethod
    def typed(cls, every: str) -> Interval:
        """An interval as authors type it: "6 weeks". ValueError for anything else."""
        number, _, unit = every.partition(" ")
        return cls(int(number), Unit(unit.removesuffix("s")))

    def after(self, day: date) -> date:
        """The day on which the interval that begins on a day is over: a month after 31 January is 28 February.

        Beyond the last day that a calendar has, it is that day."""
        try:
            if self.unit in _DAYS:
                return day + timedelta(days=self.number * _DAYS[self.unit])
            months = day.year * 12 + day.month - 1 + self.number * _MONTHS[self.unit]
            year, month = months // 12, months % 12 + 1
            return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        except (OverflowError, ValueError):
            return date.max

    def later(self, when: When) -> When | None:
        """The date that follows one after the interval; None beyond the last day that a calendar has.

        A month or a year counts from its last day, and stays as vague where it can: a month after January 2024 is
        February 2024."""
        day = self.after(when.last_day)
        if day == date.max:
            return None
        if when.is_day or self.unit in _DAYS:
            return day_of(day)
        return When(day.year) if when.month is None and self.unit is Unit.YEAR else When(day.year, day.month)


YEARLY = Interval(1, Unit.YEAR)
"""How often something is to be said again where the record has no rhythm for it."""
