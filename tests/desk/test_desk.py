"""The record as it is saved and as it would be: read again where a file has changed, and only there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import NOW

from site_builder.desk.desk import Desk
from site_builder.desk.live_memory import LiveMemory
from site_builder.memory import NOTHING, Store

FILES = {
    "updates/2026-01-10-one.md": "---\ntitle: One\ndate: 2026-01-10\n---\nWords.\n",
    "updates/2026-02-10-two.md": "---\ntitle: Two\ndate: 2026-02-10\n---\nSee [one](2026-01-10-one.md).\n",
}
ONE, TWO = FILES


@pytest.fixture
def desk(write_site: Callable[[dict[str, str]], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    config = write_site(FILES) / "mkdocs.yml"
    yield Desk(config, tmp_path_factory.mktemp("trial"), lambda: NOW, Store(tmp_path_factory.mktemp("cache"), config))


def titles(desk: Desk, unsaved: dict[str, bytes | None] | None = None) -> list[str]:
    checked = desk.checked() if unsaved is None else desk.checked_with(unsaved)
    return [update.title for update in checked.edition.record.updates]


def typed(file: str, old: str, new: str) -> dict[str, bytes | None]:
    return {file: FILES[file].replace(old, new).encode()}


def test_nothing_is_read_again_while_no_file_has_changed(desk: Desk) -> None:
    assert desk.checked() is desk.checked()
    (desk.root / ONE).write_text(FILES[ONE].replace("One", "Another title"), "utf-8")
    assert titles(desk) == ["Two", "Another title"]
    (desk.root / TWO).unlink()
    assert titles(desk) == ["Another title"]
    (desk.root / "updates" / "2026-03-01-new.md").write_text(FILES[ONE].replace("2026-01-10", "2026-03-01"), "utf-8")
    assert titles(desk) == ["One", "Another title"]


def test_what_is_not_saved_is_tried_and_the_files_stay(desk: Desk) -> None:
    assert titles(desk, typed(ONE, "One", "Tried")) == ["Two", "Tried"]
    assert titles(desk, {TWO: None}) == ["One"]
    assert titles(desk, {}) == titles(desk) == ["Two", "One"]
    (desk.root / TWO).write_text(FILES[TWO].replace("Two", "Saved meanwhile"), "utf-8")
    assert titles(desk, typed(ONE, "One", "Tried")) == ["Saved meanwhile", "Tried"]


def test_whoever_deletes_the_copy_meanwhile_stops_no_desk(desk: Desk) -> None:
    for unsaved in (typed(ONE, "One", "Tried"), typed(ONE, "One", "Tried"), typed(ONE, "One", "Tried again")):
        tried = desk.checked_with(unsaved)
        assert not tried.has_errors and (tried.sources.root / TWO).is_file()
        shutil.rmtree(desk.folder)


def test_what_is_found_is_of_all_files_together(desk: Desk) -> None:
    found = desk.checked_with({ONE: None}).problems
    assert [problem.place.file for problem in found if problem.is_error] == [TWO]
    assert desk.checked_with({}).problems == desk.checked().problems


def test_what_was_read_is_read_again_where_the_settings_have_changed(desk: Desk) -> None:
    desk.checked()
    text = (desk.root / "mkdocs.yml").read_text("utf-8").replace("Exampleton Council (made up)", "Another Council")
    named = "quotes:\n  - {text: Good., name: A Person, role: Lead, organisation: Another Council}\n---\nW"
    tried = desk.checked_with({"mkdocs.yml": text.encode(), **typed(ONE, "---\nW", named)})
    assert tried.edition.council.name == "Another Council"
    assert desk.checked().edition.council.name == "Exampleton Council (made up)"


def test_what_is_typed_over_is_forgotten() -> None:
    memory = LiveMemory(NOTHING)
    for number in range(100):
        for typed_now in (b"stays", str(number).encode()):
            assert (
                memory.recall("updates", (ONE, typed_now, b"settings"), lambda typed_now=typed_now: typed_now)
                == typed_now
            )
        memory.let_go()
    assert memory.kept < 45
    assert memory.recall("updates", (ONE, b"stays", b"settings"), lambda: b"read again") == b"stays"
    assert memory.recall("updates", (ONE, b"stays", b"others"), lambda: b"read again") == b"read again"
