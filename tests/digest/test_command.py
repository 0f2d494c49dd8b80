"""`progress digest`: what it writes where, and where the next e-mail begins."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import NOW, read_edition
from typed_commands import progress

from site_builder.publishing.chain import Publication, keep, with_publication
from site_builder.record.chain import Chain
from site_builder.record.facts import facts

WriteSite = Callable[[dict[str, str]], Path]
NAMES = [
    "digest-mailchimp.html",
    "digest-notify.md",
    "digest.eml",
    "digest.html",
    "digest.txt",
    "subject.txt",
    "told.json",
]


def an_update(day: str, title: str) -> dict[str, str]:
    return {f"updates/{day}-{title.lower()}.md": f"---\ntitle: {title}\ndate: {day}\n---\n\nThey came.\n"}


@pytest.fixture
def here(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tree on 2 March 2026; we are in it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    root = write_site(an_update("2026-02-02", "Visit") | an_update("2026-03-01", "Board"))
    monkeypatch.chdir(root)
    return root


def digest(*typed: str) -> Result:
    """What the command answers. A fault that gets out of it fails the test."""
    return progress("digest", *typed)


def test_it_writes_a_file_for_each_service_and_says_which(here: Path) -> None:
    result = digest("--since", "2026-02-01")
    folder = here / "digests" / "2026-02-01-to-2026-03-02"
    assert (result.exit_code, sorted(file.name for file in folder.iterdir())) == (0, NAMES)
    subject, *lines = result.stdout.splitlines()
    assert subject == f"Subject: {(folder / 'subject.txt').read_text('utf-8').strip()}"
    assert lines[2] == "digests/2026-02-01-to-2026-03-02/digest-notify.md: GOV.UK Notify"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert digest("--since", "2026-02-01").exit_code == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_the_next_one_begins_where_the_last_ended(here: Path) -> None:
    assert digest("--since", "2026-02-01", "--until", "2026-03-01").exit_code == 0
    for path, text in (an_update("2026-03-01", "Later") | an_update("2026-03-02", "Next")).items():
        (here / path).write_text(text, "utf-8")
    for _ in range(2):  # typed once more, it is the same
        result = digest("--since", "last")
        told = json.loads((here / "digests" / "2026-03-01-to-2026-03-02" / "told.json").read_text("utf-8"))
        assert "digests/2026-03-01-to-2026-03-02/digest.html: " in result.stdout
        assert (result.exit_code, told["told"]) == (0, ["update/2026-03-02-next", "update/2026-03-01-later"])


def test_without_what_was_published_it_says_what_it_cannot_know(here: Path) -> None:
    assert digest("--since", "2026-02-01").stderr == (
        "published/ is not kept here, so what was added in these days with an earlier date is not in this e-mail; "
        "'progress publish' keeps it.\n"
    )


def test_before_an_election_it_says_that_an_email_is_publicity(here: Path) -> None:
    (here / "updates" / "2026-03-01-board.md").unlink()
    settings = (here / "mkdocs.yml").read_text("utf-8")
    period = "      pre_election: [{from: 2026-03-01, to: 2026-05-07, why: Local elections}]\n"
    (here / "mkdocs.yml").write_text(settings.replace("      council:", f"{period}      council:"), "utf-8")
    assert digest("--since", "2026-02-01").stderr.startswith(
        "Today is in the period before an election, 2026-03-01 to 2026-05-07 (Local elections): "
        "an e-mail is publicity too; ask before you send it.\n"
    )


def test_what_is_not_published_yet_is_named_for_its_links_lead_nowhere(here: Path) -> None:
    edition, *_ = read_edition(here / "mkdocs.yml", NOW)
    found = facts(edition.record)
    keep(here, Chain(), with_publication(Chain(), Publication(found.things, found, NOW)))
    assert digest("--since", "2026-02-01").stderr == ""
    for path, text in an_update("2026-03-02", "Next").items():
        (here / path).write_text(text, "utf-8")
    assert digest("--since", "2026-02-01").stderr == (
        "It has an update that is not in published/ yet, such as 2026-03-02-next: publish before you send it, or its "
        "links lead nowhere.\n"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            ["--since", "March"],
            "--since is 'March', which is not a day; write it as in --since 2026-01-28 or --since last.\n",
        ),
        (
            ["--since", "2026-03-03"],
            "--since is 2026-03-03, which is after today, 2026-03-02; nothing of it is known yet.\n",
        ),
        (
            ["--since", "2026-03-02", "--until", "2026-03-01"],
            "--until is 2026-03-01, before --since, 2026-03-02; write the earlier day after --since.\n",
        ),
        (
            ["--since", "last"],
            "No e-mail before 2026-03-02 is in digests/, so it is not known when the last one was sent; write its day, as in --since 2026-01-28.\n",
        ),
        (["--since", "2026-03-01", "--to", "mkdocs.yml"], "mkdocs.yml is a file; name a folder with --to.\n"),
        (
            ["--since", "2026-03-01", "--to", "updates"],
            "'updates' is part of the site, or of what it is made from; name another folder with --to.\n",
        ),
        (
            ["--since", "2026-03-01", "--to", "."],
            ". has 'mkdocs.yml', which is not part of an e-mail; name an empty folder with --to.\n",
        ),
    ],
)
def test_what_cannot_be_is_said(typed: list[str], said: str, here: Path) -> None:
    result = digest(*typed)
    assert (result.exit_code, result.stderr.splitlines(keepends=True)[-1]) == (2, said)
    assert (here / "updates" / "2026-02-02-visit.md").exists()


@pytest.mark.parametrize(
    "told", ["[" * 100_000, "[]", '{"until": "2026-02-01"}', '{"until": "2026-02-01", "told": "visit"}']
)
def test_an_email_before_that_cannot_be_read_is_named(told: str, here: Path) -> None:
    (here / "digests" / "a").mkdir(parents=True)
    (here / "digests" / "a" / "told.json").write_text(told, "utf-8")
    result = digest("--since", "last")
    assert (result.exit_code, result.stderr) == (
        2,
        "digests/a/told.json cannot be read, so it is not known what the last e-mail told; write a day after --since in place of last.\n",
    )


def test_a_name_of_two_lines_makes_a_subject_of_one(here: Path) -> None:
    """A second line would be a header of its own, such as `Bcc:`."""
    settings = (here / "mkdocs.yml").read_text("utf-8")
    (here / "mkdocs.yml").write_text(
        settings.replace("site_name: ", 'site_name: "Ours\\nBcc: a@b.example" # ', 1), "utf-8"
    )
    result = digest("--since", "2026-03-01")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        "Subject: Ours Bcc: a@b.example: what is new, 1 to 2 March 2026",
    )


def test_with_errors_in_the_content_nothing_is_written(here: Path) -> None:
    (here / "updates" / "2026-02-03-wrong.md").write_text("---\ntitle: x\ndate: y\n---\n\nx\n", "utf-8")
    result = digest("--since", "2026-02-01")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "1 error, no warnings. No e-mail was written.")
    assert not (here / "digests").exists()
