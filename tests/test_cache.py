"""What is remembered changes nothing but time: a site built with it is that which is built without, byte for byte."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner
from conftest import MKDOCS_YML, NOW, write_tree
from made_up_files import noisy, saved

from site_builder import place, search
from site_builder.building import Order, build
from site_builder.checked import Checked, read_and_check
from site_builder.cli import main
from site_builder.drawer import Drawer
from site_builder.engine import Rendered, Task, chosen
from site_builder.engine.plain import Plain
from site_builder.memory import NOTHING, Memory, Store
from site_builder.problems import UnusableError
from site_builder.unchanged import is_known_whole

PLAIN_YML = MKDOCS_YML.replace("  - progress:\n", "  - progress:\n      engine: plain\n")
UPDATE = """---
title: {title}
date: {date}
summary: What {title} is about.
young_people: |
  ## About {title}

  We wrote this for you. The panel will meet.
promises:
  - {{id: p-{slug}, text: To do {slug}., due: 2027-01-01, young_people: We will do it by January 2027.}}
---
The made-up panel of {title} met on 3 February 2026.

{more}
"""
AREA = """---
area: {number}
title: Area {number}
young_people_title: Homes {number}
ratings:
  - {{date: 2026-01-01, delivery: on-track, impact: not-yet, reason: It began., young_people: It is slow to begin.}}
