"""What `progress status` prints, as lines and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree
from typed_commands import progress

from site_builder.data.manifest import manifest
from site_builder.read.record import read_edition

WriteSite = Callable[[dict[str, str]], Path]
AREA = """---
area: 3
title: Spotting risk
reviewed: 2026-02-01
actions:
  - {id: hire, text: Hire staff., due: 2025-12-31}
  - {id: train, text: Train staff., due: 2026-03-20}
ratings:
  - {date: 2025-11-01, delivery: on-track, impact: mixed, reason: It goes well.}
---

A summary.
"""
VISIT = """---
title: A visit
date: 2025-01-02
kind: inspection
documents: [{title: A letter, publisher: Ofsted, date: 2025-01-02}]
promises:
  - {id: plan, text: Write a plan., due: 2025-02}
---

They came.
"""
WAITING = "---\ntitle: SECRET\ndate: 2026-03-05\npublish_at: 2026-03-05 10:00\n---\n\nSECRET.\n"
RHYTHMS = "- {who: Ofsted, what: Visits us, every: 6 months, since: 2024-12-01, kind: inspection}\n"
FILES = {
    "docs/plan/03-risk.md": AREA,
    "updates/2025-01-02-visit.md": VISIT,
    "updates/2026-03-05-waiting.md": WAITING,
    "docs/data/rhythms.yml": RHYTHMS,
}
SAID = """\
Exampleton Council (made up), as at 2 March 2026

Overdue: 3
  Promise, due February 2025, overdue by 12 months: Write a plan.
    updates/2025-01-02-visit.md:7
  At regular intervals, due 2 July 2025, overdue by 8 months: Visits us (Ofsted)
    docs/data/rhythms.yml:1
  Action, due 31 December 2025, overdue by 2 months: Hire staff.
    docs/plan/03-risk.md:6

No update for half a year, or none yet: 2
  3. Spotting risk: no update yet
    docs/plan/03-risk.md:1
  Exampleton Improvement Plan: no update for 14 months, since 2 January 2025
    updates/

Stale, or not there yet: nothing

Unanswered: 1
  A letter, dated 2 January 2025: no response in this record after 14 months
    updates/2025-01-02-visit.md:5

Due in the next 30 days: 1
  20 March 2026: Train staff. (Action)
    docs/plan/03-risk.md:7

Waiting for its hour: 1
  5 March 2026 at 10:00: 2026-03-05-waiting
    updates/2026-03-05-waiting.md:1

Changed since it was published: not known yet, since there is neither a folder 'published' nor a site in 'site'.
"""


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.fixture
def here(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with something for each list; we are in it."""
    root = write_site(FILES)
    monkeypatch.chdir(root)
    return root


def publish(root: Path) -> None:
    """Leaves the manifest of a site built now."""
    edition, _, _ = read_edition(root / "mkdocs.yml", NOW)
    file = root / "site" / "data" / "manifest.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(manifest(edition.public(), ()))


def test_status_names_everything_with_its_day_its_file_and_its_line(here: Path) -> None:
    result = progress("status")
    assert (result.exit_code, result.stdout, result.stderr) == (0, SAID, "")
    assert sorted(path.name for path in here.iterdir()) == ["docs", "mkdocs.yml", "updates"]


def test_status_as_json_has_the_same_lists(here: Path) -> None:
    result = progress("status", "--format", "json")
    whole = json.loads(result.stdout)
    assert (result.exit_code, whole["council"], whole["as_at"]) == (0, "Exampleton Council (made up)", "2026-03-02")
    assert whole["overdue"][0] == {
        "kind": "promise",
        "text": "Write a plan.",
        "file": "updates/2025-01-02-visit.md",
        "line": 7,
        "date": "2025-02",
        "over": "12 months",
        "note": "",
        "url": "https://progress.exampleton.example/promises/plan/",
    }
    assert whole["waiting"][0]["date"] == "2026-03-05T10:00:00+00:00"
    assert (whole["changed"], whole["changed_unknown"][:9]) == (None, "not known")
    counts = [len(whole[name]) for name in ("overdue", "silent", "stale", "unanswered", "due_soon", "waiting")]
    assert counts == [3, 2, 0, 1, 1, 1]


