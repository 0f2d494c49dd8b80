"""A part of a pack: rows that a page prints and a table holds, and the time between two meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_builder.record.dates import Span, When


@dataclass(frozen=True)
class Window:
    """The days from one meeting to the next, both included."""

    since: date
    until: date

    def has(self, moment: When | Span | None) -> bool:
        """Whether a date can be in it: a month is if any of its days is, so that nothing falls between two packs."""
        return moment is not None and moment.first_day <= self.until and moment.last_day >= self.since

    def ends(self, due: When | Span) -> bool:
        """Whether the day after a date, from which it is overdue, is in it."""
        return (due.last_day - self.since).days >= -1 and (self.until - due.last_day).days >= 1


@dataclass(frozen=True)
class Row:
    """One thing that changed."""

    date: When | Span | None
    title: str
    address: str
    """Where readers see it, from the site's root; "" if it has no page."""
    told: tuple[str, ...]
    """What is to be known of it, a sentence each."""
    cells: tuple[str, ...]
    """Its row of the table, in the order of the section's columns."""


@dataclass(frozen=True)
class Section:
    """All of one kind."""

    name: str
    """Its key in the catalogue, and the name of its table."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.rows)

    @property
    def is_dated(self) -> bool:
        """Whether the list has dates beside it."""
        return any(row.date for row in self.rows)


def section(name: str, columns: str, rows: Iterable[Row]) -> Section:
    """A section whose columns are typed with spaces between them."""
    return Section(name, tuple(columns.split()), tuple(rows))


def cells(*values: object) -> tuple[str, ...]:
    """Values as a table holds them; what is not there is ""."""
    return tuple("" if value is None else str(value) for value in values)


def listed(values: Iterable[object]) -> str:
    """Several values in one cell."""
    return "; ".join(map(str, values))
