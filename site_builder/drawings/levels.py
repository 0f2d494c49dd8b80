"""Levels and rows with their words at the left, in a column of its own: on every screen they are as wide as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.drawings.lettering import width_of, wrapped
from site_builder.drawings.placing import Words

ROOM = 22.0
"""The width of column and plot on the narrowest screen, in em: 288 px at 13 px."""
LONGEST, GAP, LINE = 8.5, 0.6, 1.1
"""In em: the longest line of words in the column, the gap beside it, the height of a line."""


def lines_of(text: str, most: int) -> list[str]:
    """Words in lines for the column; if they are too many, the last one ends in three dots."""
    lines = wrapped(text, LONGEST)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{wrapped(lines[most - 1], LONGEST - width_of('…'))[0]}…"]


def column_width(labels: Sequence[Sequence[str]]) -> float:
    """The width of the column, in em."""
    return round(max(width_of(line) for lines in labels for line in lines), 2)


def stacked(labels: Sequence[Sequence[str]], top: float, least: Sequence[float]) -> list[float]:
    """The height of each level from the top down: so far apart as is wanted at least, and as their words need."""
    heights = [max(top, len(labels[0]) / 2 * LINE + 0.1)]
    for place in range(1, len(labels)):
        lines = (len(labels[place - 1]) + len(labels[place])) / 2 * LINE + 0.2
        heights.append(heights[-1] + max(lines, least[place - 1]))
    return [round(height, 2) for height in heights]


def words_at(lines: Sequence[str], height: float) -> Iterator[Words]:
    """The lines of one level's words around its height, right-aligned in the column."""
    first = height - (len(lines) - 1) / 2 * LINE + 0.35
    yield from (Words(100, round(first + LINE * place, 2), text, "end") for place, text in enumerate(lines))
