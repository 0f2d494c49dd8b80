"""The areas of the plan as rows, one for each phase, and lines from each area to what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.drawings.lettering import NARROW, share, width_of

MOST = 12
"""The most areas of a phase that a phone has room for; of more, a list says all."""
NODE, APART = 1.5, 3.4
"""The side of an area's square, and how far below one row the next one begins, in em."""


@dataclass(frozen=True)
class Node:
    """An area in a row."""

    at: float
    """Its middle, in per cent."""
    text: str
    """Its number."""
    is_last: bool
    """Whether nothing of the next row goes on with it, although there is a next row."""


@dataclass(frozen=True)
class Row:
    """One phase."""

    y: float
    """Where its squares begin, in em."""
    label: str
    nodes: tuple[Node, ...]

    @property
    def bottom(self) -> float:
        """Where its squares end."""
        return round(self.y + NODE, 2)

    @property
    def middle(self) -> float:
        """Where the words of its squares stand."""
        return round(self.y + 1.1, 2)


@dataclass(frozen=True)
class Line:
    """From an area to what became of it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class PhasesDrawing:
    """The rows, from the oldest at the top, and the lines between them."""

    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    side: float = NODE

    @property
    def height(self) -> float:
        """The height of the whole, in em."""
        return round(self.rows[-1].bottom + 0.3, 2)


def phases_drawing(
    rows: Sequence[tuple[str, Sequence[int]]], links: Sequence[Sequence[tuple[int, int]]]
) -> PhasesDrawing | None:
    """Rows with their label and the numbers of their areas, and for each row but the last which number goes on in which
    of the next; None if a row has more areas than fit."""
    if any(len(numbers) > MOST for _, numbers in rows):
        return None
    rows = list(_in_order(rows, links))
    left = share(max(width_of(label) for label, _ in rows) + 0.6)
    if (100 - left) / 100 * NARROW < max(len(numbers) for _, numbers in rows) * (NODE - 0.15):
        left = 0.0
    drawn = [_row(place, label if left else "", numbers, left) for place, (label, numbers) in enumerate(rows)]
    places = [dict(zip(numbers, row.nodes, strict=True)) for row, (_, numbers) in zip(drawn, rows, strict=True)]
    lines = [
        Line(places[place][one].at, drawn[place].bottom, places[place + 1][other].at, drawn[place + 1].y)
        for place, pairs in enumerate(links)
        for one, other in pairs
    ]
    ended = [_ended(row, numbers, pairs) for row, (_, numbers), pairs in zip(drawn, rows, [*links, None], strict=True)]
    return PhasesDrawing(tuple(ended), tuple(lines))


def _in_order(
    rows: Sequence[tuple[str, Sequence[int]]], links: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[tuple[str, Sequence[int]]]:
    """The rows with their areas below those that they come from, so that few lines cross; the first by number."""
    (label, before), *others = rows
    yield label, before
    for (name, numbers), pairs in zip(others, links, strict=True):
        from_: dict[int, list[float]] = {number: [] for number in numbers}
        for one, other in pairs:
            from_[other].append(before.index(one) / len(before))
        middles = {number: sum(found) / len(found) if found else 1.0 for number, found in from_.items()}
        before = sorted(numbers, key=lambda number: (middles[number], number))
        yield name, before


def _row(place: int, label: str, numbers: Sequence[int], left: float) -> Row:
    room = (100 - left) / max(1, len(numbers))
    nodes = (Node(round(left + room * (at + 0.5), 2), str(number), False) for at, number in enumerate(numbers))
    return Row(round(0.3 + place * (NODE + APART), 2), label, tuple(nodes))


def _ended(row: Row, numbers: Sequence[int], pairs: Sequence[tuple[int, int]] | None) -> Row:
    if pairs is None:
        return row
    going_on = {one for one, _ in pairs}
    nodes = (Node(node.at, node.text, number not in going_on) for node, number in zip(row.nodes, numbers, strict=True))
    return Row(row.y, row.label, tuple(nodes))
