"""`progress publish`: what it refuses, what it keeps, and what a kill leaves."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MKDOCS_YML, NOW, write_tree

from site_builder.cli import main
from site_builder.read.chain import read_chain
from site_builder.record.chain import Chain

from .trees import PROGRESS, ended, struck

FILE = "updates/2026-01-10-visit.md"
TEXT = "---\ntitle: A visit\ndate: 2026-01-10\n---\n\nThere were 21 visits. Everybody came.\n"
RIGHT = TEXT.replace("21", "12")
NOTE = "corrections: [{date: 2026-03-02, note: It was 12.}]\n---\n\n"
TOLD = RIGHT.replace("---\n\n", NOTE)
OTHER = "docs/about.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at(monkeypatch, 0)
    write_tree(tmp_path, {"mkdocs.yml": MKDOCS_YML, FILE: TEXT, OTHER: "# About\n\nWe made it up.\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def at(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + days * 86400))


def progress(*typed: str) -> Result:
    """What a command answers. A fault that gets out of it fails the test."""
    result = CliRunner().invoke(main, list(typed))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def publish(*typed: str) -> Result:
    return progress("publish", "--no-search", *typed)


def chain(root: Path) -> Chain:
    problems: list[object] = []
    found = read_chain(root, problems)  # type: ignore[arg-type]
    assert problems == []
    return found


def page(root: Path) -> str:
    """The words of the page of changes."""
    text = (root / "site/changes/index.html").read_text("utf-8").partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_a_text_that_changed_in_silence_is_not_published(root: Path) -> None:
    assert publish().exit_code == 0
    before = (root / "site/data/manifest.json").read_bytes()
    (root / FILE).write_text(RIGHT, "utf-8")
    refused = publish()
    assert refused.exit_code == 1
    assert f"{FILE}:5: error: The text of this update is not as it was published" in refused.stderr
    assert (root / "site/data/manifest.json").read_bytes() == before
    assert chain(root).publications == 1


def test_a_correction_is_shown_with_the_words_before_and_after(root: Path) -> None:
    publish()
    (root / FILE).write_text(TOLD, "utf-8")
    done = publish()
    assert "Kept in published/: 4 facts as publication 2. Commit published/.\n" in done.stdout
    words = "It was 12. The text Before There were (taken out: 21 end) visits. Now There were (put in: 12 end) visits."
    assert words in page(root)
    feed = unescape((root / "site/changes/feed.xml").read_text("utf-8"))
    assert words in " ".join(re.sub(r"<[^>]*>", " ", feed).split())
    [entry] = json.loads((root / "site/data/history.json").read_bytes())["history"]
    assert [(one["key"], one["was"], one["now"]) for one in entry["changed"]] == [
        ("text", "There were 21 visits. Everybody came.", "There were 12 visits. Everybody came.")
    ]


def test_pages_stay_as_they_are_when_what_they_tell_was_kept(root: Path) -> None:
    publish()
    (root / FILE).write_text(TOLD, "utf-8")
    publish()
    first = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert "Nothing that is published has changed since 2026-03-02." in publish().stdout
    names = {path.relative_to(root).as_posix() for path, raw in first.items() if path.read_bytes() != raw}
    assert names == {"site/data/manifest.json"}  # which names the end of the chain


def test_without_the_folder_a_build_shows_no_words_of_earlier(root: Path) -> None:
    (root / FILE).write_text(TOLD, "utf-8")
    assert progress("build", "--no-search").exit_code == 0
    assert "It was 12." in page(root) and "This record does not keep the words" in page(root)


def test_words_that_could_harm_are_neither_shown_nor_kept(root: Path) -> None:
    publish()
    (root / FILE).write_text(TOLD.replace("12.}", "12., show_before: false}"), "utf-8")
    assert "The words of 4 lines were taken out." in publish().stdout
    assert "There were 21" not in (root / "published/2026.jsonl").read_text("utf-8")
    assert "The words as they were before are not shown." in page(root)
    assert all(b"There were 21" not in path.read_bytes() for path in (root / "site").rglob("*") if path.is_file())
    assert chain(root).publications == 3


def test_a_withdrawal_leaves_no_word_in_pages_and_redact_none_in_the_folder(root: Path) -> None:
    publish()
    (root / FILE).write_text(TOLD, "utf-8")
    publish()
    (root / FILE).write_text(
        TOLD.replace("---\n\n", "withdrawn: {date: 2026-03-02, reason: It was wrong.}\n---\n\n"), "utf-8"
    )
    publish()
    assert all(b"Everybody came" not in path.read_bytes() for path in (root / "site").rglob("*") if path.is_file())
    assert "Everybody came" in (root / "published/2026.jsonl").read_text("utf-8")
    ends = {line.hash for line in chain(root).lines}
    assert publish("--redact", FILE).exit_code == 0
    assert "Everybody came" not in (root / "published/2026.jsonl").read_text("utf-8")
    assert ends <= chain(root).hashes
    verified = progress("publish", "--verify")
    assert verified.exit_code == 0 and "lines were taken out, as later lines say." in verified.stdout


def test_verify_tells_the_end_or_the_line_that_was_changed(root: Path) -> None:
    assert progress("publish", "--verify").exit_code == 2
    publish()
    verified = progress("publish", "--verify")
    assert verified.stdout.splitlines()[-1] == f"Its last hash is {chain(root).head}"
    path = root / "published/2026.jsonl"
    path.write_text(path.read_text("utf-8").replace("21 visits", "12 visits"), "utf-8")
    broken = progress("publish", "--verify")
    assert broken.exit_code == 1
    assert re.match(r"published/2026\.jsonl:\d+: error: This line was changed after it was written", broken.stdout)
    refused = publish()
    assert refused.exit_code == 1 and ": error: This line was changed" in refused.stderr
    assert progress("build", "--no-search").exit_code == 0


def test_a_site_that_was_published_from_a_newer_folder_is_not_replaced(root: Path) -> None:
    publish()
    old = (root / "published/2026.jsonl").read_bytes()
    (root / FILE).write_text(TOLD, "utf-8")
    publish()
    publish()  # the site now names the end of what was kept before
    (root / "published/2026.jsonl").write_bytes(old)
    refused = publish()
    assert refused.exit_code == 2
    assert "was published with a published/ of which lines are not here: fetch the newest one" in refused.stderr


def test_the_first_publication_of_a_council_that_has_a_site(root: Path) -> None:
    progress("build", "--no-search")
    live = root / "live.json"
    live.write_bytes((root / "site/data/manifest.json").read_bytes())
    (root / FILE).write_text(RIGHT, "utf-8")
    assert publish("--against", "live.json").exit_code == 1
    (root / FILE).write_text(TOLD, "utf-8")
    assert publish("--against", "live.json").exit_code == 0
    lines = [line for line in chain(root).lines if line.key == "text" and line.thing.startswith("update/")]
    assert [(line.publication, bool(line.words)) for line in lines] == [(1, False), (2, True)]
    publish()
    assert "The text: its words as they were before are not kept in this record." in page(root)


def test_check_compares_with_the_folder(root: Path) -> None:
    publish()
    (root / FILE).write_text(RIGHT, "utf-8")
    assert progress("check", "--against", "published").exit_code == 1
    assert progress("check").exit_code == 0


def test_a_clock_that_stands_wrong_is_refused_in_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()
    before = (root / "site/data/manifest.json").read_bytes()
    at(monkeypatch, -1)
    (root / OTHER).write_text("# About\n\nWe did not make it up.\n", "utf-8")
    assert "The last publication was at 2026-03-02T12:00:00+00:00" in publish().stderr
    assert (root / "site/data/manifest.json").read_bytes() == before


COMMAND = [sys.executable, "-m", "site_builder", "publish", "--no-search"]


def test_two_at_once_keep_everything_once(root: Path) -> None:
    publish()
    (root / FILE).write_text(TOLD, "utf-8")
    both = [subprocess.Popen(COMMAND, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    with ended(*both):
        said = sorted(one.communicate()[0].decode().splitlines()[-1] for one in both)
    assert [one.returncode for one in both] == [0, 0]
    assert said == [
        "Kept in published/: 4 facts as publication 2. Commit published/.",
        "Nothing that is published has changed since 2026-03-02.",
    ]
    assert chain(root).publications == 2


@pytest.mark.parametrize(
    ("at", "times"),
    [(r"building-[^/]*/site/feed\.xml$", 1), (r"\.jsonl\.part$", 1), (r"\.jsonl\.part$", 2)],
    ids=["while the site is made", "before the new lines are written", "before they are in their place"],
)
def test_a_kill_leaves_a_whole_chain(root: Path, at: str, times: int) -> None:
    """Few steps are enough: what may be there between any two files is tried in `record/test_chain.py`."""
    publish()
    (root / FILE).write_text(TOLD, "utf-8")
    assert struck((*PROGRESS, "publish", "--no-search"), root, signal.SIGKILL, at, times).returncode == -signal.SIGKILL
    assert chain(root).publications == 1
    assert publish().exit_code == 0
    assert [line.now for line in chain(root).lines if line.key == "note"] == ["It was 12."]


def test_a_folder_that_cannot_be_written_is_told_after_the_site_is_in_its_place(root: Path) -> None:
    (root / "published").write_text("a file", "utf-8")
    done = publish()
    assert done.exit_code == 2
    assert (
        "The site is in its place, but published/ could not be written: there is a file where a folder is needed"
        in done.stderr
    )
    assert (root / "site/index.html").is_file()


def test_the_site_cannot_be_built_into_the_folder(root: Path) -> None:
    refused = publish("--site-dir", "published")
    assert refused.exit_code == 2 and "contains content" in refused.stderr
