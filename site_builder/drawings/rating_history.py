"""The history of an area's ratings: one row per half, one shape per rating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.drawings.shapes import OUTLINES
from site_builder.drawings.time_axis import Tick, TimeScale, years_of
from site_builder.record.dates import When
from site_builder.record.ratings import Delivery, Impact, Rating


@dataclass(frozen=True)
class Mark:
    """One rating: its place, its state, and the shape of that state."""

    at: float
    code: Delivery | Impact
    outline: str


@dataclass(frozen=True)
class Run:
    """A state, and the day since which it has not changed."""

    code: Delivery | Impact
    since: When


@dataclass(frozen=True)
class Row:
    """One half of the ratings from the oldest to the latest."""

    scale: str
    """ "delivery" or "impact"."""
    marks: tuple[Mark, ...]
    runs: tuple[Run, ...]
    ticks: tuple[Tick, ...]

    @property
    def lines(self) -> list[tuple[Mark, Mark]]:
        """Each rating with the next: the line between them has the colour of the first."""
        return list(pairwise(self.marks))

    @property
    def key(self) -> list[Mark]:
        """One mark per state, in the order in which they came."""
        return [
            mark for place, mark in enumerate(self.marks) if mark.code not in {one.code for one in self.marks[:place]}
        ]


def history(ratings: Sequence[Rating]) -> tuple[Row, ...]:
    """Delivery and impact over whole years; no row if nothing is rated. `ratings` are oldest first."""
    if not ratings:
        return ()
    scale = years_of([rating.date for rating in ratings])
    delivery = [(rating.date, rating.delivery) for rating in ratings]
    impact = [(rating.date, rating.impact) for rating in ratings]
    return _row("delivery", delivery, scale), _row("impact", impact, scale)


def _row(name: str, states: Sequence[tuple[When, Delivery | Impact]], scale: TimeScale) -> Row:
    marks = tuple(Mark(scale.at(date), code, OUTLINES[code]) for date, code in states)
    before = [None, *(code for _, code in states)]
    runs = tuple(Run(code, date) for (date, code), last in zip(states, before, strict=False) if code is not last)
    return Row(name, marks, runs, scale.ticks)
