"""What a function asks of a value is noted: it is made again where an answer has changed, and only there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from conftest import NOW

from site_builder import finishing
from site_builder.asked import Asked
from site_builder.edition import Edition
from site_builder.frames import SLOTS, Frames
from site_builder.memory import Memory, Store
from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import recipes
from site_builder.pages.recipes import Chapter, Recipe
from site_builder.read.record import read_edition
from site_builder.record.record import Record


@dataclass(frozen=True)
class Leaf:
    name: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...] = (Leaf("a"), Leaf("b"))
    words: dict[str, str] = field(default_factory=lambda: {"a": "one", "b": "two"})
    count: int = 3
    odd: object = field(default_factory=object)
    memory: Memory = field(default_factory=Memory, compare=False)

    def named(self, name: str) -> Leaf | None:
        return next((leaf for leaf in self.leaves if leaf.name == name), None)

    def line_of(self, leaf: Leaf) -> int:
        return self.leaves.index(leaf) + self.count

    def all(self) -> Iterator[Leaf]:
        yield from self.leaves

    def failing(self) -> None:
        raise ValueError


@dataclass(frozen=True)
class Wood:
    tree: Tree = field(default_factory=Tree)
    address: str = "/"


EXAMPLETON = Path(__file__).parent / "sites" / "exampleton"
LEAF = Leaf("a")
QUESTIONS: dict[str, Callable[[Wood], object]] = {
    "a field": lambda wood: wood.address,
    "a field of an inner value": lambda wood: wood.tree.count,
    "a function": lambda wood: wood.tree.named("a"),
    "a function of the subject": lambda wood: wood.tree.line_of(LEAF),
    "a word that is there": lambda wood: wood.tree.words["a"],
    "a word that is not": lambda wood: wood.tree.words.get("c", "none"),
    "whether there is one": lambda wood: "c" in wood.tree.words,
    "all words": lambda wood: " ".join(wood.tree.words),
}
CHANGES: dict[str, tuple[Callable[[Wood], Wood], set[str]]] = {
    "the address": (lambda wood: replace(wood, address="/a/"), {"a field"}),
    "the count": (
        lambda wood: replace(wood, tree=replace(wood.tree, count=4)),
        {"a field of an inner value", "a function of the subject"},
    ),
    "a line, which does not count where two are compared": (
        lambda wood: replace(wood, tree=replace(wood.tree, leaves=(Leaf("a", 7), Leaf("b")))),
        {"a function"},
    ),
    "one word": (
        lambda wood: replace(wood, tree=replace(wood.tree, words={"a": "other", "b": "two"})),
        {"a word that is there", "all words"},
    ),
    "a new word": (
        lambda wood: replace(wood, tree=replace(wood.tree, words={**wood.tree.words, "c": "three"})),
        {"a word that is not", "whether there is one", "all words"},
    ),
    "nothing": (lambda wood: Wood(replace(wood.tree)), set()),
}


def made(folder: Path, wood: Wood, question: str) -> bool:
    """Whether the answer had to be made, by a process that finds what the last one left."""
    store, calls = Store(folder, folder / "mkdocs.yml", b"1"), []

    def make(asked: Wood) -> str:
        calls.append(asked)
        return str(QUESTIONS[question](asked))

    found = store.recall_asked("a kind", wood, (question, LEAF), make, (Tree,))
    assert found == str(QUESTIONS[question](wood))
    store.keep()
    return bool(calls)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_asked_is_made_again_where_its_answer_has_changed_and_only_there(change: str, tmp_path: Path) -> None:
    wood = Wood()
    changed, depends = CHANGES[change]
    for question in QUESTIONS:
        folder = tmp_path / question
        assert made(folder, wood, question)
        assert not made(folder, wood, question)
        assert made(folder, changed(wood), question) == (question in depends), question


def test_of_a_member_whose_mark_is_the_same_nothing_is_asked_and_of_the_rest_all(tmp_path: Path) -> None:
    """The count is the member's, the address is not; "made" is what the second build had to do."""

    def look(wood: Wood, mark: bytes, address: str = "/") -> tuple[str, bool]:
        store, calls = Store(tmp_path, tmp_path / "mkdocs.yml", b"1"), []

        def make(asked: Wood) -> str:
            calls.append(asked)
            return f"{asked.tree.count} at {asked.address}"

        found = store.recall_asked("a kind", replace(wood, address=address), ("x",), make, (Tree,), {"tree": mark})
        store.keep()
        return found, bool(calls)

    few, more = Wood(), Wood(Tree(count=4))
    assert look(few, b"a") == ("3 at /", True)
    assert look(few, b"a") == ("3 at /", False)
    assert look(more, b"a") == ("3 at /", False), "nothing is asked: a mark is believed"
    assert look(few, b"d") == ("3 at /", False), "what was asked is known, though nobody asked it the last time"
    assert look(few, b"a", "/b/") == ("3 at /b/", True), "what is not of the member is asked all the same"
    assert look(few, b"b", "/b/") == ("3 at /b/", False), "another mark, the same answers"
    assert look(more, b"b", "/b/") == ("3 at /b/", False), "from then on that mark is believed"
    assert look(more, b"c", "/b/") == ("4 at /b/", True)
    assert look(few, b"b", "/b/") == ("3 at /b/", True), "and no older one"


