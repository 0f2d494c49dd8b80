"""A figure that is measured repeatedly for one area."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.documents import Document
from site_builder.record.moves import Move, Revision


class Better(StrEnum):
    """Which way a measure should go."""

    UP = "up"
    DOWN = "down"


def number_in(target: str) -> Fraction | None:
    """The number that a target is, or None if it is words: "90", "90%" and "1,200" are numbers."""
    match = re.fullmatch(r"£?([+-]?\d{1,30}(?:\.\d{1,30})?) ?%?", target.replace(",", ""), re.ASCII)
    return Fraction(match.group(1)) if match else None


@dataclass(frozen=True)
class Point:
    """One value, as its author wrote it, and the date to which it applies."""

    date: When
    value: str
    """A finite number in the author's own digits: "4.50" stays "4.50"; "" if it is withheld."""
    place: Place
    note: str = ""
    revised: Revision | None = None
    """What the value was before it was revised last; None if it never was."""
    is_provisional: bool = False
    """Whether it may still change."""
    is_withheld: bool = False
    """Whether there is a value that is not published; `note` says why."""
    is_break: bool = False
    """Whether it and later ones cannot be compared with those before; `note` says why."""
    value_place: Place | None = field(default=None, compare=False, repr=False)
    """Where its value was typed."""

    @property
    def number(self) -> Fraction:
        """The value as a number, exactly. ValueError if it is withheld."""
        return Fraction(self.value)


@dataclass(frozen=True)
class Baseline:
    """The figure from which progress is counted."""

    date: When
    value: str
    """In the author's own digits."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


@dataclass(frozen=True)
class Comparator:
    """The same figure elsewhere, as others published it. `points` are sorted by date, oldest first."""

    name: str
    points: tuple[Point, ...]
    place: Place
    source: Document | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    @property
    def valued(self) -> tuple[Point, ...]:
        """The points whose value is published."""
        return tuple(point for point in self.points if point.value)


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
    judged_by: str = ""
    """What counts as better, as it was said beforehand."""
    baseline: Baseline | None = None
    comparators: tuple[Comparator, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    @property
    def valued(self) -> tuple[Point, ...]:
        """The points whose value is published."""
        return tuple(point for point in self.points if point.value)

    @property
    def series(self) -> tuple[Measure | Comparator, ...]:
        """Itself and its comparators: everything that has points."""
        return (self, *self.comparators)
