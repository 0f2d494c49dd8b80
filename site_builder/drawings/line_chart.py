"""One measure as a line, with its target and the notes on its points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from site_builder.drawings.lettering import NARROW, share, width_of
from site_builder.drawings.placing import Space, Words
from site_builder.drawings.time_axis import Tick, until
from site_builder.drawings.value_axis import plain, value_scale
from site_builder.messages import Messages
from site_builder.record.measures import Measure, Point

NOTES, ABOVE, PLOT, BELOW = 2.2, 1.2, 11.0, 2.2
"""Heights in em of a chart's parts: the marks of notes if there are any, room, the line, the years."""


MOST_DOTS = 24


LONGEST_LEVEL, LONGEST_LAST = 6.5, 5.5
"""Widths in em up to which words are beside the line; longer ones are above it."""


def number_in(target: str) -> Fraction | None:
    """The number that a target is, or None if it is words: "90", "90%" and "1,200" are numbers."""
    match = re.fullmatch(r"£?([+-]?\d{1,30}(?:\.\d{1,30})?) ?%?", target.replace(",", ""), re.ASCII)
    return Fraction(match.group(1)) if match else None


@dataclass(frozen=True)
class Spot:
    """A point of the line."""

    at: float
    y: float


@dataclass(frozen=True)
class Note:
    """The mark of one note, or of several whose points are close together: a pill with its number or numbers."""

    first: int
    last: int
    spots: tuple[Spot, ...]

    @property
    def text(self) -> str:
        """The number, or the first and the last: "1–3"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def width(self) -> float:
        """The width of the pill, in em."""
        return round(max(1.5, width_of(self.text) + 0.6), 2)

    @property
    def at(self) -> float:
        """The middle of its points, or as near to it as the pill fits."""
        middle, half = (self.spots[0].at + self.spots[-1].at) / 2, share(self.width / 2)
        return round(min(max(middle, half), 100 - half), 2)

    def meets(self, other: Note) -> bool:
        """Whether the two pills would touch on a narrow screen."""
        return abs(self.at - other.at) < share((self.width + other.width) / 2 + 0.2)


@dataclass(frozen=True)
class Frame:
    """The part of a chart that contains the line."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def notch(self) -> float:
        """How far down the tick of a month or year without a name goes."""
        return round(self.bottom + 0.5, 2)

    @property
    def floor(self) -> float:
        """How far down the tick of a year with a name goes."""
        return round(self.bottom + 1.6, 2)

    def y(self, up: float) -> float:
        """The position of a share of the height, from the bottom."""
        return round(self.bottom - up * (self.bottom - self.top), 2)


@dataclass(frozen=True)
class Chart:
    """A measure as a line."""

    frame: Frame
    levels: tuple[tuple[float, Words], ...]
    """The round numbers, lowest first, each with the height of its gridline."""
    ticks: tuple[Tick, ...]
    today: Words
    """The name of today, below the line at which the chart ends; none of the values' line reaches further than they do."""
    spots: tuple[Spot, ...]
    last: Words | None
    """The last value at the end of the line; None if it is too long for a drawing."""
    notes: tuple[Note, ...]
    starts_at: str
    """The lowest number of the scale if zero is not on it, or ""."""
    target_y: float | None = None
    target: Words | None = None

    @property
    def dots(self) -> tuple[Spot, ...]:
        """The points that are marked: all points of a short line, the last of a long one."""
        return self.spots if len(self.spots) <= MOST_DOTS else self.spots[-1:]

    @property
    def height(self) -> float:
        """The height of the whole drawing, in em; the stylesheet says the same."""
        return round(self.frame.bottom + BELOW, 2)

    @property
    def line(self) -> str:
        """The points of the line."""
        return " ".join(f"{spot.at},{spot.y}" for spot in self.spots)


@dataclass(frozen=True)
class Facts:
    """What a measure says in a sentence. `noted` are the points with a note, oldest first."""

    first: Point
    last: Point
    highest: Point
    lowest: Point
    noted: tuple[Point, ...]


def facts(measure: Measure) -> Facts | None:
    """First, last, highest and lowest point, the older of equal ones; None if there is no point."""
    if not measure.points:
        return None
    highest = max(measure.points, key=lambda point: Fraction(point.value))
    lowest = min(measure.points, key=lambda point: Fraction(point.value))
    noted = tuple(point for point in measure.points if point.note)
    return Facts(measure.points[0], measure.points[-1], highest, lowest, noted)


