"""Several files written in one go: all of them, or none."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.part_files import write_part
from site_builder.problems import UnusableError, advice


def write_all(root: Path, before: Mapping[str, str], texts: Mapping[str, str | None], command: str) -> None:
    """Writes the new texts over the old ones, each file in one step, all or none; None takes a file away. A command that
    is killed half way is finished by running it again: what is done already is not done twice.

    UnusableError, and everything as it was, if a file is no longer what was read, or cannot be written."""
    paths = {file: _inside(root.resolve(), file) for file in texts}
    waiting = {file: path.with_name(f".{path.name}.new") for file, path in paths.items()}
    done: list[str] = []
    try:
        for file, text in texts.items():
            _prepare(paths[file], waiting[file], before.get(file), text, f"{file} was changed by somebody else meanwhile. Nothing was changed; {command} again.")  # fmt: skip
        for file, path in paths.items():
            if texts[file] is None:
                path.unlink()
            else:
                waiting[file].replace(path)
            done.append(file)
    except OSError as error:
        for file in done:
            _put_back(paths[file], before.get(file))
        raise UnusableError(f"The files cannot be written: {advice(error)}. Everything is as it was.") from error
    finally:
        for path in waiting.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _inside(root: Path, file: str) -> Path:
    """The path of a file. UnusableError where a symbolic link leads to another place than the folder of the content."""
    path, real = Path(os.path.normpath(root / file)), (root / file).resolve()
    if real != path and not real.is_relative_to(root):
        words = f"{file} is a symbolic link, or below one, that leads to {real}, outside this folder; put the file itself here. Nothing was changed."
        raise UnusableError(words)
    return real


def _prepare(path: Path, waiting: Path, before: str | None, text: str | None, otherwise: str) -> None:
    """Writes a new text beside its place. UnusableError if what is there is no longer what was read."""
    there = path.read_bytes() if path.exists() else None
    if there != (None if before is None else before.encode()):
        raise UnusableError(otherwise)
    if there is not None and not os.access(path, os.W_OK):  # which a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if text is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_part(waiting, text.encode())
    if there is not None:
        shutil.copymode(path, waiting)


def _put_back(path: Path, before: str | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before.encode())
