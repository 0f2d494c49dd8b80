"""The road so far: inspectors' grades as levels, their visits and the record's updates as rows below, until today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from site_builder.drawings.levels import GAP, ROOM, column_width, lines_of, stacked, words_at
from site_builder.drawings.placing import Space, Words
from site_builder.drawings.time_axis import Tick, TimeScale, until
from site_builder.record.dates import When

ABOVE, LEVEL, ROW, AXIS = 1.6, 2.3, 2.7, 2.3
"""Heights in em: room for words over the best grade, from grade to grade, from row to row, and the years."""
MARK, DOT = 0.45, 0.35
"""Half the size of a grade's mark, and of a dot in a row."""
APART = 0.25
"""Dots that are closer than this on the narrowest screen are drawn as one long one."""
MOST_LINES = 3


@dataclass(frozen=True)
class Graded:
    """A judgement: its date, and the place of its grade, 0 for the best; None for words that are not a grade."""

    date: When
    place: int | None
    words: str


@dataclass(frozen=True)
class Visits:
    """A numbered series, oldest first."""

    name: str
    numbered: tuple[tuple[When, int], ...]


@dataclass(frozen=True)
class Wording:
    """What a journey says by itself, in the page's language."""

    others: str
    """The row of judgements whose words are not a grade."""
    updates: str
    today: str
    silence: str
    """How long ago the last update was; "" if that is not worth saying."""


@dataclass(frozen=True)
class Line:
    """A line of the drawing, by what it says: "held", "riser", "nothing" or "missing"."""

    kind: str
    x1: float
    x2: float
    y1: float
    y2: float


@dataclass(frozen=True)
class Said:
    """Words beside a mark; the last of their row are strong."""

    words: Words
    kind: str
    """ "mark", "last" or "silence"."""


@dataclass(frozen=True)
class Journey:
    """The drawing: a column of words at the left, and beside it the plot, whose positions are per cent of its width."""

    labels: tuple[Words, ...]
    """Right-aligned; one for each line of words."""
    strong: tuple[Words, ...]
    """The same, of the latest grade."""
    label_width: float
    """In em."""
    rails: tuple[float, ...]
    """The heights of levels and rows."""
    lines: tuple[Line, ...]
    marks: tuple[tuple[float, float], ...]
    """The grades, oldest first."""
    dots: tuple[tuple[float, float, float], ...]
    """Of rows: where each begins and ends, and its height."""
    said: tuple[Said, ...]
    ticks: tuple[Tick, ...]
    today: Words
    floor: float
    """Where the lines of years end."""

    @property
    def height(self) -> float:
        """The height of the whole drawing, in em."""
        return round(self.floor + AXIS, 2)


def journey(
    judged: Sequence[Graded], grades: Sequence[str], visits: Sequence[Visits], updates: Sequence[When], today: date,
    wording: Wording,
) -> Journey | None:  # fmt: skip
    """The drawing of all judgements, some series and all updates, each oldest first; None if there is neither a
    judgement nor an update. `grades` are named best first."""
    dates = [one.date for one in judged] + list(updates) + [when for one in visits for when, _ in one.numbered]
    return _Plan(judged, grades, visits, updates, wording).drawn(today, dates) if dates else None


