"""When something was told, and how long nothing has been: a dot for each update, then a dotted line to today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.drawings.lettering import share
from site_builder.drawings.time_axis import until
from site_builder.record.dates import When

DOT = 0.6
"""The width of a dot, in em. The line of the text is the drawing's height."""


@dataclass(frozen=True)
class Strip:
    """Dots from left to right, in per cent of the width; those that would touch on a phone are one long dot."""

    dots: tuple[tuple[float, float], ...]
    """Where each begins and ends, measured at the middle of its round ends."""
    years: tuple[float, ...]
    """Where years begin, or months if the strip is short."""
    start: float
    today: float

    @property
    def last(self) -> float:
        """From where on nothing is known: the last dot, or the beginning if there is none."""
        return self.dots[-1][1] if self.dots else self.start


def strip(dates: Sequence[When], every: Sequence[When], today: date) -> Strip:
    """The strip of some dates, on the scale of all dates of the record, of which `every` has the first and the last, so that
    strips can be compared."""
    margin = share(DOT / 2)
    scale = until(today, every, margin, 100 - margin)
    dots: list[tuple[float, float]] = []
    for at in sorted(map(scale.at, dates)):
        if dots and at - dots[-1][1] < share(DOT):
            dots[-1] = (dots[-1][0], at)
        else:
            dots.append((at, at))
    years = tuple(tick.at for tick in scale.ticks)
    return Strip(tuple(dots), years, scale.left, scale.right)