def test_no_title_of_what_waits_is_told(here: Path) -> None:
    assert "SECRET" not in progress("status").output + progress("status", "--format", "json").output


def test_what_changed_since_the_site_was_built_is_told_and_whether_in_silence(here: Path) -> None:
    publish(here)
    assert "Changed since it was published: nothing\n" in progress("status").stdout
    plan = here / "docs/plan/03-risk.md"
    plan.write_text(
        AREA.replace("due: 2025-12-31", "due: 2026-12-31").replace("reviewed: 2026-02-01", "reviewed: 2026-03-01")
    )
    (here / "updates/2026-02-20-new.md").write_text("---\ntitle: New\ndate: 2026-02-20\n---\n\nNew.\n")
    told = progress("status").stdout.partition("Changed since it was published: ")[2]
    assert told == (
        "3\n"
        "  'reviewed' of this plan summary was published as '2026-02-01'\n"
        "    docs/plan/03-risk.md:4\n"
        "  'due' of the action 'hire' was published as '2025-12-31' (in silence; see `progress check --against`)\n"
        "    docs/plan/03-risk.md:6\n"
        "  This update is new\n"
        "    updates/2026-02-20-new.md:1\n"
    )


def test_errors_in_the_files_are_told_and_stop_nothing(here: Path) -> None:
    (here / "updates/2026-01-01-wrong.md").write_text("---\ntitle: A\ndate: soon\n---\n\nText.\n")
    (here / "docs/data/rhythms.yml").write_text("- {who: A, what: B, every: monthly, since: 2024, kind: board}\n")
    result = progress("status")
    assert result.exit_code == 0
    assert (
        result.stderr
        == "The files have 2 errors, no warnings; what is in error may be missing here. See `progress check`.\n"
    )
    assert "Promise, due February 2025" in result.stdout and "monthly" not in result.stdout


def test_of_several_councils_each_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        write_tree(tmp_path / name, FILES)
    write_tree(tmp_path / "worse", {"mkdocs.yml": MKDOCS_YML.replace("plan: Ex", "paln: Ex")})
    monkeypatch.chdir(tmp_path)
    both = ["-f", "one/mkdocs.yml", "-f", "two/mkdocs.yml"]
    assert progress(*both, "status").stdout.count("/mkdocs.yml:   Action, due 31 December 2025") == 2
    found = json.loads(progress(*both, "status", "--format", "json").stdout)
    assert [council["as_at"] for council in found] == ["2026-03-02", "2026-03-02"]
    assert progress("-f", "worse/mkdocs.yml", "status").exit_code == 2


def test_what_has_no_update_and_no_rating_yet_is_not_called_silent_or_stale(
    write_site: WriteSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a council sees its record on the day on which it begins."""
    monkeypatch.chdir(write_site({"docs/plan/01-start.md": "---\narea: 1\ntitle: A start\n---\n\nA summary.\n"}))
    said = progress("status").stdout
    assert "  Exampleton Improvement Plan: no update yet\n" in said and "  1. A start: not rated yet\n" in said
    assert not re.search(r"silent|ever\b", said, re.IGNORECASE)


def test_a_time_before_an_election_is_named_at_its_own_line(
    write_site: WriteSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = "      pre_election:\n        - {from: 2026-03-10, to: 2026-04-20, why: Elections}\n"
    monkeypatch.chdir(write_site({**FILES, "mkdocs.yml": MKDOCS_YML + period}))
    line = MKDOCS_YML.count("\n") + 2
    assert (
        f"  10 March 2026: Elections (A time before an election begins)\n    mkdocs.yml:{line}\n"
        in progress("status").stdout
    )
