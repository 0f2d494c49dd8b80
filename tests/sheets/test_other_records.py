"""Workbooks of other records, and of this one before it changed."""

from __future__ import annotations

from pathlib import Path

from conftest import write_tree

from sheets.filling_in import filled_in
from sheets.made_up_plan import FILES, HOMES, OLDER, Record, record_in
from site_builder.sheets import ImportResult, read


def later(root: Path, old: str, new: str) -> Record:
    """The record after somebody changed a file by hand."""
    assert FILES[HOMES].count(old) == 1
    return record_in(write_tree(root, {**FILES, HOMES: FILES[HOMES].replace(old, new)}))


def said(planned: ImportResult) -> list[str]:
    return [*map(str, planned.findings), *(change.words for change in planned.changes)]


def test_a_workbook_of_another_council_is_refused_whole(record: Record, tmp_path: Path) -> None:
    other = FILES["mkdocs.yml"].replace("progress.exampleton.example", "progress.otherton.example")
    there = record_in(write_tree(tmp_path, {**FILES, "mkdocs.yml": other.replace("Exampleton Council", "Otherton")}))
    planned = read(filled_in(record.workbook, {"Areas!C4": "Mine"}), "plan.xlsx", there.edition, there.typed)
    assert said(planned) == [
        "plan.xlsx: error: This workbook was made from another record, that of 'Exampleton Council (made up)' at "
        "'progress.exampleton.example'; this one is that of 'Otherton (made up)' at 'progress.otherton.example'. "
        "Nothing was read. [other-record]"
    ]
    assert not planned.texts


def test_what_changed_in_the_record_meanwhile_stays(record: Record, tmp_path: Path) -> None:
    now = later(tmp_path, "text: Tell them.", "text: Tell all of them.")
    planned = read(record.workbook, "plan.xlsx", now.edition, now.typed)
    assert said(planned) == [OLDER]
    assert not planned.texts


def test_a_cell_that_was_changed_in_both_is_an_error_that_shows_both(record: Record, tmp_path: Path) -> None:
    now = later(tmp_path, "text: Tell them.", "text: Tell all of them.")
    typed = filled_in(record.workbook, {"Actions!C6": "Tell some of them.", "Areas!C4": "Homes at last"})
    planned = read(typed, "plan.xlsx", now.edition, now.typed)
    assert said(planned) == [
        OLDER,
        "plan.xlsx: Actions!C6: error: Both this cell and the record were changed since the workbook was made: the record "
        "now says 'Tell all of them.'. Keep one: type that here, or change the file by hand. [other-record]",
        "Area 1 (Homes): project: 'New homes' → 'Homes at last'",
    ]
    assert not planned.texts


def test_the_same_change_in_both_is_none(record: Record, tmp_path: Path) -> None:
    now = later(tmp_path, "text: Tell them.", "text: Tell all of them.")
    planned = read(filled_in(record.workbook, {"Actions!C6": "Tell all of them."}), "plan.xlsx", now.edition, now.typed)
    assert said(planned) == [OLDER]


def test_a_row_of_a_thing_that_is_gone_is_an_error(record: Record, tmp_path: Path) -> None:
    gone = "  - {id: tell, text: Tell them., status: done, done: 2025-12-01}\n"
    now = later(tmp_path, gone, "")
    planned = read(record.workbook, "plan.xlsx", now.edition, now.typed)
    assert said(planned)[1:] == [
        "plan.xlsx: Actions!row 6: error: The record no longer has 'action/1/tell', for which this row was exported; "
        "nothing in it is read. Export a new workbook. [other-record]"
    ]


def test_an_import_that_is_made_again_adds_nothing(record: Record, tmp_path: Path) -> None:
    typed = filled_in(record.workbook, {"Actions!H4": "2026-02", "Actions!I4": "On track"})
    first = read(typed, "plan.xlsx", record.edition, record.typed)
    assert [*first.texts] == [HOMES] and not first.has_errors
    now = record_in(write_tree(tmp_path, {**FILES, **first.texts}))
    again = read(typed, "plan.xlsx", now.edition, now.typed)
    assert not again.changes and not again.texts and not again.has_errors
    assert "Actions!H4: note: Area 1 (Homes), action 'hire', report of 2026-02 is in the record already" in str(
        again.findings[1]
    )
