"""Who answers to whom: one row per body, with a line to each body that it reports to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.drawings.lettering import wrapped
from site_builder.record.references import Body

WIDTH, TEXT, LINE, PAD, GAP = 320.0, 15.0, 20.0, 10.0, 14.0
"""The width of a tree, the size of its names, the height of a line, the padding of a box and the gap between two."""


ELBOW, DEEPEST = 24.0, 110.0
"""How far a box is to the right of the one above it, and the last at most to the right of the first."""


LANE, MOST_LANES = 11.0, 4
"""Room for a dashed line on the right, and how many run side by side; any more are given only in words."""


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
        """The height of all lines and the padding around them."""
        return (len(self.name) + len(self.also)) * LINE + PAD

    @property
    def lines(self) -> list[tuple[float, str, bool]]:
        """Each line of words with its height, and whether it is part of the name."""
        words = [(text, True) for text in self.name] + [(text, False) for text in self.also]
        return [(self.y + PAD / 2 + LINE * (place + 0.74), text, named) for place, (text, named) in enumerate(words)]


@dataclass(frozen=True)
class Tree:
    """Boxes one below another, each further right than the one that it reports to."""

    boxes: tuple[Box, ...]
    elbows: tuple[str, ...]
    """The path of the line to each box from the one that it reports to first."""
    others: tuple[str, ...]
    """The path of the line from a box to any other that it also reports to."""

    @property
    def height(self) -> float:
        """The height of the whole drawing."""
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
        notes = wrapped(also.format(others), room) if others else []
        boxes.append(Box(body, depth, x, y, right - x, tuple(wrapped(body.name, room)), tuple(notes)))
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
