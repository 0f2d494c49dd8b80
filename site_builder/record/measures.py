"""A figure that is measured repeatedly for one area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.documents import Document
from site_builder.record.moves import Move, Revision


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
    revised: Revision | None = None
    """What the value was before it was revised last; None if it never was."""
    value_place: Place | None = field(default=None, compare=False, repr=False)
    """Where its value was typed."""


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
    moved: tuple[Move, ...] = ()
    """What its target was before, oldest first."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""
