"""An entry of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, order=True)
class Occasion:
    """One entry of the calendar, all day from `first` to `last`; sorts by day, then by identifier."""

    first: date
    uid: str
    last: date
    title: str
    description: str
    address: str
    """The address of the page with more about it."""
    written: datetime
    """When its content last changed."""
    revision: int
    """How many times its update was corrected, or 1 for what was overdue until the next report."""
