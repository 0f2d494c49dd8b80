"""Replaces the old site by the finished one, whole or not at all, and puts right what an interrupted build left.

Where the system can exchange two folders in one step (Linux, most file systems), there is no moment without a site.
Elsewhere the old site is moved away and the new one moved in; if a folder cannot even be moved (the mount point of a
container, an image layer), the files are replaced one by one. Before either of these, a note is left in the cache
folder, so that the next command can put back the old site or finish the new one."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from filelock import FileLock, Timeout

from site_builder.memory import NOTHING, Memory, Store
from site_builder.part_files import write_part
from site_builder.problems import UnusableError

_NOTE = "placing.json"
_BUILDING, _PREVIEW = "building-", "preview-"
SPARE = "spare"
"""The site before the last one, without what is not in that one too: a build brings it up to date, for that is much quicker
than to make all folders anew. In the cache folder, and while a build runs in its own."""
_HELD = "in-use.lock"
_PATIENCE = 2
"""Seconds for which a command waits for another one without a word."""
_NEVER_MOVED = (errno.EXDEV, errno.EBUSY)
"""The errors for a folder that cannot be moved at all: a mount point, or a lower layer of an overlay."""


@dataclass(frozen=True)
class _Note:
    """What is being put in place, for the next command to read if this one is interrupted. All paths are absolute."""

    target: str
    """Where the site is."""
    stage: str
    """Our folder that contains the new site (`site`) and, once moved away, the old one (`old`)."""
    step: str
    """ "copy" while the new site is copied to another disk, "move" or "fill" while it takes the old one's place."""


def cache_folder(root: Path, chosen: Path | None = None) -> Path:
    """The folder for a build's intermediate files: the chosen one, `.cache` beside the content, or, if that is not
    writable, one below `$XDG_CACHE_HOME` (XDG Base Directory Specification).

    UnusableError if the folder is a symbolic link: whoever can write the content must not choose what is deleted."""
    folder = chosen.absolute() if chosen else root / ".cache"
    if not chosen and not folder.exists() and not os.access(root, os.W_OK):
        home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
        folder = Path(home) / "progress" / sha256(os.fsencode(root)).hexdigest()[:16]
    if folder.is_symlink():
        raise UnusableError(f"{folder} is a symbolic link; delete it, or name a real folder with --cache-dir.")
    return folder


def remembered(config_file: Path, chosen: Path | None = None) -> Memory:
    """What builds of a site have left in its cache folder, or nothing where that folder cannot be used."""
    try:
        return Store(cache_folder(config_file.resolve().parent, chosen), config_file)
    except UnusableError:
        return NOTHING


def empty_folder(cache: Path) -> Path:
    """An empty folder in the cache, for programs that insist on reading a folder that the site does not have."""
    folder = cache / "empty"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def locked(cache: Path, name: str = "build.lock") -> Iterator[None]:
    """Keeps other builds, or whatever else takes the lock of that name, away from a cache folder. OSError, with the path,
    if it cannot be locked."""
    path = cache / name
    lock = FileLock(path)
    try:
        _wait_for(lock)
    except OSError as error:
        raise OSError(error.errno, error.strerror, error.filename or str(path)) from error
    try:
        yield
    finally:
        lock.release()


def _wait_for(lock: FileLock) -> None:
    """Takes a lock, and says so where somebody must wait for it: otherwise a command would seem to hang."""
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        print("Another command is at work on this site; this one goes on as soon as that has ended.", file=sys.stderr)
        lock.acquire()


@contextmanager
def alone(cache: Path) -> Iterator[Path]:
    """A new, empty folder in the cache to build in, with other builds locked out; removes leftovers of interrupted builds."""
    cache.mkdir(parents=True, exist_ok=True)
    with locked(cache):
        _put_right(cache)
        _clear_previews(cache)
        for left in cache.glob(f"{_BUILDING}*"):
            clear(left)
        building = Path(mkdtemp(prefix=_BUILDING, dir=cache))
        if (cache / SPARE).is_dir():
            (cache / SPARE).rename(building / SPARE)
        try:
            yield building
        finally:
            if not (cache / _NOTE).exists():  # otherwise it may contain the only copy of a site
                clear(building)


@contextmanager
def for_preview(cache: Path) -> Iterator[Path]:
    """A new, empty folder for what a preview shows, including drafts; removes the folders of killed previews."""
    cache.mkdir(parents=True, exist_ok=True)
    _clear_previews(cache)
    folder = Path(mkdtemp(prefix=_PREVIEW, dir=cache))
    with FileLock(folder / _HELD):
        try:
            (folder / "site").mkdir()
            yield folder / "site"
        finally:
            clear(folder)


def _clear_previews(cache: Path) -> None:
    """Removes the folders that no preview is using any more."""
    for folder in cache.glob(f"{_PREVIEW}*"):
        try:
            with FileLock(folder / _HELD, timeout=0):
                clear(folder)
        except (Timeout, OSError):  # a preview is using it, or the folder is not ours
            continue


def put_right(cache: Path) -> None:
    """If a build was interrupted while replacing the site, puts the old one back or finishes the new one."""
    if (cache / _NOTE).exists():
        with locked(cache):
            _put_right(cache)


def _put_right(cache: Path) -> None:
    (cache / f"{_NOTE}.part").unlink(missing_ok=True)
    note = _noted(cache)
    if note is None:
        return
    target, stage = Path(note.target), Path(note.stage)
    if note.step == "fill":
        _fill(stage / "site", target)
    elif not target.exists() and (stage / "old").exists():
        (stage / "old").rename(target)
    clear(stage)
    (cache / _NOTE).unlink()


