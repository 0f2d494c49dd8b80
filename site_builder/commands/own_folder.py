"""A folder of files that a command has written, and replaces."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from site_builder.commands.words import short
from site_builder.folder import NewFolder
from site_builder.problems import UnusableError, printable, quoted
from site_builder.record.outputs import Output


def replace_files(folder: Path, outputs: Iterable[Output], is_ours: Callable[[Path], bool], *, what: str, option: str) -> None:  # fmt: skip
    """Puts the files into a folder in place of those that are there. UnusableError for a file of that name, and for a
    folder with anything that is not ours: nothing of somebody else's is ever removed. `what` the files are, with an article."""
    name = printable(str(short(folder.resolve())))
    if folder.exists() and not folder.is_dir():
        raise UnusableError(f"{name} is a file; name a folder with {option}.")
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    if others := [path for path in there if path.is_symlink() or not path.is_file() or not is_ours(path)]:
        words = f"{name} has {quoted(printable(others[0].name))}, which is not part of {what}; name an empty folder with {option}."
        raise UnusableError(words)
    for path in there:
        path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    NewFolder(folder).write(outputs)
