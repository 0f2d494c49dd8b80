"""Where ProperDocs, the fork of MkDocs, is installed in its place, `progress build` makes the same site."""

from __future__ import annotations

import sys
from pathlib import Path

from . import trees
from .trees import Built, files_of

WITHOUT = "import sys; sys.modules.update(dict.fromkeys({0!r})); from site_builder.__main__ import main; main()"
"""A command for which some libraries are not installed."""


def without(*libraries: str) -> tuple[str, ...]:
    return (sys.executable, "-c", WITHOUT.format(libraries), "build")


def test_where_only_properdocs_is_installed_the_site_is_the_same(exampleton: Built, tmp_path: Path) -> None:
    tree = trees.exampleton(tmp_path / "tree")
    done = trees.run(without("mkdocs"), tree)
    assert done.returncode == 0, done.stderr
    assert files_of(tree / "site") == files_of(exampleton.site)


def test_where_neither_is_installed_the_build_says_what_to_do(tmp_path: Path) -> None:
    tree = trees.exampleton(tmp_path / "tree")
    done = trees.run(without("mkdocs", "properdocs"), tree)
    assert done.returncode == 2
    assert done.stderr.endswith(
        "Neither MkDocs nor ProperDocs is installed; install one of them, or write 'engine: plain' below 'progress'.\n"
    )
    assert not (tree / "site").exists()
