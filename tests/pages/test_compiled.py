"""A template that was compiled before is not taken for what it says now."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader

from site_builder.pages.compiled import Compiled, CompiledBeside


def test_a_template_that_has_changed_is_compiled_again() -> None:
    compiled = Compiled()

    def says(words: str) -> str:
        return (
            Environment(loader=DictLoader({"page": words}), bytecode_cache=compiled, autoescape=True)
            .get_template("page")
            .render()
        )

    assert [says("Old"), says("Old"), says("New")] == ["Old", "Old", "New"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)
    (tmp_path / "page").write_text("Old")
    return tmp_path


def shown(folder: Path) -> str:
    """What the template says in a process of its own."""
    loader = FileSystemLoader(folder)
    return (
        Environment(loader=loader, bytecode_cache=CompiledBeside(folder), autoescape=True).get_template("page").render()
    )


def test_a_template_is_compiled_once_for_all_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(folder) == "Old"
    monkeypatch.setattr(Environment, "compile", None)
    assert shown(folder) == "Old"


def test_a_template_is_not_taken_for_what_it_or_the_program_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(folder)
    (folder / "page").write_text("New")
    assert shown(folder) == "New"
    (found,) = (folder / "__pycache__").iterdir()
    before = found.read_bytes()
    monkeypatch.setattr("site_builder.pages.compiled.own_version", lambda: b"another")
    assert shown(folder) == "New"
    assert found.read_bytes() != before


@pytest.mark.parametrize("length", [0, 1, 60, 100])
def test_a_compiled_template_that_is_damaged_is_made_again(length: int, folder: Path) -> None:
    shown(folder)
    (found,) = (folder / "__pycache__").iterdir()
    whole = found.read_bytes()
    found.write_bytes(whole[:length])
    assert shown(folder) == "Old"
    assert found.read_bytes() == whole


def test_a_template_is_shown_where_nothing_can_be_kept_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert shown(folder) == "Old"
    assert not (folder / "__pycache__").exists()
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (folder / "__pycache__").write_text("A file is in the way.")
    assert shown(folder) == "Old"
