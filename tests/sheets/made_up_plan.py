"""A made-up record that fits on a screen, and its workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from conftest import MKDOCS_YML, NOW

from site_builder.check import check
from site_builder.edition import Edition
from site_builder.problems import has_errors
from site_builder.read.record import read_edition
from site_builder.sheets import workbook_of

HOMES, SCHOOLS = "docs/plan/01-homes.md", "docs/plan/02-schools.md"
MADE, HIDDEN = "updates/2025-02-03-what-we-said.md", "updates/2025-02-04-a-draft.md"
FILES = {
    "mkdocs.yml": MKDOCS_YML
    + "      rating_words: {delivery: {at-risk: Some delay}}\n"
    + "      sheet_words:\n        - {word: Amber, delivery: at-risk, status: slow}\n        - {word: Green, delivery: on-track, impact: improving, status: on-track}\n",
    HOMES: """\
---
area: 1
title: Homes
project: New homes
lead: Head of homes
reviewed: 2026-01-10
ratings:  # the newest is last
  - {date: 2025-10, delivery: at-risk, impact: mixed, reason: The work began late.}
  - date: 2026-01-28
    delivery: on-track
    impact: not-yet
    reason: |
      Homes are being built.
      Nobody lives in one yet.
    source: A board paper
  - {date: 2026-01-28, delivery: at-risk, impact: not-yet, reason: Not one is ready., by: The board}
actions:
  # the first of all
  - {id: hire, text: Hire two foster carers., due: 2026-06, owner: Head of homes}
  - id: ask
    text: "=Ask, and listen"
    due: 2026-04-30
    moved:
      - {date: 2025-12-01, was: 2026-01, why: the room was too small}
    reports:
      - {date: 2025-11, status: on-track}
      - date: 2026-01-31
        status: slow
        note: Few came.
  - {id: tell, text: Tell them., status: done, done: 2025-12-01}
measures:
  - id: waiting
    title: Children who wait
    unit: children
    better: down
    target: 10
    judged_by: Fewer than in the year before.
    points:
      - {date: 2025-10, value: 21.50}
      - {date: 2026-01, value: 19.0, provisional: true}
  - {id: calls, title: Calls answered, points: []}
---

Homes for children.
""",
    SCHOOLS: "---\narea: 2\ntitle: Schools\nactions: []\n---\n\nSchools for children.\n".replace("\n", "\r\n"),
    MADE: """\
---
title: What we said
date: 2025-02-03
promises:
  - {id: visit, text: We will visit every home., due: 2025-12}
  - id: write
    text: We will write.
    due_text: early in 2026
    nature: expected
    by: The board
    outcome: {state: partly-kept, date: 2026-02-01, why: Half got a letter.}
---

We said two things.
""",
    HIDDEN: "---\ntitle: Not yet\ndate: 2025-02-04\nstatus: draft\npromises: [{id: secret, text: Nobody may know., due: 2026-12}]\n---\n\nNot yet.\n",
}

OLDER = "plan.xlsx: warning: The record has changed since this workbook was made on 2026-03-02. Cells that nobody changed stay as the record has them now. [other-record]"
"""What is said of a workbook that is older than the record."""


@dataclass(frozen=True)
class Record:
    """The record as it was read, its files as they are on disk, and its workbook."""

    root: Path
    edition: Edition
    typed: Mapping[str, str]
    workbook: bytes


def record_in(root: Path) -> Record:
    """The record of `FILES`, or of others like them, in a folder."""
    edition, _, problems = read_edition(root / "mkdocs.yml", NOW)
    assert not has_errors([*problems, *check(edition)])
    typed = {file: (root / file).read_bytes().decode() for file in (HOMES, SCHOOLS, MADE, HIDDEN)}
    return Record(root, edition, typed, workbook_of(edition))
