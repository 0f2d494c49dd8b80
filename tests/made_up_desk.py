"""A made-up council at its desk: its files, as several tests of the desk have them."""

from __future__ import annotations

from pathlib import Path

from conftest import NOW, write_tree
from starlette.testclient import TestClient

from site_builder.desk.app import application
from site_builder.desk.desk import Desk
from site_builder.desk.differences import What, hunks

UPDATE = "updates/2026-01-05-visit.md"
AREA = "docs/plan/01-homes.md"
TERMS = "docs/data/glossary.yml"
FILES = {
    UPDATE: """\
---
# The visit of January
title: Inspectors visit
date: 2026-01-05
areas: [1]
promises:
  - id: hire
    text: We will hire
    due: 2026-09
---

They came for two days.
""",
    "updates/2026-02-01-draft.md": "---\ntitle: Not yet\ndate: 2026-02-01\nstatus: draft\n---\n\nSoon.\n",
    AREA: """\
---
area: 1
title: Homes
actions:
  - id: tell
    text: Tell families
    due: 2026-06
    status: on-track
ratings:
  - {date: 2026-01-01, delivery: on-track, impact: mixed, reason: Some was done.}
measures:
  - id: calls
    title: Calls answered
    target: "90"
    points:
      - {date: 2025-12, value: 80}
      - {date: 2026-01, value: 82}
---

Homes for all.
""",
    TERMS: "- term: Care plan\n  meaning: A plan\n- term: Board\n  meaning: A group\n",
}
HERE = "http://127.0.0.1:8123"
KEY = "a-key"


def desk_in(folder: Path, files: dict[str, str] | None = None) -> Desk:
    """The desk of that council, in an empty folder."""
    root = write_tree(folder / "record", FILES if files is None else files)
    (folder / "trial").mkdir()
    return Desk(root / "mkdocs.yml", folder / "trial", lambda: NOW)


def owner_of(desk: Desk) -> TestClient:
    """The browser of whoever started a desk."""
    client = TestClient(application(desk, 8123, KEY), base_url=HERE, headers={"Origin": HERE})
    client.get(f"/?key={KEY}")
    return client


def told(before: bytes, after: bytes) -> bytes:
    """The file after a change, made from the file before it and the lines that are shown alone."""
    lines = before.decode().split("\n")
    lines = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    shift = 0
    for hunk in hunks(before, after):
        for line in hunk.lines:
            if line.what is What.GONE:
                place = line.number - 1 + shift
                assert lines[place] == line.text + line.end
                del lines[place]
                shift -= 1
            elif line.what is What.NEW:
                lines.insert(line.number - 1, line.text + line.end)
                shift += 1
    return "".join(lines).encode()
