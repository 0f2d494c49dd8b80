"""The record that is looked at, the moment at which, and the site that it makes: as it is, and as it may be on any day."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from end_to_end import trees
from end_to_end.trees import Built
from live_record import REPOSITORY

from site_builder.edition import Edition
from site_builder.read.record import read_edition

from .any_day import copied, grown

DAYS = {"as it is": None, "grown today": 0, "grown in more than a year": 400}
"""How many days from the moment a council has added to its record; None where it has not."""


@pytest.fixture(scope="session")
def now() -> datetime:
    """What `RECORD_AT` says, else now by the clock. It is read once, so that no hour strikes between two tests."""
    given = os.environ.get("RECORD_AT")
    return (datetime.fromisoformat(given) if given else datetime.now(UTC)).replace(microsecond=0)


@pytest.fixture(scope="session", params=DAYS.values(), ids=DAYS)
def days(request: pytest.FixtureRequest) -> int | None:
    found: int | None = request.param
    return found


@pytest.fixture(scope="session")
def moment(now: datetime, days: int | None) -> datetime:
    return now + timedelta(days=days or 0)


@pytest.fixture(scope="session")
def record(now: datetime, days: int | None, moment: datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the variable `RECORD` names, else this repository; or a copy of it to which a council has added.
    Nothing may change it."""
    folder = Path(os.environ.get("RECORD") or REPOSITORY).resolve()
    if days is None:
        return folder
    return grown(read_edition(folder / "mkdocs.yml", now)[0], folder, moment, tmp_path_factory.mktemp("grown") / "tree")


@pytest.fixture(scope="session")
def site(record: Path, moment: datetime) -> Edition:
    """The record as it is read."""
    return read_edition(record / "mkdocs.yml", moment)[0]


@pytest.fixture(scope="session")
def built(record: Path, moment: datetime, site: Edition, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that the record makes at this moment, built from a copy of it."""
    root = copied(record, tmp_path_factory.mktemp("record") / "tree")
    return trees.built(root, site.site_url, SOURCE_DATE_EPOCH=str(int(moment.timestamp())))