def chart(measure: Measure, messages: Messages, today: date) -> Chart | None:
    """The chart of a measure up to today, its round numbers as the language writes them; None where it has no point."""
    points, target = measure.points, number_in(measure.target)
    if not points:
        return None
    values = [Fraction(point.value) for point in points]
    scale = value_scale(values if target is None else [*values, target])
    numbers = [plain(number, messages) for number in scale.numbers]
    frame = _frame(numbers, measure, today)
    time = until(today, [point.date for point in points], frame.left, frame.right)
    named = Words(frame.right, round(frame.floor - 0.1, 2), messages.plain("ago.today"), "end")
    spots = [Spot(time.at(point.date), frame.y(scale.share(Fraction(point.value)))) for point in points]
    drawn = Chart(
        frame=frame,
        levels=tuple(_levels(numbers, frame)),
        ticks=time.ticks_before(Space(NARROW, 0).box(named).left),
        today=named,
        spots=tuple(spots),
        last=_last(points[-1].value, spots),
        notes=_notes([spot for spot, point in zip(spots, points, strict=True) if point.note]),
        starts_at="" if 0 <= scale.share(Fraction(0)) <= 1 else numbers[0],
    )
    if target is None:
        return drawn
    words = messages.plain("measures.target")
    return _with_target(drawn, f"{words} {measure.target}", scale.share(target))


def _frame(numbers: Sequence[str], measure: Measure, today: date) -> Frame:
    """Leaves room beside the line for the round numbers and the last value, if they are short."""
    widest, last = max(map(width_of, numbers)), width_of(measure.points[-1].value)
    top = ABOVE + (NOTES if any(point.note for point in measure.points) else 0)
    left = share(widest + 0.6) if widest <= LONGEST_LEVEL else 1.0
    dates = [point.date for point in measure.points]
    along = until(today, dates, 0, 100).at(dates[-1]) / 100
    room = (100 - share(last + 0.8) - left) / along if along and last <= LONGEST_LAST else 100
    return Frame(round(left, 2), round(min(99.0, left + room), 2), top, top + PLOT)


def _levels(numbers: Sequence[str], frame: Frame) -> Iterator[tuple[float, Words]]:
    beside = frame.left > 1
    for place, number in enumerate(numbers):
        y = frame.y(place / (len(numbers) - 1))
        above = Words(0.0, round(y - 0.3, 2), number)
        yield y, Words(frame.left, round(y + 0.35, 2), number, "end") if beside else above


def _last(value: str, spots: Sequence[Spot]) -> Words | None:
    """To the right of the last point; a long value goes above or below it, wherever the line covers less of it."""
    spot, width = spots[-1], width_of(value) + 0.6
    if width <= LONGEST_LAST + 0.6:
        return Words(spot.at, round(spot.y + 0.35, 2), value)
    if width > NARROW:
        return None
    right = max(spot.at, share(width))
    low = min((spot.y - 0.7, spot.y + 1.4), key=lambda y: _covered(pairwise(spots), (right - share(width), right), y))
    return Words(round(right, 2), round(low, 2), value, "end")


def _notes(spots: Sequence[Spot]) -> tuple[Note, ...]:
    notes: list[Note] = []
    for number, spot in enumerate(spots, 1):
        note = Note(number, number, (spot,))
        while notes and notes[-1].meets(note):
            before = notes.pop()
            note = Note(before.first, note.last, before.spots + note.spots)
        notes.append(note)
    return tuple(notes)


def _with_target(drawn: Chart, text: str, up: float) -> Chart:
    """Adds the target's line, with its words where they cover least of the line and of the last value."""
    frame, width, y = drawn.frame, share(width_of(text) + 0.6), drawn.frame.y(up)
    if width > frame.right - frame.left:
        return replace(drawn, target_y=y)
    lines = [*pairwise(drawn.spots), *_rims(drawn)]
    spans = {"start": (frame.left, frame.left + width), "end": (frame.right - width, frame.right)}
    places = [(anchor, low) for low in (y - 0.4, y + 1.1) for anchor in spans]
    anchor, low = min(places, key=lambda place: _covered(lines, spans[place[0]], place[1]))
    return replace(drawn, target_y=y, target=Words(spans[anchor][anchor == "end"], round(low, 2), text, anchor))


def _rims(drawn: Chart) -> Iterator[tuple[Spot, Spot]]:
    """The foot and the head of the last value's words, and its point, as lines."""
    yield drawn.spots[-1], drawn.spots[-1]
    if drawn.last:
        away = share(width_of(drawn.last.text) + 0.6) * (1 if drawn.last.anchor == "start" else -1)
        for y in (drawn.last.y, drawn.last.y - 0.9):
            yield Spot(drawn.last.at, y), Spot(drawn.last.at + away, y)


def _covered(lines: Iterable[tuple[Spot, Spot]], span: tuple[float, float], low: float) -> int:
    """How many lines pass through words whose baseline is `low`, from one position to another."""
    return sum(_passes(one, other, span, low) for one, other in lines)


def _passes(one: Spot, other: Spot, span: tuple[float, float], low: float) -> bool:
    """Whether a line touches a row of words on the baseline `low`, or passes close to it."""
    first, last = sorted((one, other), key=lambda spot: spot.at)
    left, right = max(first.at, span[0]), min(last.at, span[1])
    if left > right:
        return False
    slope = (last.y - first.y) / (last.at - first.at) if last.at > first.at else 0.0
    ends = [first.y + slope * (at - first.at) for at in (left, right)] if slope else [first.y, last.y]
    return min(ends) < low + 0.5 and max(ends) > low - 1.1