---
What is done about area {number}.
"""
WORDS = (
    "board",
    "garden",
    "visit",
    "We will not stop.",
    "**bold**",
    "- a list\n- of two",
    "[plan](../docs/plan/01-a.md)",
)

WAITS = "updates/2026-03-02-waits.md"
WAITING = UPDATE.format(title="Waits", date="2026-03-02", slug="w", more="").replace(
    "summary:", "publish_at: 2026-03-02 18:00\nsummary:"
)
Files = dict[str, str]
PICTURE = saved(noisy(400, 300), "JPEG")
"""Large enough for a smaller size beside it."""


def start() -> Files:
    files = {
        "mkdocs.yml": PLAIN_YML,
        "docs/index.md": "Why there is a plan.\n\n## For children and young people\n\nWe wrote this for you.\n",
        "docs/about.md": "# About\n\nThe panel, and ![a picture](images/a.jpg).\n",
        "docs/data/glossary.yml": glossary(1),
        "docs/plan/01-a.md": AREA.format(number=1),
        "docs/plan/02-b.md": AREA.format(number=2),
    }
    for number in range(1, 5):
        files |= update(number)
    return files


def glossary(number: float) -> str:
    return f"- term: panel\n  meaning: Some {number} made-up people.\n  young_people: Some people who meet.\n"


def update(number: int, more: str = "More.") -> Files:
    slug, date = f"n{number}", f"2026-02-{number % 27 + 1:02}"
    return {f"updates/{date}-{slug}.md": UPDATE.format(title=f"Title {number}", date=date, slug=slug, more=more)}


class Story:
    """A site that is edited and built again and again, each time with what the builds before it left."""

    def __init__(self, root: Path, files: Files) -> None:
        self.root, self.files = root, files
        self.now, self.version, self.picture = NOW, b"1", PICTURE
        self.cache = root / ".cache"
        self.count = 0
        self.with_search = False

    def write_into_spare(self, path: str) -> None:
        """As somebody might who looks around in the cache: into a file that the site has, too, or a new one."""
        file = self.cache / place.SPARE / path
        if file.parent.is_dir():
            file.write_bytes(b"changed")

    def write(self) -> None:
        for name in ("updates", "docs", "texts", "words"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        write_tree(self.root, self.files)
        (self.root / "docs/images").mkdir(exist_ok=True)
        (self.root / "docs/images/a.jpg").write_bytes(self.picture)

    def warm(self) -> tuple[Checked, dict[str, bytes]]:
        memory = Store(self.cache, self.root / "mkdocs.yml", self.version)
        found = self.built(memory, "site", self.cache)
        memory.keep()
        return found

    def cold(self) -> tuple[Checked, dict[str, bytes]]:
        shutil.rmtree(self.root / "site-cold", ignore_errors=True)
        shutil.rmtree(self.root / ".cache-cold", ignore_errors=True)
        return self.built(NOTHING, "site-cold", self.root / ".cache-cold")

    def built(self, memory: Memory, site: str, cache: Path) -> tuple[Checked, dict[str, bytes]]:
        checked = read_and_check(self.root / "mkdocs.yml", self.now, memory)
        if not checked.has_errors:
            build(
                Order(checked, self.root / site, cache, lambda _: None, self.with_search),
                chosen(self.root / "mkdocs.yml", checked.sources),
            )
        return checked, bytes_of(self.root / site)

    def check(self, memory: Memory) -> Checked:
        checked = read_and_check(self.root / "mkdocs.yml", self.now, memory)
        if isinstance(memory, Store):
            memory.keep()
        return checked

    def hold(self) -> None:
        """The findings and the bytes are the same with memory and without."""
        self.write()
        warm, site = self.warm()
        cold, other = self.cold()
        assert list(map(str, warm.problems)) == list(map(str, cold.problems))
        if not warm.has_errors:
            self.count += 1
            assert sorted(site) == sorted(other)
            assert [path for path in site if site[path] != other[path]] == []


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_of(files: Files, chance: random.Random) -> str:
    return chance.choice(sorted(file for file in files if file.startswith("updates/")))


def edit(story: Story, chance: random.Random, old: str, new: str) -> None:
    name = one_of(story.files, chance)
    story.files[name] = story.files[name].replace(old, new, 1)


def change_names(story: Story, chance: random.Random) -> None:
    one, other = one_of(story.files, chance), one_of(story.files, chance)
    story.files[one], story.files[other] = story.files[other], story.files[one]


EDITS: dict[str, Callable[[Story, random.Random], object]] = {
    "add": lambda story, chance: story.files.update(update(chance.randrange(5, 20))),
    "body": lambda story, chance: edit(story, chance, "\n---\n", f"\n---\n{chance.choice(WORDS)}\n\n"),
    "title": lambda story, chance: edit(story, chance, "title: ", "title: Other "),
    "line moves": lambda story, chance: edit(story, chance, "summary:", "# a note\nsummary:"),
    "young": lambda story, chance: edit(
        story, chance, "  We wrote", "  It was considered and written by us and you will see. We wrote"
    ),
    "rename": lambda story, chance: story.files.update(
        {(name := one_of(story.files, chance)).replace(".md", "-x.md"): story.files.pop(name)}
    ),
    "delete": lambda story, chance: len(story.files) > 8 and story.files.pop(one_of(story.files, chance)),
    "draft": lambda story, chance: edit(story, chance, "summary:", "status: draft\nsummary:"),
    "publish": lambda story, chance: edit(story, chance, "status: draft\n", ""),
    "wait": lambda story, chance: story.files.update({WAITS: WAITING}),
    "an hour that has come": lambda story, chance: edit(
        story, chance, "summary:", "publish_at: 2026-03-01 08:00\nsummary:"
    ),
    "withdraw": lambda story, chance: edit(
        story, chance, "summary:", "withdrawn: {date: 2026-02-28, reason: It was wrong.}\nsummary:"
    ),
    "settings": lambda story, chance: story.files.update(
        {"mkdocs.yml": PLAIN_YML.replace("council:", f"licence: {{name: Licence {chance.random()}}}\n      council:")}
    ),
    "messages": lambda story, chance: story.files.update(
        {"texts/en.yml": f"titles:\n  updates: News {chance.randrange(9)}\n"}
    ),
    "glossary": lambda story, chance: story.files.update({"docs/data/glossary.yml": glossary(chance.random())}),
    "words": lambda story, chance: story.files.update({"words/notes.yml": f"add: [nevermind {chance.random()}]\n"}),
    "area": lambda story, chance: story.files.update(
        {"docs/plan/02-b.md": AREA.format(number=2) + f"More {chance.random()}.\n"}
    ),
    "promise": lambda story, chance: edit(story, chance, ", due: 2027-01-01", ", due: 2026-02-01"),
    "kept": lambda story, chance: edit(story, chance, "summary:", "keeps: [p-n1]\nsummary:"),
    "series": lambda story, chance: edit(
        story, chance, "summary:", f"series: {{name: Visits, number: {chance.randrange(2, 9)}}}\nsummary:"
    ),
    "areas": lambda story, chance: edit(story, chance, "summary:", f"areas: [{chance.randrange(1, 3)}]\nsummary:"),
    "picture": lambda story, chance: edit(
        story, chance, "summary:", "image: images/a.jpg\nimage_alt: A picture\nsummary:"
    ),
    "another picture": lambda story, chance: setattr(story, "picture", saved(noisy(350, 300), "JPEG")),
    "title of an area": lambda story, chance: story.files.update(
        {"docs/plan/01-a.md": AREA.format(number=1).replace("title: Area", f"title: Other {chance.randrange(9)}", 1)}
    ),
    "an hour later": lambda story, chance: setattr(story, "now", story.now + timedelta(hours=1)),
    "a file in the site": lambda story, chance: (story.root / "site/updates/mine.html").write_bytes(b"mine"),
    "a page of the site": lambda story, chance: (story.root / "site/index.html").write_bytes(b"changed"),
    "a page of the spare site": lambda story, chance: story.write_into_spare("privacy/index.html"),
    "a spare site is gone": lambda story, chance: shutil.rmtree(story.cache / place.SPARE, ignore_errors=True),
    "by hand": lambda story, chance: story.files.update({"docs/about.md": f"# About\n\nMore {chance.random()}.\n"}),
    "day": lambda story, chance: setattr(story, "now", story.now + timedelta(days=chance.randrange(1, 60))),
    "version": lambda story, chance: setattr(story, "version", str(chance.random()).encode()),
    "nothing": lambda story, chance: None,
}


FAULTS: dict[str, Callable[[Story, random.Random], object]] = {
    "an area by another name": lambda story, chance: edit(
        story, chance, "\n---\n", "\n---\n[The homes of area 1](../docs/plan/01-a.md)\n\n"
    ),
    "capitals": lambda story, chance: edit(
        story, chance, "The made-up panel", "We met the made-up Panel and the panel"
    ),
    "words of a link": lambda story, chance: edit(
        story, chance, "\n---\n", "\n---\n[Click here](https://example.org/a)\n\n"
    ),
    "an address of this computer": lambda story, chance: edit(
        story, chance, "\n---\n", "\n---\nSee http://localhost/a.\n\n"
    ),
    "a telephone": lambda story, chance: edit(story, chance, "\n---\n", "\n---\nRing Jo on 07700 900123.\n\n"),
    "no telephone": lambda story, chance: edit(story, chance, "Ring Jo on 07700 900123.\n", ""),
    "it is allowed": lambda story, chance: story.files.update(
        {"words/allowed_personal.yml": '- value: "07700 900123"\n  date: 2026-02-01\n  why: It is made up.\n'}
    ),
    "it is not allowed any more": lambda story, chance: story.files.pop("words/allowed_personal.yml", ""),
    "html by hand": lambda story, chance: story.files.update(
        {"docs/about.md": "# About\n\n<b>Bold</b>, ==marked==.\n"}
    ),
    "a draft by hand": lambda story, chance: story.files.update({"docs/own.md": "# Own\n\n<i>Not yet.</i>\n"}),
    "an extension": lambda story, chance: story.files.update(
        {"mkdocs.yml": f"{PLAIN_YML}markdown_extensions: [{chance.choice(['attr_list', 'footnotes', 'unknown'])}]\n"}
    ),
    "drafts by hand": lambda story, chance: story.files.update({"mkdocs.yml": f"{PLAIN_YML}draft_docs: own.md\n"}),
    "two change names": lambda story, chance: change_names(story, chance),
    "other children": lambda story, chance: story.files.update(
        {"mkdocs.yml": PLAIN_YML.replace('ages: "8 to 12"', f'ages: "{chance.randrange(5, 9)} to 12"')}
    ),
}
"""Edits of which findings come, many of them errors: of such a site nothing is built."""
FOUND = {"area-name", "capitals", "link-text", "personal-data", "private-address"}


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_give_the_findings_that_a_check_without_memory_gives(seed: int, tmp_path: Path) -> None:
    chance, edits = random.Random(seed), EDITS | FAULTS
    names = [name for name in sorted(edits) if "site" not in name]
    story, found = Story(tmp_path, start()), set[str]()
    for name in (*chance.sample([*names, *FAULTS, *FAULTS], 40), *FAULTS):
        edits[name](story, chance)
        story.write()
        warm = story.check(Store(story.cache, tmp_path / "mkdocs.yml", story.version))
        cold = story.check(NOTHING)
        assert list(map(str, warm.problems)) == list(map(str, cold.problems)), f"after {name}"
        found |= {problem.code for problem in cold.problems}
    assert len(FOUND & found) > 3, "most faults are found at some time"


@pytest.mark.parametrize("seed", range(3))
def test_any_edits_give_the_site_that_a_build_from_nothing_gives(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    names = random.Random(0).sample(sorted(EDITS), len(EDITS))[seed::3]
    story = Story(tmp_path, start())
    story.hold()
    assert (tmp_path / "site/index.html").is_file()
    for name in names:
        EDITS[name](story, chance)
        try:
            story.hold()
        except AssertionError as error:
            raise AssertionError(f"after {name}") from error
    assert story.count > len(names) / 2, "most of the sites could be built"


def test_a_build_that_changes_nothing_makes_nothing(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.write()
    story.warm()
    memory = Watched(story)
    story.built(memory, "site", story.cache)
    assert memory.made == []


def test_one_changed_text_is_the_only_one_read_again(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.write()
    story.warm()
    name = next(file for file in story.files if file.endswith("n2.md"))

    def read_again() -> list[str]:
        story.write()
        memory = Watched(story)
        story.built(memory, "site", story.cache)
        memory.keep()
        return [kind for kind in memory.made if kind in ("updates", "areas", "young texts")]

    story.files[name] += "\nOne sentence more.\n"
    assert read_again() == ["updates"], "its text for young people is the same"
    story.files[name] = story.files[name].replace("young_people:", "# A line above it\nyoung_people:")
    assert read_again() == ["updates", "young texts"], "what is found in it is on another line"


class Watched(Store):
    """Says what had to be made."""

    def __init__(self, story: Story) -> None:
        super().__init__(story.cache, story.root / "mkdocs.yml", story.version)
        self.made: list[str] = []

    def recall(self, kind, inputs, make, *more):  # type: ignore[no-untyped-def]  # as in Memory
        def made():  # type: ignore[no-untyped-def]  # as in Memory
            self.made.append(kind)
            return make()

        return super().recall(kind, inputs, made, *more)

    def recall_asked(self, kind, asked, subject, make, through, *more):  # type: ignore[no-untyped-def]  # as in Memory
        def made(stand_in):  # type: ignore[no-untyped-def]  # as in Memory
            self.made.append(kind)
            return make(stand_in)

        return super().recall_asked(kind, asked, subject, made, through, *more)

    def recall_each(self, kind, inputs, marked, make):  # type: ignore[no-untyped-def]  # as in Memory
        def made(thing):  # type: ignore[no-untyped-def]  # as in Memory
            self.made.append(kind)
            return make(thing)

        return super().recall_each(kind, inputs, marked, made)


def test_one_changed_text_makes_and_writes_as_much_however_many_updates_there_are(tmp_path: Path) -> None:
    def work(count: int) -> tuple[int, int]:
        files = start()
        for number in range(5, 5 + count):
            files |= update(number)
        story = Story(tmp_path / str(count), files)
        name = next(file for file in story.files if file.endswith("n2.md"))
        for _ in range(2):
            story.files[name] += "\nOne sentence more.\n"
            story.write()
            story.warm()
        before = {path: path.stat().st_ino for path in (story.root / "site").rglob("*") if path.is_file()}
        story.files[name] += "\nOne sentence more.\n"
        story.write()
        memory = Watched(story)
        story.built(memory, "site", story.cache)
        written = [path for path, number in before.items() if not path.exists() or path.stat().st_ino != number]
        return memory.made.count("finished"), len(written)

    assert work(4) == work(12)
    made, written = work(8)
    assert 2 <= made <= 8  # its pages, those of its neighbours, which link to it, and of what else quotes it
    assert written < 12


def test_the_page_of_a_removed_update_goes(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.hold()
    name = next(file for file in story.files if file.endswith("n2.md"))
    assert (tmp_path / f"site/{name[:-3]}/index.html").is_file()
    del story.files[name]
    story.hold()
    assert not (tmp_path / f"site/{name[:-3]}").exists()


def test_what_stands_beside_a_page_that_is_not_printed_again_stays(tmp_path: Path) -> None:
    files = start()
    first = next(file for file in files if file.startswith("updates/"))
    files[first] = (
        files[first].replace("summary:", "aliases: [/old/way]\nsummary:") + "\n![A picture](../docs/images/a.jpg)\n"
    )
    story = Story(tmp_path, files)
    story.hold()
    story.files |= update(9)
    story.hold()
    site = bytes_of(tmp_path / "site")
    assert any(path.startswith("assets/sizes/") for path in site), "the smaller sizes of a page's picture"
    assert "old/way/index.html" in site
    assert b"Title 1" in site["feed.xml"]


def test_an_unchanged_page_keeps_its_file(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.write()
    story.warm()
    kept, changed = tmp_path / "site/privacy/index.html", tmp_path / "site/updates/index.html"
    before = kept.stat().st_ino, changed.stat().st_ino
    story.files |= update(9)
    story.write()
    story.warm()
    assert kept.stat().st_ino == before[0]
    assert changed.stat().st_ino != before[1]
    spare = story.cache / place.SPARE
    assert kept.samefile(spare / "privacy/index.html"), "the old site waits to be brought up to date"
    assert not (spare / "updates/index.html").exists(), "but for what is not in the new one"


def test_a_withdrawn_word_does_not_lie_in_the_site_that_waits(tmp_path: Path) -> None:
    files = start()
    name = next(file for file in files if file.endswith("n2.md"))
    files[name] += "\nZzwithdrawn.\n"
    story = Story(tmp_path, files)
    story.write()
    story.warm()
    story.files |= update(9)  # so that a site waits
    story.write()
    story.warm()
    spare = bytes_of(story.cache / place.SPARE)
    assert any(b"Zzwithdrawn" in content for content in spare.values())
    edited = files[name].replace("summary:", "withdrawn: {date: 2026-02-28, reason: Wrong.}\nsummary:", 1)
    story.files[name] = edited.replace("Zzwithdrawn", "Zzother")
    story.hold()
    assert not [path for path, content in bytes_of(story.cache / place.SPARE).items() if b"Zzwithdrawn" in content]


class Refusing(Plain):
    """An engine that fails after it has written something."""

    def render(self, task: Task, folder: Path) -> Rendered:
        super().render(task, folder)
        raise UnusableError("refused")


def test_a_build_that_fails_leaves_the_old_site_and_the_next_one_is_right(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    for number in (9, 10, 11):
        story.files |= update(number)
        story.hold()
    before = bytes_of(tmp_path / "site")
    story.files |= update(12)
    story.write()
    memory = Store(story.cache, tmp_path / "mkdocs.yml", story.version)
    checked = read_and_check(tmp_path / "mkdocs.yml", story.now, memory)
    with pytest.raises(UnusableError):
        build(Order(checked, tmp_path / "site", story.cache, lambda _: None, with_search=False), Refusing())
    assert bytes_of(tmp_path / "site") == before
    story.hold()


@pytest.mark.skipif(search.program() is None, reason="Pagefind is not there")
def test_the_index_is_of_the_pages_of_this_site_alone(tmp_path: Path) -> None:
    """What the site before the last had, another program must not find in the folder that is brought up to date."""
    story = Story(tmp_path, start())
    story.with_search = True
    for number in (9, 10):
        story.files |= update(number)
        story.hold()
    removed = dict(story.files)
    for name in update(9):
        del removed[name]
    for story.files, story.with_search in ((removed, True), (removed, False), (removed | update(11), True)):
        story.hold()
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")} == {0o644, 0o755}
    assert not [path for path in (story.cache / place.SPARE).rglob("pagefind/*") if path.is_file()]


def test_a_file_of_the_old_site_that_somebody_changed_is_written_again(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.write()
    _, site = story.warm()
    (tmp_path / "site/index.html").write_bytes(b"changed by somebody")
    outside = tmp_path / "outside.html"
    outside.write_bytes(site["privacy/index.html"])
    (tmp_path / "site/privacy/index.html").unlink()
    (tmp_path / "site/privacy/index.html").symlink_to(outside)
    shutil.move(tmp_path / "site/updates", tmp_path / "moved")
    (tmp_path / "site/updates").symlink_to(tmp_path / "moved")
    _, again = story.warm()
    assert again == site
    assert not (tmp_path / "site/privacy/index.html").is_symlink()
    outside.write_bytes(b"x")
    (tmp_path / "moved/index.html").write_bytes(b"x")
    assert bytes_of(tmp_path / "site") == site


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"",
        lambda raw: random.Random(1).randbytes(len(raw)),
        lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
    ],
    ids=["half", "empty", "random", "one bit"],
)
def test_a_damaged_file_is_as_good_as_absent(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.hold()
    files = [path for path in (story.cache / "memory").rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.write_bytes(damage(path.read_bytes()))
    story.hold()


class Evil:
    """What a foreign pickle may hold: a call of any function."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self._file,)


