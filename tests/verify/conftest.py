"""A built site that tests may change, file by file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree

import site_builder

VISIT = "updates/2026-01-02-visit"
FILES = {
    "mkdocs.yml": MKDOCS_YML
    + "      hosting: [nginx, apache, iis]\n      security_contact: {email: web@exampleton.example}\n      second_version: {path: easy}\n",
    f"{VISIT}.md": "---\ntitle: A visit & a talk\ndate: 2026-01-02\nhappened: 2026-01-01\naliases: [/old/, '/news/Item.aspx?id=4']\n---\n\nThey came to [the plan](../docs/plan/01-homes.md).\n",
    "docs/about.md": "# About us\n\nWe are made up.\n",
    "docs/plan/01-homes.md": "---\narea: 1\ntitle: Homes\n---\n\nText.\n",
}


@pytest.fixture(scope="package")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site in `site`, in the folder of its record."""
    folder = write_tree(tmp_path_factory.mktemp("record"), FILES)
    site_builder.build(folder / "mkdocs.yml", with_search=False, at=NOW)
    return folder


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    """A copy that a test may change, file by file."""
    return Path(shutil.copytree(root / "site", tmp_path / "site", copy_function=os.link))
