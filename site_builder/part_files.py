"""What is written beside its place first, and then moved there: always a file of its own."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path


def write_part(path: Path, content: bytes) -> None:
    """Writes a new file, and waits until it is on the disk. What is there by that name is removed first: through a link that
    came with somebody's content the bytes would get anywhere. OSError where it cannot be written."""
    path.unlink(missing_ok=True)
    write_new(path, content)


def write_new(path: Path, content: bytes) -> None:
    """Writes a file where there is none, and waits until it is on the disk: whole, or not at all. FileExistsError where
    there is something, another OSError where it cannot be written."""
    new = path.open("xb")
    try:
        with new as file:  # which tries once more as it is closed, and fails without a name
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)  # half a file is worse than none: an empty update is an error for everybody
        raise OSError(error.errno, error.strerror, error.filename or str(path)) from error


def part_of(path: Path) -> Path:
    """Where the new content of a file waits, beside it."""
    return path.with_name(f".{path.name}.part")


def write_beside(path: Path, content: bytes) -> Path:
    """Writes the new content of a file beside it, with the rights of the file that is there; returns where it waits to be
    moved into its place. OSError where it cannot be written, or the file itself could not."""
    refuse_protected(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = part_of(path)
    write_part(part, content)
    if path.exists():
        shutil.copymode(path, part)
    return part


def refuse_protected(path: Path) -> None:
    """PermissionError for a file that is there and may not be written: to move another into its place would not ask."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file, or replaces it in one step, once its new content is on the disk. OSError where it cannot be written."""
    part = part_of(path)
    write_part(part, content)
    part.replace(path)
