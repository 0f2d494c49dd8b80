"""One measure as a line, with those of its comparators, its target, its baseline and the notes on its points."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from site_builder.drawings.chart_notes import Note, notes
from site_builder.drawings.lettering import NARROW, share, width_of
from site_builder.drawings.placing import ASIDE, Space, Words
from site_builder.drawings.series import Series, Spot, series
from site_builder.drawings.time_axis import Tick, TimeScale, until
from site_builder.drawings.value_axis import ValueScale, plain, value_scale
from site_builder.messages import Messages
from site_builder.record.dates import When
from site_builder.record.measures import Measure, Point, number_in

NOTES, ABOVE, PLOT, BELOW = 2.2, 1.2, 11.0, 2.2
"""Heights in em of a chart's parts: the marks of notes if there are any, room, the line, the years."""


LONGEST_LEVEL, LONGEST_LAST = 6.5, 5.5
"""Widths in em up to which words are beside the line; longer ones are above it."""
_AWAY = {"start": share(0.65 + ASIDE), "end": -share(0.65 + ASIDE)}
"""How far the last value stands from where words would that reach back over a mark."""


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
class Level:
    """A level line that has a name: the target or the baseline."""

    y: float
    at: float
    """Where it begins; it ends with the chart."""
    words: Words | None
    """None where there is no room for them."""


@dataclass(frozen=True)
class Other:
    """The line of a comparator."""

    letter: str
    """What it is called in the drawing: the list below it says whose line that is."""
    drawn: Series
    words: Words | None
    """Its letter at the end of the line; None where there is no room for it."""


@dataclass(frozen=True)
class Chart:
    """A measure as a line."""

    frame: Frame
    levels: tuple[tuple[float, Words], ...]
    """The round numbers, lowest first, each with the height of its gridline."""
    ticks: tuple[Tick, ...]
    today: Words
    """The name of today, below the line at which the chart ends; none of the values' line reaches further than they do."""
    own: Series
    last: Words | None
    """The last value at the end of the line; None if it is too long for a drawing."""
    notes: tuple[Note, ...]
    breaks: tuple[float, ...]
    """Where the way of counting changed."""
    withheld: tuple[float, ...]
    """Where a figure is withheld."""
    starts_at: str
    """The lowest number of the scale if zero is not on it, or ""."""
    others: tuple[Other, ...] = ()
    target: Level | None = None
    baseline: Level | None = None

    @property
    def height(self) -> float:
        """The height of the whole drawing, in em; the stylesheet says the same."""
        return round(self.frame.bottom + BELOW, 2)


@dataclass(frozen=True)
class Facts:
    """What a measure says in a sentence. `noted` are the points with a note, oldest first."""

    first: Point
    last: Point
    highest: Point
    lowest: Point
    noted: tuple[Point, ...]


def facts(measure: Measure) -> Facts | None:
    """First, last, highest and lowest figure, the older of equal ones; None if no figure is published."""
    if not measure.valued:
        return None
    highest = max(measure.valued, key=lambda point: point.number)
    lowest = min(measure.valued, key=lambda point: point.number)
    noted = tuple(point for point in measure.points if point.note)
    return Facts(measure.valued[0], measure.valued[-1], highest, lowest, noted)


def letters(measure: Measure) -> tuple[str, ...]:
    """What the comparators of a measure are called in its drawing: A, B and so on; "" for one without a figure."""
    found = iter(string.ascii_uppercase)
    return tuple(next(found, "") if comparator.valued else "" for comparator in measure.comparators)


def chart(measure: Measure, messages: Messages, today: date) -> Chart | None:
    """The chart of a measure up to today, its round numbers as the language writes them; None where it has no figure."""
    if not measure.valued:
        return None
    scale = value_scale(_values(measure))
    numbers = [plain(number, messages) for number in scale.numbers]
    frame = _frame(numbers, measure, today)
    time = until(today, _dates(measure), frame.left, frame.right)
    named = Words(frame.right, round(frame.floor - 0.1, 2), messages.plain("ago.today"), "end")

    def spot(point: Point) -> Spot:
        return Spot(time.at(point.date), frame.y(scale.share(point.number)), point.is_provisional)

    own = series(measure.points, spot)
    marks = [spot(point) if point.value else Spot(time.at(point.date), frame.bottom) for point in measure.points]
    drawn = Chart(
        frame=frame,
        levels=tuple(_levels(numbers, frame)),
        ticks=time.ticks_before(Space(NARROW, 0).box(named).left),
        today=named,
        own=own,
        last=_last(measure.valued[-1].value, own),
        notes=notes([mark for mark, point in zip(marks, measure.points, strict=True) if point.note]),
        breaks=tuple(time.at(point.date) for point in measure.points if point.is_break),
        withheld=tuple(time.at(point.date) for point in measure.points if point.is_withheld),
        starts_at="" if 0 <= scale.share(Fraction(0)) <= 1 else numbers[0],
    )
    return _with_levels(_with_others(drawn, measure, spot), measure, scale, time, messages)


def _values(measure: Measure) -> list[Fraction]:
    """Every number that has a place on the scale."""
    typed = (measure.target, measure.baseline.value if measure.baseline else "")
    named = [number for number in map(number_in, typed) if number is not None]
    return [*(point.number for one in measure.series for point in one.valued), *named]


def _dates(measure: Measure) -> list[When]:
    dates = [point.date for one in measure.series for point in one.points]
    return [*dates, measure.baseline.date] if measure.baseline else dates