def test_a_foreign_pickle_runs_nothing(tmp_path: Path) -> None:
    import pickle

    drawer = Drawer(tmp_path / "kind", b"1")
    drawer.put(b"k" * 16, "harmless")
    raw = pickle.dumps(Evil(tmp_path / "ran"))
    drawer._asked[b"k" * 16] = drawer._new.write(raw)  # type: ignore[union-attr]  # something has been put into it
    drawer.keep()
    again = Drawer(tmp_path / "kind", b"1")
    assert again._before, "the file itself is whole"
    assert again.get(b"k" * 16) is None
    assert not (tmp_path / "ran").exists()


def test_two_builds_at_once_leave_a_memory_that_can_be_used(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.write()
    memories = [Store(story.cache, tmp_path / "mkdocs.yml", b"1") for _ in range(4)]
    threads = [Thread(target=lambda memory=memory: story.check(memory)) for memory in memories]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in (story.cache / "memory").rglob("new-*")] == []
    story.hold()


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.cache.mkdir()
    (story.cache / "memory").write_bytes(b"a file where a folder is needed")
    story.hold()


def test_a_check_writes_nothing_and_reads_what_a_build_left(tmp_path: Path) -> None:
    story = Story(tmp_path, start())
    story.write()
    place.remembered(tmp_path / "mkdocs.yml")
    read_and_check(tmp_path / "mkdocs.yml", NOW, place.remembered(tmp_path / "mkdocs.yml"))
    assert not story.cache.exists()


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    memory = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
    for number in range(50):
        memory.recall("a", (number,), lambda: "x" * 1000)
    memory.keep()
    memory = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
    assert memory.recall("a", (1,), lambda: "made again") == "x" * 1000
    memory.keep()
    [file] = [path for path in tmp_path.rglob("a") if path.is_file()]
    assert file.stat().st_size < 1100


