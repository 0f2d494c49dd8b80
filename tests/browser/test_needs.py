"""What a machine lacks is told in one line, skips its tests there, and fails them in continuous integration."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from end_to_end import trees

LINE = "This machine lacks Chromium: apt-get install chromium fonts-liberation"


@pytest.mark.parametrize(
    ("is_ci", "processes", "code", "outcome"), [("", "2", 0, "skipped"), ("true", "0", 1, "errors")]
)
def test_a_machine_without_chromium_says_so_once(
    is_ci: str, processes: str, code: int, outcome: str, tmp_path: Path
) -> None:
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=no", "-r", "w")
    done = subprocess.run(
        (*command, "--numprocesses", processes, "tests/browser/test_measures.py"),
        cwd=trees.REPOSITORY,
        env=trees.environment(PATH=str(tmp_path), CI=is_ci),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.count(LINE)) == (code, 1), done.stdout + done.stderr
    assert outcome in done.stdout.splitlines()[-1] and "passed" not in done.stdout
