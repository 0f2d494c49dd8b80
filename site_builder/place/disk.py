"""Whole folders on the disk: exchanged, filled, opened to all and written through. Nothing here knows what a site is."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
from pathlib import Path


def exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step (Linux, renameat2); False if the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # a C library older than glibc 2.28
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def copied(new: Path, target: Path) -> Path:
    """A copy of a folder, whole. OSError with the name of the first file that cannot be written."""
    try:
        return Path(shutil.copytree(new, target))
    except shutil.Error as error:  # a list of (from, to, words), each with its number within the words
        _, to, words = error.args[0][0]
        found = re.match(r"\[Errno (\d+)\]", str(words))
        number = int(found[1]) if found else errno.EIO
        raise OSError(number, os.strerror(number), str(to)) from error


def fill(new: Path, target: Path) -> None:
    """Makes the content of a folder that cannot be moved that of `new`, file by file; each file changes in one step."""
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


def open_to_all(folder: Path) -> None:
    """Lets a web server read what was built, whatever the umask of the person who builds."""
    folder.chmod(0o755)
    with os.scandir(folder) as entries:  # which knows folders without asking the disk for each
        for entry in entries:
            if entry.is_dir():
                open_to_all(Path(entry.path))
            else:
                os.chmod(entry.path, 0o644)  # noqa: PTH101  # a Path for each of 10,000 files takes as long again


def write_through(folder: Path) -> None:
    """Waits until the files are on the disk: otherwise an exchanged site could have empty files after a power cut."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
