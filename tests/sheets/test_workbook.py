"""The workbook that people get: what they see, what is guarded, what never leaves, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import write_tree
from openpyxl import load_workbook

from sheets.filling_in import filled_in
from sheets.made_up_plan import FILES, HOMES, Record, record_in
from site_builder.sheets import csv_files_of, read, workbook_of
from site_builder.sheets.columns import SHEETS, Part

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def book(record: Record) -> Any:
    return load_workbook(io.BytesIO(record.workbook))


def test_the_same_record_on_the_same_day_gives_the_same_bytes(record: Record) -> None:
    later = replace(record.edition, now=record.edition.now + timedelta(hours=3))
    assert workbook_of(later) == record.workbook
    assert (
        workbook_of(replace(record.edition, now=datetime(2026, 3, 3, tzinfo=record.edition.now.tzinfo)))
        != record.workbook
    )
    with zipfile.ZipFile(io.BytesIO(record.workbook)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sheets_are_in_the_councils_words_with_the_answers_to_choose_from(book: Any) -> None:
    assert book.sheetnames == ["What to do", *(sheet.name for sheet in SHEETS), "Lists", "Record"]
    ratings = book["Ratings"]
    headings = [cell.value for cell in ratings[3]]
    assert headings[0] == "Area number (fixed)" and headings[6] == "New: Are we doing what we said?"
    assert [cell.value for cell in ratings[4]][3:5] == ["On track", "Not better yet"]
    [rule] = [rule for rule in ratings.data_validations.dataValidation if "G4" in rule.sqref]
    column = rule.formula1.partition("$")[2][0]
    assert [cell.value for cell in book["Lists"][column]][:5] == [
        *("Complete", "On track", "Some delay", "Off track", "Cannot be judged")
    ]
    assert {book[name].sheet_state for name in ("Lists", "Record")} == {"hidden"}


def test_each_sheet_says_of_which_plan_it_is(book: Any) -> None:
    assert book["Ratings"]["A1"].value == "Ratings: Exampleton Improvement Plan"


def test_what_is_fixed_is_protected_grey_and_named_so(book: Any) -> None:
    for sheet in SHEETS:
        page = book[sheet.name]
        assert page.protection.sheet and not page.protection.password
        assert page["A1"].value.startswith(f"{sheet.name}: ") and page["A2"].value == sheet.about
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0), (
            "as many pages as it needs, one wide"
        )
        assert page.freeze_panes.endswith("4") and page.print_title_rows == "$3:$3"
        for number, column in enumerate(sheet.columns, 1):
            cell = page.cell(4, number)
            assert cell.protection.locked == column.is_locked
            assert (cell.fill.fgColor.rgb == "FFE7E9EB") == column.is_locked
            assert page.cell(3, number).value.endswith("(fixed)") == column.is_locked
        assert page.column_dimensions[page.cell(3, len(sheet.columns) + 1).column_letter].hidden


def test_in_an_empty_row_all_can_be_typed_but_what_is_only_shown(book: Any) -> None:
    for sheet in (one for one in SHEETS if one.empty_rows):
        page = book[sheet.name]
        for at in (page.max_row - sheet.empty_rows + 1, page.max_row):
            locked = {
                column.key for number, column in enumerate(sheet.columns, 1) if page.cell(at, number).protection.locked
            }
            assert locked == {column.key for column in sheet.columns if column.part is Part.SHOWN}


def test_a_day_is_a_date_a_month_is_text_and_a_figure_keeps_its_digits(book: Any) -> None:
    actions, figures = book["Actions"], book["Past figures"]
    assert (actions["E4"].value, actions["E4"].data_type) == ("2026-06", "s")
    assert actions["E5"].value == datetime(2026, 4, 30) and actions["E5"].number_format == "d mmmm yyyy"
    assert (figures["E4"].value, figures["E4"].number_format) == (21.5, "0.00")
    assert (figures["E5"].value, figures["E5"].number_format) == (19, "0.0")


def test_text_that_begins_like_a_formula_is_text(book: Any, record: Record) -> None:
    cell = book["Actions"]["C5"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Ask, and listen", "s", True)
    assert b'"\'=Ask, and listen"' in csv_files_of(record.edition)["actions.csv"]


def test_nothing_that_is_not_public_leaves(record: Record) -> None:
    with zipfile.ZipFile(io.BytesIO(record.workbook)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    whole += b"".join(csv_files_of(record.edition).values())
    assert b"visit" in whole and b"secret" not in whole and b"Nobody may know" not in whole


def test_codes_that_excel_would_decode_come_back_as_they_were(tmp_path: Path) -> None:
    odd = "_x0041_ and _x005F_, \\t, <b>, &amp;, 'quoted'"
    homes = FILES[HOMES].replace("text: Tell them.", f'text: "{odd}"'.replace("\\", "\\\\"))
    record = record_in(write_tree(tmp_path, {**FILES, HOMES: homes}))
    assert record.edition.record.areas[0].actions[2].text == odd
    assert not read(record.workbook, "plan.xlsx", record.edition, record.typed).changes
    with zipfile.ZipFile(io.BytesIO(record.workbook)) as archive:
        assert b"_x005F_x0041_ and _x005F_x005F_" in archive.read("xl/worksheets/sheet4.xml")


def test_a_workbook_that_libreoffice_saved_says_the_same(record: Record) -> None:
    """`files/libreoffice.xlsx` is the workbook filled in as in the case, opened and saved as .xlsx by LibreOffice 7.4."""
    case = yaml.safe_load((HERE / "cases/a_round.yml").read_text("utf-8"))
    ours = read(filled_in(record.workbook, case["typed"]), "plan.xlsx", record.edition, record.typed)
    theirs = read((HERE / "files/libreoffice.xlsx").read_bytes(), "plan.xlsx", record.edition, record.typed)
    assert len(ours.changes) == 8 and not ours.has_errors
    assert (theirs.changes, theirs.texts) == (ours.changes, ours.texts)
    assert [one for one in theirs.findings if one.code != "other-record"] == list(ours.findings)
