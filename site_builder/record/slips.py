"""Due dates that moved back: how often, and how far."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.record.dates import Span, When, span_of
from site_builder.record.moves import Move


@dataclass(frozen=True)
class Slip:
    """How often and how far a due date was moved."""

    times: int
    first: str
    """What it was at first, as it was typed: a date, or words."""
    months: int | None
    """Whole months from then to what it is now; None where one of the two is not a date."""
    days: int | None
    """The same in days: less than a month may be told in them."""


def slip_of(moves: Sequence[Move], due: When | Span | None) -> Slip | None:
    """How a due date moved back; None if it never moved, or is now no later than it was at first.

    Where it was or is words, or is gone, nobody can say how far: that counts as moved."""
    if not moves:
        return None
    first = span_of(moves[0].was)
    if first is None or due is None:
        return Slip(len(moves), moves[0].was, None, None)
    days = (due.last_day - first.last_day).days
    return Slip(len(moves), moves[0].was, _months(first.last_day, due.last_day), days) if days > 0 else None


def _months(first: date, last: date) -> int:
    """Whole months from a day to a later one: from the end of a month to the end of another they are whole."""
    is_end = last.day == calendar.monthrange(last.year, last.month)[1]
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day and not is_end)