def _noted(cache: Path) -> _Note | None:
    try:
        return _Note(**json.loads((cache / _NOTE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:  # only we write it, and always as a whole
        raise UnusableError(f"{cache / _NOTE} cannot be understood; look for the old site in {cache}.") from error


def _write_note(cache: Path, note: _Note) -> None:
    """Writes the note so that it is complete on the disk before the first folder is moved."""
    part = cache / f"{_NOTE}.part"
    write_part(part, json.dumps(asdict(note)).encode())
    part.replace(cache / _NOTE)


def may_replace(site_dir: Path, root: Path) -> None:
    """UnusableError unless a folder is absent, empty or built by us, and contains nothing that we read."""
    from site_builder.read.folders import no_place_for_the_site  # which loads all that reads

    if why := no_place_for_the_site(site_dir, str(site_dir), root):
        raise UnusableError(why)


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
    _write_note(cache, _Note(str(target), str(stage), "copy"))
    try:
        copied = Path(shutil.copytree(new, stage / new.name))  # a folder can be moved only within one disk
        _place(copied, target, cache, previous=previous)
    finally:
        note = _noted(cache)
        if note is None or note.step == "copy":
            clear(stage)
            (cache / _NOTE).unlink(missing_ok=True)
    return False


def _place(new: Path, target: Path, cache: Path, *, is_open: bool = False, previous: Path | None = None) -> bool:
    if is_open:
        new.chmod(0o755)
    else:
        _open_to_all(new)
    _write_through(new)
    try:
        if not target.exists():
            new.rename(target)
        elif _exchanged(new, target):
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
        _write_note(cache, _Note(str(target), str(new.parent), "fill"))
        _fill(new, target)
        (cache / _NOTE).unlink()
    return False


def _keep_aside(old: Path, previous: Path) -> None:
    """Moves a replaced site to another folder, which its owner alone can read, in place of what is there."""
    clear(previous)
    old.chmod(0o700)
    old.rename(previous)


def exchange(one: Path, other: Path, cache: Path) -> None:
    """Exchanges two folders that lie side by side, each whole at any moment: in one step where the system can.

    OSError where one cannot be moved; both are then as they were."""
    if _exchanged(one, other):
        return
    aside = one.with_name(f".{one.name}.progress-{uuid4().hex[:8]}")
    aside.mkdir()
    _write_note(cache, _Note(str(one), str(aside), "move"))  # what was there is put back by the next command
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
        (cache / _NOTE).unlink(missing_ok=True)
        aside.rmdir()


def spare(folder: Path) -> None:
    """Gives the folder in which a build writes the content of the spare one, if there is one."""
    with suppress(OSError):
        (folder.parent / SPARE).rename(folder)


def clear_spare(folder: Path) -> None:
    """Removes the spare folder where a build has no use for it."""
    clear(folder.parent / SPARE)


def keep_spare(folder: Path, gone: Iterable[str], cache: Path) -> None:
    """Keeps the replaced site for the next build, but for the files that are not in the new one too: nobody who withdraws
    a text wants it to lie there. What cannot be kept is removed with everything else."""
    with suppress(OSError):
        for path in gone:
            os.unlink(f"{folder}/{path}")  # noqa: PTH108  # a Path for each of 10,000 takes as long again
        folder.rename(cache / SPARE)


def _exchange_in_two_steps(new: Path, target: Path, cache: Path) -> None:
    """For systems that cannot exchange two folders: moves the old one away, then the new one in."""
    old = new.with_name("old")
    _write_note(cache, _Note(str(target), str(new.parent), "move"))
    try:
        _moved_away(target, old)
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    finally:
        if target.exists():  # otherwise the next command needs the note
            (cache / _NOTE).unlink(missing_ok=True)


def _moved_away(target: Path, old: Path) -> None:
    """The same OSError for the old site itself, not its destination: only its owner can be changed by somebody."""
    try:
        target.rename(old)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def _fill(new: Path, target: Path) -> None:
    """Gives a folder that cannot be moved the content of `new` and nothing else; each file changes in one step."""
    wanted = {path.relative_to(new) for path in new.rglob("*")}
    target.mkdir(exist_ok=True)  # the first site on a disk that is another part of the same one, such as a bind mount
    for path in sorted(target.rglob("*"), reverse=True):
        inside = path.relative_to(target)
        if inside not in wanted or (new / inside).is_dir() != path.is_dir():
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    for inside in sorted(wanted):
        if (new / inside).is_dir():
            (target / inside).mkdir(parents=True, exist_ok=True)
            continue
        part = target / inside.with_name(f".{inside.name}.progress")
        shutil.copy2(new / inside, part)
        part.replace(target / inside)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step (Linux, renameat2); False if the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # a C library older than glibc 2.28
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _open_to_all(folder: Path) -> None:
    """Lets a web server read what was built, whatever the umask of the person who builds."""
    folder.chmod(0o755)
    with os.scandir(folder) as entries:  # which knows folders without asking the disk for each
        for entry in entries:
            if entry.is_dir():
                _open_to_all(Path(entry.path))
            else:
                os.chmod(entry.path, 0o644)  # noqa: PTH101  # a Path for each of 10,000 files takes as long again


def _write_through(folder: Path) -> None:
    """Waits until the files are on the disk: otherwise an exchanged site could have empty files after a power cut."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def clear(folder: Path) -> None:
    """Removes a folder of ours, if it is there. What cannot be removed is reported and left: it must never stop a build."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        print(f"warning: {folder} cannot be removed ({error.strerror or error}); delete it.", file=sys.stderr)
