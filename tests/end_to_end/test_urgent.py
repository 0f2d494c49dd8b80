"""One author's error does not stop another's withdrawal: what was published last, with what is urgent, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, write_tree

from .trees import PROGRESS, files_of, replace_in, run

BUILD = (*PROGRESS, "build", "--no-search")
URGENT = (*BUILD, "--urgent")
WRONG = "updates/2026-02-14-lodka.md"
PAGE = "updates/2026-02-14-lodka/index.html"
WITHDRAWAL = "withdrawn:\n  date: 2026-03-01\n  reason: 'It named a child: we are sorry.'\n---\n"
SECRETS = ("zzhalf", "zznew", "zzdraft", "zzembargo", "zzprivate", "zzmore")


HIDDEN = """---
title: {word}
date: {day}
{key}
image: images/{word}private.png
image_alt: zzprivate
---
{word}
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/about.md": "# About\n\nWe made it up.\n",
    "docs/guide/how-we-work.md": "# How we work\n\n![A boat](../images/boat.png)\n",
    "docs/images/boat.png": "a picture",
    "docs/images/zzdraftprivate.png": "a picture",
    "docs/images/zzembargoprivate.png": "a picture",
    "docs/plan/07-lonely-area.md": "---\narea: 7\ntitle: Lonely area\n---\nNobody wrote of it.\n",
    "updates/2025-12-board.md": "---\ntitle: The board met\ndate: 2025-12\n---\nIt met.\n",
    WRONG: "---\ntitle: Łódka – every home is warm 🔥\ndate: 2026-02-14\n---\nEvery home in Ŵyl is warm.\n",
    "updates/2026-02-20-draft.md": HIDDEN.format(word="zzdraft", day="2026-02-20", key="status: draft"),
    "updates/2026-05-01-later.md": HIDDEN.format(
        word="zzembargo", day="2026-05-01", key="publish_at: 2026-05-01 09:00"
    ),
}
"""A small council whose site has what a withdrawal changes, what it leaves alone, and what is hidden."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council with its site, and with what its build kept of it. Nothing may change it."""
    root = write_tree(tmp_path_factory.mktemp("published") / "tree", FILES)
    done = run(BUILD, root)
    assert done.returncode == 0, said(done)
    return root


@pytest.fixture
def tree(published: Path, tmp_path: Path) -> Path:
    """A tree whose site is published, with what its build kept of it."""
    return Path(shutil.copytree(published, tmp_path / "tree"))


@pytest.fixture
def broken(tree: Path) -> Path:
    """A tree whose site is published, in which another author has left errors, a new text and half a sentence since."""
    replace_in(tree / "updates/2025-12-board.md", "\n---\n", "\n---\nzzhalf [a link](nowhere.md) and\n\n")
    (tree / "updates/2026-03-01-new.md").write_text("---\ntitle: zznew\ndate: 2026-03-01\n---\nzznew\n", "utf-8")
    return tree


def withdraw(tree: Path) -> None:
    """Withdraws an update in a file that has an error of its own, and more text than was published."""
    replace_in(tree / WRONG, "\n---\n", f"\nkinds: zzmore\n{WITHDRAWAL}zzmore\n")


def everything(site: Path) -> str:
    return "\n".join(path.read_bytes().decode("utf-8", "ignore") for path in site.rglob("*") if path.is_file())


