"""Rows as people filled them in, whichever file they come from: a sheet of a workbook, or a CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.sheets.cells import Cell
from site_builder.sheets.columns import Sheet
from site_builder.sheets.findings import Address


@dataclass(frozen=True)
class TypedRow:
    """One row with something in it."""

    at: Address
    """Its row."""
    cells: Mapping[str, Cell] = field(default_factory=dict)
    """By the key of their column, empty ones included where the file has that column."""
    key: str = ""
    """The key of the thing that it was exported for; "" where people added it, or the file does not say."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """A hash of what each cell said when it was exported, by the key of its column."""


@dataclass(frozen=True)
class Table:
    """The rows of one sheet."""

    sheet: Sheet
    at: Address
    rows: tuple[TypedRow, ...]
    is_exact: bool = False
    """Whether an empty cell of a fact means that there is nothing, in rows that do not say what they were exported for."""
    exported: frozenset[str] = frozenset()
    """The keys of the rows that the file had when it was made: one that is gone is worth a word."""
