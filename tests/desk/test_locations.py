"""To which field of a form a finding belongs."""

from __future__ import annotations

import pytest

from site_builder.codes import Code
from site_builder.desk.locations import locate
from site_builder.problems import Place, Problem
from site_builder.write.tree import Tree

SETTINGS = """\
site_name: A site
plugins:
  - progress:
      council: The council
      contact:
        name: The team
"""
OPTIONS = ("plugins", 0, "progress")


@pytest.mark.parametrize(
    ("line", "message", "path"),
    [
        (3, "'accessibility' has no 'status'; nobody has tested it.", (*OPTIONS, "accessibility")),
        (6, "'contact' has no 'email'; people cannot ask.", (*OPTIONS, "contact")),
        (4, "'council' is 'x'; write another.", (*OPTIONS, "council")),
        (1, "'site_url' is missing; the configuration needs it.", ("site_url",)),
    ],
)
def test_what_is_still_to_be_filled_in_belongs_to_its_own_field(
    line: int, message: str, path: tuple[str | int, ...]
) -> None:
    problem = Problem(Place("mkdocs.yml", line), Code.NOT_FILLED_IN, message)
    assert locate(Tree(SETTINGS, "mkdocs.yml"), [problem]) == {path: (problem,)}
