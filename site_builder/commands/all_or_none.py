"""Several files written in one go: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.part_files import part_of, refuse_protected, write_beside
from site_builder.problems import UnusableError, advice


def write_all(root: Path, before: Mapping[str, str], texts: Mapping[str, str | None], command: str) -> None:
    """Writes the new texts over the old ones, each file in one step, all or none; None takes a file away. A command that
    is killed half way is finished by running it again: what is done already is not done twice.

    UnusableError, and everything as it was, if a file is no longer what was read, or cannot be written."""
    paths = {file: _inside(root.resolve(), file) for file in texts}
    done: list[str] = []
    try:
        for file, text in texts.items():
            _prepare(paths[file], before.get(file), text, f"{file} was changed by somebody else meanwhile. Nothing was changed; {command} again.")  # fmt: skip
        for file, path in paths.items():
            if texts[file] is None:
                path.unlink()
            else:
                part_of(path).replace(path)
            done.append(file)
    except OSError as error:
        for file in done:
            _put_back(paths[file], before.get(file))
        raise UnusableError(f"The files cannot be written: {advice(error)}. Everything is as it was.") from error
    finally:
        for path in paths.values():
            with suppress(OSError):
                part_of(path).unlink(missing_ok=True)


def _inside(root: Path, file: str) -> Path:
    """The path of a file. UnusableError where a symbolic link leads to another place than the folder of the content."""
    path, real = Path(os.path.normpath(root / file)), (root / file).resolve()
    if real != path and not real.is_relative_to(root):
        words = f"{file} is a symbolic link, or below one, that leads to {real}, outside this folder; put the file itself here. Nothing was changed."
        raise UnusableError(words)
    return real


def _prepare(path: Path, before: str | None, text: str | None, otherwise: str) -> None:
    """Writes a new text beside its place. UnusableError if what is there is no longer what was read."""
    there = path.read_bytes() if path.exists() else None
    if there != (None if before is None else before.encode()):
        raise UnusableError(otherwise)
    if text is None:
        refuse_protected(path)
    else:
        write_beside(path, text.encode())


def _put_back(path: Path, before: str | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before.encode())
