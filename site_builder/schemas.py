"""JSON Schemas of the files that a council writes, for editors and programs, from the declared keys.

They say less than `progress check`: a schema knows one value, not what other files or the calendar say. What the
check lets through, they let through. Values are those that YAML 1.2 makes of what is typed, as editors read it.
Draft 7 of JSON Schema, since the editors' language server for YAML knows no later one."""

from __future__ import annotations

import json
from typing import Any

from site_builder.keys_in_words import in_words
from site_builder.record.allowed_personal import FILE
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
from site_builder.record.keys import (
    ALLOWED_PERSONAL,
    AREA,
    DATA_FILES,
    GOVERNANCE,
    PAGE,
    PHRASE_LIST,
    UPDATE,
    WORD_LIST,
)
from site_builder.record.message_keys import file_of_messages
from site_builder.record.setting_keys import CONFIGURATION, PROGRESS
from site_builder.record.word_lists import PHRASES, PLAIN

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
_SCALAR = ["string", "number", "boolean"]
"""What YAML makes of plain text: `2025` and `true` are texts too, where a text is expected."""
_YEAR = "[0-9]{4}"
_MONTH = "-(?:0[1-9]|1[0-2])"
_DAY = "-(?:0[1-9]|[12][0-9]|3[01])"
_WEB = r'[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+'
_FILE = r"(?![/\\])(?!(?:.*/)?\.\.(?:/|$))[^:]+"


def files() -> dict[str, Thing]:
    """What each kind of file contains, or each item of it if it is a list, by the name of its schema."""
    data = {name.replace(".yml", ".json"): thing for name, thing in DATA_FILES.items()}
    return data | {
        "update.json": UPDATE,
        "plan-summary.json": AREA,
        "page.json": PAGE,
        "word-list.json": WORD_LIST,
        "phrase-list.json": PHRASE_LIST,
        "allowed-personal.json": ALLOWED_PERSONAL,
        "texts.json": file_of_messages(),
        "mkdocs.json": CONFIGURATION,
    }


def schemas() -> dict[str, str]:
    """The text of each schema, by the name of its file."""
    return {name: json.dumps(_file(thing), indent=2, ensure_ascii=False) + "\n" for name, thing in files().items()}


def associations() -> dict[str, tuple[str, ...]]:
    """The files that each schema is for, as patterns from the folder of `mkdocs.yml`.

    If two patterns match a file, the first applies."""
    data = {name.replace(".yml", ".json"): (f"docs/data/{name}",) for name in DATA_FILES}
    return data | {
        "mkdocs.json": ("mkdocs.yml",),
        "texts.json": ("texts/*.yml",),
        "word-list.json": tuple(f"words/{name}.yml" for name in sorted(PLAIN)),
        "phrase-list.json": tuple(f"words/{name}.yml" for name in sorted(PHRASES)),
        "allowed-personal.json": (f"words/{FILE}",),
        "update.json": ("updates/*.md",),
        "plan-summary.json": ("docs/plan/*.md",),
        "page.json": ("docs/*.md", "docs/**/*.md"),
    }


def editor_settings() -> str:
    """The settings by which the YAML extension of Visual Studio Code finds the schemas, as the text of its file."""
    found = {f"./schema/{name}": files for name, files in associations().items() if not files[0].endswith(".md")}
    settings = {"yaml.schemas": found, "yaml.customTags": ["!ENV scalar", "!ENV sequence"]}
    return json.dumps(settings, indent=2) + "\n"


def _file(thing: Thing) -> Schema:
    """The schema of a file, with those of everything that it may contain."""
    found: dict[str, Schema] = {}
    is_list = thing in (*DATA_FILES.values(), ALLOWED_PERSONAL) and thing is not GOVERNANCE
    if thing is CONFIGURATION:
        whole = _of_configuration(thing, found)
    else:
        whole = _of_list(thing, found) if is_list else _of_thing(thing, found)
    schema = {"$schema": DIALECT, "title": thing.what[0].upper() + thing.what[1:], **whole, "definitions": found}
    return _from_environment(schema) if thing is CONFIGURATION else schema


def _of_list(thing: Thing, found: dict[str, Schema]) -> Schema:
    return {"type": ["array", "null"], "items": _reference(thing, found)}


def _of_configuration(thing: Thing, found: dict[str, Schema]) -> Schema:
    """`mkdocs.yml`, in which our keys are the options of a plugin. Plugins may be a list or keys, as in MkDocs."""
    schema = _of_thing(thing, found)
    plugin = {"type": "object", "properties": {"progress": _reference(PROGRESS, found)}}
    plugins = {"anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, plugin]}}, plugin]}
    return {**schema, "properties": {**schema["properties"], "plugins": plugins}}


def _from_environment(schema: Any) -> Any:
    """The same schema, in which each single value may come from the environment: `!ENV [NAME, default]` is a list."""
    if isinstance(schema, list):
        return [_from_environment(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    values = {name: _from_environment(each) for name, each in schema.items()}
    types = values.get("type")
    return {**values, "type": [*types, "array"]} if isinstance(types, list) and "array" not in types else values


def _reference(thing: Thing, found: dict[str, Schema]) -> Schema:
    """A pointer to the schema of a thing, which is added to those already defined, with everything that it contains."""
    if thing.name not in found:
        found[thing.name] = {}  # a thing may contain itself
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
    """The schema of a value. What is not required may be empty.

    `patternErrorMessage` is what editors show instead of a regular expression; other programs ignore it."""
    schema = _of_form(key.form, thing, found)
    if not key.is_needed:
        schema = _or_empty(schema)
    elif "string" in schema.get("type", ()):
        schema = {**schema, "minLength": 1}
    told = {"patternErrorMessage": f"Write {in_words(key.form)}."} if "pattern" in schema else {}
    return {"description": key.help, **schema, **told}


def _or_empty(schema: Schema) -> Schema:
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        pattern = {"pattern": f"^$|{schema['pattern']}"} if "pattern" in schema else {}
        return {**schema, "type": [*types, "null"], **pattern}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None, ""]}
    return {"anyOf": [*schema.get("anyOf", [schema]), {"enum": [None, ""]}]}


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
            return {"type": ["string"], **_pattern(rf"{_YEAR}{_MONTH}{_DAY}\s+[0-9]{{2}}:[0-9]{{2}}")}
        case WebAddress():
            return {"type": ["string"], **_pattern(_WEB)}
        case Target():
            return {"type": ["string", "number"], **_pattern(f"{_WEB}|{_FILE}")}
        case File():
            return {"type": ["string", "number"], **_pattern(_FILE)}


def _of_date(form: Date) -> Schema:
    date = rf"{_YEAR}(?:{_MONTH}(?:{_DAY}){'?' if form.month else ''}){'?' if form.year else ''}"
    whole = {"type": ["string", "integer"], "minimum": 1, "maximum": 9999} if form.year else {"type": ["string"]}
    return {**whole, **_pattern(f"{date}(?:/{date})?" if form.interval else date)}


def _pattern(expression: str) -> Schema:
    """A whole text that an expression matches, with spaces around it."""
    return {"pattern": rf"^\s*(?:{expression})\s*$"}
