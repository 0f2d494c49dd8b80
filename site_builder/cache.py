"""Remembers cleaned pictures and texts by the hash of what went in. Deleting it changes nothing but time."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp, mkstemp

from site_builder.json_text import parsed
from site_builder.media.cleaned import Cleaned

FOLDER = "pictures"
_NOTE = "picture.json"
_TEXTS = 20
"""How many texts of one kind are kept."""


def knows(cache: Path, key: str) -> bool:
    """Whether a picture was cleaned before, so that it is sound."""
    return (cache / FOLDER / key / _NOTE).is_file()


def remembered(cache: Path, key: str, make: Callable[[], Cleaned]) -> Cleaned:
    """The cleaned picture, made only where it is not remembered; what cannot be kept is made each time."""
    folder = cache / FOLDER / key
    found = _read(folder)
    if found is None:
        found = make()
        _keep(folder, found)
    return found


def forget_others(cache: Path, keys: set[str]) -> None:
    """Deletes what no picture of the site needs any more."""
    folder = cache / FOLDER
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.name not in keys:
            shutil.rmtree(entry, ignore_errors=True)


def _read(folder: Path) -> Cleaned | None:
    """What an entry holds; None where there is none, or where a byte of it has changed."""
    try:
        note = parsed((folder / _NOTE).read_text(encoding="utf-8"))
        files = [(folder / mark).read_bytes() for mark in note["files"]]
        if [sha256(content).hexdigest() for content in files] != note["files"]:
            return None
        sizes = tuple(zip(note["widths"], files[1:], strict=True))
        return Cleaned(files[0], note["width"], note["height"], note["type"], sizes)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _keep(folder: Path, picture: Cleaned) -> None:
    """Writes an entry beside its place and moves it there, so that a killed build leaves none that is half written."""
    contents = [picture.content, *(content for _, content in picture.sizes)]
    note = {
        "width": picture.width,
        "height": picture.height,
        "type": picture.type,
        "widths": [width for width, _ in picture.sizes],
        "files": [sha256(content).hexdigest() for content in contents],
    }
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(mkdtemp(prefix="new-", dir=folder.parent))
        for mark, content in zip(note["files"], contents, strict=True):  # type: ignore[call-overload]  # a list, above
            (new / mark).write_bytes(content)
        (new / _NOTE).write_text(json.dumps(note), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
    except OSError:  # a read-only or full disk: the next build makes it again
        return


def remembered_text(folder: Path, key: str, make: Callable[[], str]) -> str:
    """A text, made only where it is not remembered below `folder`; what cannot be kept is made each time."""
    file = folder / key
    found = _read_text(file)
    if found is None:
        found = make()
        _keep_text(file, found)
    return found


def _read_text(file: Path) -> str | None:
    """What an entry holds below the mark of its bytes; None where there is none, or where a byte of it has changed."""
    try:
        mark, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content.decode() if sha256(content).hexdigest().encode() == mark else None


def _keep_text(file: Path, text: str) -> None:
    """Writes an entry beside its place and moves it there; the oldest goes where there are too many."""
    content = text.encode()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in sorted(file.parent.iterdir(), key=lambda old: old.stat().st_mtime)[: -_TEXTS + 1]:
            old.unlink(missing_ok=True)
        handle, new = mkstemp(prefix="new-", dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(sha256(content).hexdigest().encode() + b"\n" + content)
        Path(new).replace(file)
    except OSError:  # a read-only or full disk: the next build makes it again
        return
