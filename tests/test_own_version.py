"""What was remembered counts only for the program and the libraries that made it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_tree

from site_builder import memory


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """The version of a made-up program with one library."""
    write_tree(
        tmp_path, {"program/memory.py": "", "program/views/plan.py": "a = 1\n", "libraries/a-1.dist-info/RECORD": ""}
    )
    monkeypatch.setattr(memory, "__file__", str(tmp_path / "program/memory.py"))
    monkeypatch.setattr(sys, "path", [str(tmp_path / "libraries"), str(tmp_path / "nowhere")])
    return memory.own_version.__wrapped__


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file in a folder": lambda root: (root / "program/views/plan.py").write_text("a = 2\n", "utf-8"),
    "a new file": lambda root: (root / "program/words.yml").write_text("", "utf-8"),
    "a file of another name": lambda root: (root / "program/views/plan.py").rename(root / "program/views/plans.py"),
    "a file that is gone": lambda root: (root / "program/views/plan.py").unlink(),
    "another version of a library": lambda root: (root / "libraries/a-1.dist-info").rename(root / "libraries/a-2.dist-info"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_another_program_is_another_version(change: str, version: Callable[[], bytes], tmp_path: Path) -> None:
    before = version()
    assert version() == before
    CHANGES[change](tmp_path)
    assert version() != before


def test_what_python_compiled_makes_no_other_version(version: Callable[[], bytes], tmp_path: Path) -> None:
    before = version()
    write_tree(
        tmp_path, {"program/__pycache__/memory.pyc": "compiled", "program/views/__pycache__/plan.pyc": "compiled"}
    )
    assert version() == before