def test_what_is_asked_within_what_is_asked_is_noted_for_both(tmp_path: Path) -> None:
    """Whether the inner one is made or remembered."""

    def look(wood: Wood, subject: str) -> str:
        store = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")

        def outer(asked: Wood) -> str:
            return store.recall_asked("inner", asked, (LEAF,), lambda one: str(one.tree.line_of(LEAF)), (Tree,))

        found = store.recall_asked("outer", wood, (subject, LEAF), outer, (Tree,))
        store.keep()
        return found

    for subject in ("made", "remembered"):  # the inner one is remembered from the first time
        assert look(Wood(), subject) == "3"
        assert look(Wood(Tree(count=4)), subject) == "4"


def _caught(failing: Callable[[], object]) -> None:
    with suppress(ValueError):
        failing()


SPOILS: dict[str, Callable[[Wood], object]] = {
    "what has no fingerprint": lambda wood: wood.tree.odd,
    "what can be gone through once": lambda wood: [*wood.tree.all()],
    "an argument that nobody can name again": lambda wood: wood.tree.line_of(Leaf("b")),
    "a named argument": lambda wood: wood.tree.named(name="a"),
    "an error": lambda wood: _caught(wood.tree.failing),
}


@pytest.mark.parametrize("question", SPOILS)
def test_what_cannot_be_asked_again_is_never_remembered(question: str, tmp_path: Path) -> None:
    for _ in range(2):
        store, calls = Store(tmp_path, tmp_path / "mkdocs.yml", b"1"), []

        def make(asked: Wood) -> int:
            calls.append(asked)  # noqa: B023  # called at once
            SPOILS[question](asked)
            return 1

        assert store.recall_asked("a kind", Wood(), (LEAF,), make, (Tree,)) == 1
        store.keep()
        assert calls


def test_true_is_another_question_than_one() -> None:
    from site_builder.asked import Notes
    from site_builder.fingerprint import Fingerprints

    notes = Notes(Fingerprints(whole=True), (), ())
    notes.note("a", "()", (1,), "one")
    notes.note("a", "()", (True,), "true")
    assert len(notes.answers) == 2


def test_a_stand_in_is_not_written_into() -> None:
    from site_builder.asked import Notes
    from site_builder.fingerprint import Fingerprints

    with pytest.raises(TypeError):
        Asked(Wood(), Notes(Fingerprints(whole=True), (), ())).address = "/b/"


def test_every_page_of_an_update_can_be_remembered(tmp_path: Path) -> None:
    """A view that asks what cannot be asked again is right, but slow: this is where its author learns of it."""
    read, _, _ = read_edition(EXAMPLETON / "mkdocs.yml", NOW, Store(tmp_path, EXAMPLETON / "mkdocs.yml", b"1"))
    assert read.record.updates
    assert _count_made(read, tmp_path) > 10
    assert _count_made(read, tmp_path) == 0


def test_every_page_of_a_list_that_says_what_it_is_about_can_be_remembered(tmp_path: Path) -> None:
    """Where the mark of the whole is another one, each is asked by itself."""
    read, _, _ = read_edition(EXAMPLETON / "mkdocs.yml", NOW)
    shown = replace(read.public().without_withdrawn_words(), memory=Store(tmp_path, tmp_path / "mkdocs.yml", b"1"))
    outlined, again = OutlinedEdition(shown), dict[tuple[object, ...], int]()
    for _ in range(2):
        for chapter in (one for one in recipes(shown) if isinstance(one, Chapter)):
            for recipe in (one for one in chapter.recipes(outlined.edition) if isinstance(one, Recipe)):
                _recall(recipe, outlined, again)
    assert {name for name, _ in again} > {"updates.of_year", "updates.of_kind", "plan.page_of"}
    assert {key for key, times in again.items() if times > 1} == set()


def _recall(recipe: Recipe, outlined: OutlinedEdition, made: dict[tuple[object, ...], int]) -> None:
    """Counts how often a page is made."""
    key = recipe.name, outlined.whole.memory.fingerprint(*recipe.subject)

    def make(asked: OutlinedEdition) -> str:
        made[key] = made.get(key, 0) + 1
        return recipe.made(asked.edition).body

    outlined.whole.memory.recall_asked(
        "pages of lists", outlined, (recipe.name, *recipe.subject), make, (Edition, Record)
    )


def _count_made(read: Edition, folder: Path) -> int:
    """How many finished pages of updates have to be made."""
    store, count = Watched(folder, EXAMPLETON / "mkdocs.yml", b"1"), 0
    shown = replace(read, memory=store).public().without_withdrawn_words()
    frames = Frames(shown, lambda *names: " ".join([*names, *SLOTS.values()]))
    shop = finishing.Workshop(shown, frames, lambda file: None)
    list(finishing.finished(recipes(shown), shop))
    store.keep()
    count = store.made
    return count


class Watched(Store):
    made = 0

    def recall_asked(self, kind, asked, subject, make, through, *more):  # type: ignore[no-untyped-def]  # as in Memory
        def counted(stand_in):  # type: ignore[no-untyped-def]  # as in Memory
            self.made += 1
            return make(stand_in)

        return super().recall_asked(kind, asked, subject, counted, through, *more)
