"""The schemas for editors: made from the declared keys, let every right file through, and no wrong key or word.

`pytest --update` writes the files of `schema/` and the editors' settings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from made_up_keys import filled_in, wrong
from yaml_1_2 import load

from site_builder.record.forms import Thing, within
from site_builder.record.setting_keys import PROGRESS
from site_builder.schemas import associations, editor_settings, files, schemas

TESTS = Path(__file__).parent
SCHEMA = TESTS.parent / "schema"
CASES = sorted((TESTS / "cases").glob("*.yml"))
VALIDATORS = {name: Draft7Validator(json.loads(text)) for name, text in schemas().items()}


def test_the_schemas_of_the_repository_are_those_that_the_keys_make(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        SCHEMA.mkdir(exist_ok=True)
        for name, text in schemas().items():
            (SCHEMA / name).write_text(text, "utf-8")
    assert {path.name: path.read_text("utf-8") for path in SCHEMA.iterdir()} == schemas()


def test_the_editors_settings_of_the_repository_name_each_schema(request: pytest.FixtureRequest) -> None:
    file = TESTS.parent / ".vscode" / "settings.json"
    if request.config.getoption("--update"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(editor_settings(), "utf-8")
    assert file.read_text("utf-8") == editor_settings()
    assert associations().keys() == schemas().keys()


@pytest.mark.parametrize("name", VALIDATORS)
def test_each_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize("name", VALIDATORS)
def test_patterns_escape_only_what_javascript_lets_them_escape(name: str) -> None:
    """ECMA-262, `IdentityEscape` with the flag `u`, with which editors read patterns."""
    patterns = re.findall(r'"pattern": (".*")', schemas()[name])
    wrong = [
        json.loads(pattern) for pattern in patterns if re.search(r"\\[^sdw^$\\.*+?()\[\]{}|/]", json.loads(pattern))
    ]
    assert wrong == []


# Right files


READ_ANOTHER_WAY = {"updates/2025-01-03-null.md"}
"""Files whose required text is `null`: four letters for us, nothing for an editor."""


def schema_of(file: str) -> str:
    """The name of the schema of a file of a site; "" if it has none."""
    names = (name for name, patterns in associations().items() if any(fnmatch(file, pattern) for pattern in patterns))
    return next(names, "")


def keys_of(file: str, text: str) -> str:
    """The YAML of a file: the whole, or what is between the first two lines `---`."""
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$", text, re.DOTALL | re.MULTILINE)
    return text if not file.endswith(".md") else match.group(1) if match else ""


def complaints(file: str, text: str) -> list[str]:
    """What the schema of a file says about it."""
    value = load(keys_of(file, text.replace("\r\n", "\n").removeprefix("\ufeff")))
    errors = [] if value is None else VALIDATORS[schema_of(file)].iter_errors(value)
    return [f"{file}: {error.json_path}: {error.message}" for error in errors]


def sites() -> Iterator[tuple[str, str]]:
    """Each file of the whole sites that has a schema, and its text."""
    for site in ("exampleton", "frozen-record"):
        root = TESTS / "sites" / site
        for path in sorted(path for path in root.rglob("*") if path.suffix in (".yml", ".md")):
            file = path.relative_to(root).as_posix()
            if schema_of(file):
                yield file, path.read_text("utf-8")


def test_every_file_of_the_whole_sites_is_right() -> None:
    found = list(sites())
    assert len(found) > 50
    assert [line for file, text in found for line in complaints(file, text)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_file_that_has_no_error_is_right(case: Path) -> None:
    tree = yaml.safe_load(case.read_text("utf-8"))
    named = set(re.findall(r"^([^:\n]*):\d+: ", tree["problems"], re.MULTILINE))  # with a warning, it may be a draft
    right = {
        file: text for file, text in tree["files"].items() if schema_of(file) and file not in named | READ_ANOTHER_WAY
    }
    is_read = named or not tree["problems"]  # else a sentence without a place says that nothing can be read
    assert [line for file, text in right.items() if is_read for line in complaints(file, text)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_file_with_a_key_of_another_name_or_a_text_that_is_too_long_is_not_right(case: Path) -> None:
    tree = yaml.safe_load(case.read_text("utf-8"))
    codes = r"unknown-key|too-long|yes-or-no"
    wrong = re.findall(rf"^([^:\n]*):\d+: error: .*\[(?:{codes})\]$", tree["problems"], re.MULTILINE)
    for file in {file for file in wrong if schema_of(file)}:
        assert complaints(file, tree["files"][file]), file


# Every declared key


def places() -> Iterator[tuple[str, Thing]]:
    """Each thing of each file, but for texts, whose many sections are alike."""
    for name, thing in [*files().items(), ("mkdocs.json", PROGRESS)]:
        yield from ((name, each) for each in within(thing)[: 3 if name == "texts.json" else None])


every_thing = pytest.mark.parametrize(
    ("name", "thing"), [pytest.param(name, thing, id=f"{name}-{thing.name}") for name, thing in places()]
)


def check_of(name: str, thing: Thing) -> Callable[[object], bool]:
    """Whether the schema of a file takes a value for a thing that it holds."""
    schema = VALIDATORS[name].schema
    whole = schema.get("definitions", {}).get(thing.name, schema if "properties" in schema else schema["items"])
    return Draft7Validator({**whole, "definitions": schema["definitions"]}).is_valid


@every_thing
def test_what_holds_every_key_is_right_and_an_unknown_key_is_not(name: str, thing: Thing) -> None:
    is_right = check_of(name, thing)
    assert is_right(filled_in(thing))
    assert is_right(filled_in(thing, only_needed=True))
    assert is_right({**filled_in(thing), "titel": "A text"}) is thing.is_open


@every_thing
def test_a_key_takes_no_value_of_another_form_and_is_missed_where_it_is_needed(name: str, thing: Thing) -> None:
    is_right, whole = check_of(name, thing), filled_in(thing)
    for key in thing.keys:
        value = wrong(key.form)
        is_from_environment = name == "mkdocs.json" and isinstance(value, list)  # `!ENV [NAME, default]`
        assert is_right({**whole, key.name: value}) is is_from_environment, key
        assert is_right({**whole, key.name: None}) is not key.is_needed, key
        assert is_right({one: whole[one] for one in whole if one != key.name}) is not key.is_needed, key