@dataclass
class _Plan:
    judged: Sequence[Graded]
    grades: Sequence[str]
    visits: Sequence[Visits]
    updates: Sequence[When]
    wording: Wording
    lines: list[Line] = field(default_factory=list)
    marks: list[tuple[float, float]] = field(default_factory=list)
    dots: list[tuple[float, float, float]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def drawn(self, today: date, dates: Sequence[When]) -> Journey:
        graded = [one for one in self.judged if one.place is not None]
        others = [one for one in self.judged if one.place is None]
        levels = [lines_of(name, 2) for name in self.grades] if graded else []
        names = [self.wording.others] * bool(others) + [one.name for one in self.visits]
        names += [self.wording.updates] * bool(self.updates)
        labels = [*levels, *(lines_of(name, MOST_LINES) for name in names)]
        rails = stacked(labels, ABOVE, _distances(len(levels), len(names)))
        width, floor = column_width(labels), rails[-1] + 0.8
        room = ROOM - width - GAP
        margin = round(MARK / room * 100, 2)
        scale = until(today, dates, margin, 100 - margin, room)
        space = Space(room, floor + AXIS)
        space.take_upright(scale.right, 0, floor)
        rows = iter(rails[len(levels) :])
        self._grades(graded, rails, scale, space)
        if others:
            self._others(others, next(rows), scale, space)
        for series in self.visits:
            self._visits(series, next(rows), scale, space)
        if self.updates:
            self._updates(next(rows), scale, space)
        last = graded[-1].place if graded else None
        words = [(place == last, one) for place, lines in enumerate(labels) for one in words_at(lines, rails[place])]
        named = Words(scale.right, round(floor + 1.8, 2), self.wording.today, "end")
        return Journey(
            labels=tuple(one for is_last, one in words if not is_last),
            strong=tuple(one for is_last, one in words if is_last),
            label_width=width,
            rails=tuple(rails),
            lines=tuple(self.lines),
            marks=tuple(self.marks),
            dots=tuple(self.dots),
            said=tuple(self.said),
            ticks=scale.ticks_before(space.box(named).left - 0.5),
            today=named,
            floor=round(floor, 2),
        )

    def _grades(self, graded: Sequence[Graded], rails: Sequence[float], scale: TimeScale, space: Space) -> None:
        """A level from each judgement to the next, and a riser between them; after the last one, dotted to today."""
        self.marks = [(scale.at(one.date), rails[one.place or 0]) for one in graded]
        for (x, y), (to, next_y) in pairwise(self.marks):
            self.lines.append(Line("held", x, to, y, y))
            if y != next_y:
                self.lines.append(Line("riser", to, to, y, next_y))
                space.take_upright(to, y, next_y)
        if self.marks:
            x, y = self.marks[-1]
            self.lines.append(Line("nothing", x, scale.right, y, y))
        for x, y in self.marks:
            space.take(x, y, MARK)
        for one, (x, y) in reversed(list(zip(graded, self.marks, strict=True))):
            self._say(space.place(str(one.date.year), x, (y - 0.75, y + 1.4)), "last" if one is graded[-1] else "mark")

    def _others(self, others: Sequence[Graded], y: float, scale: TimeScale, space: Space) -> None:
        """A dot per judgement without a height of its own, with its words, or its year where they have no room."""
        for one in others:
            space.take(scale.at(one.date), y, MARK)
            self.dots.append((scale.at(one.date), scale.at(one.date), y))
        for one in reversed(others):
            at, lows = scale.at(one.date), (y - 0.65, y + 1.4)
            found = space.place(one.words, at, lows) or space.place(str(one.date.year), at, lows)
            self._say(found, "last" if one is others[-1] else "mark")

    def _visits(self, series: Visits, y: float, scale: TimeScale, space: Space) -> None:
        """Dots with their numbers; where numbers are missing between two, a dotted line."""
        visits = [(scale.at(when), number) for when, number in series.numbered]
        groups = _grouped(visits, 2 * DOT, scale.room)
        self.dots += [(first, last, y) for first, last, _ in _grouped(visits, APART, scale.room)]
        for first, last, _ in groups:
            space.take(first, y, DOT, last)
        for (_, end, numbers), (start, _, after) in pairwise(groups):
            if after[0] > numbers[-1] + 1:
                self.lines.append(Line("missing", end, start, y, y))
        for first, last, numbers in reversed(groups):
            is_last = last == groups[-1][1]
            self._say(space.place(_numbers(numbers), (first + last) / 2, (y - 0.65,)), "last" if is_last else "mark")

    def _updates(self, y: float, scale: TimeScale, space: Space) -> None:
        """A dot per update, then a dotted line to today with how long that is."""
        groups = _grouped([(scale.at(when), 0) for when in self.updates], APART, scale.room)
        self.dots += [(first, last, y) for first, last, _ in groups]
        self.lines.append(Line("nothing", groups[-1][1], scale.right, y, y))
        if self.wording.silence:
            before = scale.right - 0.8 / scale.room * 100
            self._say(space.place(self.wording.silence, before, (y - 0.65,), ("end",)), "silence")

    def _say(self, words: Words | None, kind: str) -> None:
        if words:
            self.said.append(Said(words, kind))


def _distances(levels: int, rows: int) -> list[float]:
    """How far apart levels and rows are at least; below the levels there is room for words on both sides."""
    between = [ROW] * (rows - 1)
    return [*([LEVEL] * (levels - 1)), ROW + 0.7, *between] if levels else between


def _grouped(dots: Sequence[tuple[float, int]], apart: float, room: float) -> list[tuple[float, float, list[int]]]:
    """Dots from left to right; those that are closer than so many em on the narrowest screen are one, with its numbers."""
    groups: list[tuple[float, float, list[int]]] = []
    for at, number in sorted(dots):
        if groups and at - groups[-1][1] < apart / room * 100:
            first, _, numbers = groups.pop()
            groups.append((first, at, [*numbers, number]))
        else:
            groups.append((at, at, [number]))
    return groups


def _numbers(numbers: Sequence[int]) -> str:
    """ "7", "1–2" for numbers that follow one another, else "1, 4"."""
    found = sorted(set(numbers))
    if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
        return f"{found[0]}–{found[-1]}"
    return ", ".join(map(str, found))