def said(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout + done.stderr


def test_a_withdrawal_goes_public_while_other_files_and_its_own_have_errors(broken: Path) -> None:
    before = files_of(broken / "site")
    withdraw(broken)
    assert run(BUILD, broken).returncode == 1
    done = run(URGENT, broken)
    assert done.returncode == 0, said(done)
    whole = everything(broken / "site")
    assert "Every home in Ŵyl is warm" not in whole  # in no page, feed, list, data file
    assert "It named a child: we are sorry." in (broken / "site" / PAGE).read_text("utf-8")
    assert "It named a child: we are sorry." in (broken / "site/feed.xml").read_text("utf-8")
    assert not any(secret in whole for secret in SECRETS)
    after = files_of(broken / "site")
    kept = [name for name in before if name.startswith(("guide/", "plan/07-lonely-area/", "images/"))]
    assert kept and [name for name in kept if after.get(name) != before[name]] == []
    assert f"  {WRONG} withdrawn\n" in done.stderr
    assert "  updates/2025-12-board.md\n" in done.stderr and "  updates/2026-03-01-new.md\n" in done.stderr


def test_what_was_withdrawn_urgently_stays_so_and_is_not_done_twice(broken: Path) -> None:
    withdraw(broken)
    assert run(URGENT, broken).returncode == 0
    before = files_of(broken / "site")
    again = run(URGENT, broken)
    assert again.returncode == 1
    assert "There is nothing urgent" in again.stderr
    assert files_of(broken / "site") == before
    (broken / WRONG).write_text("---\n", "utf-8")  # its file is broken altogether: nothing brings the words back
    replace_in(broken / "mkdocs.yml", "01632 960 001", "01632 960 999")
    assert run(URGENT, broken).returncode == 0
    whole = everything(broken / "site")
    assert "01632 960 999" in whole and "01632 960 001" not in whole
    assert "Every home in Ŵyl is warm" not in whole


def test_the_title_goes_with_the_text_whatever_its_file_says_by_now(broken: Path) -> None:
    withdraw(broken)
    replace_in(broken / WRONG, "title: Łódka – every home is warm 🔥\n", "title: 'zztitle: \"gone\"'\n")
    done = run(URGENT, broken)
    assert done.returncode == 0, said(done)
    whole = everything(broken / "site")
    assert "every home is warm" not in whole and "zztitle" not in whole
    assert f"  {WRONG} withdrawn\n" in done.stderr


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_keys_that_were_published_may_stand_in_braces(tree: Path, line_end: str) -> None:
    text = "---\n{title: A visit, date: 2026-02-20}\n---\nzzsecret words\n"
    file = tree / "updates/2026-02-20-visit.md"
    file.write_bytes(text.replace("\n", line_end).encode())
    assert run(BUILD, tree).returncode == 0
    file.write_bytes(text.replace("}", ", withdrawn: {date: 2026-03-01, reason: An error.}}").encode())
    done = run(URGENT, tree)
    assert done.returncode == 0, said(done)
    assert "zzsecret" not in everything(tree / "site")


@pytest.mark.parametrize(
    "unfinished",
    [
        "withdrawn: {date: 2026-03-01}",
        "withdrawn: {reason: It named a child.}",
        "status: draft\nwithdrawn: {date: 2026-03-01, reason: It named a child.}",
        "publish_at: 2026-03-02 12:01\nwithdrawn: {date: 2026-03-01, reason: It named a child.}",
    ],
    ids=["without a reason", "without a day", "a draft", "not yet"],
)
def test_a_withdrawal_that_is_not_finished_is_told_and_not_guessed(unfinished: str, broken: Path) -> None:
    replace_in(broken / WRONG, "\n---\n", f"\n{unfinished}\n---\n")
    before = files_of(broken / "site")
    done = run(URGENT, broken)
    assert done.returncode == 1
    assert f"{WRONG}: this withdrawal is unfinished and cannot be published" in done.stderr
    assert files_of(broken / "site") == before


def test_a_configuration_with_errors_stays_as_published_and_stops_no_withdrawal(broken: Path) -> None:
    withdraw(broken)
    (broken / "mkdocs.yml").write_text("site_name: [", "utf-8")
    done = run(URGENT, broken)
    assert done.returncode == 0, said(done)
    assert "Every home in Ŵyl is warm" not in everything(broken / "site")
    assert "mkdocs.yml as it is now" not in done.stderr
    assert "mkdocs.yml has errors, so the site keeps the one published last." in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("site_name:", "site_name: [", "mkdocs.yml"),
        ("contact:", "contacts: {}\n      contact:", "'contacts' is not a key"),
        ("contact:", "logo: images/none.svg\n      contact:", "There is no file 'docs/images/none.svg'"),
    ],
)
def test_a_new_number_beside_an_error_in_the_configuration_is_told_and_not_published(
    old: str, new: str, finding: str, broken: Path
) -> None:
    replace_in(broken / "mkdocs.yml", "01632 960 001", "01632 960 999")
    replace_in(broken / "mkdocs.yml", old, new)
    before = files_of(broken / "site")
    done = run(URGENT, broken)
    assert done.returncode == 1, said(done)
    assert finding in done.stderr
    assert "mkdocs.yml has errors, so the site keeps the one published last." in done.stderr
    assert "There is nothing urgent: no new withdrawal. Nothing was built." in done.stderr
    assert files_of(broken / "site") == before


