"""The folder for a build's intermediate files: where it is, what builds have left there, and how parts of it are removed."""

from __future__ import annotations

import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path

from site_builder.memory import NOTHING, Memory, Store
from site_builder.problems import UnusableError
from site_builder.record.folders import is_content


def cache_folder(root: Path, chosen: Path | None = None) -> Path:
    """The folder for a build's intermediate files: the chosen one, `.cache` beside the content, or, if that is not
    writable, one below `$XDG_CACHE_HOME` (XDG Base Directory Specification).

    UnusableError if the folder is a symbolic link: whoever can write the content must not choose what is deleted; and if
    the chosen one is the content's own: what lies there is published, or is taken for what was."""
    folder = chosen.absolute() if chosen else root / ".cache"
    if chosen and is_content(folder, root):
        raise UnusableError(f"{chosen} has the content of the site in it; name another folder with --cache-dir.")
    if not chosen and not folder.exists() and not os.access(root, os.W_OK):
        folder = _of_the_user(root) / "progress" / sha256(os.fsencode(root)).hexdigest()[:16]
    if os.path.islink(folder):  # noqa: PTH114  # which says no, too, where nobody may look
        raise UnusableError(f"{folder} is a symbolic link; delete it, or name a real folder with --cache-dir.")
    return folder


def _of_the_user(root: Path) -> Path:
    """Where programs keep what they remember for this user. UnusableError for one who has no folder, as in a container."""
    for folder in (os.environ.get("XDG_CACHE_HOME", ""), os.path.expanduser("~/.cache")):  # noqa: PTH111  # never raises
        if Path(folder).is_absolute():
            return Path(folder)
    raise UnusableError(
        f"{root} cannot be written, and this user has no folder of their own; name one with --cache-dir."
    )


def remembered(config_file: Path, chosen: Path | None = None) -> Memory:
    """What builds of a site have left in its cache folder, or nothing where that folder cannot be used."""
    try:
        return Store(cache_folder(config_file.resolve().parent, chosen), config_file)
    except UnusableError:
        return NOTHING


def empty_folder(cache: Path) -> Path:
    """An empty folder in the cache, for programs that must read a folder which the site does not have."""
    folder = cache / "empty"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def clear(folder: Path) -> None:
    """Removes a folder of ours, if it is there. What cannot be removed is reported and stays: it must never stop a build."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        print(f"warning: {folder} cannot be removed ({error.strerror or error}); delete it.", file=sys.stderr)
