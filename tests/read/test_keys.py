"""What is declared is read: no key of any file is passed over, and no reader asks for one that is not declared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import MKDOCS_YML, NOW, write_tree
from made_up_keys import at, filled_in, ways, wrong

from site_builder.problems import Place, Problem
from site_builder.read.fields import Fields
from site_builder.read.record import read_edition
from site_builder.record.forms import Key, Thing, within
from site_builder.record.keys import AREA, DATA_FILES, GOVERNANCE, PAGE, PHRASE_LIST, UPDATE, WORD_LIST
from site_builder.record.ratings import Impact
from site_builder.record.setting_keys import CONFIGURATION, PROGRESS


def dumped(value: Any) -> str:
    return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


def as_text(value: dict[str, Any]) -> str:
    return f"---\n{dumped(value)}---\nThey came.\n"


def as_list(value: dict[str, Any]) -> str:
    return dumped([value])


def as_configuration(value: dict[str, Any]) -> str:
    return dumped({**yaml.safe_load(MKDOCS_YML), **value})


def as_plugin(value: dict[str, Any]) -> str:
    return as_configuration({"plugins": [{"progress": value}]})


FILES = [
    ("updates/2025-07-17-visit.md", UPDATE, as_text),
    ("docs/plan/01-schools.md", AREA, as_text),
    ("docs/contact.md", PAGE, as_text),
    *((f"docs/data/{name}", thing, dumped if thing is GOVERNANCE else as_list) for name, thing in DATA_FILES.items()),
    ("words/allowed.yml", WORD_LIST, dumped),
    ("words/jargon.yml", PHRASE_LIST, dumped),
    ("mkdocs.yml", CONFIGURATION, as_configuration),
    ("mkdocs.yml", PROGRESS, as_plugin),
]


APART = {("point", "value"): ("withheld",), ("point", "revised"): ("withheld",)}
"""What may not stand beside a key: a figure that is withheld has none, and no finding repeats one that is typed there."""


def places() -> Iterator[Any]:
    for file, whole, write in FILES:
        for way, thing in ways(whole):
            yield pytest.param(file, whole, write, way, thing, id=f"{file}-{thing.name}")


@pytest.mark.parametrize(("file", "whole", "write", "way", "thing"), list(places()))
def test_a_wrong_value_of_any_key_is_found(
    file: str, whole: Thing, write: Any, way: tuple[Key, ...], thing: Thing, tmp_path: Path
) -> None:
    @cache
    def said(text: str) -> set[str]:
        """What is found while the file is read; no rule that is asked afterwards is needed for it."""
        _, _, found = read_edition(write_tree(tmp_path, {file: text}) / "mkdocs.yml", NOW)
        return {problem.message for problem in found if problem.place.file == file}

    def with_value(value: dict[str, Any]) -> str:
        return str(write(at(way, whole, value)))

    def is_found(key: Key) -> bool:
        """Whether the wrong value is found beside a right one of every other key that may stand beside it."""
        value = {
            name: given for name, given in filled_in(thing).items() if name not in APART.get((thing.name, key.name), ())
        }
        return not said(with_value({**value, key.name: wrong(key.form)})) <= said(with_value(value))

    assert [key.name for key in thing.keys if not is_found(key)] == []


@pytest.mark.parametrize(("file", "whole"), [(file, whole) for file, whole, _ in FILES])
def test_no_key_is_declared_twice(file: str, whole: Thing) -> None:
    twice = [
        (thing.what, key.name) for thing in within(whole) for key in thing.keys if thing.by_name[key.name] is not key
    ]
    assert twice == []


def fields(text: str) -> tuple[Fields, list[Problem]]:
    problems: list[Problem] = []
    return Fields(yaml.compose(text), AREA, Place("a.md"), problems), problems


def test_what_is_missing_and_what_is_unknown_is_found_before_any_key_is_read() -> None:
    _, problems = fields("titel: A\n")
    assert [(problem.place.line, problem.code) for problem in problems] == [
        (1, "unknown-key"),
        (1, "missing-key"),
        (1, "missing-key"),
    ]


def test_a_reader_cannot_ask_for_what_is_not_declared() -> None:
    keys, _ = fields("area: 1\ntitle: A\n")
    with pytest.raises(KeyError):
        keys.text("titel")
    with pytest.raises(TypeError, match="'title' of a plan summary is not read as Whole"):
        keys.whole("title")
    with pytest.raises(TypeError, match="An item of 'actions' of a plan summary is not read as Whole"):
        keys.numbers("actions")
    with pytest.raises(TypeError, match="'delivery' of a rating takes other words than Impact"):
        fields("area: 1\ntitle: A\nratings: [{delivery: x}]\n")[0].items("ratings")[0].choice("delivery", Impact)
