"""The cells of a table in rows of equal length."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.pasted.left_out import Left, LeftOut
from site_builder.pasted.runs import Run
from site_builder.pasted.tree import Element

Line = tuple[Run, ...]
"""The words of one line."""
_MOST_COLUMNS = 100


def grid(
    cells: list[list[Element]], made: Callable[[Element], list[Line]], left_out: LeftOut
) -> Iterator[list[list[Line]]]:
    """Rows of equal length: a cell over several columns or rows stands in the first of its places."""
    held: dict[int, int] = {}
    rows: list[list[list[Line]]] = []
    for row in cells:
        line: list[list[Line]] = []
        for cell in row:
            while held.get(len(line), 0):
                held[len(line)] -= 1
                line.append([])
            wide, high = number_in(cell.attributes.get("colspan"), 1), number_in(cell.attributes.get("rowspan"), 1)
            left_out.note(Left.MERGED, wide > 1 or high > 1)
            for number in range(min(wide, _MOST_COLUMNS)):
                held[len(line)] = high - 1
                line.append(made(cell) if not number else [])
        while held.get(len(line), 0):
            held[len(line)] -= 1
            line.append([])
        rows.append(line)
    width = max(map(len, rows), default=0)
    yield from ([*row, *([[]] * (width - len(row)))] for row in rows)


def number_in(typed: str | None, otherwise: int) -> int:
    """The number that an attribute holds, or another where it holds none."""
    return int(typed) if typed and typed.isdecimal() and len(typed) < 9 else otherwise
