"""What the tests of sheets share: the made-up record, read once."""

from __future__ import annotations

import pytest
from conftest import write_tree

from sheets.made_up_plan import FILES, Record, record_in


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return record_in(write_tree(tmp_path_factory.mktemp("sheets"), FILES))
