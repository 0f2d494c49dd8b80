"""Replaces the old site by the finished one, whole or not at all, and puts right what an interrupted build left.

Where the system can exchange two folders in one step (Linux, most file systems), there is no moment without a site.
Elsewhere the old site is moved away and the new one moved in; if a folder cannot even be moved (the mount point of a
container, an image layer), the files are replaced one by one. Either is noted in the journal first, so that the next
command can put back the old site or finish the new one."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from site_builder.place import disk, journal
from site_builder.place.cache_folder import clear
from site_builder.place.journal import Entry
from site_builder.place.locks import locked
from site_builder.problems import UnusableError, quoted
from site_builder.record.folders import is_content

if TYPE_CHECKING:
    from site_builder.sources import Sources

_NEVER_MOVED = (errno.EXDEV, errno.EBUSY)
"""The errors for a folder that cannot be moved at all: a mount point, or a lower layer of an overlay."""


def may_replace(site_dir: Path, root: Path) -> None:
    """UnusableError unless a folder is absent, empty or built by us, and contains nothing that we read."""
    from site_builder.read.folders import no_place_for_the_site  # which loads all that reads

    if why := no_place_for_the_site(site_dir, str(site_dir), root):
        raise UnusableError(why)


def may_be_made_in(cache: Path, site_dir: Path) -> None:
    """UnusableError where a site would be made in the very folder that it replaces."""
    if cache.resolve().is_relative_to(site_dir.resolve()):
        raise UnusableError(f"{cache} is where the site goes; name another folder with --cache-dir.")


def may_be_written(folder: Path, sources: Sources, option: str) -> None:
    """UnusableError for a folder whose files would be published, be read as content, or be lost with the next site; the
    folder of the configuration itself is none of these."""
    folder, root = folder.resolve(), sources.root.resolve()
    is_in_content = folder != root and is_content(folder, root)
    if is_in_content or folder.is_relative_to((root / sources.site_dir).resolve()):
        name = folder.relative_to(root) if folder.is_relative_to(root) else folder
        words = f"{quoted(str(name), 200)} is part of the site, or of what it is made from; name another folder with {option}."
        raise UnusableError(words)


def put_in_place(
    new: Path, site_dir: Path, cache: Path, *, is_open: bool = False, previous: Path | None = None
) -> bool:
    """Replaces the old site by a finished folder, which is `site` in the folder that `alone` made; whether the old site is
    where the new one was before. `is_open` if a web server can read all of the new one. With `previous` the old site goes
    to that folder, in place of what is there; not where the site cannot be moved: then that folder is gone.

    OSError if that fails: the old site is then unchanged, or the next command finishes the new one."""
    target = site_dir.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    if new.stat().st_dev == target.parent.stat().st_dev:
        return _place(new, target, cache, is_open=is_open, previous=previous)
    stage = target.with_name(f".{target.name}.progress-{uuid4().hex[:8]}")
    journal.write(cache, Entry(str(target), str(stage), "copy"))
    try:
        copied = disk.copied(new, stage / new.name)  # a folder can be moved only within one disk
        _place(copied, target, cache, previous=previous)
    finally:
        entry = journal.read(cache)
        if entry is None or entry.step == "copy":
            clear(stage)
            journal.close(cache)
    return False


def _place(new: Path, target: Path, cache: Path, *, is_open: bool = False, previous: Path | None = None) -> bool:
    if is_open:
        new.chmod(0o755)
    else:
        disk.open_to_all(new)
    disk.write_through(new)
    try:
        if not target.exists():
            new.rename(target)
        elif disk.exchanged(new, target):
            if not previous:
                return True
            _keep_aside(new, previous)
        else:
            _exchange_in_two_steps(new, target, cache)
            if previous:
                _keep_aside(new.with_name("old"), previous)
    except OSError as error:
        if error.errno not in _NEVER_MOVED:
            raise
        if previous:
            clear(previous)  # it would not be the one before this any more
        journal.write(cache, Entry(str(target), str(new.parent), "fill"))
        disk.fill(new, target)
        journal.close(cache)
    return False


def _keep_aside(old: Path, previous: Path) -> None:
    """Moves a replaced site to another folder, which its owner alone can read, in place of what is there."""
    clear(previous)
    old.chmod(0o700)
    old.rename(previous)


def exchange(one: Path, other: Path, cache: Path) -> None:
    """Exchanges two folders that lie side by side, each whole at any moment: in one step where the system can.

    OSError where one cannot be moved; both are then as they were."""
    if disk.exchanged(one, other):
        return
    aside = one.with_name(f".{one.name}.progress-{uuid4().hex[:8]}")
    aside.mkdir()
    journal.write(cache, Entry(str(one), str(aside), "move"))  # what was there is put back by the next command
    try:
        one.rename(aside / "old")
        other.rename(one)
        (aside / "old").rename(other)
    except OSError:
        if not other.exists():
            one.rename(other)
        if not one.exists():
            (aside / "old").rename(one)
        raise
    finally:
        journal.close(cache)
        aside.rmdir()


def _exchange_in_two_steps(new: Path, target: Path, cache: Path) -> None:
    """For systems that cannot exchange two folders: moves the old one away, then the new one in."""
    old = new.with_name("old")
    journal.write(cache, Entry(str(target), str(new.parent), "move"))
    try:
        _moved_away(target, old)
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    finally:
        if target.exists():  # otherwise the next command needs the note
            journal.close(cache)


def _moved_away(target: Path, old: Path) -> None:
    """The same OSError for the old site itself, not its destination: only its owner can be changed by somebody."""
    try:
        target.rename(old)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def put_right(cache: Path) -> None:
    """If a build was interrupted while replacing the site, puts the old one back or finishes the new one."""
    if journal.is_open(cache):
        with locked(cache):
            recover(cache)


def recover(cache: Path) -> None:
    """The same, for whoever has locked the cache folder."""
    if entry := journal.read(cache):
        target, stage = Path(entry.target), Path(entry.stage)
        if entry.step == "fill":
            disk.fill(stage / "site", target)
        elif not target.exists() and (stage / "old").exists():
            (stage / "old").rename(target)
        clear(stage)
    journal.close(cache)
