"""Lists what is in the folders of a site, by name: nothing that cannot be read is silently ignored."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from site_builder.codes import Code
from site_builder.problems import Place, Problem
from site_builder.read.source import is_ignored, refused, relative


def entries(root: Path, folder: Path, problems: list[Problem]) -> list[Path]:
    """The files and folders directly in a folder, without hidden files and editors' copies. An absent folder counts as
    an empty one; what cannot be read, and what has an unusable name, is added to `problems`."""
    if not os.path.lexists(folder):
        return []
    return [path for path, _ in _scanned(root, folder, problems) if not is_ignored(path)]


def files_below(root: Path, folder: Path, problems: list[Problem]) -> list[Path]:
    """All files in a folder and in the folders below it, of whatever kind; of a symbolic link to a folder, the link
    itself. Findings as above."""
    return sorted(_walked(root, folder, problems)) if os.path.lexists(folder) else []


def _walked(root: Path, folder: Path, problems: list[Problem]) -> Iterator[Path]:
    to_read = [folder]
    while to_read:
        for path, is_folder in _scanned(root, to_read.pop(), problems):
            if is_folder:
                to_read.append(path)
            else:
                yield path


def _scanned(root: Path, folder: Path, problems: list[Problem]) -> list[tuple[Path, bool]]:
    """What is in a folder, and whether each entry is a folder itself."""
    is_link = os.path.islink(folder)  # noqa: PTH114  # False for a path that is too long, of which pathlib gives an error
    if is_link and not folder.resolve().is_relative_to(root.resolve()):  # not even the names there are ours
        message = "This symbolic link leads out of the site's folder; put the folder itself here."
        problems.append(Problem(Place(relative(root, folder)), Code.LINK_OUT, message))
        return []
    try:
        with os.scandir(folder) as found:
            here = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except NotADirectoryError:
        message = "This is a file where a folder is needed; move it."
        problems.append(Problem(Place(relative(root, folder)), Code.UNREADABLE, message))
        return []
    except FileNotFoundError as error:
        message = "This symbolic link leads nowhere; put the folder itself here, or delete the link."
        problems.append(
            Problem(Place(relative(root, folder)), Code.UNREADABLE, message)
            if is_link
            else refused(root, folder, error)
        )
        return []
    except OSError as error:
        problems.append(refused(root, folder, error))
        return []
    nameless = (folder / name for name, _ in here if not _is_utf_8(name))
    problems += [_nameless(root, path) for path in nameless if not is_ignored(path)]
    return [(folder / name, is_folder) for name, is_folder in here if _is_utf_8(name)]


def _is_utf_8(name: str) -> bool:
    """Whether a name is text: the system allows any bytes, which Python then reads as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _nameless(root: Path, path: Path) -> Problem:
    message = "This name is not UTF-8 text, so it cannot be part of an address; give it another name."
    return Problem(Place(relative(root, path)), Code.MACHINE, message)
