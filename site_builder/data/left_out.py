"""What the open data of a site without a second version leave out: its keys and columns, and the shapes of what is below
them, so that nobody wonders what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from site_builder.data.tables import Table
from site_builder.data.values import JsonObject
from site_builder.edition import Edition

Value = TypeVar("Value")
KEY = "young_people"
"""The key and the column that hold what is in the second version, whoever that is for."""
_OF_CHILDREN = {
    "words for children and young people": "words for {}",
    "children or young people read": "{} read",
    "a child's words": "words for {}",
    "a child’s words": "words for {}",
}
"""What schemas say of the second version, and how they say it of one for other readers."""
_REFERENCE = re.compile(r"'\$ref': '#/\$defs/([^']*)'")


def as_published(whole: JsonObject, edition: Edition) -> JsonObject:
    """A JSON file as it is published: without that key, at whatever depth, where there is no second version."""
    return whole if edition.council.second_version.is_on else _without_key(whole)


def table_as_published(table: Table, edition: Edition) -> Table:
    """A table as it is published."""
    if edition.council.second_version.is_on or KEY not in table.columns:
        return table
    place = table.columns.index(KEY)
    rows = tuple(_without_place(row, place) for row in table.rows)
    return replace(table, columns=_without_place(table.columns, place), rows=rows)


def schema_as_published(schema: JsonObject, edition: Edition) -> JsonObject:
    """The JSON Schema of such a file, without the shapes to which nothing points then."""
    second = edition.council.second_version
    if second.is_on:
        return schema if second.is_usual else _for_readers(schema, second.readers)
    found = _without_key(schema)
    defined = found["$defs"]
    assert isinstance(defined, dict)  # as `schemas.py` makes it
    there = {name: value for name, value in found.items() if name != "$defs"}
    return there | {"$defs": {name: defined[name] for name in defined if name in _used(there, defined)}}


def _for_readers(value: Value, readers: str) -> Value:
    """A schema whose descriptions call the readers of the second version as the council does."""
    if isinstance(value, dict):
        return {name: _for_readers(inner, readers) for name, inner in value.items()}  # type: ignore[return-value]
    if isinstance(value, list):
        return [_for_readers(inner, readers) for inner in value]  # type: ignore[return-value]  # a list, as it was
    if isinstance(value, str):
        said: str = value
        for words, others in _OF_CHILDREN.items():
            said = said.replace(words, others.format(readers))
        return said  # type: ignore[return-value]  # a text, as it was
    return value


def _used(there: object, defined: Mapping[str, object]) -> set[str]:
    """The names of all shapes to which something points, through others too."""
    used: set[str] = set()
    new = set(_REFERENCE.findall(str(there)))
    while new:
        used |= new
        new = {name for one in new for name in _REFERENCE.findall(str(defined[one]))} - used
    return used


def _without_place(values: tuple[str, ...], place: int) -> tuple[str, ...]:
    return values[:place] + values[place + 1 :]


def _without_key(value: Value) -> Value:
    if isinstance(value, dict):
        kept = {name: _without_key(inner) for name, inner in value.items() if name != KEY}
        return kept  # type: ignore[return-value]  # a dictionary, as it was
    if isinstance(value, list):
        return [_without_key(inner) for inner in _other(value)]  # type: ignore[return-value]  # a list, as it was
    return value


def _other(values: Iterable[object]) -> Iterable[object]:
    """The items of a list but the key itself, which a schema lists among those that are required."""
    return (value for value in values if value != KEY)
