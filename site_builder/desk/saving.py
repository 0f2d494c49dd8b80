"""A proposal is saved: all of its files, or none. Nothing that was changed meanwhile is ever written over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from site_builder.desk import versions
from site_builder.desk.desk import Desk
from site_builder.desk.files import content_of, hash_of, path_of
from site_builder.desk.proposals import Edited, Proposal
from site_builder.desk.versions import Save
from site_builder.part_files import part_of, write_beside
from site_builder.place import cache_folder, locked
from site_builder.problems import UnusableError, advice, printable

_LOCK = "desk.lock"
_NOTE = "saving"
"""Names what is being saved, for the next desk if this one is killed."""


@dataclass(frozen=True)
class Saved:
    """All files were saved."""

    save: Save


@dataclass(frozen=True)
class Conflict:
    """Nothing was saved, for some files are not what the proposal was made from."""

    files: tuple[str, ...]


@dataclass(frozen=True)
class NotSaved:
    """Nothing was saved, for the machine refused it."""

    words: str


def save(desk: Desk, proposed: Proposal, words: str) -> Saved | Conflict | NotSaved:
    """Saves what is proposed. `words` says what was done, for the list of what can be undone.

    ValueError for a proposal that cannot be carried out as a whole, or changes nothing."""
    files = [each for each in proposed.files if each.is_changed]
    if proposed.is_refused or not files:
        raise ValueError("this cannot be saved")
    try:
        with _alone(desk):
            if changed := _changed_since(desk, files, proposed):
                return Conflict(changed)
            kept = versions.keep(desk, {each.file: (each.before, each.after) for each in files}, words, desk.now())
            return _all(desk, files, kept)
    except OSError as error:
        return NotSaved(_refusal(error))
    except UnusableError as error:
        return NotSaved(str(error))


@contextmanager
def _alone(desk: Desk) -> Iterator[None]:
    """Keeps another desk from saving at the same time; first puts right what a killed one left."""
    cache = cache_folder(desk.root)
    cache.mkdir(parents=True, exist_ok=True)
    with locked(cache, _LOCK):
        _put_right(desk)
        yield


def put_right(desk: Desk) -> None:
    """Finishes what was being saved when a desk was killed: somebody had agreed to it. OSError where that is not possible."""
    if (versions.folder_of(desk) / _NOTE).exists():
        with _alone(desk):
            pass


def _put_right(desk: Desk) -> None:
    note = versions.folder_of(desk) / _NOTE
    if not note.exists():
        return
    begun = versions.of(desk, note.read_text("utf-8"))
    for change in begun.changes if begun else ():
        path = path_of(desk, change.file)
        if hash_of(content_of(desk, change.file)) == change.before:
            after = versions.content(desk, change.after)
            _put(path, None if after is None else _written(path, after))
        part_of(path.resolve()).unlink(missing_ok=True)
    note.unlink()


def _changed_since(desk: Desk, files: list[Edited], proposed: Proposal) -> tuple[str, ...]:
    outdated = {each.file for each in proposed.files if not each.is_as_seen}
    return tuple(each.file for each in files if each.file in outdated or content_of(desk, each.file) != each.before)


def _all(desk: Desk, files: list[Edited], kept: Save) -> Saved | Conflict | NotSaved:
    """Writes every new content beside its file, and only then puts them in place, one after the other; where one cannot
    be, those before it get back what they were."""
    parts: dict[str, Path] = {}
    done: list[Edited] = []
    note = versions.folder_of(desk) / _NOTE
    try:
        for each in files:
            if each.after is not None:
                parts[each.file] = _written(path_of(desk, each.file), each.after)
        note.write_text(kept.name, "utf-8")
        for each in files:
            if content_of(desk, each.file) != each.before:
                _put_back(desk, done)
                versions.forget(desk, kept)
                return Conflict((each.file,))
            _put(path_of(desk, each.file), parts.get(each.file))
            done.append(each)
    except OSError:
        _put_back(desk, done)
        versions.forget(desk, kept)
        raise
    finally:
        for left in (*parts.values(), note):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    versions.clear(desk)
    return Saved(kept)


def _put_back(desk: Desk, done: list[Edited]) -> None:
    for each in reversed(done):
        path = path_of(desk, each.file)
        _put(path, None if each.before is None else _written(path, each.before))


def _put(path: Path, part: Path | None) -> None:
    """Replaces a file by its new content in one step, or removes it."""
    if part is None:
        path.unlink()
    else:
        part.replace(path.resolve())  # a symbolic link stays one


def _written(path: Path, content: bytes) -> Path:
    """Where the new content of a file waits. OSError, with the name of that file, where it cannot be written."""
    target = path.resolve()
    try:
        return write_beside(target, content)
    except OSError as error:
        part_of(target).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(target)) from error


def _refusal(error: OSError) -> str:
    name = printable(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else "The file"
    return f"{name} cannot be saved: {advice(error)}."
