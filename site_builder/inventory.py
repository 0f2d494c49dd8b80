"""Which files a site has: the hash of each one's bytes, and whether a file is still the very one that was noted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from site_builder.fingerprint import mark_of

Identity = tuple[int, ...]
"""A file's disk, number, rights, owner, size and both times: whatever replaces or changes the file has another one."""
Inventory = Mapping[str, tuple[bytes, Identity]]
"""The files of a site by their path: the hash of each one's bytes, and its identity when it had them; none while that is
too new to be trusted."""


def is_noted(site: Path, path: str, noted: Inventory) -> bool:
    """Whether a file of a site is the very one that was noted."""
    try:
        return path in noted and noted[path][1] in ((), identity_of(os.lstat(site / path)))
    except OSError:
        return False


def identity_of(facts: os.stat_result) -> Identity:
    """The identity of a file."""
    own = facts.st_dev, facts.st_ino, facts.st_mode, facts.st_uid, facts.st_size
    return (*own, facts.st_mtime_ns, facts.st_ctime_ns)


def fingerprint_of(inventory: Inventory) -> bytes:
    """The fingerprint of a site of which all files are noted: that which `tree` has of the same files."""
    return _of_marks({path: mark for path, (mark, _) in inventory.items()})


def tree(folder: Path) -> bytes:
    """The fingerprint of all files in a folder, names and bytes; b"" where one cannot be read, or is a link or no file."""
    top = os.fspath(folder)
    try:
        return _of_marks({path[len(top) + 1 :]: mark_in(path) for path in files_below(top)})
    except OSError:
        return b""


def _of_marks(marks: Mapping[str, bytes]) -> bytes:
    made = blake2b(digest_size=16)
    for path, mark in sorted(marks.items()):
        name = os.fsencode(path)
        made.update(b"%d:%b" % (len(name), name) + mark)
    return made.digest()


def mark_in(path: str) -> bytes:
    """The hash of a file's bytes. OSError where they cannot be read."""
    with open(path, "rb") as file:  # noqa: PTH123  # a Path for each of 10,000 files takes as long again
        return mark_of(file.read())


def files_below(folder: str) -> Iterator[str]:
    """All files below a folder, in no order; OSError where something is neither file nor folder."""
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path
        else:
            raise OSError(f"{entry.path} is not a file")
