"""Rows that people added for an action or a measure that the record does not have yet."""

from __future__ import annotations

from site_builder.codes import Code
from site_builder.problems import nearest, quoted
from site_builder.record.keys import ACTION, MEASURE
from site_builder.record.names import ascii_slug
from site_builder.record.plan import Area
from site_builder.sheets.additions import new_item
from site_builder.sheets.columns import Part, Sheet
from site_builder.sheets.rows import of_area
from site_builder.sheets.steps import Plan, Step, values_of
from site_builder.sheets.table import TypedRow
from site_builder.write import Value

_LONGEST_ID = 40
_SAID = {"action": ("text", "actions", "reports", ACTION), "measure": ("title", "measures", "points", MEASURE)}


def new_thing(typed: TypedRow, sheet: Sheet, plan: Plan) -> None:
    """Adds the step for a new action or measure: with its area and its words it gets a name of its own."""
    count = len(plan.remarks)
    given = values_of(typed.cells, sheet, plan, tuple(column.key for column in sheet.of(Part.KEY, Part.FACT)))
    if len(given) < len(sheet.of(Part.KEY, Part.FACT)):
        return
    area = _area(given["area"], typed, plan)
    if area is None:
        return
    if given["id"]:
        _unknown_name(given["id"], area, typed, sheet, plan)
        return
    words_key, list_key, inner_key, thing = _SAID[sheet.kind]
    if not given[words_key]:
        at = typed.cells[words_key].at if words_key in typed.cells else typed.at
        message = f"{quoted(sheet.by_key[words_key].heading)} is missing; a new {sheet.kind} needs it. To report on one that is there, type its name."
        plan.remarks.error(at, Code.MISSING_KEY, message)
        return
    item = new_item(typed, sheet, plan)
    if any(finding.is_error for finding in plan.remarks[count:]):
        return
    name = _name(given[words_key], area, plan)
    value: dict[str, Value] = {key: one for key, one in given.items() if one and key not in ("area", "id")}
    value = {"id": name, **value}
    if item or inner_key == "points":
        value[inner_key] = [item] if item else []
    ordered = {key: value[key] for key in thing.by_name if key in value}
    words = f"{of_area(area)}: a new {sheet.kind}, {quoted(given[words_key])}, with the name '{name}'"
    plan.steps.append(Step(typed.at, area.place.file, (list_key,), ordered, words, is_item=True))


def _area(number: str, typed: TypedRow, plan: Plan) -> Area | None:
    area = plan.areas.get(number)
    at = typed.cells["area"].at if "area" in typed.cells else typed.at
    if not number:
        plan.remarks.error(at, Code.ROW, "Nothing says which area this row is about; type the area’s number.")
    elif area is None:
        plan.remarks.error(at, Code.UNKNOWN_AREA, f"The plan has no area {quoted(number)}.")
    return area


def _unknown_name(name: str, area: Area, typed: TypedRow, sheet: Sheet, plan: Plan) -> None:
    names = [one.id for one in (area.actions if sheet.kind == "action" else area.measures)]
    meant = nearest(name, names)
    guess = f"; did you mean {quoted(meant)}?" if meant else "."
    message = f"{of_area(area)} has no {sheet.kind} {quoted(name)}{guess} To add a new one, leave its name empty: it gets one."
    plan.remarks.error(typed.cells["id"].at, Code.UNKNOWN_ID, message)


def _name(words: str, area: Area, plan: Plan) -> str:
    """A name that no action or measure of the area has, made from its first words."""
    taken = {one.id for one in area.actions} | {one.id for one in area.measures}
    taken |= {key.rpartition("/")[2] for key in plan.seen if key.startswith(f"new/{area.number}/")}
    parts = (ascii_slug(words) or "new").split("-")
    while len(parts) > 1 and len("-".join(parts)) > _LONGEST_ID:
        parts.pop()
    first = "-".join(parts)[:_LONGEST_ID].strip("-")
    name = next(
        name
        for number in range(1, len(taken) + 2)
        if (name := first + (f"-{number}" if number > 1 else "")) not in taken
    )
    plan.seen.add(f"new/{area.number}/{name}")
    return name
