"""Dates as spreadsheet programs rewrite them when they open a CSV file: 2025-11-30 as 30/11/2025, 2025-07 as Jul-25.

Which of two numbers is the month, nobody can know of one date. Of a file, the dates that the record has tell it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_MONTH = re.compile(r"([A-Z][a-z]{2})-([0-9]{2})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Rewritten:
    """How the dates of one file are to be read."""

    day_first: bool | None = None
    """Whether the day comes before the month; None where nothing tells it."""
    months: bool = False
    """Whether months were shortened."""

    def read(self, typed: str) -> str:
        """A date as the record has it; whatever else it is, as it is."""
        if self.day_first is not None and (found := _as_day(typed, day_first=self.day_first)):
            return found
        return _as_month(typed) or typed if self.months else typed


def rewritten(typed: Iterable[str], known: Collection[str]) -> Rewritten:
    """How the dates of a file were rewritten, by those of them that the record has too."""
    cells: Sequence[str] = list(typed)
    day_first, month_first = (
        sum(_as_day(one, day_first=order) in known for one in cells if _DAY.fullmatch(one)) for order in (True, False)
    )
    months = any(_as_month(one) in known for one in cells)
    return Rewritten(None if day_first == month_first else day_first > month_first, months)


def _as_day(typed: str, *, day_first: bool) -> str:
    match = _DAY.fullmatch(typed)
    if not match:
        return ""
    first, second, year = map(int, match.groups())
    try:
        return date(year, second if day_first else first, first if day_first else second).isoformat()
    except ValueError:
        return ""


def _as_month(typed: str) -> str:
    match = _MONTH.fullmatch(typed)
    if not match or match.group(1) not in _MONTHS:
        return ""
    return f"20{match.group(2)}-{_MONTHS.index(match.group(1)) + 1:02}"
