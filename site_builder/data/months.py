"""The two files of all updates: the updates of a month are remembered together, and those of other months not made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from site_builder.data import json_files, tables
from site_builder.data.described import described_json, described_table, described_together
from site_builder.data.left_out import table_as_published
from site_builder.edition import Edition
from site_builder.outlined_edition import OutlinedEdition
from site_builder.record.data_files import DataFile
from site_builder.record.updates import Update

JSON, CSV = "updates.json", "updates.csv"


@dataclass(frozen=True)
class Month:
    """The updates of a month."""

    records: bytes
    """As they stand in the JSON file."""
    rows: bytes
    """As they stand in the CSV file."""
    facts: DataFile
    """What is said of the JSON file, as if there were no other month."""
    row_facts: DataFile


def months_of(outlined: OutlinedEdition) -> list[Month]:
    """The updates of each month, newest first; one without any for a record that has none."""
    found = groupby(outlined.whole.record.updates, lambda update: (update.date.year, update.date.month))
    those = [tuple(updates) for _, updates in found] or [()]
    mark = outlined.whole.memory.mark
    return [outlined.recall("months", (mark(*updates),), partial(_month, updates)) for updates in those]


def _month(updates: Sequence[Update], edition: Edition) -> Month:
    records = json_files.records(edition, updates)
    table = table_as_published(tables.updates(edition, updates), edition)
    facts = described_json(JSON, b'{"updates": [%b]}' % records, edition.today)
    return Month(records, table.lines, facts, described_table(CSV, table, edition.today))


def updates_json(edition: Edition, months: Sequence[Month]) -> tuple[bytes, DataFile]:
    """The JSON file, and what is said of it."""
    content = json_files.updates(edition, (month.records for month in months))
    return content, described_together([month.facts for month in months], len(content))


def updates_csv(edition: Edition, months: Sequence[Month]) -> tuple[bytes, DataFile]:
    """The CSV file, and what is said of it."""
    head = table_as_published(tables.updates(edition, ()), edition).csv
    content = b"".join([head, *(month.rows for month in months)])
    return content, described_together([month.row_facts for month in months], len(content))
