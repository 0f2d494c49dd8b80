"""A pack as tables: one CSV file for each of its sections, and the plan as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.data import tables
from site_builder.edition import Edition
from site_builder.record.outputs import Output
from site_builder.views.pack import PackView

AS_AT = {
    "ratings": tables.ratings,
    "actions": tables.actions,
    "measures": tables.measures,
    "promises": tables.promises,
}
"""The tables of the plan as at a day, by the names that they have on the site."""


def csv_files(view: PackView, stood: Edition | None) -> Iterator[Output]:
    """A table for each section, empty ones too, so that every pack has the same files; and those of the plan, if the
    edition as it stood on a day is given."""
    for section in view.sections:
        table = tables.Table(section.columns, tuple(row.cells for row in section.rows))
        yield Output(f"{section.name}.csv", table.csv)
    if stood:
        for name, make in AS_AT.items():
            yield Output(f"as-at-{name}.csv", make(stood).csv)
