"""JSON Schemas of the files that a council writes, for editors and programs, from the declared keys.

They say less than `progress check`: a schema knows one value, not what other files or the calendar say. What the
check lets through, they let through. Values are those that YAML 1.2 makes of what is typed, as editors read it.
Draft 7 of JSON Schema, since the editors' language server for YAML knows no later one."""

from __future__ import annotations

import json
from typing import Any

from site_builder.record.forms import (
    ID,
    Date,
    Either,
    File,
    Form,
    Id,
    Inner,
    Items,
    Key,
    Markdown,
    Moment,
    Number,
    Target,
    Text,
    Thing,
    WebAddress,
    Whole,
    Word,
    YesOrNo,
)

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
_SCALAR = ["string", "number", "boolean"]
"""What YAML makes of plain text: `2025` and `true` are texts too, where a text stands."""
_YEAR = "[0-9]{4}"
_MONTH = "-(?:0[1-9]|1[0-2])"
_DAY = "-(?:0[1-9]|[12][0-9]|3[01])"
_WEB = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"]+"
_FILE = r"(?![/\\])(?!(?:.*/)?\.\.(?:/|$))[^:]+"


def file_schema(thing: Thing, *, is_list: bool = False) -> str:
    """The schema of a file that is one thing, or a list of such things, as the text of a `.json` file."""
    found: dict[str, Schema] = {}
    whole = {"type": ["array", "null"], "items": _reference(thing, found)} if is_list else _of_thing(thing, found)
    schema = {"$schema": DIALECT, "title": f"{thing.what[0].upper()}{thing.what[1:]}", **whole, "definitions": found}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _reference(thing: Thing, found: dict[str, Schema]) -> Schema:
    """A pointer to the schema of a thing, which is added to those that were found before, with all that it holds."""
    if thing.name not in found:
        found[thing.name] = {}  # a thing may hold itself
        found[thing.name] = _of_thing(thing, found)
    return {"$ref": f"#/definitions/{thing.name}"}


def _of_thing(thing: Thing, found: dict[str, Schema]) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {key.name: _of_key(key, thing, found) for key in thing.keys},
        "required": [key.name for key in thing.keys if key.is_needed],
    }
    return schema if thing.is_open else {**schema, "additionalProperties": False}


def _of_key(key: Key, thing: Thing, found: dict[str, Schema]) -> Schema:
    """The schema of a value. What need not stand there may be empty."""
    schema = _of_form(key.form, thing, found)
    if not key.is_needed:
        schema = _or_empty(schema)
    elif "string" in schema.get("type", ()):
        schema = {**schema, "minLength": 1}
    return {"description": key.help, **schema}


def _or_empty(schema: Schema) -> Schema:
    if "type" in schema:
        types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        pattern = {"pattern": f"^$|{schema['pattern']}"} if "pattern" in schema else {}
        return {**schema, "type": [*types, "null"], **pattern}
    return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}, {"const": ""}]}


def _of_form(form: Form, thing: Thing, found: dict[str, Schema]) -> Schema:
    match form:
        case Text():
            limit = {"maxLength": form.at_most} if form.at_most else {}
            return {"type": _SCALAR, **limit, **(_pattern(form.pattern) if form.pattern else {})}
        case Markdown() | Id() | Date() | Moment() | WebAddress() | Target() | File():
            return _of_text(form)
        case Whole():
            return {"type": ["integer", "string"], **_pattern("-?[0-9]{1,6}"), "minimum": form.least}
        case Number():
            return {"type": ["number", "string"], **_pattern(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")}
        case YesOrNo():
            return {"type": ["boolean", "string"], **_pattern("true|false")}
        case Word():
            return {"enum": [word.value for word in form.words]}
        case Inner():
            return _reference(form.thing or thing, found)
        case Either():
            return {"anyOf": [_of_form(form.plain, thing, found), _of_form(form.inner, thing, found)]}
        case Items():
            least = {"minItems": form.least} if form.least else {}
            return {"type": "array", "items": _of_form(form.of, thing, found), **least}


def _of_text(form: Markdown | Id | Date | Moment | WebAddress | Target | File) -> Schema:
    """The schema of what is always typed as a text, or as a number that is one."""
    match form:
        case Markdown():
            return {"type": _SCALAR}
        case Id():
            return {"type": ["string", "number"], **_pattern(ID)}
        case Date():
            return _of_date(form)
        case Moment():
            return {"type": "string", **_pattern(rf"{_YEAR}{_MONTH}{_DAY}\s+[0-9]{{2}}:[0-9]{{2}}")}
        case WebAddress():
            return {"type": "string", **_pattern(_WEB)}
        case Target():
            return {"type": ["string", "number"], **_pattern(f"{_WEB}|{_FILE}")}
        case File():
            return {"type": ["string", "number"], **_pattern(_FILE)}


def _of_date(form: Date) -> Schema:
    date = rf"{_YEAR}(?:{_MONTH}(?:{_DAY}){'?' if form.month else ''}){'?' if form.year else ''}"
    whole = {"type": ["string", "integer"], "minimum": 1, "maximum": 9999} if form.year else {"type": "string"}
    return {**whole, **_pattern(f"{date}(?:/{date})?" if form.interval else date)}


def _pattern(expression: str) -> Schema:
    """A whole text that an expression matches, with space around it."""
    return {"pattern": rf"^\s*(?:{expression})\s*$"}
