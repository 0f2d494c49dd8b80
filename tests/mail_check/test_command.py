"""`progress mail-check`: what was published, as `published/` has it, and what to do about what would have been lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import Result
from conftest import read_edition
from feeds.made_up import site, update, written
from typed_commands import progress

from site_builder.publishing.chain import Publication, keep, with_publication
from site_builder.record.facts import facts

WriteSite = Callable[[dict[str, str]], Path]
LONDON = ZoneInfo("Europe/London")
SITE = "https://progress.exampleton.example/"


def an_update(day: str, title: str, more: str = "") -> dict[str, str]:
    return {f"updates/{day}-{title.lower()}.md": f"---\ntitle: {title}\ndate: {day}\n{more}---\n\nThey came.\n"}


def publish(root: Path, moment: datetime, files: dict[str, str]) -> None:
    """Writes files, and keeps what is public at a moment as a publication."""
    for path, text in files.items():
        (root / path).write_text(text, "utf-8")
    edition, _, problems = read_edition(root / "mkdocs.yml", moment)
    assert problems == []
    public = edition.public().without_withdrawn_words()
    found = facts(public.record)
    before = edition.record.chain
    keep(root, before, with_publication(before, Publication(found.things, found, moment)))


@pytest.fixture
def here(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tree whose first publication was in January 2026; we are in it, in March."""
    root = write_site(an_update("2026-01-05", "Old"))
    publish(root, datetime(2026, 1, 10, 15, tzinfo=LONDON), {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 3, 20, 15, tzinfo=LONDON).timestamp())))
    monkeypatch.chdir(root)
    return root


def mail_check(*typed: str) -> Result:
    """What the command answers. A fault that gets out of it fails the test."""
    return progress("mail-check", *typed)


def test_what_was_published_on_its_day_comes_once_everywhere(here: Path) -> None:
    publish(here, datetime(2026, 2, 2, 15, tzinfo=LONDON), an_update("2026-02-02", "Visit"))
    result = mail_check()
    assert (result.exit_code, result.stdout.count("): each once\n"), result.stdout.count("Source:")) == (0, 6, 0)
    assert mail_check("--rules").stdout.count("Source: http") == 6


def test_a_back_dated_update_is_named_with_the_reason_and_what_to_do(here: Path) -> None:
    late = datetime(2026, 2, 20, 15, tzinfo=LONDON)
    publish(here, late, an_update("2025-11-03", "Late"))
    result = mail_check()
    assert result.exit_code == 1
    assert (
        "  missed: “Late”, public from 20 February 2026, 15:00 and dated 3 November 2025, 12:00: it sends only what is dated "
        "after its last e-mail, of 20 February 2026, 09:00.\n"
    ) in result.stdout
    assert result.stdout.endswith(
        "What to do:\n  Give an update that is published later than its date the key 'written', with the day of publication.\n"
    )
    again = an_update("2025-11-03", "Late", "written: 2026-02-20\n")  # too late now: its moment changes
    publish(here, datetime(2026, 2, 24, 15, tzinfo=LONDON), again)
    assert (
        "dated 20 February 2026, 12:00, which was 3 November 2025, 12:00 before: it sends it on" in mail_check().stdout
    )


def test_with_the_key_that_it_asks_for_nothing_is_missed(here: Path) -> None:
    publish(here, datetime(2026, 2, 20, 15, tzinfo=LONDON), an_update("2025-11-03", "Late", "written: 2026-02-20\n"))
    assert mail_check().exit_code == 0


def test_the_title_of_what_was_withdrawn_is_not_said(here: Path) -> None:
    publish(here, datetime(2026, 2, 20, 15, tzinfo=LONDON), an_update("2025-11-03", "Secret"))
    gone = "withdrawn: {date: 2026-02-21, reason: It named somebody.}\n"
    publish(here, datetime(2026, 2, 21, 15, tzinfo=LONDON), an_update("2025-11-03", "Secret", gone))
    result = mail_check()
    assert "Secret" not in result.stdout and "missed: “Withdrawn update dated 3 November 2025”" in result.stdout


def test_without_what_was_published_it_says_what_it_supposes(
    write_site: WriteSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 3, 20, 15, tzinfo=LONDON).timestamp())))
    monkeypatch.chdir(write_site(an_update("2026-01-05", "Old") | an_update("2026-02-05", "New")))
    result = mail_check()
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "The last 2 entries of https://progress.exampleton.example/feed.xml. published/ is not kept here"
    )


def test_without_what_was_published_the_site_that_was_built_last_is_the_state_before(
    write_site: WriteSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_site(an_update("2026-01-05", "Old") | an_update("2026-02-05", "New"))
    old = site(
        update("2026-01-05-old", title="Old"), update("2026-02-05-new", title="New"), site_url=SITE, identifier_host=""
    )
    (root / "site").mkdir()
    (root / "site" / "feed.json").write_bytes(written(old)["feed.json"])
    (root / "updates" / "2025-11-03-late.md").write_text(next(iter(an_update("2025-11-03", "Late").values())), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 3, 20, 15, tzinfo=LONDON).timestamp())))
    monkeypatch.chdir(root)
    result = mail_check()
    assert result.exit_code == 1
    assert "as of the site that was built last, and as of now" in result.stdout
    assert "missed: “Late”, public from 20 March 2026, 15:00 and dated 3 November 2025, 12:00" in result.stdout
    assert "“Old”" not in result.stdout and "“New”" not in result.stdout


def test_an_empty_feed_has_nothing_to_replay(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_site({}))
    result = mail_check()
    assert (result.exit_code, result.stdout) == (0, "The feed has no entry yet, so there is nothing to replay.\n")
