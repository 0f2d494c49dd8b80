"""The schemas that are published beside the data let our files through, and nothing that differs from them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from made_up_edition import edition

from site_builder import data
from site_builder.data import schemas
from site_builder.edition import Edition

from .made_up import SITE_URL, site

JSON_FILES = ("updates.json", "plan.json", "history.json")


@pytest.fixture(params=["with one of everything", "with nothing"])
def public(request: pytest.FixtureRequest) -> Edition:
    return site() if request.param == "with one of everything" else edition()


def published(one: Edition) -> dict[str, bytes]:
    return {output.path: output.content for output in data.outputs(one, (), data.files(one))}


def validator(files: dict[str, bytes], name: str) -> Draft202012Validator:
    schema = json.loads(files[f"data/schema/{schemas.name_of(name)}"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value of JSON, outer before inner."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


@pytest.mark.parametrize("name", JSON_FILES)
def test_a_json_file_keeps_to_its_schema(public: Edition, name: str) -> None:
    files = published(public)
    validator(files, name).validate(json.loads(files[f"data/{name}"]))


@pytest.mark.parametrize("name", JSON_FILES)
def test_a_key_that_the_schema_does_not_know_is_found_wherever_it_is(name: str) -> None:
    files = published(site())
    known, whole = validator(files, name), json.loads(files[f"data/{name}"])
    for one in objects(whole):
        one["zz"] = "not a key"
        with pytest.raises(ValidationError):
            known.validate(whole)
        del one["zz"]


@pytest.mark.parametrize("name", ["updates.json", "plan.json"])
def test_an_object_without_its_first_key_is_found(name: str) -> None:
    files = published(site())
    known, whole = validator(files, name), json.loads(files[f"data/{name}"])
    for one in list(objects(whole)):
        if one:
            key = next(iter(one))
            taken = one.pop(key)
            with pytest.raises(ValidationError):
                known.validate(whole)
            one[key] = taken


@pytest.mark.parametrize("name", JSON_FILES)
def test_a_json_file_names_its_schema_and_the_version_of_that(name: str) -> None:
    files = published(site())
    whole = json.loads(files[f"data/{name}"])
    schema = json.loads(files[f"data/schema/{name}"])
    assert whole["schema"] == schema["$id"] == f"{SITE_URL}data/schema/{name}"
    assert schema["$comment"] == f"Version {whole['schema_version']}"


def test_every_table_has_a_schema_that_names_its_columns_and_says_what_each_means() -> None:
    files = published(site())
    tables = [path for path in files if path.endswith(".csv")]
    assert len(tables) > 5
    for path in tables:
        schema = json.loads(files[f"data/schema/{schemas.name_of(path.removeprefix('data/'))}"])
        named = ",".join(f'"{field["name"]}"' for field in schema["fields"])
        assert files[path].decode("utf-8-sig").splitlines()[0] == named
        assert all(field["description"] for field in schema["fields"])
