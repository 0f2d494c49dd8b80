"""A file that came back, and what it would change: the whole way, without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.sheets.columns import named
from site_builder.sheets.comparison import compare
from site_builder.sheets.csv_files import tables as csv_tables
from site_builder.sheets.findings import Address, Change, ImportResult, Remarks
from site_builder.sheets.identity import Shown
from site_builder.sheets.new_texts import new_texts
from site_builder.sheets.recheck import recheck
from site_builder.sheets.rows import rows
from site_builder.sheets.steps import Plan
from site_builder.sheets.submission import tables as workbook_tables
from site_builder.sheets.table import Table

WORKBOOK, CSV = ".xlsx", ".csv"


def read(raw: bytes, name: str, edition: Edition, typed: Mapping[str, str]) -> ImportResult:
    """What a workbook (.xlsx) or CSV file of this name would change in the record.

    `edition` is the whole record, as it was read from the files; `typed` has the text of every plan summary and update as it
    is on disk, with its line ends, by its path from the folder of `mkdocs.yml`. Whatever is wrong is a finding, and with an
    error there are no new texts."""
    remarks = Remarks(name)
    shown = shown_of(edition)
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix not in (WORKBOOK, CSV):
        message = f"Only workbooks ({WORKBOOK}) and {CSV} files are read; save it as one of these."
        remarks.error(Address(), Code.SHEET, message)
        return ImportResult(tuple(remarks))
    found = workbook_tables if suffix == WORKBOOK else csv_tables
    return import_result(found(raw, shown, remarks), Plan(shown.edition, shown, remarks), edition, typed)


def shown_of(edition: Edition) -> Shown:
    """What sheets show of a record: what is public of it."""
    public = edition.public().without_withdrawn_words()
    return Shown(public, rows(public), named(public))


def import_result(tables: Iterable[Table], plan: Plan, edition: Edition, typed: Mapping[str, str]) -> ImportResult:
    """The same from the rows of each sheet."""
    for table in tables:
        compare(table, plan)
    remarks, steps = plan.remarks, plan.steps
    order = {step.file: number for number, step in enumerate(sorted(steps, key=lambda step: step.file))}
    said = sorted((step for step in steps if step.words), key=lambda step: order[step.file])
    changes = tuple(Change(step.file, step.at, step.words) for step in said)
    texts = new_texts(steps, typed, remarks)
    if texts and not remarks.has_errors:
        recheck(edition, texts, steps, remarks)
    return ImportResult(tuple(remarks), changes, {} if remarks.has_errors else texts)
