"""Several councils in one command: each as if it were alone, none in the way of the others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from . import trees
from .greek import in_greek
from .trees import PROGRESS, content_of, files_of, replace_in

HOOK = """\
import os
from helper import WORD

def on_page_markdown(markdown, page, config, files):
    word = os.environ.get("A_WORD", "none")
    os.environ["A_WORD"] = WORD
    return f"{markdown}\\n\\nHooked {WORD} after {word} in {os.path.basename(os.getcwd())}.\\n"

def on_post_build(config):
    os.chdir("..")
"""
"""Changes the process as a careless hook does, and imports a module that another council has under the same name."""


def with_hook(tree: Path, word: str) -> Path:
    """A council whose own code knows a word and notes it in the process."""
    (tree / "hooks").mkdir()
    (tree / "hooks" / "hook.py").write_text(HOOK, "utf-8")
    (tree / "hooks" / "helper.py").write_text(f'WORD = "{word}"\n', "utf-8")
    replace_in(tree / "mkdocs.yml", "plugins:\n", "hooks: [hooks/hook.py]\nplugins:\n")
    return tree


@pytest.fixture
def councils(tmp_path: Path) -> Path:
    """A folder with two councils side by side, one in another alphabet, and between them one with an error."""
    folder = tmp_path / "together"
    with_hook(trees.exampleton(folder / "latin"), "one")
    with_hook(in_greek(trees.exampleton(folder / "greek")), "two")
    wrong = trees.exampleton(folder / "wrong")
    replace_in(wrong / "updates" / "2026-02-14-lodka.md", "kind: report", "kind: gossip")
    return folder


BUILD = ("build", "--no-search")
FILES = ("-f", "latin/mkdocs.yml", "-f", "wrong/mkdocs.yml", "-f", "greek/mkdocs.yml")
FOUND = "wrong/updates/2026-02-14-lodka.md:4: error: 'kind' is 'gossip';"


def test_councils_built_together_are_those_built_alone_byte_for_byte(councils: Path, tmp_path: Path) -> None:
    apart = Path(shutil.copytree(councils, tmp_path / "apart" / "together"))
    for name in ("latin", "greek"):
        assert trees.run((*PROGRESS, "-f", f"{name}/mkdocs.yml", *BUILD), apart).returncode == 0
    done = trees.run((*PROGRESS, *FILES, *BUILD), councils)
    assert done.returncode == 1, done.stdout + done.stderr
    for name, word in (("latin", "one"), ("greek", "two")):
        assert files_of(councils / name / "site") == files_of(apart / name / "site")
        assert content_of(councils / name) == content_of(apart / name)
        hooked = [
            page for page in (councils / name / "site").rglob("index.html") if "Hooked" in page.read_text("utf-8")
        ]
        assert hooked and all(f"Hooked {word} after " in page.read_text("utf-8") for page in hooked)
    assert not (councils / "wrong" / "site").exists()
    lines = done.stderr.splitlines()
    assert any(line.startswith(FOUND) for line in lines)
    assert any(line.startswith("wrong/mkdocs.yml: 1 error, ") and "Nothing was built" in line for line in lines)
    assert lines[-1] == "1 of 3 councils failed, with their exit codes in brackets: wrong/mkdocs.yml (1)."
    first, second = done.stdout.splitlines()
    assert first.startswith("latin/mkdocs.yml: Built ") and "latin/site; " in first
    assert second.startswith("greek/mkdocs.yml: Built ") and "greek/site; " in second


def test_the_same_councils_are_checked_in_one_list(councils: Path) -> None:
    done = trees.run((*PROGRESS, *FILES, "-f", "none/mkdocs.yml", "check", "--format", "json"), councils)
    found = json.loads(done.stdout)
    assert done.returncode == 2
    assert [one["file"] for one in found if one["severity"] == "error"] == [
        "wrong/updates/2026-02-14-lodka.md",
        "none/mkdocs.yml",
    ]
    apart = [
        {**one, "file": f"{name}/{one['file']}"}
        for name in ("latin", "wrong", "greek")
        for one in json.loads(trees.run((*PROGRESS, "check", "--format", "json"), councils / name).stdout)
    ]
    assert found[:-1] == apart
    assert done.stderr.splitlines()[-1].endswith("wrong/mkdocs.yml (1), none/mkdocs.yml (2).")
    assert not list(councils.glob("*/site"))
