"""Drawings made when the site is built: where each line, shape and word stands. `_drawings.html` prints them.

Of a history and a chart, places across are a share of the drawing's width in per cent, places down are counted in
the size of its text (em): words keep their size at every width, and larger text makes the whole drawing larger.
Of a tree, all are in one unit, of which a phone shows 320 across."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from site_builder.model.dates import When
from site_builder.model.measures import Measure, Point
from site_builder.model.ratings import SHAPES, Delivery, Impact, Rating
from site_builder.model.references import Body

_RING = "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"
OUTLINES = {
    "●": _RING,
    "▲": "M0-8L8 6.5H-8z",
    "◆": "M0-8.5L8.5 0L0 8.5L-8.5 0z",
    "■": "M-6.5-6.5H6.5V6.5H-6.5z",
    "○": f"{_RING}M-3.6 0a3.6 3.6 0 1 1 7.2 0a3.6 3.6 0 1 1-7.2 0z",
}
"""Each shape of a rating as a path around 0, 0 in a square of 18; the ring is filled by the even-odd rule."""

NARROW = 20.0
"""Width in em of a drawing on the narrowest screen, 320 px: room for words is worked out for that one."""
NOTES, ABOVE, PLOT, BELOW = 2.2, 1.2, 11.0, 2.2
"""Heights in em of a chart's parts: the marks of notes if there are any, room, the line, the years."""
MOST_DOTS = 24
LONGEST_LEVEL, LONGEST_LAST = 6.5, 5.5
"""Widths in em up to which words stand beside the line; longer ones stand above it."""
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