def test_a_deleted_update_stays_public_and_its_author_is_told_how_to_withdraw_it(broken: Path) -> None:
    (broken / WRONG).unlink()
    before = files_of(broken / "site")
    done = run(URGENT, broken)
    assert done.returncode == 1
    assert f"{WRONG}: this update is deleted but still public, since a deletion is not urgent." in done.stderr
    assert files_of(broken / "site") == before


def test_a_deleted_document_that_only_a_withdrawn_update_names_is_gone(broken: Path) -> None:
    new = broken / "docs/files/named-child.pdf"
    new.parent.mkdir()
    new.write_bytes(b"zzdocument")
    replace_in(broken / WRONG, "\n---\n", "\ndocuments: [{title: A letter, url: files/named-child.pdf}]\n---\n")
    replace_in(broken / "updates/2025-12-board.md", "zzhalf [a link](nowhere.md) and\n", "")
    assert run(BUILD, broken).returncode == 0
    assert "zzdocument" in everything(broken / "site")
    replace_in(broken / "updates/2025-12-board.md", "\n---\n", "\n---\n[a link](nowhere.md)\n\n")
    withdraw(broken)
    new.unlink()
    done = run(URGENT, broken)
    assert done.returncode == 0, said(done)
    assert "zzdocument" not in everything(broken / "site")
    assert "  docs/files/named-child.pdf deleted\n" in done.stderr


def test_a_named_file_goes_public_as_it_is_now_if_the_whole_has_no_error(broken: Path) -> None:
    replace_in(broken / "docs/about.md", "\n\n", "\n\nRing 01632 960 777.\n\n")
    done = run((*URGENT, "--also", "docs/about.md"), broken)
    assert done.returncode == 0, said(done)
    assert "01632 960 777" in everything(broken / "site")
    assert "  docs/about.md as it is now\n" in done.stderr and done.stderr.count("about.md") == 1
    before = files_of(broken / "site")
    refused = run((*URGENT, "--also", "updates/2025-12-board.md"), broken)
    assert refused.returncode == 1
    assert "updates/2025-12-board.md:5: error: The link 'nowhere.md'" in refused.stdout
    assert files_of(broken / "site") == before


@pytest.mark.parametrize("wrong", ["no cache", "another site", "no file", "no content", "alone"])
def test_where_it_is_not_sure_what_was_published_nothing_is_built(wrong: str, broken: Path) -> None:
    withdraw(broken)
    command = URGENT
    if wrong == "no cache":
        (broken / ".cache/published/record.json").unlink()
    elif wrong == "another site":
        replace_in(broken / "site/data/manifest.json", "generator", "maker")
    elif wrong == "no file":
        command = (*URGENT, "--also", "docs/none.md")
    elif wrong == "no content":
        command = (*URGENT, "--also", "mkdocs.yml")
    else:
        command = (*BUILD, "--also", "docs/about.md")
    before = files_of(broken / "site")
    done = run(command, broken)
    assert done.returncode == 2
    assert "Traceback" not in said(done)
    assert files_of(broken / "site") == before


def test_a_finished_site_is_not_a_failure_if_its_content_cannot_be_kept(tree: Path) -> None:
    shutil.rmtree(tree / ".cache", ignore_errors=True)
    (tree / ".cache").mkdir()
    (tree / ".cache/published").write_text("a file stands where the folder goes", "utf-8")
    done = run(BUILD, tree)
    assert done.returncode == 0 and (tree / "site/index.html").is_file(), said(done)
    assert "warning: The site is in its place, but what it was made from could not be kept" in done.stderr
    assert "there is a file where a folder is needed" in done.stderr
    assert not (tree / ".cache/published.new").exists()
    assert run(URGENT, tree).returncode == 2
