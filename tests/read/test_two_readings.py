"""A hand-written page is compared as MkDocs will really read it: with the extensions that its configuration names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from site_builder.problems import Place
from site_builder.read.dialect import Dialect
from site_builder.read.extensions import read_extensions
from site_builder.read.rendered import with_extensions
from site_builder.read.two_readings import TwoReadings

FENCE = "1. Type\n\n    ```\n    a b\n    ```\n"
FIRST = Place("docs/a.md")


def lines(text: str, extensions: str = "[]") -> list[int]:
    named = read_extensions(yaml.compose(extensions, Loader=yaml.SafeLoader), Path("/"), FIRST, [])
    readings = TwoReadings(Dialect(), with_extensions(named, []))
    return [problem.place.line for problem in readings.differences(text, FIRST)]


def test_code_in_an_item_is_read_where_the_extension_for_it_is_named() -> None:
    assert lines(FENCE) == [3]
    assert lines(FENCE, "[pymdownx.superfences]") == []
    assert lines(FENCE, "[pymdownx.superfences: {disable_indented_code_blocks: true}, of_nobody]") == []


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n    Text.\n\n    - a\n    - b\n\nMore.\n",
        "=== A\n\n    1. a\n    2. b\n\n=== B\n\n    Text.\n",
        "Text.[^1]\n\n- a\n- b\n\n[^1]: Note.\n",
        "Term\n:   Meaning\n\n    - a\n",
        "[TOC]\n\n## A\n\n- a\n\n## B\n\n- a\n",
        "| a | b |\n| - | - |\n| a | b |\n",
        "- a\n- a\n- a\n\n1. a\n",
        "`a` **b** [c](d.md) <https://www.example.org/>\n\n> a\n",
        "",
    ],
)
def test_what_both_read_alike_has_no_finding(text: str) -> None:
    named = "[admonition, pymdownx.tabbed: {alternate_style: true}, footnotes, def_list, toc: {permalink: true}]"
    assert lines(text.replace("\n\n1. a", "\n\nText.\n\n1. a"), named) == []


def test_a_word_that_appears_many_times_is_compared_with_its_own_place() -> None:
    assert lines("a\n\n- a\n- a\n\na\n- a\n") == [7]
