"""What is to be done in the files, one step after another, and all that a step is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.record.plan import Area
from site_builder.sheets.cell_values import CellError, CellValue, value_of
from site_builder.sheets.cells import Cell
from site_builder.sheets.columns import Column, Sheet
from site_builder.sheets.findings import Address, Remarks
from site_builder.sheets.identity import Shown
from site_builder.sheets.rows import Row
from site_builder.sheets.words import vocabulary
from site_builder.write import Value


@dataclass(frozen=True)
class Step:
    """One value of one file."""

    at: Address
    file: str
    path: tuple[str | int, ...]
    value: Value
    """What the key will hold, "" for no such key; or one more item of the list that is there."""
    words: str = ""
    """What this changes, in words; "" where it belongs to the step before."""
    is_item: bool = False


@dataclass
class Plan:
    """The steps so far, what was found, and the record that they are made for."""

    edition: Edition
    """The public one."""
    shown: Shown
    remarks: Remarks
    steps: list[Step] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """The keys of what is added, so that nothing is added twice."""
    already: list[tuple[Address, str]] = field(default_factory=list)
    """What one sheet would add that the record has already: the cell, and what messages call it."""

    @cached_property
    def known(self) -> dict[str, Row]:
        """Every row of the record by its key."""
        return {row.key: row for rows in self.shown.rows.values() for row in rows}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """The areas by their numbers."""
        return {str(area.number): area for area in self.edition.record.areas}

    def read(self, cell: Cell, column: Column) -> str | None:
        """The value of a cell, with whatever is to be said of it; None where it cannot be read."""
        for flaw in cell.flaws:
            self.remarks.error(cell.at, Code.CELL, flaw)
        if cell.flaws:
            return None
        try:
            found = value_of(cell, column, vocabulary(column.form, self.edition))
        except CellError as error:
            self.remarks.error(cell.at, error.code, str(error))
            return None
        self._tell(cell, found)
        return found.value

    def _tell(self, cell: Cell, found: CellValue) -> None:
        if found.note:
            self.remarks.note(cell.at, Code.UNKNOWN_WORD, found.note)
        if found.warning:
            self.remarks.warn(cell.at, Code.DATE, found.warning)

    def is_shown(self, cell: Cell) -> bool:
        """Whether a cell that changes something can be seen; if not, that is an error."""
        if cell.is_hidden:
            message = "Something was changed here, in a row, column or sheet that is hidden; show it, and check that it is intended."
            self.remarks.error(cell.at, Code.CELL, message)
        return not cell.is_hidden

    def word(self, column: Column, code: str) -> str:
        """The word that people read for a code."""
        words = vocabulary(column.form, self.edition)
        return words.word(code) if words else code


def values_of(cells: Mapping[str, Cell], sheet: Sheet, plan: Plan, keys: tuple[str, ...]) -> dict[str, str]:
    """The values of some columns, without those that cannot be read, or are hidden and have something in them."""
    found: dict[str, str] = {}
    for key in keys:
        cell = cells.get(key)
        value = plan.read(cell, sheet.by_key[key]) if cell else ""
        if value is not None and (not value or cell is None or plan.is_shown(cell)):
            found[key] = value
    return found
