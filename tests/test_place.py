"""A site is never lost: whatever happens while the new one takes the place of the old one, one of them stands there
whole, or is put there by the next command."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from browser.needs import missing
from filelock import FileLock

from site_builder import place
from site_builder.memory import NOTHING
from site_builder.place import journal, locks
from site_builder.problems import UnusableError
from site_builder.sources import Sources

BUILD = """
from site_builder import place

def make(cache, target, words):
    with place.alone(cache) as folder:
        new = folder / "site"
        (new / "pages").mkdir(parents=True)
        for name in ("index.html", "pages/one.html", f"pages/{words}.html"):
            (new / name).write_text(words)
        place.put_in_place(new, target, cache)
"""
"""One build: run here, or, where something is to happen to it, in a process of its own."""
ALONE = f"{BUILD}\nimport pathlib, sys\nmake(*map(pathlib.Path, sys.argv[1:3]), sys.argv[3])\n"
_here: dict[str, Any] = {}
exec(BUILD, _here)
make: Callable[[Path, Path, str], None] = _here["make"]

EXCHANGED: tuple[str, ...] = ()
TWO_STEPS = ("renameat2:error=EINVAL",)
FILLED = ("renameat2:error=EINVAL", "rename:error=EXDEV:when=2")
"""What the system is made to refuse. The first `rename` in two steps is that of the note, the second that of the site."""
WAYS = {"exchanged": EXCHANGED, "in two steps": TWO_STEPS, "filled": FILLED}
STEPS = {"exchanged": ("rename", "renameat2"), "in two steps": ("rename",), "filled": ("unlink", "utimensat")}
"""The calls to the system with which each way goes on, and at each of which it is killed once."""


def site(words: str) -> dict[str, str]:
    return {"index.html": words, "pages/one.html": words, f"pages/{words}.html": words}


def standing(target: Path) -> dict[str, str] | None:
    """Every file of the site with its words; None if there is no site."""
    if not target.is_dir():
        return None
    return {path.relative_to(target).as_posix(): path.read_text() for path in target.rglob("*") if path.is_file()}


def build(cache: Path, target: Path, words: str, inject: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """One build as a process, for which the system refuses or kills as `inject` says (strace's notation)."""
    options = [option for fault in inject for option in ("-e", f"inject={fault}")]
    return traced(
        cache, target, words, Path(os.devnull), "trace=rename,renameat2,rmdir,unlink,unlinkat,utimensat", *options
    )


def traced(
    cache: Path, target: Path, words: str, log: Path, calls: str, *options: str, check: bool = False
) -> subprocess.CompletedProcess[str]:
    """One build as a process whose calls to the system are logged."""
    program = [sys.executable, "-c", ALONE, str(cache), str(target), words]
    return traced_program(program, log, calls, *options, check=check)


def traced_program(
    program: list[str], log: Path, calls: str, *options: str, check: bool = False
) -> subprocess.CompletedProcess[str]:
    """Any program of ours whose calls to the system are logged, and refused as the options say."""
    strace = shutil.which("strace") or missing("strace", "apt-get install strace")
    command = [strace, "-f", "-qq", "-o", str(log), "-e", calls, *options, *program]
    given = {**os.environ, "PYTHONPATH": str(Path(place.__file__).parents[2])}
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=check, env=given)


