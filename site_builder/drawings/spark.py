"""A history of one half of the ratings, small enough for a line of a list: its levels as steps, and the latest state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.drawings.shapes import OUTLINES
from site_builder.drawings.time_axis import until
from site_builder.record.dates import When
from site_builder.record.ratings import Delivery, Impact

WIDTH, HEIGHT, EDGE = 120.0, 40.0, 8.5
"""Its size in a unit of its own, and the room around it for half a mark."""


@dataclass(frozen=True)
class Spark:
    """Steps up and down, the mark of the latest state, and a dotted line from there to today."""

    steps: str
    """The levels until the latest rating, as an SVG path."""
    code: str
    outline: str
    at: float
    y: float
    end: float
    """Where today is."""


def spark(states: Sequence[tuple[When, Delivery | Impact]], every: Sequence[When], today: date) -> Spark:
    """One area's states, oldest first and at least one, on the scale of all ratings of the plan, `every`."""
    scale = until(today, every, EDGE, WIDTH - 2)
    order: list[Delivery | Impact] = list(type(states[0][1]))
    step = (HEIGHT - 2 * EDGE) / (len(order) - 1)
    spots = [(scale.at(when), round(EDGE + step * order.index(code), 2)) for when, code in states]
    (first, height), *others = spots
    path = f"M{first:g} {height:g}" + "".join(f"H{x:g}V{y:g}" for x, y in others)
    at, y = spots[-1]
    latest = states[-1][1]
    return Spark(path, latest.value, OUTLINES[latest], at, y, scale.right)
