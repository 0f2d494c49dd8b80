"""What a data file holds, as the page about them says it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from site_builder.data import schemas
from site_builder.data.objects import HEAD
from site_builder.data.tables import Table
from site_builder.record.data_files import DataFile, DataList
from site_builder.record.dates import When
from site_builder.record.prose import shortened

_SAID_OR_DONE = frozenset(
    {
        "date",
        "written",
        "changed",
        "withdrawn",
        "made_on",
        "done",
        "reviewed",
        "minor",
        "reported",
        "checked",
        "outcome_date",
    }
)
"""Columns and keys whose dates say when something was said or done; a due date says neither."""
_OF_THE_FILE = frozenset(name.rstrip("?") for name in HEAD)
"""What a file says about itself, which is none of its lists."""
_LONGEST = 70
"""Characters of a text in an example."""


def described_table(name: str, table: Table, today: date) -> DataFile:
    """What a CSV file holds."""
    dated = [number for number, column in enumerate(table.columns) if column in _SAID_OR_DONE]
    example = max(table.rows, key=lambda row: sum(map(bool, row)), default=())
    return DataFile(
        name=name,
        size=len(table.csv),
        newest=_newest((row[number] for row in table.rows for number in dated), today),
        rows=len(table.rows),
        columns=table.columns,
        schema=f"{schemas.FOLDER}{schemas.name_of(name)}",
        example=tuple(shortened(" ".join(cell.split()), _LONGEST) for cell in example),
    )


def described_json(name: str, content: bytes, today: date) -> DataFile:
    """What a JSON file holds, read back from its bytes."""
    whole = json.loads(content)
    lists = {name: entries for name, entries in whole.items() if isinstance(entries, list) and name not in _OF_THE_FILE}
    first = next((entries[0] for entries in lists.values() if entries), None)
    return DataFile(
        name=name,
        size=len(content),
        newest=_newest(_dates(whole), today),
        schema=f"{schemas.FOLDER}{schemas.name_of(name)}",
        lists=tuple(DataList(name, len(entries)) for name, entries in lists.items()),
        entry=json.dumps(_cut(first), ensure_ascii=False, indent=2) if first else "",
    )


def described_together(parts: Sequence[DataFile], size: int) -> DataFile:
    """What a file holds that has the entries of some others, in their order."""
    found = (part.newest for part in parts if part.newest)
    counts = Counter({one.name: 0 for one in parts[0].lists})
    for part in parts:
        counts.update({one.name: one.entries for one in part.lists})
    return replace(
        parts[0],
        size=size,
        newest=max(found, key=lambda when: when.first_day, default=None),
        rows=sum(part.rows for part in parts),
        example=max((part.example for part in parts), key=lambda row: sum(map(bool, row))),
        lists=tuple(DataList(name, entries) for name, entries in counts.items()),
        entry=next((part.entry for part in parts if part.entry), ""),
    )


def _newest(typed: Iterable[str], today: date) -> When | None:
    found = (When(*map(int, text.partition("/")[0].split("-"))) for text in typed if text)
    return max((when for when in found if when.first_day <= today), key=lambda when: when.first_day, default=None)


def _dates(value: object) -> Iterator[str]:
    """Every date in a value of JSON at which something was said or done, as it is typed."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _SAID_OR_DONE and isinstance(inner, str):
                yield inner
            else:
                yield from _dates(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner)


def _cut(value: object) -> object:
    """The value with its long texts cut and one entry of each list."""
    if isinstance(value, dict):
        return {key: _cut(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_cut(inner) for inner in value[:1]]
    return shortened(value, _LONGEST) if isinstance(value, str) else value
