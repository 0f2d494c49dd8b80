"""Small content trees, and the exact words that their author reads.

Each file of `cases/` is one case: `about` says in a sentence what it shows, `files` holds the tree, `problems`
the findings, a line each. With `published`, the tree is compared with the one that was published: that of `files`, but
for the files below `published`, of which an empty one was not there. A new case is a new file; `pytest --update` writes `problems` for it: read every line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import findings, write_manifest, write_tree

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_an_author_reads_these_words(file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    published = _published(case, tmp_path) if "published" in case else None
    root = write_tree(tmp_path / "site", case["files"])
    said = "".join(f"{line}\n" for line in findings(root, published=published))
    if request.config.getoption("--update"):
        _write_problems(file, said)
    else:
        assert said == (case["problems"] or "")


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_says_what_it_shows_and_no_finding_speaks_like_a_program(file: Path) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    assert {*case} - {"published"} == {"about", "files", "problems"}
    assert case["about"].endswith(".")
    for line in case["problems"].splitlines():
        words = set(re.findall(r"[A-Za-z<]+", re.sub(r"'[^']*'", "", line.rpartition(" [")[0])))
        assert not words & {"None", "invalid", "Invalid", "parse", "parsed", "class", "str", "int", "Traceback", "Node"}


def _published(case: dict[str, dict[str, str]], folder: Path) -> Path:
    """The manifest of what a case has published."""
    files = {name: text for name, text in {**case["files"], **case["published"]}.items() if text}
    return write_manifest(write_tree(folder / "before", files), folder / "manifest.json")


def _write_problems(file: Path, said: str) -> None:
    """Replaces `problems`, the last key of a case."""
    before = file.read_text("utf-8").partition("\nproblems:")[0].rstrip("\n")
    block = " |\n" + "".join(f"  {line}\n" for line in said.splitlines()) if said else ' ""\n'
    file.write_text(f"{before}\nproblems:{block}", "utf-8")
