"""A figure that is counted again and again for one area."""

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
    """One value, written as the author wrote it, and the date that it is for."""

    date: When
    value: str
    """A finite number in the author's own digits: "4.50" stays "4.50"."""
    place: Place
    note: str = ""


@dataclass(frozen=True)
class Measure:
    """A series of values. `points` are in the order of their dates, oldest first."""

    id: str
    title: str
    points: tuple[Point, ...]
    place: Place
    unit: str = ""
    better: str = ""
    """ "up" or "down": which way is better; "" where nobody said."""
    target: str = ""
    source: Document | None = None