def _frame(numbers: Sequence[str], measure: Measure, today: date) -> Frame:
    """Leaves room beside the line for the round numbers and the last value, if they are short."""
    widest, last = max(map(width_of, numbers)), width_of(measure.valued[-1].value)
    top = ABOVE + (NOTES if any(point.note for point in measure.points) else 0)
    left = share(widest + 0.6) if widest <= LONGEST_LEVEL else 1.0
    along = until(today, _dates(measure), 0, 100).at(measure.valued[-1].date) / 100
    room = (100 - share(last + 0.8) - left) / along if along and last <= LONGEST_LAST else 100
    return Frame(round(left, 2), round(min(99.0, left + room), 2), top, top + PLOT)


def _levels(numbers: Sequence[str], frame: Frame) -> Iterator[tuple[float, Words]]:
    beside = frame.left > 1
    for place, number in enumerate(numbers):
        y = frame.y(place / (len(numbers) - 1))
        above = Words(0.0, round(y - 0.3, 2), number)
        yield y, Words(frame.left, round(y + 0.35, 2), number, "end") if beside else above


def _last(value: str, own: Series) -> Words | None:
    """To the right of the last point; a long value goes above or below it, wherever the line covers less of it."""
    spot, width = own.spots[-1], width_of(value) + 0.6
    if width <= LONGEST_LAST + 0.6:
        return Words(spot.at, round(spot.y + 0.35, 2), value)
    if width > NARROW:
        return None
    right = max(spot.at, share(width))
    low = min((spot.y - 0.7, spot.y + 1.4), key=lambda y: _covered(own.lines, (right - share(width), right), y))
    return Words(round(right, 2), round(low, 2), value, "end")


def _with_others(drawn: Chart, measure: Measure, spot: Callable[[Point], Spot]) -> Chart:
    """Adds the lines of the comparators, each with its letter where it meets no other words and no end of a line."""
    space = Space(NARROW, drawn.height)
    if drawn.last:
        space.keep(replace(drawn.last, at=drawn.last.at + _AWAY[drawn.last.anchor]))
    space.take(drawn.own.spots[-1].at, drawn.own.spots[-1].y, 0.4)
    lines = [
        (letter, series(one.points, spot))
        for letter, one in zip(letters(measure), measure.comparators, strict=True)
        if one.valued
    ]
    for _, line in lines:
        space.take(line.spots[-1].at, line.spots[-1].y, 0.2)
    others = tuple(Other(letter, line, _lettered(space, letter, line.spots[-1])) for letter, line in lines)
    return replace(drawn, others=others)


def _lettered(space: Space, letter: str, spot: Spot) -> Words | None:
    """Beside the end of its line, from which its distance is the same at every width; else above or below it."""
    beside = space.place(letter, round(min(99.0, spot.at + share(0.9)), 2), (spot.y + 0.35,), ("start",))
    if beside:
        return replace(beside, at=spot.at)
    lows = (spot.y - 0.6, spot.y + 1.2, spot.y - 1.4, spot.y + 2.0)
    return space.place(letter, spot.at, lows, ("middle", "end"))


def _with_levels(drawn: Chart, measure: Measure, scale: ValueScale, time: TimeScale, messages: Messages) -> Chart:
    """Adds the lines of the baseline and the target."""
    target, baseline = number_in(measure.target), measure.baseline
    if baseline and (number := number_in(baseline.value)) is not None:
        text = f"{messages.plain('measures.baseline')} {baseline.value}"
        drawn = replace(drawn, baseline=_level(drawn, text, scale.share(number), time.at(baseline.date)))
    if target is not None:
        text = f"{messages.plain('measures.target')} {measure.target}"
        drawn = replace(drawn, target=_level(drawn, text, scale.share(target), drawn.frame.left))
    return drawn


def _level(drawn: Chart, text: str, up: float, at: float) -> Level:
    """A level line from `at` to the end, with its words where they cover least of all lines and other words."""
    frame, width, y = drawn.frame, share(width_of(text) + 0.6), drawn.frame.y(up)
    if width > frame.right - frame.left:
        return Level(y, at, None)
    lines = [*_lines(drawn), *_rims(drawn)]
    left = min(at, frame.right - width)
    spans = {"start": (left, left + width), "end": (frame.right - width, frame.right)}
    places = [(anchor, low) for low in (y - 0.4, y + 1.1) for anchor in spans]
    anchor, low = min(places, key=lambda place: _covered(lines, spans[place[0]], place[1]))
    return Level(y, at, Words(round(spans[anchor][anchor == "end"], 2), round(low, 2), text, anchor))


def _lines(drawn: Chart) -> Iterator[tuple[Spot, Spot]]:
    """Each straight piece of all lines that words should not cover."""
    yield from drawn.own.lines
    for other in drawn.others:
        yield from other.drawn.lines
    if drawn.baseline:
        yield Spot(drawn.baseline.at, drawn.baseline.y), Spot(drawn.frame.right, drawn.baseline.y)


def _rims(drawn: Chart) -> Iterator[tuple[Spot, Spot]]:
    """The foot and the head of all words that are there, and the last point, as lines."""
    yield drawn.own.spots[-1], drawn.own.spots[-1]
    named = [drawn.last, drawn.baseline.words if drawn.baseline else None, *(other.words for other in drawn.others)]
    for words in filter(None, named):
        width = share(width_of(words.text) + 0.6)
        left = words.at - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
        for y in (words.y, words.y - 0.9):
            yield Spot(left, y), Spot(left + width, y)


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
