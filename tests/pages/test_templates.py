"""Templates print a view and see nothing else; they do not choose, sort or count."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from jinja2 import meta, nodes

from site_builder.messages import english
from site_builder.pages.render import environment

TEMPLATES = files("site_builder.pages") / "templates"
ALONE = ("findings.html",)
"""The preview's page of findings, which is in no language of a site."""
PARTS = (
    "_actions.html",
    "_article.html",
    "_cards.html",
    "_checked.html",
    "_drawings.html",
    "_gaps.html",
    "_help.html",
    "_measures.html",
    "_parts.html",
    "_ratings.html",
    "_young_people.html",
    "_young_people_article.html",
)
"""Those that are made of macros, which are given what they print."""
ALL = sorted(file.name for file in TEMPLATES.iterdir())
SEES_A_VIEW = [name for name in ALL if name not in (*ALONE, *PARTS)]
"""Those that are given a view; what they import is looked at with them."""
CHOOSES = {"select", "reject", "selectattr", "rejectattr", "groupby", "sort", "unique", "batch", "slice", "map", "list"}
CHOOSES |= {"first", "last", "length", "count", "min", "max", "sum", "random", "reverse"}
ENVIRONMENT = environment(english())

every_template = pytest.mark.parametrize("name", [*SEES_A_VIEW, *PARTS])


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
