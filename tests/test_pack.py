"""What `progress pack` writes: one page that needs nothing beside it, and tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW
from typed_commands import progress

WriteSite = Callable[[dict[str, str]], Path]
FILES = {
    "docs/plan/03-risk.md": """---
area: 3
title: Spotting risk
actions:
  - {id: hire, text: Hire staff., due: 2025-12-31}
ratings:
  - {date: 2025-11-01, delivery: on-track, impact: mixed, reason: It goes well.}
  - {date: 2026-02-01, delivery: at-risk, impact: worse, reason: =It does not.}
---

A summary.
""",
    "updates/2026-02-02-visit.md": "---\ntitle: A visit & <more>\ndate: 2026-02-02\n---\n\nThey came.\n",
    "updates/2026-03-05-waiting.md": "---\ntitle: SECRET\ndate: 2026-03-05\npublish_at: 2026-03-05 10:00\n---\n\nSECRET.\n",
}
TABLES = (
    *("actions", "areas", "coming", "corrections", "documents", "figures", "moves", "promises", "ratings", "rhythms"),
    *("updates", "voices"),
)


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.fixture
def here(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tree; we are in it."""
    root = write_site(FILES)
    monkeypatch.chdir(root)
    return root


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a table as a spreadsheet reads them."""
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))


def test_a_pack_is_a_page_and_a_table_for_each_of_its_parts(here: Path) -> None:
    result = progress("pack", "--since", "2026-01-15")
    folder = here / "packs" / "2026-01-15-to-2026-03-02"
    assert (result.exit_code, result.stdout) == (0, "packs/2026-01-15-to-2026-03-02/index.html\n")
    assert sorted(file.name for file in folder.iterdir()) == sorted(["index.html", *(f"{name}.csv" for name in TABLES)])
    assert [(row["delivery"], row["delivery_before"], row["reason"]) for row in rows(folder / "ratings.csv")] == [
        ("At risk of delay", "On track", "'=It does not.")
    ]
    page = (folder / "index.html").read_text("utf-8")
    assert "What changed from" in page and "A visit &amp; &lt;more&gt;" in page
    assert "SECRET" not in "".join(file.read_text("utf-8") for file in folder.iterdir())


def test_the_page_loads_nothing_and_leads_to_the_site(here: Path) -> None:
    progress("pack", "--since", "2026-01-15", "--as-at", "2026-01-31", "--pack-dir", "out")
    page = (here / "out" / "index.html").read_text("utf-8")
    assert not re.search(r"<script|<link|<img|\ssrc=|url\(|@import|\sstyle=", page)
    away = [address for address in re.findall(r'href="([^"]*)"', page) if not address.startswith("#")]
    assert away and all(address.startswith("https://progress.exampleton.example/") for address in away)
    inside = [address[1:] for address in re.findall(r'href="(#[^"]*)"', page)]
    assert all(f'id="{name}"' in page for name in inside)
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_as_at_shows_the_plan_of_that_day_in_page_and_tables(here: Path) -> None:
    progress("pack", "--since", "2026-01-15", "--as-at", "2026-01-31", "--pack-dir", "out")
    assert [row["date"] for row in rows(here / "out" / "as-at-ratings.csv")] == ["2025-11-01"]
    plan = (here / "out" / "index.html").read_text("utf-8").partition('id="section-as-at"')[2]
    assert "On track" in plan and "At risk of delay" not in plan
    assert 'datetime="2026-01-31"' in plan


def test_a_pack_replaces_one_of_the_same_days_and_nothing_else(here: Path) -> None:
    progress("pack", "--since", "2026-01-15", "--as-at", "2026-01-31", "--pack-dir", "out")
    assert progress("pack", "--since", "2026-01-15", "--pack-dir", "out").exit_code == 0
    assert not (here / "out" / "as-at-ratings.csv").exists()
    (here / "out" / "notes.docx").write_text("Mine")
    result = progress("pack", "--since", "2026-01-15", "--pack-dir", "out")
    assert (result.exit_code, result.stderr) == (
        2,
        "out has 'notes.docx', which is not part of a pack; name an empty folder with --pack-dir.\n",
    )
    assert (here / "out" / "notes.docx").read_text() == "Mine"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--since", "January"], "--since is 'January', which is not a day; write it as in --since 2026-01-28.\n"),
        (
            ["--since", "2026-04-01"],
            "--since is 2026-04-01, which is after today, 2026-03-02; nothing of it is known yet.\n",
        ),
        (
            ["--since", "2026-01-01", "--as-at", "2026-03-03"],
            "--as-at is 2026-03-03, which is after today, 2026-03-02; nothing of it is known yet.\n",
        ),
        (
            ["--since", "2026-02-01", "--until", "2026-01-01"],
            "--until is 2026-01-01, before --since, 2026-02-01; write the earlier day after --since.\n",
        ),
    ],
)
def test_days_that_cannot_be_end_with_2(here: Path, typed: list[str], said: str) -> None:
    result = progress("pack", *typed)
    assert (result.exit_code, result.stderr) == (2, said)
    assert not (here / "packs").exists()


def test_errors_in_the_files_are_told_and_no_pack_is_written(here: Path) -> None:
    (here / "updates/2026-01-01-wrong.md").write_text("---\ntitle: A\ndate: soon\n---\n\nText.\n")
    result = progress("pack", "--since", "2026-01-15")
    assert result.exit_code == 1 and "No pack was written." in result.stderr
    assert "updates/2026-01-01-wrong.md:3: error: The date 'soon' cannot be read." in result.stderr
    assert not (here / "packs").exists()


def test_a_pack_is_of_one_council(here: Path) -> None:
    result = progress("-f", "mkdocs.yml", "-f", "other.yml", "pack", "--since", "2026-01-15")
    assert result.exit_code == 2 and "`progress pack` is for one council at a time" in result.stderr
