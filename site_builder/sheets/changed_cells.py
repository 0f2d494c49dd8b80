"""Cells with a value of the record, in which people typed another one."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.invisible import named
from site_builder.problems import quoted
from site_builder.record.forms import Word
from site_builder.sheets.cells import Cell, mark
from site_builder.sheets.columns import Column, Part, Sheet
from site_builder.sheets.rows import Row
from site_builder.sheets.steps import Plan, Step, values_of
from site_builder.sheets.table import TypedRow
from site_builder.write import Value

_NEEDED = ("title", "text", "nature")
"""What a thing cannot be without."""
_OUTCOME = {"outcome": "state", "outcome_date": "date", "outcome_why": "why"}
_WHY = ("moved_why", "moved_agreed_by")
_OF_A_MOVE = ("due", "target", "due_text")


def plan_changes(row: Row, typed: TypedRow, sheet: Sheet, plan: Plan, *, is_exact: bool) -> None:
    """Adds the steps for every cell of a row that says something else than the record. `is_exact` is for rows in which an
    empty cell means that there is nothing."""
    edits: dict[str, tuple[Cell, str]] = {}
    for column in sheet.of(Part.FACT):
        cell = typed.cells.get(column.key)
        if cell is not None and (cell.raw or cell.flaws or is_exact):
            value = _changed(row, typed, cell, column, plan)
            if value is not None and plan.is_shown(cell):
                edits[column.key] = (cell, value)
    if not _may_be_emptied(edits, row, sheet, plan):
        return
    _moves(edits, row, typed, sheet, plan)
    _outcome(edits, row, sheet, plan)
    for key, (cell, value) in edits.items():
        plan.steps.append(Step(cell.at, row.file, (*row.path, key), value, _words(row, sheet.by_key[key], value, plan)))


def _changed(row: Row, typed: TypedRow, cell: Cell, column: Column, plan: Plan) -> str | None:
    """The new value of a cell; None if it is as it was, or cannot be read."""
    now, before = plan.shown.cell(row, column), typed.marks.get(column.key)
    if not cell.flaws and (cell.raw == now or mark(cell.raw) == before):
        return None
    value = plan.read(cell, column)
    if value is None or value == row.values.get(column.key, ""):
        return None
    if before is not None and mark(now) != before:
        message = f"Both this cell and the record were changed since the workbook was made: the record now says {quoted(now)}. Keep one: type that here, or change the file by hand."
        plan.remarks.error(cell.at, Code.OTHER_RECORD, message)
        return None
    return value


def _may_be_emptied(edits: dict[str, tuple[Cell, str]], row: Row, sheet: Sheet, plan: Plan) -> bool:
    """Whether what was emptied can be left out; an error for each that cannot."""
    is_right = True
    for key, (cell, value) in list(edits.items()):
        if value:
            continue
        if key in _NEEDED:
            message = f"{row.about} needs this; it was {quoted(plan.shown.cell(row, sheet.by_key[key]))}."
        elif key in ("due", "target", *_OUTCOME):
            message = f"{quoted(plan.shown.cell(row, sheet.by_key[key]))} was here, and is not deleted in silence; type it again, or what holds now."
        else:
            continue
        plan.remarks.error(cell.at, Code.MISSING_KEY, message)
        del edits[key]
        is_right = False
    return is_right


def _moves(edits: dict[str, tuple[Cell, str]], row: Row, typed: TypedRow, sheet: Sheet, plan: Plan) -> None:
    """A due date or target that was said before moves with its reason, which is written beside it."""
    if "moved_why" not in sheet.by_key:
        return
    why = values_of(typed.cells, sheet, plan, _WHY)
    key = _that_moves(edits, row)
    if len(why) < len(_WHY) or (key and not why["moved_why"]):
        if key and "moved_why" in why:
            _ask_why(edits, row, key, typed, plan)
        for name in _OF_A_MOVE:
            edits.pop(name, None)
        return
    if not key:
        for name in [name for name in why if why[name]]:
            at = typed.cells[name].at
            message = "This says why something moved, but the date or target in this row is as it was; change that, or empty this cell."
            plan.remarks.error(at, Code.CELL, message)
        return
    cell, value = edits.pop(key)
    was = row.values.get(key) or row.values.get("due_text", "")
    move = {"date": plan.edition.today.isoformat(), "was": was, "why": why["moved_why"]}
    move |= {"agreed_by": why["moved_agreed_by"]} if why["moved_agreed_by"] else {}
    said = f"{_words(row, sheet.by_key[key], value, plan)}, because {why['moved_why']}"
    plan.steps.append(Step(cell.at, row.file, (*row.path, key), value, said))
    plan.steps.append(Step(cell.at, row.file, (*row.path, "moved"), move, is_item=True))


def _that_moves(edits: dict[str, tuple[Cell, str]], row: Row) -> str:
    """The key whose published value moves; "" if none does."""
    if "target" in edits and row.values.get("target"):
        return "target"
    if "due" in edits and (row.values.get("due") or row.values.get("due_text")):
        return "due"
    is_only_words = "due_text" in edits and row.values.get("due_text") and not row.values.get("due")
    return "due_text" if is_only_words and "due" not in edits else ""


def _ask_why(edits: dict[str, tuple[Cell, str]], row: Row, key: str, typed: TypedRow, plan: Plan) -> None:
    there = typed.cells.get("moved_why")
    where = f" in {there.at}" if there else " in a column 'moved_why'"
    was = row.values.get(key) or row.values.get("due_text", "")
    message = (
        f"This was {quoted(was)} before, and is not changed in silence; say why{where}, in words that follow “because”."
    )
    plan.remarks.error(edits[key][0].at, Code.PAST, message)


def _outcome(edits: dict[str, tuple[Cell, str]], row: Row, sheet: Sheet, plan: Plan) -> None:
    """What became of a promise is said as one: state, date and why."""
    given = {key: edits.pop(key) for key in _OUTCOME if key in edits}
    if not given:
        return
    if row.values.get("outcome"):
        for key, (cell, value) in given.items():
            words = _words(row, sheet.by_key[key], value, plan)
            plan.steps.append(Step(cell.at, row.file, (*row.path, "outcome", _OUTCOME[key]), value, words))
        return
    first = next(iter(given.values()))[0]
    if missing := [sheet.by_key[key].heading for key in _OUTCOME if key not in given]:
        message = (
            f"What became of a promise needs a word, a date and why; fill in {' and '.join(map(quoted, missing))} too."
        )
        plan.remarks.error(first.at, Code.MISSING_KEY, message)
        return
    whole: Value = {_OUTCOME[key]: given[key][1] for key in _OUTCOME}
    word = plan.word(sheet.by_key["outcome"], given["outcome"][1])
    words = f"{row.about}: {word}, {given['outcome_date'][1]}: {quoted(given['outcome_why'][1])}"
    plan.steps.append(Step(first.at, row.file, (*row.path, "outcome"), whole, words))


def _words(row: Row, column: Column, value: str, plan: Plan) -> str:
    """What a change of one value says in words."""
    old, new = (_said(one, column, plan) for one in (row.values.get(column.key, ""), value))
    name = column.heading[:1].lower() + column.heading[1:]
    return f"{row.about}: {name}: {old} → {new}{_unseen(row.values.get(column.key, ''), value) if old == new else ''}"


def _unseen(old: str, new: str) -> str:
    """In which sign two values differ that look the same."""
    for side, one, other in (("the old", old, new), ("the new", new, old)):
        if signs := sorted(set(one) - set(other)):
            return f" ({side} one has the sign {named(signs[0])}, which is not seen here)"
    return " (they differ in spaces or invisible signs)"


def _said(value: str, column: Column, plan: Plan) -> str:
    if not value:
        return "nothing"
    return plan.word(column, value) if isinstance(column.form, Word) else quoted(value, 100)


def locked(row: Row, typed: TypedRow, sheet: Sheet, plan: Plan) -> Iterator[tuple[Cell, Column]]:
    """The locked cells of a row that say something else than they did when it was exported."""
    for column in sheet.of(Part.KEY, Part.SHOWN):
        cell = typed.cells.get(column.key)
        if cell is None or (not typed.marks and not cell.raw):
            continue
        now, before = plan.shown.cell(row, column), typed.marks.get(column.key)
        if cell.flaws or (cell.raw != now and mark(cell.raw) != before):
            yield cell, column
