"""The two sites, each built once for all tests that only look at it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from . import trees
from .greek import in_greek
from .trees import Built

HEREFORDSHIRE_URL = "https://example.org/progress/"
EXAMPLETON_URL = "https://example.net/a/b/"


@pytest.fixture(scope="session")
def herefordshire(shared: Path) -> Built:
    """The site of Herefordshire's frozen record, as `progress build` makes it. Nothing may change it."""
    return trees.built_once(shared / "herefordshire", trees.herefordshire, HEREFORDSHIRE_URL)


@pytest.fixture(scope="session")
def exampleton(shared: Path) -> Built:
    """The site of a council that does not exist. Nothing may change it."""
    return trees.built_once(shared / "exampleton", trees.exampleton, EXAMPLETON_URL)


@pytest.fixture(scope="session")
def without_search(shared: Path) -> Built:
    """The same council's site as `progress build --no-search` makes it. Nothing may change it."""
    command = (*trees.BUILD, "--no-search")
    return trees.built_once(shared / "without-search", trees.exampleton, EXAMPLETON_URL, command)


@pytest.fixture(scope="session")
def greek(shared: Path) -> Built:
    """The same council with every word of it and of the program in Greek letters. Nothing may change it."""
    return trees.built_once(shared / "greek", lambda folder: in_greek(trees.exampleton(folder)), EXAMPLETON_URL)


@pytest.fixture(scope="session", params=["herefordshire", "exampleton"])
def council(request: pytest.FixtureRequest) -> Built:
    """One of the two sites after the other."""
    site: Built = request.getfixturevalue(request.param)
    return site


@pytest.fixture
def tree(exampleton: Built, tmp_path: Path) -> Path:
    """A copy of Exampleton's content with its built site, which a test may change."""
    return Path(shutil.copytree(exampleton.root, tmp_path / "tree"))
