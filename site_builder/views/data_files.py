"""What the files of open data hold: what a row or an entry is, how many there are, what each column means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.council import Licence
from site_builder.record.data_files import DataFile
from site_builder.record.dates import When
from site_builder.views.documents import size_of


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    name: str
    meaning: str
    example: str


@dataclass(frozen=True)
class Listed:
    """A list in a JSON file."""

    name: str
    meaning: str
    """What an entry is."""
    entries: int


@dataclass(frozen=True)
class FileEntry:
    """One file."""

    name: str
    anchor: str
    about: str
    counts: str
    """How many rows and columns, or entries; "" where that is not counted."""
    size: str
    """Its type and size in words, or ""."""
    newest: When | None
    columns: tuple[Column, ...]
    """Empty if it is not a table."""
    has_example: bool
    lists: tuple[Listed, ...]
    entry: str
    schema: str
    """The address of its schema from the site's root; "" if it has none."""


@dataclass(frozen=True)
class DataView:
    """What the page about open data prints."""

    title: str
    today: date
    """The day of the build, as at which the files are."""
    licence: Licence
    files: tuple[FileEntry, ...]


MANIFEST = DataFile("manifest.json", size=0, newest=None)
"""It names the page about it with a hash, so its size cannot be on that page."""
_ORDER = (
    *("updates.csv", "updates.json", "plan.json", "areas.csv", "responses.csv", "ratings.csv", "measures.csv"),
    "comparators.csv",
    *(
        "actions.csv",
        "promises.csv",
        "voice.csv",
        "documents.csv",
        "quotes.csv",
        "diary.csv",
        "history.json",
        "manifest.json",
    ),
    *("stratml-strategic-plan.xml", "stratml-performance-report.xml"),
)


def data_view(edition: Edition, title: str, files: Sequence[DataFile]) -> DataView:
    """All files, those that most people want first."""
    found = {file.name: file for file in (*files, MANIFEST)}
    ordered = sorted(found.values(), key=lambda file: _ORDER.index(file.name))
    entries = tuple(_entry(edition.messages, file) for file in ordered)
    return DataView(title, edition.today, edition.council.licence, entries)


def _entry(messages: Messages, file: DataFile) -> FileEntry:
    table, _, kind = file.name.partition(".")
    example = file.example or ("",) * len(file.columns)
    return FileEntry(
        name=file.name,
        anchor=f"{table}-{kind}",
        about=messages.plain(f"files.{table}-{kind}"),
        counts=_counts(messages, file),
        size=size_of(messages, file.name, file.size) if file.size else "",
        newest=file.newest,
        columns=tuple(
            Column(name, messages.column(table, name), cell) for name, cell in zip(file.columns, example, strict=True)
        ),
        has_example=bool(file.example),
        lists=tuple(Listed(one.name, messages.plain(f"lists.{one.name}"), one.entries) for one in file.lists),
        entry=file.entry,
        schema=file.schema,
    )


def _counts(messages: Messages, file: DataFile) -> str:
    if not file.columns:
        return messages.count("counts.entry", sum(one.entries for one in file.lists)) if file.lists else ""
    rows, columns = messages.count("counts.row", file.rows), messages.count("counts.column", len(file.columns))
    return messages.plain("data.rows_and_columns", rows=rows, columns=columns)
