"""The strip about urgent help can be switched off, and stands there where nothing says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree

from site_builder.read.record import read_edition


@pytest.mark.parametrize(("typed", "is_on"), [("", True), ("true", True), ("false", False)])
def test_the_strip_is_there_unless_it_is_switched_off(typed: str, is_on: bool, tmp_path: Path) -> None:
    text = MKDOCS_YML + (f"      urgent_help: {typed}\n" if typed else "")
    edition, _, _ = read_edition(write_tree(tmp_path, {"mkdocs.yml": text}) / "mkdocs.yml", NOW)
    assert edition.council.urgent_help.is_on is is_on
