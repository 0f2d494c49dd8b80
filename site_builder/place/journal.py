"""The journal: what is being put in place, noted in the cache folder for the next command if this one is interrupted."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from site_builder.json_text import parsed
from site_builder.part_files import part_of, replace_file
from site_builder.problems import UnusableError

_FILE = "placing.json"
_HERE = "inode"
"""The key for the number that the file system has given the cache folder: nobody who writes content elsewhere knows it."""


@dataclass(frozen=True)
class Entry:
    """One replacement that is under way. All paths are absolute."""

    target: str
    """Where the site is."""
    stage: str
    """Our folder that contains the new site (`site`) and, once moved away, the old one (`old`)."""
    step: str
    """ "copy" while the new site is copied to another disk, "move" or "fill" while it takes the old one's place."""


def is_open(cache: Path) -> bool:
    """Whether a replacement is under way, or was interrupted."""
    return (cache / _FILE).exists()


def read(cache: Path) -> Entry | None:
    """What is under way, or was interrupted. UnusableError for a journal that was not written in this folder: folders are
    deleted by what it says, and one that came with somebody's content must not choose which."""
    try:
        said = parsed((cache / _FILE).read_text(encoding="utf-8"))
        if said.pop(_HERE) == cache.stat().st_ino:
            return Entry(**said)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError, KeyError) as error:  # only we write it, and always as a whole
        raise UnusableError(_foreign(cache)) from error
    raise UnusableError(_foreign(cache))


def _foreign(cache: Path) -> str:
    return f"{cache / _FILE} was not written by a build in this folder; look for the old site in {cache}, then delete that file."


def write(cache: Path, entry: Entry) -> None:
    """Notes what begins now, complete on the disk before the first folder is moved."""
    replace_file(cache / _FILE, json.dumps({_HERE: cache.stat().st_ino, **asdict(entry)}).encode())


def close(cache: Path) -> None:
    """Removes the entry of what is finished, and half an entry that was never read."""
    path = cache / _FILE
    part_of(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)
