"""What an engine rendered is taken again, byte for byte, until something that its files are made of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree
from made_up_files import noisy, saved

from site_builder import place
from site_builder.building import Order, task_of
from site_builder.checked import read_and_check
from site_builder.engine import Engine, Rendered, Task
from site_builder.engine.plain import Plain
from site_builder.engine.remembered import Remembered
from site_builder.engine.theme import OURS
from site_builder.memory import Store

PLAIN_YML = MKDOCS_YML.replace("  - progress:\n", "  - progress:\n      engine: plain\n")
UPDATE = "---\ntitle: {title}\ndate: 2026-02-01\n---\n{text}\n"
FILES = {
    "mkdocs.yml": PLAIN_YML,
    "docs/index.md": "# Why\n\nThere is a plan.\n",
    "docs/about.md": "# About us\n\nThe panel, [one](../updates/2026-02-01-one.md), ![A picture](images/a.png)\n",
    "docs/images/a.png": "a picture",
    "docs/data/glossary.yml": "- term: panel\n  meaning: Some made-up people.\n",
    "updates/2026-02-01-one.md": UPDATE.format(title="One", text="Text."),
}


class Council:
    """A site that is rendered again and again, each time with what was remembered before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.times = 0

    def change(self, **files: str) -> None:
        write_tree(self.root, {"mkdocs.yml": (self.root / "mkdocs.yml").read_text(), **files})

    def rendered(self, engine: Callable[[Task, Store], Engine]) -> tuple[Rendered, dict[str, bytes]]:
        self.times += 1
        cache, folder = place.cache_folder(self.root), self.root / f"rendered-{self.times}"
        memory = Store(cache, self.root / "mkdocs.yml", b"1")
        checked = read_and_check(self.root / "mkdocs.yml", NOW, memory)
        assert not checked.has_errors, checked.problems
        task = task_of(Order(checked, self.root / "site", cache, print, with_search=False))
        made = engine(task, memory).render(task, folder)
        memory.keep()
        files = (path for path in folder.rglob("*") if path.is_file())
        known = {output.path: output.content for output in made.files}
        return made, known or {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    def hold(self) -> bool:
        """Whether the engine was asked; what it gives is what it would have given alone."""
        asked: list[bool] = []

        def engine() -> Engine:
            asked.append(True)
            return Plain()

        one, files = self.rendered(lambda task, memory: Remembered(self.root / "mkdocs.yml", "plain", engine))
        other, same = self.rendered(lambda task, memory: Plain())
        assert files == same
        assert (one.pages, one.copies.files, one.copies.sizes()) == (
            other.pages,
            other.copies.files,
            other.copies.sizes(),
        )
        assert [*one.copies.outputs()] == [*other.copies.outputs()]
        assert one.look.menu("../") == other.look.menu("../")
        assert {name: value for name, value in vars(one.look).items() if name not in ("look_up", "_menus")} == {
            name: value for name, value in vars(other.look).items() if name not in ("look_up", "_menus")
        }
        return bool(asked)


@pytest.fixture
def council(tmp_path: Path) -> Iterator[Council]:
    council = Council(write_tree(tmp_path, FILES))
    assert council.hold(), "it was never rendered before"
    yield council


def test_an_update_with_other_words_renders_no_page_again(council: Council) -> None:
    assert not council.hold()
    council.change(**{"updates/2026-02-01-one.md": UPDATE.format(title="Another title", text="Other words.")})
    assert not council.hold()


@pytest.mark.parametrize(
    "change",
    [
        {"docs/about.md": "# About us\n\nOther words.\n"},
        {"docs/more.md": "# More\n\nA page.\n"},
        {"docs/images/b.png": "another picture"},
        {"docs/data/glossary.yml": "- term: panel\n  meaning: Other people.\n"},
        {"mkdocs.yml": PLAIN_YML + "nav:\n  - Who we are: about.md\n"},
        {"mkdocs.yml": PLAIN_YML.replace("The improvement team", "Our team")},
        {"updates/2026-02-02-two.md": UPDATE.format(title="Two\nstatus: draft", text="Words that no page may have.")},
    ],
)
def test_whatever_a_page_shows_renders_it_again(change: dict[str, str], council: Council) -> None:
    council.change(**change)
    assert council.hold()
    assert not council.hold()


def test_a_site_with_search_is_another_one(council: Council) -> None:
    def searched(task: Task, memory: Store) -> Engine:
        made = Remembered(council.root / "mkdocs.yml", "plain", Plain).render(
            replace(task, search_program=council.root), council.root / "again"
        )
        assert made.look.has_search and not made.files
        return Plain()

    council.rendered(searched)


def test_another_picture_under_the_same_name_renders_the_page_that_shows_it_again(council: Council) -> None:
    picture = council.root / "docs/images/a.png"
    picture.write_bytes(saved(noisy(900, 600), "PNG"))
    assert council.hold()
    picture.write_bytes(picture.read_bytes())
    assert not council.hold(), "its time is not its content"


def test_what_an_engine_says_is_said_each_time(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    council.change(**{"mkdocs.yml": PLAIN_YML + "nav:\n  - Nowhere: nowhere.md\n"})
    for _ in range(2):
        assert council.hold()
        assert "nowhere.md" in capsys.readouterr().out


@pytest.mark.parametrize(
    "more", ["markdown_extensions: [wikilinks]\n", "hooks: [own.py]\n", "theme: {name: material, custom_dir: own}\n"]
)
def test_what_may_read_other_files_is_asked_each_time(more: str, council: Council) -> None:
    settings = MKDOCS_YML.replace("theme: {name: material}\n", "" if "theme" in more else "theme: {name: material}\n")
    council.change(**{"mkdocs.yml": settings + more, "own.py": "", "own/footer.html": ""})
    assert council.hold()
    assert council.hold()


class _Elsewhere(Plain):
    """Stands for whoever wrote into the cache folder: it names a folder of templates of its own."""

    def render(self, task: Task, folder: Path) -> Rendered:
        made = super().render(task, folder)
        return replace(made, look=replace(made.look, folders=(folder / "own", *made.look.folders)))


def test_no_folder_of_templates_is_remembered_since_these_can_run_anything(council: Council) -> None:
    council.change(**{"docs/about.md": "# About us\n\nOther words.\n"})
    for _ in range(2):
        made, _ = council.rendered(lambda task, memory: Remembered(council.root / "mkdocs.yml", "plain", _Elsewhere))
    assert made.files, "it is remembered"
    assert made.look.folders == (OURS,)
