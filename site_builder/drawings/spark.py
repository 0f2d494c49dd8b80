"""A history of one half of the ratings, small enough for a line of a list: its levels as steps, and the latest state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.drawings.shapes import OUTLINES
from site_builder.drawings.time_axis import until
from site_builder.record.dates import When
from site_builder.record.ratings import Delivery, Impact

State = Delivery | Impact
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


def spark(states: Sequence[tuple[When, State]], every: Sequence[When], today: date) -> Spark:
    """One area's states, oldest first and at least one, on the scale of all ratings of the plan, `every`.

    What cannot be judged has no level: there the steps have a gap, and as the latest state it stands half way up."""
    scale = until(today, every, EDGE, WIDTH - 2)
    spots = [(scale.at(when), _height(code)) for when, code in states]
    (at, y), latest = spots[-1], states[-1][1]
    return Spark(_path(spots), latest.value, OUTLINES[latest], at, HEIGHT / 2 if y is None else y, scale.right)


def _height(code: State) -> float | None:
    """The height of its level, the best at the top; None for what cannot be judged."""
    if not code.is_judged:
        return None
    order: list[State] = [one for one in type(code) if one.is_judged]
    return round(EDGE + (HEIGHT - 2 * EDGE) / (len(order) - 1) * order.index(code), 2)


def _path(spots: Sequence[tuple[float, float | None]]) -> str:
    """Each level until the next rating, and from there up or down, as an SVG path; "" if no rating has a level."""
    path, before = "", None
    for x, y in spots:
        path += f"H{x:g}" if before is not None else ""
        if y is not None:
            path += f"V{y:g}" if before is not None else f"M{x:g} {y:g}"
        before = y
    return path
