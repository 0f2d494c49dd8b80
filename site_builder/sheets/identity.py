"""What tells a workbook's council and state: the hidden sheet, and the hidden column of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.sheets.cells import displayed, mark
from site_builder.sheets.columns import Column, Sheet
from site_builder.sheets.rows import Row
from site_builder.sheets.words import vocabulary

HIDDEN_SHEET = "Record"
"""The name of the hidden sheet."""
FINGERPRINT = "Fingerprint (leave as it is)"
"""The heading of the hidden column."""
VERSION = "1"


@dataclass(frozen=True)
class Shown:
    """The text of each cell of the record's rows."""

    edition: Edition
    rows: Mapping[str, Sequence[Row]]
    """By the kind of their sheet."""
    sheets: Sequence[Sheet]

    def cell(self, row: Row, column: Column) -> str:
        """What the cell of a value says."""
        return displayed(row.values.get(column.key, ""), column, vocabulary(column.form, self.edition))

    def fingerprint(self, row: Row, sheet: Sheet) -> str:
        """The row's key, and a short hash of each of its cells: so that one that people changed is known from one that the
        record changed since."""
        return "|".join([row.key, *(mark(self.cell(row, column)) for column in sheet.columns)])

    @property
    def state(self) -> str:
        """A hash of all that the sheets say."""
        lines = [self.fingerprint(row, sheet) for sheet in self.sheets for row in self.rows[sheet.kind]]
        return mark("\n".join(lines))

    @property
    def told(self) -> dict[str, str]:
        """What the hidden sheet says of the record."""
        return {
            "format": VERSION,
            "host": self.edition.host,
            "council": self.edition.council.name,
            "exported": self.edition.today.isoformat(),
            "state": self.state,
        }


def marks_in(fingerprint: str, sheet: Sheet, columns: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The key of a row and the hash of each of its cells when it was exported, by the key of the column; `columns` are those
    that the sheet had then. Two empty values for what is not a fingerprint."""
    key, *marks = fingerprint.split("|")
    if len(marks) != len(columns) or not key.startswith(f"{sheet.kind}/"):
        return "", {}
    return key, dict(zip(columns, marks, strict=True))
