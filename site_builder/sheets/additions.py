"""What people add: a rating of an area, a report on an action, a figure of a measure; one of a date, and none twice."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.codes import Code
from site_builder.problems import listed, quoted
from site_builder.record.dates import When, span_of
from site_builder.record.names import slug
from site_builder.record.raters import by_rater
from site_builder.sheets.cells import Cell
from site_builder.sheets.columns import Part, Sheet
from site_builder.sheets.findings import Address
from site_builder.sheets.rows import Row, rating_key
from site_builder.sheets.steps import Plan, Step, values_of
from site_builder.sheets.table import TypedRow

_PAST = {"rate": "rating", "action": "report", "measure": "point"}
"""The kind of what is there already, by that of the sheet."""
_CORRECT = {
    "rate": "A rating that was wrong is put right in its file, with a correction that says what was wrong",
    "action": "A report that was wrong is put right in its file, with a correction that says what was wrong",
    "measure": "A figure that was wrong is revised in its file, with 'revised' that says what it was before and why",
}


def plan_additions(row: Row, typed: TypedRow, sheet: Sheet, plan: Plan) -> None:
    """Adds the step for what was typed in the cells for something new, if anything was."""
    new = new_item(typed, sheet, plan)
    if new is None:
        return
    at = typed.cells["date"].at
    if not _is_new(row, new, sheet, at, plan):
        return
    step = {"rate": _rating, "action": _report, "measure": _figure}[sheet.kind]
    plan.steps += step(row, new, sheet, at, plan)


def new_item(typed: TypedRow, sheet: Sheet, plan: Plan) -> dict[str, str] | None:
    """What was typed in the cells for something new, without those that are empty; None if nothing was, or it is not right."""
    columns = sheet.of(Part.NEW)
    filled = [cell for column in columns if (cell := typed.cells.get(column.key)) and (cell.raw or cell.flaws)]
    if not filled:
        return None
    count = len(plan.remarks)
    read = values_of(typed.cells, sheet, plan, tuple(column.key for column in columns))
    new = {key: value for key, value in read.items() if value and (key, value) not in _UNSAID}
    for column in columns:
        cell = typed.cells.get(column.key)
        if column.is_needed and (cell is None or (not cell.raw and not cell.flaws)):
            said = listed((str(one.at) for one in filled), "and")
            message = (
                f"{quoted(column.heading)} is missing; {said} {'says' if len(filled) == 1 else 'say'} something new."
            )
            plan.remarks.error(cell.at if cell else filled[0].at, Code.MISSING_KEY, message)
    if "date" in new:
        _is_in_time(new["date"], typed.cells["date"], plan)
    if sheet.kind == "measure" and "value" in read:
        _has_figure(new, typed, plan)
    return None if any(one.is_error for one in plan.remarks[count:]) else new


_UNSAID = (("provisional", "false"), ("withheld", "false"))


def _is_in_time(typed: str, cell: Cell, plan: Plan) -> None:
    """An error for a date to come."""
    when, today = _when(typed), plan.edition.today
    if when and when.first_day > today:
        message = f"{quoted(typed)} is after today, {today}; what must have been has a date that has been."
        plan.remarks.error(cell.at, Code.FUTURE_DATE, message)


def _has_figure(new: Mapping[str, str], typed: TypedRow, plan: Plan) -> None:
    """An error unless there is a figure, or a reason for not publishing it."""
    at = typed.cells["value"].at if "value" in typed.cells else typed.at
    if new.get("withheld") == "true":
        if "value" in new:
            plan.remarks.error(at, Code.WITHHELD, "This figure is not to be published, so leave this cell empty.")
        elif "note" not in new:
            plan.remarks.error(at, Code.MISSING_KEY, "Say in the note why this figure is not published.")
    elif "value" not in new:
        plan.remarks.error(at, Code.MISSING_KEY, "The figure is missing; type it, or empty the cells beside it.")


def _when(typed: str) -> When | None:
    span = span_of(typed)
    return span.first if span else None


def _is_new(row: Row, new: Mapping[str, str], sheet: Sheet, at: Address, plan: Plan) -> bool:
    """Whether nothing of its date is in the record, nor in this workbook; says what is, and what of the same month is."""
    key = _key(row, new, sheet)
    if key in plan.seen:
        plan.remarks.error(at, Code.TWICE, f"{row.about} has two rows with something new of {new['date']}; keep one.")
        return False
    plan.seen.add(key)
    if past := plan.known.get(key):
        _tell_past(past, new, sheet, at, plan)
        return False
    when, begin = _when(new["date"]), key.rpartition(new["date"])[0]
    for other in plan.shown.rows[_PAST[sheet.kind]]:
        there = _when(other.values["date"])
        is_same = other.key.startswith(begin) and other.key.endswith(key[len(begin) + len(new["date"]) :])
        if is_same and when and there and (when.year, when.month) == (there.year, there.month):
            message = (
                f"The record has one of the same month already, of {other.values['date']}; this would be another one."
            )
            plan.remarks.warn(at, Code.TWICE, message)
    return True


def _key(row: Row, new: Mapping[str, str], sheet: Sheet) -> str:
    """The key of the row that the record would have for it."""
    name = row.key.partition("/")[2]
    if sheet.kind == "rate":
        return rating_key(name, new["date"], slug(new["by"]) if "by" in new else "")
    return f"{_PAST[sheet.kind]}/{name}/{new['date']}"


def _tell_past(past: Row, new: Mapping[str, str], sheet: Sheet, at: Address, plan: Plan) -> None:
    differ = [key for key, value in new.items() if past.values.get(key, "") != value]
    if not differ:
        plan.already.append((at, past.about))
        return
    past_sheet = next(one for one in plan.shown.sheets if one.kind == _PAST[sheet.kind])
    column = past_sheet.by_key[differ[0]]
    was = plan.word(column, past.values.get(differ[0], ""))
    message = f"{past.about} is in the record already, with {quoted(was)} for {quoted(column.heading)}. {_CORRECT[sheet.kind]}; for another one, type its own date."
    plan.remarks.error(at, Code.PAST, message)


def _late(before: str, new: str, at: Address, plan: Plan) -> bool:
    """Whether it is newer than what the record has; a warning if it is older."""
    last, when = _when(before), _when(new)
    if last is None or when is None or when.first_day >= last.first_day:
        return True
    plan.remarks.warn(at, Code.DATE_ORDER, f"This is older than the last one in the record, of {before}.")
    return False


def _arrow(old: str, new: str) -> str:
    return f"{old} → {new}" if old != new else f"still {new}"


def _rating(row: Row, new: dict[str, str], sheet: Sheet, at: Address, plan: Plan) -> list[Step]:
    area = plan.areas[row.values["area"]]
    rater = slug(new["by"]) if "by" in new else ""
    before = next((one.latest for one in by_rater(area.ratings) if one.latest.rater == rater), None)
    said = {"delivery": before.delivery.value if before else "", "impact": before.impact.value if before else ""}
    halves = []
    for half, code in said.items():
        word = plan.word(sheet.by_key[half], new[half])
        halves.append(f"{half} {_arrow(plan.word(sheet.by_key[half], code), word) if code else word}")
    if before:
        _late(str(before.date), new["date"], at, plan)
    first, by = "" if before else " for the first time", f" by {new['by']}" if "by" in new else ""
    words = f"{row.about}: {', '.join(halves)}, rated{first} {new['date']}{by}"
    order = ("date", "delivery", "impact", "reason", "by", "means", "young_people", "source")
    return [Step(at, row.file, row.path, _ordered(new, order), words, is_item=True)]


def _report(row: Row, new: dict[str, str], sheet: Sheet, at: Address, plan: Plan) -> list[Step]:
    column, last = sheet.by_key["status"], row.values.get("last_status", "")
    now = plan.word(column, new["status"])
    words = f"{row.about}: {_arrow(plan.word(column, last), now) if last else now}, reported {new['date']}"
    words += f": {quoted(new['note'], 100)}" if "note" in new else ""
    is_newest = _late(row.values.get("last_date", ""), new["date"], at, plan)
    report = _ordered(new, ("date", "status", "note"))
    steps = [Step(at, row.file, (*row.path, "reports"), report, words, is_item=True)]
    if row.values.get("short_status") and is_newest:  # the short form says the same as the newest report
        steps.append(Step(at, row.file, (*row.path, "status"), new["status"]))
    return steps


def _figure(row: Row, new: dict[str, str], sheet: Sheet, at: Address, plan: Plan) -> list[Step]:
    last = row.values.get("last_value", "")
    figure = new.get("value", "not published")
    words = f"{row.about}: {_arrow(last, figure) if last else figure}, counted {new['date']}"
    words += f": {quoted(new['note'], 100)}" if "note" in new else ""
    _late(row.values.get("last_date", ""), new["date"], at, plan)
    order = ("date", "value", "note", "provisional", "withheld")
    return [Step(at, row.file, (*row.path, "points"), _ordered(new, order), words, is_item=True)]


def _ordered(new: Mapping[str, str], order: tuple[str, ...]) -> dict[str, str]:
    return {key: new[key] for key in order if key in new}
