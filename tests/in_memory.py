"""A folder in memory for all that tests write. They make and remove a hundred thousand small files: some disks take more than
a millisecond to remove one, which is longer than all the work of the tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ENOUGH = 3_000_000_000
"""Bytes. A whole run leaves about half of it, until it ends."""


def has_room(folder: Path) -> bool:
    """Whether a folder has room for a run of the tests, which start programs that they write."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    system = os.statvfs(folder)
    return system.f_bavail * system.f_frsize >= ENOUGH and not system.f_flag & os.ST_NOEXEC


def pytest_configure(config: pytest.Config) -> None:
    """Lets this run, and all processes that it starts, write into memory, where `IN_MEMORY` asks for it."""
    if config.option.basetemp or not os.environ.pop("IN_MEMORY", "") or not has_room(MEMORY):
        return
    tempfile.tempdir = os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="tests-", dir=MEMORY)
    config.option.basetemp = f"{tempfile.tempdir}/pytest"
    config.add_cleanup(lambda: shutil.rmtree(os.environ.pop("TMPDIR"), ignore_errors=True))
