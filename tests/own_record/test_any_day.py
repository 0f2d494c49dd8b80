"""What a council adds to its record turns nothing red: tried on a copy, with all tests that read the record."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from end_to_end import trees
from live_record import REPOSITORY

from site_builder.edition import Edition
from site_builder.record.updates import Update

from .conftest import copied


def add_update(root: Path, name: str, *keys: str) -> None:
    head = "\n".join(["---", "title: Made up to try the tests", f"date: {name[:10]}", *keys, "---"])
    (root / "updates" / f"{name}.md").write_text(f"{head}\n\nNobody said this.\n", "utf-8")


def withdraw(root: Path, update: Update, day: str) -> None:
    """Adds to an update of the record what takes it back."""
    file = root / update.place.file
    first, rest = file.read_text("utf-8").split("\n", 1)
    file.write_text(f"{first}\nwithdrawn: {{date: {day}, reason: Made up to try the tests.}}\n{rest}", "utf-8")


@pytest.mark.parametrize("days", [0, 400], ids=["today", "in more than a year"])
def test_a_new_update_an_embargo_a_correction_and_a_withdrawal_turn_nothing_red(
    days: int, record: Path, moment: datetime, site: Edition, tmp_path: Path
) -> None:
    later = moment + timedelta(days=days)
    local = later.astimezone(site.council.timezone)
    today, tomorrow = f"{local:%Y-%m-%d}", f"{local + timedelta(days=1):%Y-%m-%d}"
    root = copied(record, tmp_path / "tree")
    add_update(root, f"{today}-made-up", f"corrections: [{{date: {today}, note: Made up too.}}]")
    add_update(root, f"{tomorrow}-made-up", f"publish_at: {tomorrow} 10:00")
    add_update(root, f"{today}-made-up-draft", "status: draft")
    for update in [update for update in site.public().record.updates if not update.withdrawn][:1]:
        withdraw(root, update, today)
    done = subprocess.run(
        (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/own_record/test_record.py"),
        cwd=REPOSITORY,
        env=trees.environment(RECORD=str(root), RECORD_AT=later.isoformat()),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
