"""The points of one series as lines: broken where a figure is withheld and where the way of counting changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from site_builder.record.measures import Point

MOST_DOTS = 24
"""Up to so many points of a line are all marked."""


@dataclass(frozen=True)
class Spot:
    """A point of a line."""

    at: float
    y: float
    is_open: bool = False
    """Whether its figure is provisional: then its mark is hollow."""


@dataclass(frozen=True)
class Stroke:
    """Some points in one line."""

    spots: tuple[Spot, ...]
    is_dashed: bool
    """Whether it leads to a figure that is provisional."""

    @property
    def points(self) -> str:
        """Its points, as SVG writes them."""
        return " ".join(f"{spot.at},{spot.y}" for spot in self.spots)


@dataclass(frozen=True)
class Series:
    """One series as it is drawn."""

    spots: tuple[Spot, ...]
    """Every point that has a figure."""
    strokes: tuple[Stroke, ...]
    dots: tuple[Spot, ...]
    """The points that are marked: all points of a short line, of a long one the last, those that no line touches, and
    those that are provisional."""

    @property
    def lines(self) -> Iterator[tuple[Spot, Spot]]:
        """Each straight piece of it."""
        for stroke in self.strokes:
            yield from pairwise(stroke.spots)


def series(points: Sequence[Point], spot: Callable[[Point], Spot]) -> Series:
    """A series with at least one figure; `spot` says where a point is that has one."""
    runs = list(_runs(points, spot))
    spots = tuple(one for run in runs for one in run)
    strokes = tuple(stroke for run in runs for stroke in _strokes(run))
    alone = {id(run[0]) for run in runs if len(run) == 1}
    is_short = len(spots) <= MOST_DOTS
    dots = (one for one in spots if is_short or one is spots[-1] or id(one) in alone or one.is_open)
    return Series(spots, strokes, tuple(dots))


def _runs(points: Sequence[Point], spot: Callable[[Point], Spot]) -> Iterator[list[Spot]]:
    """The points between one break or withheld figure and the next."""
    run: list[Spot] = []
    for point in points:
        if run and (point.is_break or not point.value):
            yield run
            run = []
        if point.value:
            run.append(spot(point))
    if run:
        yield run


def _strokes(run: Sequence[Spot]) -> Iterator[Stroke]:
    for is_dashed, pairs in groupby(pairwise(run), key=lambda pair: pair[1].is_open):
        together = list(pairs)
        yield Stroke((together[0][0], *(after for _, after in together)), is_dashed)
