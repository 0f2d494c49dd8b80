"""A workbook that came back: whose it is, and the rows of its sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.codes import Code
from site_builder.problems import listed, quoted
from site_builder.sheets.cells import Cell
from site_builder.sheets.columns import Sheet
from site_builder.sheets.findings import Address, Remarks, letters
from site_builder.sheets.identity import FINGERPRINT, HIDDEN_SHEET, VERSION, Shown, marks_in
from site_builder.sheets.instructions import NAME
from site_builder.sheets.table import Table, TypedRow
from site_builder.sheets.workbook import FIXED, HEADINGS, LISTS
from site_builder.sheets.workbook_reader import Grid, UnreadableError, read_workbook


@dataclass(frozen=True)
class _Origin:
    """What the hidden sheet says."""

    told: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Key and heading of each column, by the name of the sheet."""
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The keys of the rows, by the name of the sheet."""


def tables(raw: bytes, shown: Shown, remarks: Remarks) -> tuple[Table, ...]:
    """The rows of each sheet that was made from this record; none after an error that concerns the whole workbook."""
    try:
        grids = read_workbook(raw)
    except UnreadableError as error:
        remarks.error(Address(), Code.SHEET, str(error))
        return ()
    return tables_in(grids, shown, remarks)


def tables_in(grids: Mapping[str, Grid], shown: Shown, remarks: Remarks) -> tuple[Table, ...]:
    """The same from sheets that have been opened."""
    origin = _origin(grids.get(HIDDEN_SHEET))
    if not _is_ours(origin, shown, remarks):
        return ()
    known = {sheet.name: sheet for sheet in shown.sheets}
    for name, grid in grids.items():
        if name not in (*known, NAME, LISTS, HIDDEN_SHEET) and grid.cells:
            remarks.warn(Address(name), Code.SHEET, "This sheet is not one of the workbook's; nothing in it is read.")
    for name in known:
        if name not in grids:
            remarks.warn(Address(name), Code.SHEET, "This sheet is not in the workbook; nothing on it changes.")
    return tuple(_Page(known[name], grid, origin, remarks).table() for name, grid in grids.items() if name in known)


def _origin(grid: Grid | None) -> _Origin:
    if grid is None:
        return _Origin()
    told: dict[str, str] = {}
    columns: dict[str, tuple[tuple[str, str], ...]] = {}
    rows: dict[str, set[str]] = {}
    for row in sorted({row for row, _ in grid.cells}):
        said = [grid.cells[row, column].raw if (row, column) in grid.cells else "" for column in range(1, 5)]
        if said[0] == "told":
            told[said[1]] = said[2]
        elif said[0] == "column":
            columns[said[1]] = (*columns.get(said[1], ()), (said[2], said[3]))
        elif said[0] == "row":
            rows.setdefault(said[1], set()).add(said[2])
    return _Origin(told, columns, {sheet: frozenset(keys) for sheet, keys in rows.items()})


def _is_ours(origin: _Origin, shown: Shown, remarks: Remarks) -> bool:
    """Whether a workbook was made from this record by this version; says whose it is, and whether it is older."""
    told, now = origin.told, shown.told
    if told.get("format") != VERSION:
        message = "This workbook was not made by `progress export`, or its hidden sheets are gone, so nobody can know which record it is from; export a new one and fill that in."
        remarks.error(Address(), Code.SHEET, message)
        return False
    if told.get("host") != now["host"]:
        message = f"This workbook was made from another record, that of {quoted(told.get('council', ''))} at {quoted(told.get('host', ''))}; this one is that of {quoted(now['council'])} at {quoted(now['host'])}. Nothing was read."
        remarks.error(Address(), Code.OTHER_RECORD, message)
        return False
    if told.get("state") != now["state"]:
        message = f"The record has changed since this workbook was made on {told.get('exported', 'an unknown day')}. Cells that nobody changed stay as the record has them now."
        remarks.warn(Address(), Code.OTHER_RECORD, message)
    return True


@dataclass(frozen=True)
class _Page:
    """One sheet as it came back."""

    sheet: Sheet
    grid: Grid
    origin: _Origin
    remarks: Remarks

    @property
    def _exported(self) -> tuple[tuple[str, str], ...]:
        return self.origin.columns.get(self.grid.name, ())

    @cached_property
    def _top(self) -> int:
        """The row of the headings: where it was, unless rows above it were added or deleted."""
        found = (row for (row, _), cell in sorted(self.grid.cells.items()) if cell.raw == FINGERPRINT)
        return next(found, HEADINGS)

    @cached_property
    def _where(self) -> dict[str, int]:
        """The number of each column by its key, and that of the fingerprints by ""."""
        known = {column.heading: column.key for column in self.sheet.columns}
        known |= {heading: key for key, heading in self._exported if key in self.sheet.by_key} | {FINGERPRINT: ""}
        found: dict[str, int] = {}
        for (row, number), cell in sorted(self.grid.cells.items()):
            key = known.get(cell.raw.removesuffix(FIXED)) if row == self._top else None
            if key is not None and key in found:
                message = f"The column {quoted(cell.raw)} appears twice; delete one."
                self.remarks.error(cell.at, Code.TWICE, message)
            elif key is not None:
                found[key] = number
        return found

    def table(self) -> Table:
        """Its rows, and what is to be said of the sheet as a whole."""
        if "" not in self._where:
            message = "The hidden column that says what each row was exported for is gone, so nothing on this sheet is read; export a new workbook."
            self.remarks.error(Address(self.grid.name), Code.SHEET, message)
            return Table(self.sheet, Address(self.grid.name), ())
        self._tell_missing()
        self._tell_merged()
        self._tell_strays()
        rows = sorted({row for row, _ in self.grid.cells if row > self._top})
        found = (self._row(row) for row in rows)
        filled = tuple(one for one in found if any(cell.raw or cell.flaws for cell in one.cells.values()))
        exported = self.origin.rows.get(self.grid.name, frozenset())
        return Table(self.sheet, Address(self.grid.name), filled, exported=exported)

    def _row(self, row: int) -> TypedRow:
        at, cells = Address(self.grid.name, row), self.grid.cells
        typed = {key: cells.get((row, number), Cell(at.at(number))) for key, number in self._where.items() if key}
        hidden = cells.get((row, self._where.get("", 0)))
        columns = [key for key, _ in self._exported]
        key, marks = marks_in(hidden.raw, self.sheet, columns) if hidden else ("", {})
        return TypedRow(at, typed, key, marks)

    def _tell_missing(self) -> None:
        gone = [column.heading for column in self.sheet.columns if column.key not in self._where]
        if gone:
            them = "it" if len(gone) == 1 else "them"
            message = f"There is no column {listed(map(quoted, gone), 'and')}; nothing in {them} changes. The headings are in row {self._top}."
            self.remarks.warn(Address(self.grid.name), Code.SHEET, message)

    def _tell_merged(self) -> None:
        for name in self.grid.merged:
            last = re.search(r"[0-9]+$", name)
            if last and int(last.group()) >= self._top:
                message = "These cells are merged, so nobody can know which rows their words are about; unmerge them."
                self.remarks.error(Address(f"{self.grid.name}!{name}"), Code.CELL, message)

    def _tell_strays(self) -> None:
        """What is beside the columns is not read; there is one finding for each such column."""
        known, cells = set(self._where.values()), self.grid.cells.items()
        strays = {column for (row, column), cell in cells if row >= self._top and cell.raw and column not in known}
        for column in sorted(strays):
            message = f"Column {letters(column)} is not one of this sheet's, so nothing in it is read; if it matters, put it into a column of the sheet."
            self.remarks.warn(Address(self.grid.name, self._top, column), Code.SHEET, message)