def test_another_version_remembers_nothing_of_this_one(tmp_path: Path) -> None:
    memory = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
    memory.recall("a", (1,), lambda: "old")
    memory.keep()
    assert Store(tmp_path, tmp_path / "mkdocs.yml", b"2").recall("a", (1,), lambda: "new") == "new"


def built(root: Path, moment: datetime = NOW) -> str:
    """What `progress build` says last."""
    done = CliRunner().invoke(
        main,
        ["-f", str(root / "mkdocs.yml"), "build", "--no-search"],
        env={"SOURCE_DATE_EPOCH": f"{moment.timestamp():.0f}"},
        catch_exceptions=False,
    )
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()[-1]


def checked(root: Path, *typed: str) -> tuple[int, str]:
    """The exit code of `progress check`, and what it says."""
    done = CliRunner().invoke(
        main,
        ["-f", str(root / "mkdocs.yml"), "check", *typed],
        env={"SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}"},
        catch_exceptions=False,
    )
    return done.exit_code, done.output


CHANGES: dict[str, Callable[[Path], object]] = {
    "an update's text": lambda root: (root / WAITS).write_text((root / WAITS).read_text("utf-8") + "More.\n", "utf-8"),
    "the configuration": lambda root: (root / "mkdocs.yml").write_text(PLAIN_YML + "# a note\n", "utf-8"),
    "a list of words": lambda root: write_tree(
        root, {"words/notes.yml": "add: [nevermind]\n", "mkdocs.yml": PLAIN_YML}
    ),
    "a page of the site": lambda root: (root / "site/index.html").write_bytes(b"changed"),
    "a page that is gone": lambda root: (root / "site/privacy/index.html").unlink(),
    "a file in the site": lambda root: (root / "site/mine.txt").write_bytes(b"new"),
    "what is remembered": lambda root: shutil.rmtree(root / ".cache"),
}


