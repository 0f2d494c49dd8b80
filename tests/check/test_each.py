"""What is found in each text or update by itself is asked for again where that, or anything else that it goes by, is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree

from site_builder.check.each import in_each_text, in_each_update
from site_builder.edition import Edition
from site_builder.memory import Store
from site_builder.read.record import read_edition
from site_builder.record.updates import Update

FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "updates/2026-02-01-a.md": "---\ntitle: A\ndate: 2026-02-01\n---\nThe board met.\n",
    "updates/2026-02-02-b.md": "---\ntitle: B\ndate: 2026-02-02\n---\nThe board met.\n",
    "docs/c.txt": "x",
    "docs/d.txt": "x",
}
A, B = (file for file in FILES if file.startswith("updates/"))
PRIVATE = ("status: draft", "publish_at: 2027-01-01 12:00", "withdrawn: {date: 2026-02-28, reason: It was wrong.}")
looked: list[str] = []
"""Of what was looked at, the files in their order."""


def has(file: str, text: str, word: str) -> str:
    looked.append(file)
    return f"{file}: {word in text}"


def title(update: Update, typed: str) -> str:
    looked.append(update.place.file)
    return f"{update.title} of {len(typed)}"


class Council:
    """A council's files, read again and again with what was remembered."""

    def __init__(self, root: Path) -> None:
        self.root, self.files = root, dict(FILES)

    def found(self, word: str = "board") -> list[str]:
        """What is found in each text and update; `looked` has then what had to be looked at."""
        write_tree(self.root, self.files)
        looked.clear()
        memory = Store(self.root / ".cache", self.root / "mkdocs.yml", b"1")
        edition, _, _ = read_edition(self.root / "mkdocs.yml", NOW, memory)
        every = [*found_in(edition, word)]
        memory.keep()
        return every


def found_in(edition: Edition, word: str) -> list[str]:
    texts = {**edition.record.beside, **edition.record.typed}
    return [*(found for _, found in in_each_text(edition, has, word, texts=texts)), *in_each_update(edition, title)]


@pytest.fixture
def council(tmp_path: Path) -> Council:
    return Council(tmp_path)


def test_nothing_is_looked_at_twice(council: Council) -> None:
    first = council.found()
    assert {*looked} == {*FILES}
    assert council.found() == first
    assert {*looked} == {"docs/c.txt", "docs/d.txt"}, (
        "of one sign there is one string, so that it has no hash of its own"
    )


def test_only_what_changed_is_looked_at_again(council: Council) -> None:
    council.found()
    council.files[A] = council.files[A].replace("board", "panel").replace("title: A", "title: Other")
    again = council.found()
    assert {*looked} - {"docs/c.txt", "docs/d.txt"} == {A}
    assert f"{A}: False" in again
    assert f"{B}: True" in again
    assert any(found.startswith("Other of ") for found in again)


def test_everything_is_looked_at_where_anything_else_changed(council: Council) -> None:
    council.found()
    again = council.found("panel")
    assert [file for file in FILES if f"{file}: False" not in again] == []


def test_the_same_text_under_another_name_is_another_one(council: Council) -> None:
    council.found()
    council.files["updates/2026-02-02-new.md"] = council.files.pop(B)
    (council.root / B).unlink()
    again = council.found()
    assert "updates/2026-02-02-new.md: True" in again
    assert not any(found.startswith(B) for found in again)


@pytest.mark.parametrize("key", PRIVATE)
def test_what_is_private_is_looked_at_each_time_and_not_kept(key: str, council: Council) -> None:
    council.files[A] = council.files[A].replace("title: A\n", f"title: Zzsecret\n{key}\n")
    first = council.found()
    assert any(found.startswith("Zzsecret") for found in first)
    assert council.found() == first
    assert looked.count(A) == 2
    kept = [path.read_bytes() for path in (council.root / ".cache").rglob("*") if path.is_file()]
    assert kept
    assert not any(b"Zzsecret" in content for content in kept)
    council.files[A] = council.files[A].replace(f"{key}\n", "")
    council.found()
    council.found()
    assert A not in looked, "it is public now"


def test_an_update_that_was_made_from_another_is_a_new_one(tmp_path: Path) -> None:
    council = Council(tmp_path)
    council.found()
    memory = Store(tmp_path / ".cache", tmp_path / "mkdocs.yml", b"1")
    edition, _, _ = read_edition(tmp_path / "mkdocs.yml", NOW, memory)
    changed = tuple(replace(update, title="Made up") for update in edition.record.updates)
    found = [*in_each_update(replace(edition, record=replace(edition.record, updates=changed)), title)]
    assert [one.partition(" of ")[0] for one in found] == ["Made up", "Made up"]
