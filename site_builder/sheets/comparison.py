"""The rows that people filled in, compared with those of the record: which thing each is about, and what is new in it."""

from __future__ import annotations

from collections.abc import Collection

from site_builder.codes import Code
from site_builder.problems import listed, quoted
from site_builder.sheets.additions import plan_additions
from site_builder.sheets.cells import Cell
from site_builder.sheets.changed_cells import locked, plan_changes
from site_builder.sheets.columns import Column, Part, Sheet
from site_builder.sheets.findings import Address
from site_builder.sheets.new_things import new_thing
from site_builder.sheets.rows import Row
from site_builder.sheets.steps import Plan
from site_builder.sheets.table import Table, TypedRow

_MOST_NAMED = 5
"""How many things without a row are named one by one."""


def compare(table: Table, plan: Plan) -> None:
    """Adds to the plan the steps, and what is to be said, for every row of a sheet."""
    met: dict[str, TypedRow] = {}
    plan.already.clear()
    for typed in table.rows:
        row = _row_of(typed, table.sheet, plan)
        if row is None:
            _without_row(typed, table.sheet, plan)
            continue
        if row.key in met and not _is_more_of(typed, table.sheet):
            message = f"{row.about} is in row {met[row.key].at.row} already; delete one of the two."
            plan.remarks.error(typed.at, Code.ROW, message)
            continue
        met.setdefault(row.key, typed)
        _compare_row(row, typed, table, plan)
    _gone(table, met, plan)
    _already(table, plan)


def _already(table: Table, plan: Plan) -> None:
    """What is in the record already: one by one, or as a sum where a whole workbook was imported again."""
    if len(plan.already) > _MOST_NAMED:
        message = f"{len(plan.already)} of the new ones are in the record already; nothing changes there."
        plan.remarks.note(table.at, Code.PAST, message)
        return
    for at, about in plan.already:
        plan.remarks.note(at, Code.PAST, f"{about} is in the record already; nothing changes.")


def _compare_row(row: Row, typed: TypedRow, table: Table, plan: Plan) -> None:
    sheet = table.sheet
    for cell, column in locked(row, typed, sheet, plan):
        _refuse(cell, column, row, sheet, plan)
    if sheet.is_past:
        return
    plan_changes(row, typed, sheet, plan, is_exact=bool(typed.marks) or table.is_exact)
    if sheet.of(Part.NEW):
        plan_additions(row, typed, sheet, plan)


def _row_of(typed: TypedRow, sheet: Sheet, plan: Plan) -> Row | None:
    """The record's row that a row is about: as it was exported, or by the names that were typed."""
    if typed.key:
        return plan.known.get(typed.key)
    area, name = (_plain(typed.cells.get(key)) for key in ("area", "id"))
    if sheet.is_past or (not name and "id" in sheet.by_key) or ("area" in sheet.by_key and not area):
        return None
    return plan.known.get("/".join(part for part in (sheet.kind, area, name) if part))


def _plain(cell: Cell | None) -> str:
    return cell.raw if cell and not cell.flaws else ""


def _is_more_of(typed: TypedRow, sheet: Sheet) -> bool:
    """Whether people added a row for something more of a thing, such as a second figure, and nothing else."""
    facts = [typed.cells.get(column.key) for column in sheet.of(Part.FACT, Part.WHY)]
    return not typed.marks and bool(sheet.of(Part.NEW)) and not any(cell and cell.raw for cell in facts)


def _without_row(typed: TypedRow, sheet: Sheet, plan: Plan) -> None:
    """A row of a thing that the record does not have."""
    if typed.key:
        message = f"The record no longer has {quoted(typed.key)}, for which this row was exported; nothing in it is read. Export a new workbook."
        plan.remarks.error(typed.at, Code.OTHER_RECORD, message)
    elif sheet.is_past:
        where = {"rating": "Ratings", "report": "Actions", "point": "Measures"}[sheet.kind]
        message = f"This sheet shows what was recorded, and nothing is added here; use the sheet {quoted(where)}."
        plan.remarks.error(typed.at, Code.PAST, message)
    elif sheet.kind in ("action", "measure"):
        new_thing(typed, sheet, plan)
    elif sheet.kind == "promise":
        message = "A promise is made in an update, so it cannot be added here; write that update with `progress new`, with the promise below 'promises'."
        plan.remarks.error(typed.at, Code.ROW, message)
    else:
        numbers = listed(row.values["area"] for row in plan.shown.rows[sheet.kind])
        message = f"This row is about no area that is here; type the number of one: {numbers}. A new area is a new file in docs/plan/."
        plan.remarks.error(typed.cells.get("area", Cell(typed.at)).at, Code.UNKNOWN_AREA, message)


def _refuse(cell: Cell, column: Column, row: Row, sheet: Sheet, plan: Plan) -> None:
    """A change in a locked cell."""
    if cell.flaws:
        for flaw in cell.flaws:
            plan.remarks.error(cell.at, Code.CELL, flaw)
        return
    now = plan.shown.cell(row, column)
    typed = quoted(cell.raw) if cell.raw else "empty"
    if column.part is Part.KEY:
        message = f"{quoted(column.heading)} is {typed} in the row of {row.about}; it was {quoted(now)}. If some columns were sorted without the others, undo that; otherwise type it again."
        plan.remarks.error(cell.at, Code.ROW, message)
    elif sheet.is_past:
        how = (
            "is revised in its file, with 'revised' that says what it was before and why"
            if sheet.kind == "point"
            else "is put right in its file, with a correction that says what was wrong"
        )
        message = f"{row.about} has {quoted(now)} for {quoted(column.heading)}, and this cell is {typed}. What was recorded is never replaced from a workbook: if it was wrong, it {how}."
        plan.remarks.error(cell.at, Code.PAST, message)
    else:
        was = f"says {quoted(now)}" if now else "is empty"
        message = f"This cell is fixed, and {was} in the record; it is {typed} here. Type it again as it was, or fill in the white cells."
        plan.remarks.error(cell.at, Code.CELL, message)


def _gone(table: Table, met: Collection[str], plan: Plan) -> None:
    """Things of the record without a row are told, and nothing about them changes."""
    rows = plan.shown.rows[table.sheet.kind]
    gone = [row.about for row in rows if row.key in table.exported and row.key not in met]
    if not gone:
        return
    named = listed(
        [*gone[:_MOST_NAMED], *([f"{len(gone) - _MOST_NAMED} more"] if len(gone) > _MOST_NAMED else [])], "and"
    )
    message = f"There is no row for {named}. Deleting a row changes nothing."
    plan.remarks.warn(Address(str(table.at)), Code.ROW, message)
