"""Each cell changed alone changes its one fact and only its lines; nobody's change changes nothing; the past stays."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.made_up_plan import Record
from site_builder.edition import Edition
from site_builder.record.actions import Status
from site_builder.record.dates import read_span
from site_builder.record.facts import facts
from site_builder.record.forms import Date, Number, Text, Word, YesOrNo
from site_builder.sheets import ImportResult, csv_files_of, read, workbook_of
from site_builder.sheets.cells import Cell, Value
from site_builder.sheets.columns import PAST_FIGURES, SHEETS, Column, Part, Sheet
from site_builder.sheets.findings import Address, Remarks
from site_builder.sheets.reading import import_result, shown_of
from site_builder.sheets.recheck import reread
from site_builder.sheets.steps import Plan
from site_builder.sheets.submission import tables_in
from site_builder.sheets.words import vocabulary
from site_builder.sheets.workbook import FIRST
from site_builder.sheets.workbook_reader import Grid, read_workbook

MOVED = {"due": "moved_why", "target": "moved_why", "due_text": "moved_why"}
TOGETHER = {
    "rate": ("date", "delivery", "impact", "reason"),
    "action": ("date", "status"),
    "measure": ("date", "value"),
}
"""The cells for something new that belong together."""


grids_of = cache(read_workbook)


def planned_with(record: Record, changed: Mapping[tuple[str, int, int], Value]) -> ImportResult:
    """What the workbook would change with some of its cells as people typed them."""
    grids = {name: replace(grid, cells={**grid.cells}) for name, grid in grids_of(record.workbook).items()}
    for (name, row, column), value in changed.items():
        cells = grids[name].cells
        old = cells.get((row, column), Cell(Address(name, row, column)))
        cells[row, column] = replace(old, value=value, number_format="General" if value is not None else "")
    return of_grids(record, grids)


def of_grids(record: Record, grids: Mapping[str, Grid]) -> ImportResult:
    shown, remarks = shown_of(record.edition), Remarks("plan.xlsx")
    tables = tables_in(grids, shown, remarks)
    return import_result(tables, Plan(shown.edition, shown, remarks), record.edition, record.typed)


def told(edition: Edition) -> set[tuple[str, str, str]]:
    """Every fact as thing, key and value."""
    things = facts(edition.public().record).things
    return {(thing, key, value) for thing, values in things.items() for key, value in values.items()}


def places(sheet: Sheet, *parts: Part) -> Iterator[tuple[int, Column]]:
    yield from ((at, column) for at, column in enumerate(sheet.columns, 1) if column.part in parts)


def another(column: Column, sheet: Sheet, edition: Edition, old: str) -> Value:
    """A value that the column can hold, and has not."""
    match column.form:
        case Date():
            return "2026-02" if column.part is Part.NEW or sheet.kind != "action" else "2026-01"
        case Number():
            return 17.25
        case Word() | YesOrNo():
            words = vocabulary(column.form, edition)
            assert words
            wanted = [word for code, word in words.words.items() if word != old and code != Status.DONE.value]
            return wanted[0]
        case Text():
            return f'{old} Éirinn: # & "=new"'.strip()


def test_a_workbook_that_nobody_filled_in_changes_nothing(record: Record) -> None:
    assert read(record.workbook, "plan.xlsx", record.edition, record.typed) == ImportResult()


FACTS = [(sheet, column.key) for sheet in SHEETS for column in sheet.of(Part.FACT)]


@pytest.mark.parametrize(("sheet", "key"), FACTS, ids=lambda value: value.name if isinstance(value, Sheet) else value)
def test_a_white_cell_changed_alone_changes_its_one_fact_and_only_its_lines(
    sheet: Sheet, key: str, record: Record
) -> None:
    shown = shown_of(record.edition)
    before = told(record.edition)
    at = {column.key: number for number, column in enumerate(sheet.columns, 1)}
    changes = 0
    for number, row in enumerate(shown.rows[sheet.kind]):
        old = shown.cell(row, sheet.by_key[key])
        typed: dict[tuple[str, int, int], Value] = {}
        typed[sheet.name, FIRST + number, at[key]] = another(sheet.by_key[key], sheet, record.edition, old)
        if (why := MOVED.get(key)) and why in at and (old or key == "due"):
            typed[sheet.name, FIRST + number, at[why]] = "it had to"
        found = planned_with(record, typed)
        if found.has_errors:  # such as a reason for a date that did not move: then nothing is changed at all
            assert not found.texts
            continue
        changes += 1
        after, problems = reread(record.edition, found.texts)
        assert not [problem for problem in problems if problem.is_error]
        differ = before ^ told(after)
        said = {(thing.partition("/move/")[0], key if "/move/" not in thing else "moved") for thing, key, _ in differ}
        assert len({thing for thing, _ in said}) == 1 and len({key for _, key in said} - {"moved"}) == 1
        assert len(found.changes) == 1 and len(found.texts) == 1
        [(file, text)] = found.texts.items()
        assert 1 <= lines_that_differ(record.typed[file], text) <= 8
    assert changes, "at least one row can be changed"


def lines_that_differ(old: str, new: str) -> int:
    lines = difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return sum(line[0] in "+-" for line in lines)


@pytest.mark.parametrize("sheet", [one for one in SHEETS if one.kind in TOGETHER], ids=lambda sheet: sheet.name)
def test_what_is_new_adds_one_thing_and_touches_no_other(sheet: Sheet, record: Record) -> None:
    shown, before = shown_of(record.edition), told(record.edition)
    for number, _ in enumerate(shown.rows[sheet.kind]):
        typed = {
            (sheet.name, FIRST + number, at): another(column, sheet, record.edition, "")
            for at, column in places(sheet, Part.NEW)
            if column.key in TOGETHER[sheet.kind]
        }
        found = planned_with(record, typed)
        if found.has_errors:  # an action that is done already
            assert not found.texts
            continue
        after, _ = reread(record.edition, found.texts)
        assert not before - told(after) - {one for one in before if one[1] == "status"}
        new = {thing for thing, key, _ in told(after) - before if key != "status" or "/report/" in thing}
        assert len(new) == len(found.changes) == 1
        [(file, text)] = found.texts.items()
        kept = [line for line in record.typed[file].splitlines(keepends=True) if line not in text]
        assert len(kept) <= 1, "at most the line that the thing stands on is written anew"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_change_in_a_grey_cell_and_so_of_the_past_is_refused(sheet: Sheet, record: Record) -> None:
    shown = shown_of(record.edition)
    rows = shown.rows[sheet.kind]
    for at, column in places(sheet, Part.KEY, Part.SHOWN):
        row = FIRST + at % len(rows)
        old = shown.cell(rows[row - FIRST], column)
        for value in (another(column, sheet, record.edition, old), None) if old else ("x",):
            found = planned_with(record, {(sheet.name, row, at): value})
            assert [str(finding.at) for finding in found.findings if finding.is_error] == [
                str(Address(sheet.name, row, at))
            ]
            assert not found.texts


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_rows_in_another_order_change_nothing(sheet: Sheet, record: Record) -> None:
    grids = grids_of(record.workbook)
    rows = list(range(FIRST, FIRST + len(shown_of(record.edition).rows[sheet.kind])))
    new = dict(zip(rows, reversed(rows), strict=True))
    cells = {(new.get(row, row), column): cell for (row, column), cell in grids[sheet.name].cells.items()}
    assert not of_grids(record, {**grids, sheet.name: replace(grids[sheet.name], cells=cells)}).changes


def test_a_deleted_row_changes_nothing_and_is_told(record: Record) -> None:
    grids = grids_of(record.workbook)
    kept = {place: cell for place, cell in grids[PAST_FIGURES.name].cells.items() if place[0] != FIRST}
    found = of_grids(record, {**grids, PAST_FIGURES.name: replace(grids[PAST_FIGURES.name], cells=kept)})
    assert [str(finding) for finding in found.findings] == [
        "plan.xlsx: Past figures: warning: There is no row for Area 1 (Homes), measure 'waiting', figure of 2025-10. "
        "Deleting a row changes nothing. [row]"
    ]
    assert not found.changes


@settings(max_examples=25)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Cf", "Zl", "Zp"]), min_size=1))
def test_any_words_typed_are_the_words_of_the_file(record: Record, text: str) -> None:
    found = planned_with(record, {("Areas", FIRST, 3): text})
    if found.texts:
        after, _ = reread(record.edition, found.texts)
        assert after.record.areas[0].project == text.strip()
    else:
        assert found.has_errors or text.strip() in ("", "New homes")


def test_headings_are_found_where_rows_above_them_are_gone(record: Record) -> None:
    grids = grids_of(record.workbook)
    areas = grids["Areas"]
    moved = {(row - 1, column): cell for (row, column), cell in areas.cells.items() if row > 1}
    moved[3, 3] = replace(moved[3, 3], value="Another project")
    found = of_grids(record, {**grids, "Areas": replace(areas, cells=moved)})
    assert [change.words for change in found.changes] == ["Area 1 (Homes): project: 'New homes' → 'Another project'"]


def test_a_sheet_without_its_hidden_column_is_refused(record: Record) -> None:
    grids = grids_of(record.workbook)
    kept = {place: cell for place, cell in grids["Areas"].cells.items() if place[1] <= 8}
    found = of_grids(record, {**grids, "Areas": replace(grids["Areas"], cells=kept)})
    assert [str(finding) for finding in found.findings] == [
        "plan.xlsx: Areas: error: The hidden column that says what each row was exported for is gone, so nothing on this "
        "sheet is read; export a new workbook. [sheet]"
    ]


def test_a_row_that_was_copied_is_told_and_neither_is_lost(record: Record) -> None:
    grids = grids_of(record.workbook)
    areas = grids["Areas"]
    copied = {
        (9, column): replace(cell, at=Address("Areas", 9, column))
        for (row, column), cell in areas.cells.items()
        if row == 4
    }
    found = of_grids(record, {**grids, "Areas": replace(areas, cells={**areas.cells, **copied})})
    assert [str(finding) for finding in found.findings] == [
        "plan.xlsx: Areas!row 9: error: Area 1 (Homes) is in row 4 already; delete one of the two. [row]"
    ]


ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=40)
DATES = st.sampled_from(["2026-01", "2025-12-31", "2024-02-29"])
NUMBERS = st.from_regex(r"[+-]?[0-9]{1,20}(\.[0-9]{1,6})?", fullmatch=True)


@settings(max_examples=12)
@given(words=st.lists(ANY_TEXT.map(str.strip).filter(bool), min_size=3, max_size=3), date=DATES, number=NUMBERS)
def test_whatever_a_record_says_an_export_that_is_imported_changes_nothing(
    record: Record, words: list[str], date: str, number: str
) -> None:
    when = read_span(date, loose=False, stretch=False).first
    areas = list(record.edition.record.areas)
    homes = areas[0]
    action = replace(homes.actions[1], text=words[0], owner=words[1], due=when)
    point = replace(homes.measures[0].points[0], value=number, note=words[1], date=when)
    measure = replace(homes.measures[0], title=words[2], points=(point,))
    rating = replace(homes.ratings[0], reason=words[2], by=words[0])
    areas[0] = replace(homes, lead=words[0], actions=(action,), measures=(measure,), ratings=(rating,))
    edition = replace(record.edition, record=replace(record.edition.record, areas=tuple(areas)))
    found = read(workbook_of(edition), "plan.xlsx", edition, record.typed)
    assert found == ImportResult()
    for name, raw in csv_files_of(edition).items():
        assert read(raw, name, edition, record.typed) == ImportResult()
