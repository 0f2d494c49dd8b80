"""The record that is looked at, the moment at which, and the site that it makes."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from end_to_end import trees
from end_to_end.trees import Built
from live_record import PARTS

from site_builder.model.site import Site
from site_builder.read.site import read_site


def copied(record: Path, folder: Path) -> Path:
    """A copy of a record alone, without what else lies in its repository; gives back the new folder."""
    folder.mkdir(parents=True)
    for part in (record / name for name in PARTS):
        if part.is_dir():
            shutil.copytree(part, folder / part.name, symlinks=True)
        elif part.is_file():
            shutil.copy(part, folder)
    return folder


@pytest.fixture(scope="session")
def record(request: pytest.FixtureRequest) -> Path:
    """The folder that `--record` names. Nothing may change it."""
    return Path(request.config.getoption("--record")).resolve()


@pytest.fixture(scope="session")
def moment(request: pytest.FixtureRequest) -> datetime:
    """What `--record-at` says, else now by the clock. It is read once, so that no hour strikes between two tests."""
    given = request.config.getoption("--record-at")
    return (datetime.fromisoformat(given) if given else datetime.now(UTC)).replace(microsecond=0)


@pytest.fixture(scope="session")
def site(record: Path, moment: datetime) -> Site:
    """The record as it is read."""
    return read_site(record / "mkdocs.yml", moment)[0]


@pytest.fixture(scope="session")
def built(record: Path, moment: datetime, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that the record makes at this moment, built from a copy of it."""
    root = copied(record, tmp_path_factory.mktemp("record") / "tree")
    return trees.built(root, site.settings.site_url, SOURCE_DATE_EPOCH=str(int(moment.timestamp())))
