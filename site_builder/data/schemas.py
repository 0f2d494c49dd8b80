"""Schemas of the open data: JSON Schema of the JSON files (draft 2020-12), Table Schema of the CSV files (Frictionless
Standards, version 1), published beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from site_builder.data.left_out import schema_as_published
from site_builder.data.objects import COMMON, FILES, HEAD
from site_builder.data.shapes import Schema, Shape, date, number, text, whole, yes_or_no
from site_builder.data.values import JsonObject, as_json
from site_builder.edition import Edition
from site_builder.record.data_files import DataFile
from site_builder.record.forms import (
    Date,
    Either,
    Form,
    Inner,
    Items,
    Key,
    Number,
    Thing,
    Whole,
    Word,
    YesOrNo,
    inner_of,
    within,
)
from site_builder.record.outputs import Output

VERSION = "1.1"
"""Of all schemas together. The second number grows when a key is added, the first when one goes or changes its meaning."""
FOLDER = "data/schema/"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TABLES = "https://datapackage.org/profiles/2.0/tableschema.json"


def address(edition: Edition, file: str) -> str:
    """Where the schema of a file is published."""
    return f"{edition.site_url}{FOLDER}{name_of(file)}"


def name_of(file: str) -> str:
    """The name of the schema of a file: "updates.csv" has "updates-csv.json"."""
    return f"{file.removesuffix('.json').replace('.', '-')}.json"


def outputs(edition: Edition, files: Iterable[DataFile]) -> Iterator[Output]:
    """The schemas of the JSON files, then those of the tables."""
    for name in FILES:
        yield Output(f"{FOLDER}{name_of(name)}", as_json(schema_as_published(of_json(edition, name), edition)))
    for file in files:
        if file.columns:
            yield Output(f"{FOLDER}{name_of(file.name)}", as_json(of_table(edition, file)))


def of_json(edition: Edition, name: str) -> JsonObject:
    """The JSON Schema of one of the JSON files."""
    shapes, lists = FILES[name]
    shapes += _plain(shapes + COMMON)
    known = {shape.thing.name: shape.name for shape in shapes + COMMON if shape.thing and shape.name != "kept_promise"}
    known |= {"listed-document": "document"} | dict.fromkeys(("promise-move", "target-move"), "move")
    return {
        "$schema": _DIALECT,
        "$id": address(edition, name),
        "title": edition.messages.plain(f"files.{name.replace('.', '-')}"),
        "$comment": f"Version {VERSION}",
        **_object(HEAD | lists),
        "$defs": {shape.name: _of_shape(shape, known) for shape in COMMON + shapes},
    }


def _plain(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """A shape for everything else that authors type in these, with the keys that it has in their files."""
    things = {shape.thing.name for shape in shapes if shape.thing} | {"listed-document", "promise-move", "target-move"}
    left: list[Thing] = []
    for shape in shapes:
        typed = [
            key.form
            for key in (shape.thing.keys if shape.thing else ())
            if key.name not in {*shape.own, *shape.left_out}
        ]
        inner = [thing for form in typed if (thing := inner_of(form))]
        left += [each for thing in inner for each in within(thing) if each.name not in things]
    return tuple(Shape(thing.name, thing) for thing in dict.fromkeys(left))


def _object(keys: Mapping[str, Schema]) -> JsonObject:
    return {
        "type": "object",
        "properties": {name.rstrip("?"): schema for name, schema in keys.items()},
        "required": [name for name in keys if not name.endswith("?")],
        "additionalProperties": False,
    }


def _of_shape(shape: Shape, known: Mapping[str, str]) -> JsonObject:
    there = [key for key in (shape.thing.keys if shape.thing else ()) if key.name not in shape.left_out]
    typed = {key.name: shape.own.get(key.name) or _of_key(key, known) for key in there}
    return _object(typed | dict(shape.own))


def _of_key(key: Key, known: Mapping[str, str]) -> Schema:
    return {**_of_form(key.form, known, is_needed=key.is_needed), "description": key.help}


def _of_form(form: Form, known: Mapping[str, str], *, is_needed: bool) -> Schema:
    match form:
        case Items():
            return {"type": "array", "items": _of_form(form.of, known, is_needed=True)}
        case Either():
            return _of_form(form.inner, known, is_needed=is_needed)
        case Inner():
            reference = _reference(form.thing, known)
            return reference if is_needed else {"anyOf": [reference, {"type": "null"}]}
        case Word():
            words = [word.value for word in form.words]
            return {"enum": words if is_needed else [*words, "", None]}
        case Date():
            return {**date(""), "type": "string"} if is_needed else date("")
        case Whole():
            return {"type": "integer"} if is_needed else whole("")
        case Number():
            return {"type": "number"} if is_needed else number("")
        case YesOrNo():
            return yes_or_no("")
        case _:
            return text("")


def _reference(thing: Thing | None, known: Mapping[str, str]) -> Schema:
    """A pointer to the shape of what is typed as a thing."""
    return {"$ref": f"#/$defs/{known[thing.name]}" if thing else "#"}


def of_table(edition: Edition, file: DataFile) -> JsonObject:
    """The Table Schema of a CSV file: every column is a text, as typed, with its meaning; a cell may be empty."""
    table = file.name.removesuffix(".csv")
    return {
        "$schema": _TABLES,
        "$id": address(edition, file.name),
        "title": edition.messages.plain(f"files.{table}-csv"),
        "version": VERSION,
        "fields": [
            {
                "name": column,
                "type": "string",
                "description": edition.messages.column(table, column),
            }
            for column in file.columns
        ],
        "missingValues": [""],
    }
