"""Every compiled file of four sites keeps its bytes through changes of the program's shape.

A change that is meant to change pages writes the marks anew with `pytest --update`, in a commit of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_council import write_council

from . import trees
from .trees import SITES, Built

MARKS = SITES / "marks"
UPDATES = 500
MARK_LENGTH = 16
_NOT_COMPILED = ("pagefind/", "assets/stylesheets/")
"""The search index and the theme's own style: made by other programs, and tested for what they do."""


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, shared: Path) -> Built:
    """One of the four, built once."""
    if request.param == "made-up":
        return trees.built_once(shared / request.param, _made_up, "")
    site: Built = request.getfixturevalue(request.param)
    return site


def _made_up(folder: Path) -> Path:
    write_council(folder, UPDATES)
    return folder


@pytest.mark.parametrize("site", ["herefordshire", "exampleton", "greek", "made-up"], indirect=True)
def test_every_compiled_file_has_the_bytes_that_were_found_right(site: Built, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["site"]
    found = {
        file: mark[:MARK_LENGTH]
        for file, mark in trees.files_of(site.site).items()
        if mark and not file.startswith(_NOT_COMPILED)
    }
    marks = MARKS / f"{name}.txt"
    if request.config.getoption("--update"):
        MARKS.mkdir(exist_ok=True)
        marks.write_text("".join(f"{mark} {file}\n" for file, mark in found.items()), "utf-8")
    expected = {file: mark for mark, file in (line.split(" ", 1) for line in marks.read_text("utf-8").splitlines())}
    different = sorted(file for file in found.keys() | expected.keys() if found.get(file) != expected.get(file))
    assert different == []
