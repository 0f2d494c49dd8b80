"""Versions that are kept: just the files that the desk changed, whatever else is in the folder."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lacks import missing
from made_up_desk import FILES, TERMS, UPDATE, desk_in, owner_of

from site_builder.desk.changes import Change, Wanted, only
from site_builder.desk.desk import Desk
from site_builder.desk.files import look
from site_builder.desk.proposals import all_proposed
from site_builder.desk.saving import Saved, save
from site_builder.desk.work_tree import WorkTree, keep, send, sentence_for, unkept, work_tree

NEW = "updates/2026-03-01-new.md"
WORDS = "Glossary: the board is explained"


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def _has_git() -> None:
    if not shutil.which("git"):
        missing("git", "install Debian's git")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in a work tree whose last version is the record, below the work tree's own folder."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    desk = desk_in(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "config", "--global", "user.name", "Pat Example")
    git(tmp_path, "config", "--global", "user.email", "pat@example.org")
    (tmp_path / ".gitignore").write_text("home\ntrial\n.cache\nremote\n", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=Begin")
    return desk


def saved(desk: Desk) -> WorkTree:
    """The work tree after the desk saved one changed and one new file."""
    term = Wanted(TERMS, (Change((1, "meaning"), "The board"),), look(desk, TERMS)[1])
    new = only(NEW, b"---\ntitle: New\ndate: 2026-03-01\nstatus: draft\n---\n\nText.\n", "")
    assert isinstance(save(desk, all_proposed(desk, [term, new]), WORDS), Saved)
    tree = work_tree(desk)
    assert tree
    return tree


def test_just_the_files_of_the_desk_are_kept(desk: Desk) -> None:
    tree = saved(desk)
    (desk.root / UPDATE).write_text(FILES[UPDATE] + "More.\n", "utf-8")
    (desk.root / "docs/staged.md").write_text("Staged.\n", "utf-8")
    git(desk.root, "add", "docs/staged.md")
    assert sentence_for(desk, [TERMS, NEW], tree) == WORDS
    assert [one.file for one in unkept(desk, tree)] == [TERMS, NEW]
    assert keep(desk, tree, [TERMS, NEW], f"  {WORDS}\n") == ""
    assert git(desk.root, "log", "-1", "--format=%s by %an") == f"{WORDS} by Pat Example"
    assert git(desk.root, "show", "--name-only", "--format=", "HEAD").split() == [f"record/{TERMS}", f"record/{NEW}"]
    assert git(desk.root, "diff", "--name-only").split() == [f"record/{UPDATE}"]
    assert git(desk.root, "diff", "--cached", "--name-only").split() == ["record/docs/staged.md"]
    assert unkept(desk, tree) == ()


def test_a_file_that_another_program_changed_besides_is_told(desk: Desk) -> None:
    tree = saved(desk)
    (desk.root / TERMS).write_text("- {term: A, meaning: B}\n", "utf-8")
    assert {one.file: one.is_ours_alone for one in unkept(desk, tree)} == {TERMS: False, NEW: True}
    assert keep(desk, tree, [UPDATE], "Others") == "Choose at least one file."


def test_without_a_name_nothing_is_kept_and_the_words_say_what_to_do(desk: Desk) -> None:
    tree = saved(desk)
    git(desk.root, "config", "--global", "--unset", "user.email")
    assert "Git does not know your name yet" in keep(desk, tree, [TERMS], WORDS)


def test_a_hook_that_refuses_is_quoted_and_nothing_stays_staged(desk: Desk) -> None:
    tree = saved(desk)
    hook = desk.root.parent / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho The record has errors >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    wrong = keep(desk, tree, [TERMS, NEW], WORDS)
    assert "a check of your own may have refused it" in wrong
    assert "The record has errors" in wrong
    assert git(desk.root, "diff", "--cached", "--name-only") == ""


def test_a_version_is_sent_only_if_asked_and_refusals_are_in_words(desk: Desk, tmp_path: Path) -> None:
    tree = saved(desk)
    assert "not connected to another computer" in send(tree)
    git(tmp_path, "init", "--quiet", "--bare", "remote")
    git(tmp_path, "remote", "add", "origin", str(tmp_path / "remote"))
    assert "Nobody has said where" in send(tree)
    git(tmp_path, "push", "--quiet", "--set-upstream", "origin", "main")
    assert keep(desk, tree, [TERMS], WORDS) == ""
    assert tree.unsent == (WORDS,)
    assert git(tmp_path / "remote", "log", "-1", "--format=%s", "main") == "Begin"
    assert send(tree) == ""
    assert git(tmp_path / "remote", "log", "-1", "--format=%s", "main") == WORDS
    git(tmp_path, "commit", "--quiet", "--amend", "--message=Another past")
    assert "Somebody else sent a version meanwhile" in send(tree)
    git(tmp_path, "remote", "set-url", "origin", str(tmp_path / "nowhere"))
    assert "is not there, or cannot be read" in send(tree)


def test_names_mean_themselves(desk: Desk) -> None:
    """A name with a star or a colon is that file alone, and none is taken for an option."""
    starred = "docs/a[b].md"
    assert isinstance(save(desk, all_proposed(desk, [only(starred, b"Starred.\n", "")]), WORDS), Saved)
    (desk.root / "docs/ab.md").write_text("By hand.\n", "utf-8")
    git(desk.root, "add", "--intent-to-add", "docs/ab.md")
    tree = saved(desk)
    assert tree.changed(["docs/data/*.yml", ":/", "--all", TERMS]) == (TERMS,)
    assert keep(desk, tree, [starred], WORDS) == ""
    assert git(desk.root, "show", "--name-only", "--format=", "HEAD") == f"record/{starred}"


def test_variables_of_another_repository_lead_nowhere_else(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    tree = saved(desk)
    assert keep(desk, tree, [TERMS], WORDS) == ""


def test_the_page_keeps_and_says_so(desk: Desk) -> None:
    saved(desk)
    owner = owner_of(desk)
    assert WORDS in owner.get("/keep").text
    kept = owner.post("/keep", data={"do": "keep", "words": "Explained", "file": [TERMS]})
    assert "This version is kept." in kept.text
    assert git(desk.root, "log", "-1", "--format=%s") == "Explained"


def test_without_git_the_page_says_that_it_is_not_needed(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    assert "need not be" in owner_of(desk).get("/keep").text
