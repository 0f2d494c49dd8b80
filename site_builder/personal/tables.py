"""The tables of a Markdown text, as cells that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RULE = re.compile(r"^[ \t>]*+\|?+[ \t]*+:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_MARKS = " \t*_`\u00a0"


@dataclass(frozen=True)
class Cell:
    """The words of a cell without emphasis, and the position at which they begin."""

    text: str
    start: int


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Headings, rows, and the words right above: a heading or a sentence that says what the table is about."""

    headings: Row
    rows: tuple[Row, ...]
    above: str

    def column(self, number: int) -> list[tuple[Row, Cell]]:
        """The cells of a column, each with its row; rows that are too short have none."""
        return [(row, row[number]) for row in self.rows if number < len(row)]


def tables(text: str) -> Iterator[Table]:
    """Every table of a text, in its order."""
    if "|" not in text:
        return
    for rule in _RULE.finditer(text):
        begin = text.rfind("\n", 0, max(rule.start() - 1, 0)) + 1
        headings = _cells(text[begin : rule.start()], begin)
        if "|" in rule.group() and len(headings) > 1:
            above = text[max(0, begin - 300) : begin].rstrip(" \t\n>").rpartition("\n\n")[2]
            yield Table(headings, tuple(_rows(text, rule.end() + 1)), above)


def _rows(text: str, at: int) -> Iterator[Row]:
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if "|" not in text[at:end]:
            return
        yield _cells(text[at:end], at)
        at = end + 1


def _cells(line: str, start: int) -> Row:
    """The cells of one line; the marks of a quotation and the outer bars count for nothing."""
    bare = line.rstrip("\n").rstrip()
    at = len(bare) - len(bare.lstrip(" \t>"))
    at += 1 if bare[at : at + 1] == "|" else 0
    end = len(bare) - 1 if bare.endswith("|") and not bare.endswith("\\|") else len(bare)
    cells = []
    for cut in (*(match.start() for match in _BAR.finditer(bare, at, max(end, at))), end):
        typed = bare[at:cut]
        inner = typed.strip(_MARKS)
        inner = typed.strip() if inner in ("", "\\") else inner  # "*" is how a count is hidden
        cells.append(Cell(inner, start + at + len(typed) - len(typed.lstrip(_MARKS))))
        at = cut + 1
    return tuple(cells)
