"""What a council adds to its record on any day, in a copy of it."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from live_record import PARTS

from site_builder.edition import Edition
from site_builder.record.updates import Update


def copied(record: Path, folder: Path) -> Path:
    """A copy of a record without what else is in its repository; returns the new folder."""
    folder.mkdir(parents=True)
    for part in (record / name for name in PARTS):
        if part.is_dir():
            shutil.copytree(part, folder / part.name, symlinks=True)
        elif part.is_file():
            shutil.copy(part, folder)
    return folder


def grown(site: Edition, record: Path, moment: datetime, folder: Path) -> Path:
    """A copy of a record with a new update that is corrected, an embargo, a draft and a withdrawal, all of a moment's day;
    returns the new folder."""
    local = moment.astimezone(site.council.timezone)
    today, tomorrow = f"{local:%Y-%m-%d}", f"{local + timedelta(days=1):%Y-%m-%d}"
    root = copied(record, folder)
    add_update(root, f"{today}-made-up", f"corrections: [{{date: {today}, note: Made up too.}}]")
    add_update(root, f"{tomorrow}-made-up", f"publish_at: {tomorrow} 10:00")
    add_update(root, f"{today}-made-up-draft", "status: draft")
    for update in [update for update in site.public().record.updates if not update.withdrawn][:1]:
        withdraw(root, update, today)
    return root


def add_update(root: Path, name: str, *keys: str) -> None:
    head = "\n".join(["---", "title: Made up to try the tests", f"date: {name[:10]}", *keys, "---"])
    (root / "updates" / f"{name}.md").write_text(f"{head}\n\nNobody said this.\n", "utf-8")


def withdraw(root: Path, update: Update, day: str) -> None:
    """Adds to an update of the record what takes it back."""
    file = root / update.place.file
    first, rest = file.read_text("utf-8").split("\n", 1)
    file.write_text(f"{first}\nwithdrawn: {{date: {day}, reason: Made up to try the tests.}}\n{rest}", "utf-8")