def width_of(text: str) -> float:
    """The width of a text in em, as the widest of the usual system fonts sets it in bold."""
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.3
    if letter in "iljftrI.,:;'’|!()[] -":
        return 0.45
    return 1.1 if letter in "mwMW@%—…" else 0.82 if letter.isupper() else 0.7


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines of at most `width` em; a word that is longer than a line is cut."""
    lines: list[str] = [""]
    for word in text.split():
        if width_of(f"{lines[-1]} {word}".strip()) <= width:
            lines[-1] = f"{lines[-1]} {word}".strip()
            continue
        *whole, rest = _pieces(word, width)
        lines = [*filter(None, lines), *whole, rest]
    return lines


def _pieces(word: str, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def share(em: float) -> float:
    """What a width takes of the narrowest drawing, in per cent."""
    return em / NARROW * 100


# Time


@dataclass(frozen=True)
class Tick:
    """Where a year or month begins or ends; without `when` where there is no room for its name, or none is needed."""

    at: float
    when: When | None
    anchor: str = "start"


@dataclass(frozen=True)
class TimeScale:
    """Months, counted from the year 0, laid out between two places; every year is as wide as the next."""

    start: int
    end: int
    step: int
    """Months between two ticks."""
    left: float = 0.0
    right: float = 100.0

    def at(self, when: When) -> float:
        """Where a date stands; a month or a year stands where its first day does."""
        return self._at(when.year * 12 + (when.month or 1) - 1 + ((when.day or 1) - 1) / 31)

    def _at(self, months: float) -> float:
        return round(self.left + (months - self.start) / (self.end - self.start) * (self.right - self.left), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The beginnings of years with their names; of a shorter scale those of months, the first and last named."""
        months = range(self.start, self.end, self.step)
        if self.step < 12:
            last = _month(self.end - 1) if self.end - 1 > self.start and self._has_room_for_two else None
            inner = (Tick(self._at(month), None) for month in months[1:])
            return (Tick(self.left, _month(self.start)), *inner, Tick(self.right, last, "end"))
        named = (Tick(self._at(month), When(month // 12)) for month in months)
        fitting = (tick if self.right - tick.at > share(2.6) else replace(tick, when=None) for tick in named)
        return (*fitting, Tick(self.right, None))

    @property
    def _has_room_for_two(self) -> bool:
        names = (_month(month).words for month in (self.start, self.end - 1))
        return sum(0.9 * width_of(name) + 0.5 for name in names) < (self.right - self.left) / share(1)


def _month(months: int) -> When:
    return When(months // 12, months % 12 + 1)


def years_of(dates: Sequence[When], left: float = 0.0, right: float = 100.0) -> TimeScale:
    """The scale of the whole years that hold all dates, with no more ticks than a narrow screen has room to name."""
    first, last = min(date.year for date in dates), max(date.year for date in dates)
    room = max(1, int((right - left) / share(3.2)))
    step = next(step for step in YEAR_STEPS if (last - first) // step < room)
    return TimeScale(first * 12, (last + 1) * 12, step * 12, left, right)


def time_of(dates: Sequence[When], left: float, right: float) -> TimeScale:
    """Whole years, or whole months where several dates lie within half a year."""
    days = [date.first_day for date in dates]
    if not 0 < (max(days) - min(days)).days < 183:
        return years_of(dates, left, right)
    months = [day.year * 12 + day.month - 1 for day in days]
    return TimeScale(min(months), max(months) + 1, 1, left, right)


# The history of an area's ratings


@dataclass(frozen=True)
class Mark:
    """One rating: its place, its state, and the shape of that state."""

    at: float
    code: Delivery | Impact
    outline: str


@dataclass(frozen=True)
class Run:
    """A state, and since when it held without a change."""

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
        """One mark for each state, in the order in which they came."""
        return [
            mark for place, mark in enumerate(self.marks) if mark.code not in {one.code for one in self.marks[:place]}
        ]


def history(ratings: Sequence[Rating]) -> tuple[Row, ...]:
    """Delivery and impact over whole years; no row where nothing is rated. `ratings` are oldest first."""
    if not ratings:
        return ()
    scale = years_of([rating.date for rating in ratings])
    delivery = [(rating.date, rating.delivery) for rating in ratings]
    impact = [(rating.date, rating.impact) for rating in ratings]
    return _row("delivery", delivery, scale), _row("impact", impact, scale)


def _row(name: str, states: Sequence[tuple[When, Delivery | Impact]], scale: TimeScale) -> Row:
    marks = tuple(Mark(scale.at(date), code, OUTLINES[SHAPES[code]]) for date, code in states)
    before = [None, *(code for _, code in states)]
    runs = tuple(Run(code, date) for (date, code), last in zip(states, before, strict=False) if code is not last)
    return Row(name, marks, runs, scale.ticks)


# A measure


@dataclass(frozen=True)
class ValueScale:
    """Round numbers from `low`, one every `step`. Exact: a value may have sixty digits."""

    low: Fraction
    step: Fraction
    count: int

    @property
    def numbers(self) -> list[Fraction]:
        """All round numbers, lowest first."""
        return [self.low + self.step * number for number in range(self.count + 1)]

    def share(self, value: Fraction) -> float:
        """How far up a value stands, from 0 to 1."""
        return float((value - self.low) / (self.step * self.count))


def value_scale(values: Sequence[Fraction]) -> ValueScale:
    """The scale that holds all values. It starts at nought unless that would hide how they change."""
    low, high = min(values), max(values)
    if low == high or high - low >= max(abs(low), abs(high)) / 5:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high:
        high = low + 1
    least = (high - low) / 4
    power = Fraction(10) ** math.floor(math.log10(least))
    step = next(power * digit for digit in (1, 2, 5, 10, 20) if power * digit >= least)
    if all(value.denominator == 1 for value in values):
        step = max(step, Fraction(1))
    start = math.floor(low / step)
    return ValueScale(start * step, step, max(1, math.ceil(high / step) - start))


def plain(number: Fraction) -> str:
    """A round number as a reader meets it: "1,500", "−0.25"; one of more than twelve digits as "1.5 × 10^18"."""
    sign, number = ("−" if number < 0 else ""), abs(number)
    decimals = next((count for count in range(7) if (number * 10**count).denominator == 1), 7)
    if number >= 10**12 or decimals == 7:
        digits, _, power = f"{float(number):.2e}".partition("e")
        return f"{sign}{float(digits):g} × 10^{int(power)}"
    whole, rest = divmod(int(number * 10**decimals), 10**decimals)
    return f"{sign}{whole:,}" + (f".{rest:0{decimals}}" if decimals else "")


def number_in(target: str) -> Fraction | None:
    """The number that a target is, or None where it is words: "90", "90%" and "1,200" are numbers."""
    found = re.fullmatch(r"£?([+-]?\d{1,30}(?:\.\d{1,30})?) ?%?", target.replace(",", ""), re.ASCII)
    return Fraction(found.group(1)) if found else None


@dataclass(frozen=True)
class Spot:
    """A point of the line."""

    at: float
    y: float


@dataclass(frozen=True)
class Words:
    """Words of a drawing: `anchor` says whether they start, have their middle or end at their place."""

    at: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True)
class Note:
    """The mark of one note, or of several whose points lie close: its number or numbers stand in a pill."""

    first: int
    last: int
    spots: tuple[Spot, ...]

    @property
    def text(self) -> str:
        """The number, or the first and the last: "1–3"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def width(self) -> float:
        """Of the pill, in em."""
        return round(max(1.5, width_of(self.text) + 0.6), 2)

    @property
    def at(self) -> float:
        """The middle of its points, or as near to it as the pill has room."""
        middle, half = (self.spots[0].at + self.spots[-1].at) / 2, share(self.width / 2)
        return round(min(max(middle, half), 100 - half), 2)

    def meets(self, other: Note) -> bool:
        """Whether the two pills would touch on a narrow screen."""
        return abs(self.at - other.at) < share((self.width + other.width) / 2 + 0.2)


@dataclass(frozen=True)
class Frame:
    """The part of a chart in which the line runs."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def notch(self) -> float:
        """How far down the line of a month or year without a name reaches."""
        return round(self.bottom + 0.5, 2)

    @property
    def floor(self) -> float:
        """How far down the line of a year with its name reaches."""
        return round(self.bottom + 1.6, 2)

    def y(self, up: float) -> float:
        """The place of a share of the height, counted from the bottom."""
        return round(self.bottom - up * (self.bottom - self.top), 2)


@dataclass(frozen=True)
class Chart:
    """A measure as a line."""

    frame: Frame
    levels: tuple[tuple[float, Words], ...]
    """The round numbers, lowest first, each with the height of its line across."""
    ticks: tuple[Tick, ...]
    spots: tuple[Spot, ...]
    last: Words | None
    """The last value at the end of the line; None where it is too long for a drawing."""
    notes: tuple[Note, ...]
    starts_at: str
    """The lowest number of the scale where nought is not on it, or ""."""
    target_y: float | None = None
    target: Words | None = None

    @property
    def dots(self) -> tuple[Spot, ...]:
        """The points that are marked: all of a short line, the last of a long one."""
        return self.spots if len(self.spots) <= MOST_DOTS else self.spots[-1:]

    @property
    def height(self) -> float:
        """Of the whole drawing, in em; the style sheet says the same."""
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
    """First, last, highest and lowest point, of equal ones the older; None where there is no point."""
    if not measure.points:
        return None
    highest = max(measure.points, key=lambda point: Fraction(point.value))
    lowest = min(measure.points, key=lambda point: Fraction(point.value))
    noted = tuple(point for point in measure.points if point.note)
    return Facts(measure.points[0], measure.points[-1], highest, lowest, noted)


def chart(measure: Measure, target_word: str) -> Chart | None:
    """The chart of a measure, None where it has no point. `target_word` stands before the target's number."""
    points, target = measure.points, number_in(measure.target)
    if not points:
        return None
    values = [Fraction(point.value) for point in points]
    scale = value_scale(values if target is None else [*values, target])
    numbers = [plain(number) for number in scale.numbers]
    frame = _frame(numbers, measure)
    time = time_of([point.date for point in points], frame.left, frame.right)
    spots = [Spot(time.at(point.date), frame.y(scale.share(Fraction(point.value)))) for point in points]
    drawn = Chart(
        frame=frame,
        levels=tuple(_levels(numbers, frame)),
        ticks=time.ticks,
        spots=tuple(spots),
        last=_last(points[-1].value, spots),
        notes=_notes([spot for spot, point in zip(spots, points, strict=True) if point.note]),
        starts_at="" if 0 <= scale.share(Fraction(0)) <= 1 else numbers[0],
    )
    return drawn if target is None else _with_target(drawn, f"{target_word} {measure.target}", scale.share(target))


def _frame(numbers: Sequence[str], measure: Measure) -> Frame:
    """Leaves room beside the line for the round numbers and the last value, as far as they are short."""
    widest, last = max(map(width_of, numbers)), width_of(measure.points[-1].value)
    top = ABOVE + (NOTES if any(point.note for point in measure.points) else 0)
    left = share(widest + 0.6) if widest <= LONGEST_LEVEL else 1.0
    dates = [point.date for point in measure.points]
    along = time_of(dates, 0, 100).at(dates[-1]) / 100
    room = (100 - share(last + 0.8) - left) / along if along and last <= LONGEST_LAST else 100
    return Frame(round(left, 2), round(min(99.0, left + room), 2), top, top + PLOT)


def _levels(numbers: Sequence[str], frame: Frame) -> Iterator[tuple[float, Words]]:
    beside = frame.left > 1
    for place, number in enumerate(numbers):
        y = frame.y(place / (len(numbers) - 1))
        above = Words(0.0, round(y - 0.3, 2), number)
        yield y, Words(frame.left, round(y + 0.35, 2), number, "end") if beside else above


def _last(value: str, spots: Sequence[Spot]) -> Words | None:
    """Right of the last point; a long value above or below it, where the line covers less of it."""
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
    """With the target's line, and its words where they cover least of the line and of the last value."""
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
    """How many lines pass through the words that stand on `low` from one place to another."""
    return sum(_passes(one, other, span, low) for one, other in lines)


def _passes(one: Spot, other: Spot, span: tuple[float, float], low: float) -> bool:
    """Whether a line touches a row of words on `low`, or passes it closely."""
    first, last = sorted((one, other), key=lambda spot: spot.at)
    left, right = max(first.at, span[0]), min(last.at, span[1])
    if left > right:
        return False
    slope = (last.y - first.y) / (last.at - first.at) if last.at > first.at else 0.0
    ends = [first.y + slope * (at - first.at) for at in (left, right)] if slope else [first.y, last.y]
    return min(ends) < low + 0.5 and max(ends) > low - 1.1


# Who answers to whom


WIDTH, TEXT, LINE, PAD, GAP = 320.0, 15.0, 20.0, 10.0, 14.0
"""Of a tree: its width, the size of its names, the height of a line, the room in a box and between two."""
ELBOW, DEEPEST = 24.0, 110.0
"""How far a box stands to the right of the one above it, and the last one of the first at most."""
LANE, MOST_LANES = 11.0, 4
"""Room for a dashed line at the right side, and how many stand side by side; more are told in words alone."""


@dataclass(frozen=True)
class Box:
    """One body: its name and whom else it reports to, in lines."""

    body: Body
    depth: int
    x: float
    y: float
    width: float
    name: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def height(self) -> float:
        """Of all lines and the room around them."""
        return (len(self.name) + len(self.also)) * LINE + PAD

    @property
    def lines(self) -> list[tuple[float, str, bool]]:
        """Each line of words with its height, and whether it is part of the name."""
        words = [(text, True) for text in self.name] + [(text, False) for text in self.also]
        return [(self.y + PAD / 2 + LINE * (place + 0.74), text, named) for place, (text, named) in enumerate(words)]


@dataclass(frozen=True)
class Tree:
    """Boxes below each other, each further right than the one that it reports to."""

    boxes: tuple[Box, ...]
    elbows: tuple[str, ...]
    """The path of the line to each box from the one that it reports to first."""
    others: tuple[str, ...]
    """The path of the line from a box to another one that it reports to as well."""

    @property
    def height(self) -> float:
        """Of the whole drawing."""
        return self.boxes[-1].y + self.boxes[-1].height + 1


def tree(rows: Sequence[tuple[int, Body]], also: str) -> Tree:
    """Bodies from the top down, each with its depth. `also` is "Also reports to: {}" in the page's language."""
    lanes = _lanes([body for _, body in rows])
    beside = LANE * (max(lanes.values()) + 1) if lanes else 0.0
    boxes = _boxes(rows, WIDTH - 1 - beside, also)
    return Tree(boxes, tuple(_elbows(boxes)), tuple(_other_lines(boxes, lanes)))


def _boxes(rows: Sequence[tuple[int, Body]], right: float, also: str) -> tuple[Box, ...]:
    names = {body.id: body.name for _, body in rows}
    indent = min(ELBOW, DEEPEST / max(1, *(depth for depth, _ in rows), 1))
    boxes: list[Box] = []
    y = 1.0
    for depth, body in rows:
        x = round(1 + indent * depth, 2)
        room = (right - x - 2 * PAD) / TEXT
        others = ", ".join(names[name] for name in body.reports_to[1:] if name in names)
        told = wrapped(also.format(others), room) if others else []
        boxes.append(Box(body, depth, x, y, right - x, tuple(wrapped(body.name, room)), tuple(told)))
        y += boxes[-1].height + GAP
    return tuple(boxes)


def _elbows(boxes: Sequence[Box]) -> Iterator[str]:
    above: dict[int, Box] = {}
    for box in boxes:
        above[box.depth] = box
        if box.depth:
            start = above[box.depth - 1]
            across = (start.x + box.x) / 2
            yield f"M{across:g} {start.y + start.height:g}V{box.y + box.height / 2:g}H{box.x:g}"


def _lanes(bodies: Sequence[Body]) -> dict[tuple[str, str], int]:
    """The lane of each line to a second or later superior, so that no two meet; none for lines beyond the last lane."""
    place = {body.id: number for number, body in enumerate(bodies)}
    lines = [(body.id, name) for body in bodies for name in body.reports_to[1:] if name in place]
    taken: list[list[range]] = [[] for _ in range(MOST_LANES)]
    lanes: dict[tuple[str, str], int] = {}
    for line in sorted(lines, key=lambda line: abs(place[line[0]] - place[line[1]])):
        low, high = sorted(place[name] for name in line)
        free = (n for n, spans in enumerate(taken) if all(high < span.start or low >= span.stop for span in spans))
        lane = next(free, None)
        if lane is not None:
            taken[lane].append(range(low, high + 1))
            lanes[line] = lane
    return lanes


def _other_lines(boxes: Sequence[Box], lanes: Mapping[tuple[str, str], int]) -> Iterator[str]:
    by_id = {box.body.id: box for box in boxes}
    for (low, high), lane in lanes.items():
        start, end = by_id[low], by_id[high]
        right = start.x + start.width
        across = right + LANE * (lane + 1)
        yield f"M{right:g} {end.y + PAD:g}H{across:g}V{start.y + start.height - PAD:g}H{right:g}"
