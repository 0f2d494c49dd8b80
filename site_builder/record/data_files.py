"""What the files of open data hold, as the page about them says it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.record.dates import When


@dataclass(frozen=True)
class DataList:
    """A list in a JSON file."""

    name: str
    entries: int


@dataclass(frozen=True)
class DataFile:
    """One file of open data."""

    name: str
    """Such as "updates.csv", below `data/`."""
    size: int
    """In bytes."""
    newest: When | None
    """The newest date at which something in it was said or done; None where it has none."""
    rows: int = 0
    """Of a table, without its head."""
    columns: tuple[str, ...] = ()
    """Of a table."""
    example: tuple[str, ...] = ()
    """The row of a table with the most filled cells; empty where it has no row."""
    lists: tuple[DataList, ...] = ()
    """Of a JSON file."""
    schema: str = ""
    """The address of its schema from the site's root; "" if it has none."""
    entry: str = ""
    """The first entry of its first list that has one, as JSON with long texts cut."""
