"""Who is at work: locks that last as long as a command, whatever ends it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock

_PATIENCE = 2
"""Seconds for which a command waits for another one without a word."""


@contextmanager
def locked(cache: Path, name: str = "build.lock") -> Iterator[None]:
    """Keeps other builds, or whatever else takes the lock of that name, away from a cache folder. OSError, with the path,
    if it cannot be locked."""
    from filelock import FileLock  # which loads much: only a build needs it, and not where nothing has changed

    path = cache / name
    lock = FileLock(path)
    try:
        path.open("ab").close()  # a lock is waited for wherever no file can be made, too
        _wait_for(lock)
    except OSError as error:
        raise OSError(error.errno, error.strerror, error.filename or str(path)) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def locked_at_once(path: Path) -> Iterator[bool]:
    """Takes a lock without waiting; False if somebody else has it. OSError if the file cannot be written."""
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _wait_for(lock: FileLock) -> None:
    """Takes a lock, and says so where somebody must wait for it: otherwise a command would seem to hang."""
    from filelock import Timeout

    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        print("Another command is at work on this site; this one goes on as soon as that has ended.", file=sys.stderr)
        lock.acquire()