@pytest.fixture
def at_rest(tmp_path: Path) -> Path:
    """A site of which nothing has changed since it was built."""
    files = start() | {WAITS: WAITING.replace(" The panel will meet.", "")}
    Story(tmp_path, files).write()
    assert built(tmp_path).startswith("Built ")
    return tmp_path


def test_a_build_says_at_once_that_nothing_has_changed(at_rest: Path) -> None:
    before = bytes_of(at_rest / "site")
    said = built(at_rest, NOW + timedelta(hours=1))
    assert said.startswith("Nothing has changed since the last build: ")
    assert "the next update becomes public on 2 March 2026 at 18:00" in said
    assert bytes_of(at_rest / "site") == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_begins_as_soon_as_something_has_changed(change: str, at_rest: Path) -> None:
    CHANGES[change](at_rest)
    assert built(at_rest).startswith("Built ")


@pytest.mark.parametrize("change", ["nothing", *CHANGES])
def test_a_check_after_a_build_says_what_one_from_nothing_says(
    change: str, at_rest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(at_rest)
    CHANGES.get(change, lambda root: None)(at_rest)
    every = ([], ["updates"], ["--strict"], ["--format", "json"], ["--readability"], ["--at", "2025-03-02 18:00"])
    told = [checked(at_rest, *typed) for typed in every]
    shutil.rmtree(at_rest / ".cache", ignore_errors=True)
    assert told == [checked(at_rest, *typed) for typed in every]
    assert "warning: " in told[0][1]


@pytest.mark.parametrize("hours", [6, 13, -1], ids=["an update's hour has come", "another day", "an earlier moment"])
def test_a_build_begins_when_time_has_brought_something(hours: int, at_rest: Path) -> None:
    assert built(at_rest, NOW + timedelta(hours=hours)).startswith("Built ")


@pytest.mark.parametrize(
    "foreign",
    [
        "hooks: [hook.py]\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "copyright: !ENV [NOBODY, Made up]\n",
        "extra: {a: b}\nINHERIT: base.yml\n",
    ],
)
def test_what_may_ask_for_other_things_is_never_taken_for_unchanged(foreign: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML + foreign, "utf-8")
    assert not is_known_whole(tmp_path / "mkdocs.yml")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML.replace("  - progress:", "  - other\n  - progress:"), "utf-8")
    assert not is_known_whole(tmp_path / "mkdocs.yml")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    assert is_known_whole(tmp_path / "mkdocs.yml")


def test_no_word_is_remembered_of_what_is_not_public(tmp_path: Path) -> None:
    files = start() | {WAITS: WAITING.replace("We wrote", "Zzwaiting is imperative. We wrote") + "Zzwaits.\n"}
    for number, key in enumerate(("status: draft", "withdrawn: {date: 2026-02-28, reason: Wrong.}"), 11):
        [(name, text)] = update(number, "Zzhidden.").items()
        files[name] = text.replace("summary:", f"{key}\nsummary:").replace(
            "We wrote", "Zzdraft is imperative. We wrote"
        )
    files["docs/later.md"] = "# Later\n\nZzdraft of a page.\n"
    files["mkdocs.yml"] += "draft_docs: later.md\n"
    story = Story(tmp_path, files)
    story.write()
    built(tmp_path)
    kept = [path for path in (tmp_path / ".cache/memory").rglob("*") if path.is_file()]
    assert kept
    words = (b"zzhidden", b"zzdraft", b"zzwait")  # whole words, which neither a hash nor a picture holds by chance
    found = {path.name: path.read_bytes().lower() for path in kept}
    assert [name for name, content in found.items() if any(word in content for word in words)] == []
