"""Files put into a new folder, all of them or none."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from site_builder.problems import UnusableError, advice, listed, printable, quoted

PASSED_OVER = frozenset({".git", ".venv", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What may be in the folder already: a repository without a commit, the programs, what file managers leave."""
READ_ONLY = "its disk is read-only; name a folder on another disk"
LAST = "mkdocs.yml"
"""The file that makes a folder a site: it comes last, so that half a site is not taken for one."""


def write_new_folder(folder: Path, files: Mapping[str, str], look_at: Callable[[Path], None]) -> None:
    """Writes each file by its path below the folder, which is new or empty.

    `look_at` is called with the folder in which they are put first; if it raises, nothing is left over. UnusableError for a
    folder that holds something, or that cannot be written."""
    refuse(folder)
    try:
        with _stage(folder) as stage:
            for path, text in files.items():
                file = stage / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8", newline="\n")
            look_at(stage)
            _moved(stage, folder)
    except OSError as error:
        why = READ_ONLY if error.errno == errno.EROFS else advice(error)
        raise UnusableError(f"{printable(str(folder))} cannot be written: {why}. Nothing was written.") from error


def refuse(folder: Path) -> None:
    """UnusableError where the folder is a file, or has something in it."""
    if folder.is_file():
        raise UnusableError(f"{printable(str(folder))} is a file; name a new folder.")
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if left := [name for name in there if name not in PASSED_OVER]:
        names = listed([*(quoted(name) for name in left[:3]), *(["others"] if len(left) > 3 else [])], "and")
        words = f"{printable(str(folder))} is not empty: it holds {names}. Nothing was written; name a new folder."
        raise UnusableError(words)


def _missing(folder: Path) -> list[Path]:
    """The folder and those around it that are not there yet, innermost first."""
    return [path for path in (folder.absolute(), *folder.absolute().parents) if not path.exists()]


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, for as long as nothing is finished; afterwards nothing of it is left."""
    above = [folder.absolute(), *folder.absolute().parents]
    stage = above[len(_missing(folder))] / f".progress-{uuid4().hex[:8]}"
    stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _moved(stage: Path, folder: Path) -> None:
    """Moves all that is in the stage into the folder; where that fails, all of it out again."""
    missing = _missing(folder)
    done: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(stage.iterdir(), key=lambda path: path.name == LAST):
            path.rename(folder / path.name)
            done.append(folder / path.name)
    except BaseException:
        for path in done:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for made in missing:
            with suppress(OSError):
                made.rmdir()
        raise
