"""No test depends on what the repository's own record holds, because none can open it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from live_record import REPOSITORY


def test_no_test_outside_its_own_folder_can_read_the_record(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="use tests/sites/frozen-record, or make one up"):
        (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    with pytest.raises(AssertionError):
        next((REPOSITORY / "updates").iterdir())
    with pytest.raises(AssertionError):
        shutil.copytree(os.path.relpath(REPOSITORY / "docs"), tmp_path / "docs")


def test_a_neighbour_of_the_record_can_be_read() -> None:
    assert (REPOSITORY / "pyproject.toml").read_text("utf-8")
    assert (Path(__file__).parent / "sites" / "frozen-record" / "mkdocs.yml").read_text("utf-8")
