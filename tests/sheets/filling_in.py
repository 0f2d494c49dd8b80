"""A workbook filled in as people do, by openpyxl: a value, a format, a comment, a formula at a cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font


def filled_in(workbook: bytes, typed: Mapping[str, Any]) -> bytes:
    """The workbook with cells such as "Actions!H4" as typed: a value, or a mapping with `value` and what else was done
    with the cell; "Actions" alone for what was done with the sheet."""
    book = load_workbook(BytesIO(workbook))
    for address, what in typed.items():
        name, _, cell = address.partition("!")
        if name not in book.sheetnames:
            book.create_sheet(name)
        if cell:
            _fill(book[name][cell], what if isinstance(what, dict) else {"value": what})
        else:
            _do(book, name, what)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _fill(cell: Any, what: Mapping[str, Any]) -> None:
    if "value" in what:
        cell.value = what["value"]
        if isinstance(cell.value, str) and not what.get("formula") and not what.get("error"):
            cell.data_type = "s"
        if isinstance(cell.value, date):
            cell.number_format = "d mmmm yyyy"
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and "format" not in what:
            cell.number_format = "General"
    if "format" in what:
        cell.number_format = what["format"]
    if "comment" in what:
        cell.comment = Comment(what["comment"], "somebody")
    if what.get("strike"):
        cell.font = Font(strike=True)


def _do(book: Any, name: str, what: Mapping[str, Any]) -> None:
    sheet = book[name]
    for reference in what.get("merge", ()):
        sheet.merge_cells(reference)
    for row in what.get("hide", ()):
        sheet.row_dimensions[row].hidden = True
    for row in what.get("delete", ()):
        sheet.delete_rows(row)
    if what.get("remove"):
        book.remove(sheet)
