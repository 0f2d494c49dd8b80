"""The old site stays as it was until the new one is whole, whatever happens to a build."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, write_tree

from . import trees
from .trees import MKDOCS, PROGRESS, PROPERDOCS, files_of, replace_in, run, start, struck

BUILD = (*PROGRESS, "build")
ENGINES = {"progress": BUILD, "mkdocs": (*MKDOCS, "build"), "properdocs": (*PROPERDOCS, "build", "-f", "mkdocs.yml")}
NEWEST = "updates/2026-02-14-lodka.md"
PAGE = "updates/2026-02-14-lodka/index.html"
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/about.md": "# About\n\n![A boat](images/boat.png)\n",
    "docs/images/boat.png": "a picture",
    NEWEST: "---\ntitle: Warm homes\ndate: 2026-02-14\nkind: report\n---\nEvery home in Ŵyl is warm.\n",
}


@pytest.fixture(scope="module")
def first_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small council with its site. Nothing may change it."""
    root = write_tree(tmp_path_factory.mktemp("first") / "tree", FILES)
    return trees.built(root, "").root


@pytest.fixture
def tree(first_site: Path, tmp_path: Path) -> Path:
    """A copy of the council with its site, which a test may change."""
    return Path(shutil.copytree(first_site, tmp_path / "tree"))


def edit(tree: Path) -> None:
    """An edit that every later build shows."""
    replace_in(tree / NEWEST, "Every home in Ŵyl is warm.", "Every home in Ŵyl is hot.")


@pytest.mark.parametrize("engine", ENGINES)
def test_an_error_in_the_content_leaves_the_old_site(engine: str, tree: Path) -> None:
    before = files_of(tree / "site")
    edit(tree)
    replace_in(tree / NEWEST, "kind: report", "kind: reprot")
    done = run(ENGINES[engine], tree)
    words = "'kind' is 'reprot'; use inspection, decision, board, partnership, report or news. [unknown-word]"
    assert done.returncode == 1
    assert f"{NEWEST}:4: error: {words}" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert files_of(tree / "site") == before


def test_a_wrong_configuration_leaves_the_old_site_and_ends_with_2(tree: Path) -> None:
    before = files_of(tree / "site")
    edit(tree)
    replace_in(tree / "mkdocs.yml", "council:", "counsil:")
    done = run(BUILD, tree)
    assert done.returncode == 2
    assert (
        "mkdocs.yml:6: error: 'counsil' is not a key of the plugin 'progress'; did you mean 'council'?" in done.stderr
    )
    assert files_of(tree / "site") == before


def test_what_only_mkdocs_finds_wrong_ends_with_2_and_its_own_words(tree: Path) -> None:
    before = files_of(tree / "site")
    replace_in(tree / "mkdocs.yml", "theme:", "nav: 5\ntheme:")
    done = run(BUILD, tree)
    assert done.returncode == 2
    assert "Config value 'nav'" in done.stderr and "Traceback" not in done.stderr
    assert files_of(tree / "site") == before


STAGES = {
    "begun": (r"building-[^/]*/", "building-*"),
    "pages poured": (r"building-[^/]*/site/feed\.xml$", f"building-*/site/{PAGE}"),
}
"""What a build is about to make or write when it is struck, and what it leaves in the cache."""


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_build_leaves_the_old_site_and_the_next_one_clears_up(stage: str, tree: Path) -> None:
    before = files_of(tree / "site")
    edit(tree)
    at, left = STAGES[stage]
    assert struck(BUILD, tree, signal.SIGKILL, at).returncode == -signal.SIGKILL
    assert files_of(tree / "site") == before
    assert any((tree / ".cache").glob(left))
    done = run(BUILD, tree)
    assert done.returncode == 0
    assert "is hot." in (tree / "site" / PAGE).read_text("utf-8")
    kept = {path.name for path in (tree / ".cache").iterdir()}
    assert kept == {"build.lock", "memory", "pictures", "published", "stylesheets"}


def test_two_builds_at_once_both_end_well(tree: Path) -> None:
    edit(tree)
    builds = [start(BUILD, tree), start(ENGINES["mkdocs"], tree)]
    with trees.ended(*builds):
        assert [build.wait(trees.PATIENCE) for build in builds] == [0, 0]
    both = files_of(tree / "site")
    assert "is hot." in (tree / "site" / PAGE).read_text("utf-8")
    assert run(BUILD, tree).returncode == 0
    assert files_of(tree / "site") == both


def test_a_foreign_folder_is_never_replaced(tree: Path) -> None:
    foreign = tree.parent / "photos"
    (foreign / "data").mkdir(parents=True)
    (foreign / "data" / "manifest.json").write_text('{"generator": "another program"}', "utf-8")
    before = files_of(tree.parent)
    done = run((*BUILD, "--site-dir", "../photos"), tree)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "../photos is not empty and was not built by progress. Empty it, or name another folder."
    )
    assert files_of(tree.parent) == before


@pytest.mark.parametrize("folder", ["..", "docs", "updates/2026"])
def test_content_is_never_replaced(folder: str, tree: Path) -> None:
    before = files_of(tree)
    done = run((*BUILD, "--site-dir", folder), tree)
    assert done.returncode == 2
    assert (
        done.stderr.splitlines()[-1]
        == f"The site cannot be built into {folder}, because it contains content. Name another folder."
    )
    assert files_of(tree) == before


@pytest.mark.parametrize("kind", ["absent", "empty"])
def test_a_folder_that_may_be_replaced_is(kind: str, tree: Path) -> None:
    target = tree.parent / "out" / "here"
    if kind == "empty":
        target.mkdir(parents=True)
    done = run((*BUILD, "--site-dir", "../out/here"), tree)
    assert done.returncode == 0, done.stderr
    assert files_of(target) == files_of(tree / "site")


def test_a_check_writes_nothing(tree: Path) -> None:
    before = files_of(tree.parent)
    assert run((*PROGRESS, "check"), tree).returncode == 0
    assert files_of(tree.parent) == before


BROKEN = """
import sys
from site_builder import building
def pour(*rest): raise RuntimeError("the moon fell down")
building.pour = pour
"""
ENTRIES = {
    "progress": "from site_builder.cli import main; main(['build'])",
    "mkdocs": "from mkdocs.__main__ import cli; cli(['build'])",
}


@pytest.mark.parametrize("engine", ENTRIES)
def test_a_fault_of_ours_ends_with_3_one_sentence_and_a_log(engine: str, tree: Path) -> None:
    """The one place where our own code is replaced: no content can provoke a fault that we do not know of."""
    before = files_of(tree / "site")
    done = run((sys.executable, "-c", BROKEN + ENTRIES[engine]), tree)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == (
        "This is a fault in the builder, not in your text; "
        f"please send {(tree / '.cache' / 'fault.log').resolve()} to its maintainers."
    )
    assert "Traceback" not in done.stderr + done.stdout and "moon" not in done.stderr + done.stdout
    assert "RuntimeError: the moon fell down" in (tree / ".cache" / "fault.log").read_text("utf-8")
    assert files_of(tree / "site") == before
    assert not any((tree / ".cache").glob("building-*"))


def test_a_stopped_build_leaves_the_old_site(tree: Path) -> None:
    before = files_of(tree / "site")
    edit(tree)
    done = struck(BUILD, tree, signal.SIGTERM if os.name == "nt" else signal.SIGINT, STAGES["begun"][0])
    assert (done.returncode, done.stderr.splitlines()[-1]) == (130, "Stopped.")
    assert "Traceback" not in done.stderr
    assert files_of(tree / "site") == before
