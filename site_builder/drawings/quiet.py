"""The years of a record with its updates and, between them, the times of which it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.drawings.lettering import share, width_of
from site_builder.drawings.strip import DOT, strip
from site_builder.drawings.time_axis import Tick, until
from site_builder.record.dates import When

LINES = 2
"""On how many lines words may stand above the rail."""
YEAR = 3.2
"""The width of a year's name with its distance from its line, in em."""


@dataclass(frozen=True)
class QuietSpan:
    """A time without updates, as it is to be drawn."""

    first: When
    last: When
    words: str
    """How long it was."""
    is_long: bool
    """Whether that is a year or more, which pages stress."""


@dataclass(frozen=True)
class QuietLine:
    """A time without updates, in per cent of the width."""

    first: float
    last: float
    words: str
    """How long it was; "" where there is no room to say it."""
    at: float
    """Where the words stand."""
    anchor: str
    line: int
    """On which line they stand, the lowest being 0."""
    is_long: bool


@dataclass(frozen=True)
class QuietStrip:
    """A rail with a dot for each update, dotted where none was, and its years."""

    dots: tuple[tuple[float, float], ...]
    """Where each begins and ends: those that would touch are one."""
    lines: tuple[QuietLine, ...]
    """Oldest first."""
    start: float
    today: float
    ticks: tuple[Tick, ...]

    @property
    def height(self) -> float:
        """How much of the drawing is above its rail, in em: as many lines of words as it needs."""
        return round(1.1 + 1.15 * (1 + max((one.line for one in self.lines if one.words), default=0)), 2)


def quiet_strip(dates: Sequence[When], times: Sequence[QuietSpan], today: date, today_said: str) -> QuietStrip:
    """The strip of all updates; `times` are those without any, newest first. `today_said` stands at the end, in place of
    a year that it would meet.

    The words of the newest stand lowest. Where others would meet them on a phone, they stand one line higher, or nowhere
    if there is no room there either: the list beside the drawing says all."""
    margin = share(DOT / 2)
    scale = until(today, dates, margin, 100 - margin)
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LINES)]
    lines = []
    for span in times:
        first, last = scale.at(span.first), scale.at(span.last)
        at, anchor, left, right = _place(first, last, 0.9 * share(width_of(span.words)))
        free = (line for line, met in enumerate(taken) if all(right < one or left > other for one, other in met))
        height = next(free, None)
        if height is not None:
            taken[height].append((left, right))
        words = "" if height is None else span.words
        lines.append(QuietLine(first, last, words, at, anchor, height or 0, span.is_long))
    room = 100 - 0.9 * share(width_of(today_said)) - share(YEAR)
    ticks = (tick if tick.at < room else replace(tick, when=None) for tick in scale.ticks)
    dots = strip(dates, dates, today).dots
    return QuietStrip(dots, tuple(reversed(lines)), scale.left, scale.right, tuple(ticks))


def _place(first: float, last: float, width: float) -> tuple[float, str, float, float]:
    """Where words stand above a line, how they are set there, and from where to where they reach."""
    middle = round((first + last) / 2, 2)
    if middle + width / 2 > 100:
        return 100.0, "end", 100 - width, 100.0
    if middle - width / 2 < 0:
        return 0.0, "start", 0.0, width
    return middle, "middle", middle - width / 2, middle + width / 2
