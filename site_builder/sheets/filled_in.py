"""A workbook that came back: whose it is, and the rows of its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from site_builder.codes import Code
from site_builder.problems import listed, quoted
from site_builder.sheets.cells import Cell
from site_builder.sheets.columns import Sheet
from site_builder.sheets.findings import Address, Remarks, letters
from site_builder.sheets.identity import FINGERPRINT, HIDDEN_SHEET, VERSION, Shown, marks_in
from site_builder.sheets.opened import Grid, UnreadableError, opened
from site_builder.sheets.table import Table, TypedRow
from site_builder.sheets.what_to_do import NAME
from site_builder.sheets.workbook import FIRST, HEADINGS, LISTS

_RANGE = re.compile(r"([A-Z]+)([0-9]+)(?::([A-Z]+)([0-9]+))?")


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
        grids = opened(raw)
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
    return tuple(_table(known[name], grid, origin, remarks) for name, grid in grids.items() if name in known)


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


def _table(sheet: Sheet, grid: Grid, origin: _Origin, remarks: Remarks) -> Table:
    exported = origin.columns.get(grid.name, ())
    where = _columns(sheet, grid, exported, remarks)
    _merged(grid, remarks)
    rows = sorted({row for row, _ in grid.cells if row >= FIRST})
    found = [_row(sheet, grid, row, where, exported) for row in rows]
    _strays(grid, where, remarks)
    filled = tuple(one for one in found if any(cell.raw or cell.flaws for cell in one.cells.values()))
    return Table(sheet, Address(grid.name), filled, exported=origin.rows.get(grid.name, frozenset()))


def _columns(sheet: Sheet, grid: Grid, exported: tuple[tuple[str, str], ...], remarks: Remarks) -> dict[str, int]:
    """Where each column is, and that of the fingerprints under ""; a column that is not there is told."""
    headings = {column: cell.raw for (row, column), cell in grid.cells.items() if row == HEADINGS}
    known = {column.heading: column.key for column in sheet.columns} | {heading: key for key, heading in exported}
    found: dict[str, int] = {}
    for number, heading in sorted(headings.items()):
        plain = heading.removesuffix(" (fixed)")
        key = "" if heading == FINGERPRINT else known.get(plain)
        if key is not None and key in found:
            remarks.error(
                Address(grid.name, HEADINGS, number),
                Code.TWICE,
                f"The column {quoted(heading)} appears twice; delete one.",
            )
        elif key is not None:
            found[key] = number
    gone = [column.heading for column in sheet.columns if column.key not in found]
    if gone:
        message = f"There is no column {listed(map(quoted, gone), 'and')}; nothing in {'it' if len(gone) == 1 else 'them'} changes. The headings are in row {HEADINGS}."
        remarks.warn(Address(grid.name), Code.SHEET, message)
    return found


def _merged(grid: Grid, remarks: Remarks) -> None:
    for name in grid.merged:
        match = _RANGE.fullmatch(name)
        if match and int(match.group(4) or match.group(2)) >= HEADINGS:
            at = Address(f"{grid.name}!{name}")
            remarks.error(
                at,
                Code.CELL,
                "These cells are merged, so nobody can know which rows their words are about; unmerge them.",
            )


def _row(
    sheet: Sheet, grid: Grid, row: int, where: Mapping[str, int], exported: tuple[tuple[str, str], ...]
) -> TypedRow:
    at = Address(grid.name, row)
    cells = {
        key: grid.cells.get((row, column), Cell(at.at(column)))
        for key, column in where.items()
        if key and key in sheet.by_key
    }
    hidden = grid.cells.get((row, where.get("", 0)))
    key, marks = marks_in(hidden.raw, sheet, [key for key, _ in exported]) if hidden else ("", {})
    return TypedRow(at, cells, key, marks)


def _strays(grid: Grid, where: Mapping[str, int], remarks: Remarks) -> None:
    """What stands beside the columns of a sheet is not read, and that is told once for each column."""
    columns = set(where.values())
    for column in sorted(_stray_columns(grid, columns)):
        message = f"Column {letters(column)} is not one of this sheet's, so nothing in it is read; if it matters, put it into a column of the sheet."
        remarks.warn(Address(grid.name, HEADINGS, column), Code.SHEET, message)


def _stray_columns(grid: Grid, known: set[int]) -> Iterator[int]:
    return iter(
        {column for (row, column), cell in grid.cells.items() if row >= HEADINGS and cell.raw and column not in known}
    )
