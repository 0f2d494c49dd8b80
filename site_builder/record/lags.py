"""How long it took from one date to a later one."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.record.dates import Span


@dataclass(frozen=True)
class Lag:
    """A number of days; two numbers where one of the dates has no day, since nobody knows which of its days it was."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.least == self.most


def lag(since: Span, until: Span) -> Lag:
    """The days from the end of one time to the beginning of a later one; never below zero.

    A stretch of time is over with its last date: a visit of two days is reported on from its second day."""
    least = (until.first.first_day - since.last.last_day).days
    most = (until.first.last_day - since.last.first_day).days
    return Lag(max(0, least), max(0, most))
