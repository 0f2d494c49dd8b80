"""Templates print a view and see nothing else; they do not choose, sort or count."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import meta, nodes

import site_builder
from site_builder.messages import english
from site_builder.pages.render import environment

TEMPLATES = Path(site_builder.__file__).parent / "pages" / "templates"
ALONE = ("findings.html",)
"""The preview's page of findings, which is in no language of a site."""
ALL = sorted(file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html"))
MOST_LINES = 50
MOST_COLUMNS = 200
CHOOSES = {"select", "reject", "selectattr", "rejectattr", "groupby", "sort", "unique", "batch", "slice", "map", "list"}
CHOOSES |= {"first", "last", "length", "count", "min", "max", "sum", "random", "reverse"}
ENVIRONMENT = environment(english())

every_template = pytest.mark.parametrize("name", [name for name in ALL if name not in ALONE])


@cache
def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))


def filters(name: str) -> Iterator[str]:
    yield from (found.name for found in parsed(name).find_all(nodes.Filter))


@every_template
def test_a_template_sees_a_view_and_the_words_of_the_site(name: str) -> None:
    assert meta.find_undeclared_variables(parsed(name)) - ENVIRONMENT.globals.keys() <= {"view", "root"}


@every_template
def test_a_template_does_not_choose_sort_or_count(name: str) -> None:
    assert CHOOSES & {*filters(name)} == set()


@every_template
def test_a_template_fits_on_a_screen(name: str) -> None:
    lines = (TEMPLATES / name).read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert [line for line in lines if len(line) > MOST_COLUMNS] == []


@pytest.mark.parametrize("name", [name for name in ALL if name.startswith("components/")])
def test_a_component_is_given_what_it_prints(name: str) -> None:
    """Its file has a macro of its own name, and sees no view of a page."""
    assert meta.find_undeclared_variables(parsed(name)) <= ENVIRONMENT.globals.keys()
    assert Path(name).stem in {macro.name for macro in parsed(name).find_all(nodes.Macro)}
