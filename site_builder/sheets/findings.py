"""What is wrong in a workbook or table, at its cell; and what would change in the record, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from site_builder.codes import Code
from site_builder.problems import Severity, printable


@dataclass(frozen=True, order=True)
class Address:
    """A cell, as spreadsheets name it: "Actions!F12", or "F12" in a CSV file, which has no sheets."""

    sheet: str = ""
    row: int = 0
    """From 1; 0 for a whole sheet or file."""
    column: int = 0
    """From 1; 0 for a whole row."""

    def __str__(self) -> str:
        cell = f"{letters(self.column)}{self.row}" if self.column else f"row {self.row}" if self.row else ""
        return "!".join(part for part in (self.sheet, cell) if part)

    def at(self, column: int) -> Address:
        """Another cell of the same row."""
        return Address(self.sheet, self.row, column)


def letters(column: int) -> str:
    """A column's number from 1 as spreadsheets name it: "A", "Z", "AA"."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or that the reader should know, at a cell of a file."""

    file: str
    at: Address
    code: Code
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{printable(self.file)}: {self.at}" if str(self.at) else printable(self.file)
        return f"{where}: {self.severity}: {printable(self.message)} [{self.code}]"

    @property
    def is_error(self) -> bool:
        """Whether nothing is written because of it."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True)
class Change:
    """One change of one file of the record."""

    file: str
    at: Address
    """The cell that asks for it."""
    words: str
    """What would change: "Area 3 (Homes): delivery On track → At risk of delay, rated 2026-11-30"."""


@dataclass(frozen=True)
class ImportResult:
    """What a workbook or table would change in the record. Nothing has been written."""

    findings: tuple[Finding, ...] = ()
    """In the order of the sheets, rows and cells."""
    changes: tuple[Change, ...] = ()
    """Those that could be understood, in the order of the files, then of the sheets. With an error none of them is made."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The whole new text of each file that would change, by its path from the folder of `mkdocs.yml`, in the order in which
    they are written. Empty if there is any error: all or nothing."""

    @property
    def has_errors(self) -> bool:
        """Whether anything prevents the changes from being written."""
        return any(finding.is_error for finding in self.findings)


class Remarks(list[Finding]):
    """The findings of one file, gathered."""

    def __init__(self, file: str, found: Iterable[Finding] = ()) -> None:
        super().__init__(found)
        self.file = file

    def error(self, at: Address, code: Code, message: str) -> None:
        """Adds an error."""
        self.append(Finding(self.file, at, code, message))

    def warn(self, at: Address, code: Code, message: str) -> None:
        """Adds a warning, which does not stop an import."""
        self.append(Finding(self.file, at, code, message, Severity.WARNING))

    def note(self, at: Address, code: Code, message: str) -> None:
        """Adds a note: what was understood in a way that the reader should know."""
        self.append(Finding(self.file, at, code, message, Severity.NOTE))

    @property
    def has_errors(self) -> bool:
        """Whether any of them is an error."""
        return any(finding.is_error for finding in self)
