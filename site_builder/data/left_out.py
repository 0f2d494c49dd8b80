"""What the open data of a site without a second version leave out: its keys and columns, and the shapes of what is below
them, so that nobody wonders what is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from site_builder.data.tables import Table
from site_builder.data.values import JsonObject
from site_builder.edition import Edition

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
    return whole if edition.council.second_version.is_on else _kept(whole)


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
        return (
            schema if second.is_usual else {name: _for_readers(part, second.readers) for name, part in schema.items()}
        )
    found = _kept(schema)
    defined = found["$defs"]
    assert isinstance(defined, dict)  # as `schemas.py` makes it
    there = {name: value for name, value in found.items() if name != "$defs"}
    return there | {"$defs": {name: defined[name] for name in defined if name in _used(there, defined)}}


def _for_readers(value: object, readers: str) -> object:
    """A part of a schema whose descriptions call the readers of the second version as the council does."""
    if isinstance(value, dict):
        return {name: _for_readers(inner, readers) for name, inner in value.items()}
    if isinstance(value, list):
        return [_for_readers(inner, readers) for inner in value]
    if isinstance(value, str):
        for words, others in _OF_CHILDREN.items():
            value = value.replace(words, others.format(readers))
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


def _kept(whole: JsonObject) -> JsonObject:
    """An object without the key, at whatever depth."""
    return {name: _without_key(inner) for name, inner in whole.items() if name != KEY}


def _without_key(value: object) -> object:
    """A value without the key, which a schema also lists among those that are required."""
    if isinstance(value, dict):
        return _kept(value)
    return [_without_key(inner) for inner in value if inner != KEY] if isinstance(value, list) else value
