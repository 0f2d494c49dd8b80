"""The record that is looked at, the moment at which, and the site that it makes."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from end_to_end import trees
from end_to_end.trees import Built
from live_record import PARTS, REPOSITORY

from site_builder.edition import Edition
from site_builder.read.record import read_edition


def copied(record: Path, folder: Path) -> Path:
    """A copy of a record without what else is in its repository; returns the new folder."""
    folder.mkdir(parents=True)
    for part in (record / name for name in PARTS):
        if part.is_dir():
            shutil.copytree(part, folder / part.name, symlinks=True)
        elif part.is_file():
            shutil.copy(part, folder)
    return folder


@pytest.fixture(scope="session")
def record() -> Path:
    """The folder that the variable `RECORD` names, else this repository. Nothing may change it."""
    return Path(os.environ.get("RECORD") or REPOSITORY).resolve()


@pytest.fixture(scope="session")
def moment() -> datetime:
    """What `RECORD_AT` says, else now by the clock. It is read once, so that no hour strikes between two tests."""
    given = os.environ.get("RECORD_AT")
    return (datetime.fromisoformat(given) if given else datetime.now(UTC)).replace(microsecond=0)


@pytest.fixture(scope="session")
def site(record: Path, moment: datetime) -> Edition:
    """The record as it is read."""
    return read_edition(record / "mkdocs.yml", moment)[0]


@pytest.fixture(scope="session")
def built(record: Path, moment: datetime, site: Edition, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that the record makes at this moment, built from a copy of it."""
    root = copied(record, tmp_path_factory.mktemp("record") / "tree")
    return trees.built(root, site.site_url, SOURCE_DATE_EPOCH=str(int(moment.timestamp())))
