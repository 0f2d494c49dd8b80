"""A figure that is measured repeatedly for one area."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.documents import Document


class Better(StrEnum):
    """Which way a measure should go."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Point:
    """One value, as its author wrote it, and the date to which it applies."""

    date: When
    value: str
    """A finite number in the author's own digits: "4.50" stays "4.50"."""
    place: Place
    note: str = ""


@dataclass(frozen=True)
class Measure:
    """A series of values. `points` are sorted by date, oldest first."""

    id: str
    title: str
    points: tuple[Point, ...]
    place: Place
    unit: str = ""
    better: Better | None = None
    """Which way is better; None if nobody said."""
    target: str = ""
    source: Document | None = None