@pytest.fixture(params=["same disk", "other disk"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """The cache folder and the site's place, on one disk or on two."""
    if request.param == "same disk":
        yield tmp_path / ".cache", tmp_path / "site"
        return
    if not os.access("/dev/shm", os.W_OK) or Path("/dev/shm").stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("This machine has no second disk in /dev/shm.")
    folder = Path(mkdtemp(dir="/dev/shm"))
    yield tmp_path / ".cache", folder / "site"
    shutil.rmtree(folder)


@pytest.mark.parametrize("way", WAYS)
def test_the_new_site_takes_the_place_of_the_old_one_and_nothing_is_left(way: str, places: tuple[Path, Path]) -> None:
    cache, target = places
    make(cache, target, "old")
    done = build(cache, target, "new", WAYS[way])
    assert (done.returncode, standing(target)) == (0, site("new")), done.stderr
    assert [path.name for path in cache.iterdir()] == ["build.lock"]
    assert [path for path in target.parent.iterdir() if path not in (cache, target)] == []


@pytest.mark.parametrize(("way", "call"), [(way, call) for way, calls in STEPS.items() for call in calls])
def test_a_build_killed_at_any_step_leaves_a_whole_site_or_the_next_command_does(
    way: str, call: str, places: tuple[Path, Path]
) -> None:
    cache, target = places
    make(cache, target, "old")
    for number in count(1):
        killed = build(cache, target, "new", (*WAYS[way], f"{call}:signal=SIGKILL:when={number}"))
        if killed.returncode == 0:  # it makes no more of these calls
            break
        assert killed.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
        place.put_right(cache)
        assert standing(target) in (site("old"), site("new"))
        make(cache, target, "old")
    assert number > 1 or (way, call) == ("exchanged", "rename")  # which is needed only from disk to disk
    make(cache, target, "newer")
    assert standing(target) == site("newer")
    assert [path.name for path in cache.iterdir()] == ["build.lock"]
    assert [path for path in target.parent.iterdir() if path not in (cache, target)] == []


def test_an_exchange_in_one_step_never_leaves_a_moment_without_a_site(tmp_path: Path) -> None:
    cache, target = tmp_path / ".cache", tmp_path / "site"
    make(cache, target, "old")
    build(cache, target, "new", ("renameat2:signal=SIGKILL:when=1",))
    assert standing(target) in (site("old"), site("new"))


def test_a_first_site_that_cannot_be_moved_in_is_filled_in(tmp_path: Path) -> None:
    """A bind mount is another part of the same disk, to which no folder can be moved."""
    cache, target = tmp_path / ".cache", tmp_path / "site"
    done = build(cache, target, "new", ("rename:error=EXDEV:when=1",))
    assert (done.returncode, standing(target)) == (0, site("new")), done.stderr


def test_where_the_new_site_cannot_be_moved_in_the_old_one_is_moved_back(places: tuple[Path, Path]) -> None:
    cache, target = places
    make(cache, target, "old")
    number = 3 if cache.parent == target.parent else 4  # on another disk there is one note more
    done = build(cache, target, "new", (*TWO_STEPS, f"rename:error=EIO:when={number}"))
    assert done.returncode == 1 and "Input/output error" in done.stderr
    assert standing(target) == site("old")
    assert [path for path in target.parent.iterdir() if path not in (cache, target)] == []


@pytest.mark.parametrize("number", [2, 3, 4])  # the first `rename` is that of the note
def test_where_one_of_two_sites_cannot_be_moved_both_stand_as_they_were(number: int, tmp_path: Path) -> None:
    cache, one, other = (tmp_path / name for name in (".cache", "site", "site.previous"))
    make(cache, one, "new")
    make(cache, other, "old")
    exchange = "import pathlib, sys\nfrom site_builder import place\nplace.exchange(*map(pathlib.Path, sys.argv[1:]))\n"
    program = [sys.executable, "-c", exchange, str(one), str(other), str(cache)]
    options = [
        option for fault in (*TWO_STEPS, f"rename:error=EIO:when={number}") for option in ("-e", f"inject={fault}")
    ]
    done = traced_program(program, Path(os.devnull), "trace=rename,renameat2", *options)
    assert done.returncode == 1 and "Input/output error" in done.stderr
    assert (standing(one), standing(other)) == (site("new"), site("old"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "site", "site.previous"]
    assert [path.name for path in cache.iterdir()] == ["build.lock"]


def test_what_cannot_be_removed_is_named_and_stops_no_build(tmp_path: Path) -> None:
    cache, target = tmp_path / ".cache", tmp_path / "site"
    make(cache, target, "old")
    done = build(cache, target, "new", ("rmdir:error=EACCES", "unlinkat:error=EACCES"))
    assert (done.returncode, standing(target)) == (0, site("new")), done.stderr
    assert f"warning: {cache}/building-" in done.stderr and "Permission denied" in done.stderr
    make(cache, target, "newer")
    assert [path.name for path in cache.iterdir()] == ["build.lock"]


def test_what_cannot_be_removed_is_in_the_way_of_no_later_build(tmp_path: Path) -> None:
    cache, target = tmp_path / ".cache", tmp_path / "site"
    make(cache, target, "old")
    for words in ("new", "newer"):
        done = build(cache, target, words, ("rmdir:error=EACCES", "unlinkat:error=EACCES"))
        assert (done.returncode, standing(target)) == (0, site(words)), done.stderr


def test_the_new_site_is_on_the_disk_before_it_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    cache, target, log = tmp_path / ".cache", tmp_path / "site", tmp_path / "log"
    make(cache, target, "old")
    traced(cache, target, "new", log, "trace=sync,renameat2", check=True)
    assert re.findall(r"\b(sync|renameat2)\(", log.read_text()) == ["sync", "renameat2"]


def test_a_neighbours_folder_is_never_touched(places: tuple[Path, Path]) -> None:
    cache, target = places
    names = ("replaced", "old", ".site.new", ".site.progress")
    for name in names:
        (target.parent / name).mkdir(parents=True)
    make(cache, target, "old")
    build(cache, target, "new", TWO_STEPS)
    assert all((target.parent / name).is_dir() for name in names)


def test_a_cache_that_is_a_link_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "building-mine"
    elsewhere.mkdir(parents=True)
    (tmp_path / ".cache").symlink_to(elsewhere.parent)
    with pytest.raises(UnusableError, match="is a symbolic link"):
        place.cache_folder(tmp_path)
    assert elsewhere.is_dir()


@pytest.mark.parametrize("folder", [".", "docs", "docs/images", "updates", "texts", "words", "published"])
def test_a_cache_is_not_put_among_the_content(folder: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="name another folder with --cache-dir"):
        place.cache_folder(tmp_path, tmp_path / folder)
    for free in (tmp_path / ".cache", tmp_path / "made", tmp_path.parent / "made"):
        assert place.cache_folder(tmp_path, free) == free


def test_a_user_without_a_folder_of_their_own_is_asked_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container whose number for the user nobody knows; a folder that cannot be written is one that is not there."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # which the specification says to pass over
    assert place.cache_folder(tmp_path / "none").parent == tmp_path / ".cache" / "progress"
    monkeypatch.setenv("HOME", "relative")
    with pytest.raises(UnusableError, match="has no folder of their own; name one with --cache-dir"):
        place.cache_folder(tmp_path / "none")
    assert place.remembered(tmp_path / "none" / "mkdocs.yml") is NOTHING


@pytest.mark.parametrize("cache", ["site", "site/made"])
def test_a_site_is_not_made_in_the_folder_that_it_replaces(cache: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="is where the site goes; name another folder"):
        place.may_be_made_in(tmp_path / cache, tmp_path / "site")
    place.may_be_made_in(tmp_path, tmp_path / "site")


@pytest.mark.parametrize("folder", ["docs/files", "updates", "published/x", "site", "site/x"])
def test_other_files_of_ours_are_not_put_among_the_content_nor_into_the_site(folder: str, tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    with pytest.raises(UnusableError, match=f"'{folder}' is part of the site, or of what it is made from; .* --to"):
        place.may_be_written(tmp_path / folder, sources, "--to")
    for free in (tmp_path, tmp_path / "deploy", tmp_path.parent / "site"):
        place.may_be_written(free, sources, "--to")


@pytest.mark.parametrize("step", ["copy", "move", "fill"])
def test_a_note_of_a_replacement_that_came_with_the_content_moves_and_removes_nothing(
    step: str, tmp_path: Path
) -> None:
    """It names folders to be deleted: only one that was written in this very folder is believed, as the last one here."""
    precious, cache, written = tmp_path / "precious", tmp_path / ".cache", tmp_path / "elsewhere" / ".cache"
    for folder in (precious, cache, written):
        folder.mkdir(parents=True)
    (precious / "letter").write_text("precious", "utf-8")
    journal.write(written, journal.Entry(str(precious / "gone"), str(precious), step))
    for note in ((written / "placing.json").read_bytes(), b"[" * 100_000, b"{}", b"[]"):
        (cache / "placing.json").write_bytes(note)
        with pytest.raises(UnusableError, match="was not written by a build in this folder"):
            place.put_right(cache)
        assert (precious / "letter").exists()
    place.put_right(written)
    assert not precious.exists()


def test_a_link_inside_the_cache_leads_no_removal_out_of_it(tmp_path: Path) -> None:
    precious = tmp_path / "elsewhere" / "precious"
    precious.mkdir(parents=True)
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "building-mine").symlink_to(precious.parent)
    with place.alone(tmp_path / ".cache"):
        pass
    assert precious.is_dir()


@pytest.mark.parametrize("folder", ["texts", "words", ".cache", ".site", "docs/site", "updates", "."])
def test_the_site_is_not_built_over_what_is_read(folder: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="Name another folder"):
        place.may_replace(tmp_path / folder, tmp_path)


def test_everybody_may_read_what_was_built_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        make(tmp_path / ".cache", tmp_path / "site", "new")
    finally:
        os.umask(old)
    modes = {path.stat().st_mode & 0o777 for path in [tmp_path / "site", *(tmp_path / "site").rglob("*")]}
    assert modes == {0o755, 0o644}


def test_a_link_in_place_of_the_spare_site_is_removed_and_nothing_is_built_in_it(tmp_path: Path) -> None:
    cache, outside = tmp_path / ".cache", tmp_path / "outside"
    for folder in (cache, outside):
        folder.mkdir()
    (outside / "precious").write_text("precious")
    (cache / place.SPARE).symlink_to(outside)
    with place.alone(cache) as folder:
        place.take_spare(folder / "site")
        assert not (folder / "site").exists() and not (cache / place.SPARE).is_symlink()
    assert (outside / "precious").read_text() == "precious"


class Said(StringIO):
    """What is said, and that something was."""

    def __init__(self) -> None:
        super().__init__()
        self.was = threading.Event()

    def write(self, words: str) -> int:
        written = super().write(words)
        self.was.set()
        return written


def test_a_command_that_waits_for_another_one_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0)
    monkeypatch.setattr(sys, "stderr", said := Said())
    with place.locked(tmp_path):
        assert said.getvalue() == ""

    def other() -> None:
        with place.locked(tmp_path):
            pass

    with FileLock(tmp_path / "build.lock"):
        waits = threading.Thread(target=other)
        waits.start()
        assert said.was.wait(60)
    waits.join()
    assert said.getvalue().startswith("Another command is at work on this site;")
