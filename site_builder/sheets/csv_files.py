"""The record as CSV files with the columns that the site publishes, and such a file read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from site_builder.codes import Code
from site_builder.data import tables as published
from site_builder.edition import Edition
from site_builder.problems import listed, quoted
from site_builder.sheets.csv_rows import rows_of
from site_builder.sheets.findings import Address, Remarks
from site_builder.sheets.identity import Shown
from site_builder.sheets.table import Table
from site_builder.sheets.workbook_reader import LARGEST_FILE

_MADE: dict[str, Callable[[Edition], published.Table]] = {
    "areas": published.areas,
    "ratings": published.ratings,
    "actions": published.actions,
    "measures": published.measures,
    "promises": published.promises,
}
_KNOWN_BY = {
    "ratings": {"area", "date", "delivery", "impact"},
    "measures": {"area", "measure", "date", "value"},
    "actions": {"area", "id", "text"},
    "promises": {"id", "text", "due_text"},
    "areas": {"area", "title"},
}
"""The columns by which each table is known, the most telling first."""
MOST_ROWS = 50_000
_GARBLED = b"\xef\xbb\xbf".decode("cp1252")
"""A byte order mark of UTF-8, read as Windows-1252."""


def csv_files_of(edition: Edition) -> dict[str, bytes]:
    """The CSV files by name, each as the site publishes it."""
    public = edition.public().without_withdrawn_words()
    return {f"{name}.csv": made(public).csv for name, made in _MADE.items()}


def tables(raw: bytes, shown: Shown, remarks: Remarks) -> tuple[Table, ...]:
    """The rows of a CSV file, as those of the sheets that they are about; none after an error that concerns the whole."""
    rows = _rows(raw, remarks)
    if not rows:
        return ()
    columns = [name.strip().casefold() for name in rows[0]]
    name = next((name for name, needed in _KNOWN_BY.items() if needed <= set(columns)), "")
    if not name or "comparator" in columns or "group" in columns:
        message = f"The first row does not name the columns of a file that is read back; {listed([f'{one}.csv' for one in _MADE], 'and')} of /data/ are, as `progress export` writes them."
        remarks.error(Address("", 1), Code.SHEET, message)
        return ()
    for column in sorted({one for one in columns if columns.count(one) > 1}):
        remarks.error(
            Address("", 1, columns.index(column) + 1),
            Code.TWICE,
            f"The column {quoted(column)} appears twice; delete one.",
        )
    if remarks.has_errors:
        return ()
    return rows_of(name, columns, rows[1:], _MADE[name](shown.edition), shown, remarks)


def _rows(raw: bytes, remarks: Remarks) -> list[list[str]]:
    if len(raw) > LARGEST_FILE:
        remarks.error(Address(), Code.TOO_LARGE, f"This file has {len(raw):,} bytes; export a new one.")
        return []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        message = "This is not UTF-8 text, so letters such as ŵ may be lost already; in Excel, save it as “CSV UTF-8 (comma delimited)”."
        remarks.error(Address("", row), Code.NOT_UTF_8, message)
        return []
    first = text.partition("\n")[0]
    if first.startswith(_GARBLED):
        message = "A program opened this file with another encoding than UTF-8, so letters such as ŵ are garbled in it; export it again, open it as UTF-8 (Unicode), and save it as CSV UTF-8."
        remarks.error(Address("", 1), Code.NOT_UTF_8, message)
        return []
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        remarks.error(Address(), Code.SHEET, f"This cannot be read as a CSV file: {error}. Save it again as CSV UTF-8.")
        return []
    if not any(rows) or len(rows) > MOST_ROWS:
        words = "There is nothing in this file" if not any(rows) else f"This file has {len(rows):,} rows"
        remarks.error(Address(), Code.SHEET, f"{words}; export a new one.")
        return []
    return rows
