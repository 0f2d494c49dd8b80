"""What files were before the desk saved them: the last 20 versions of each, in the cache folder. Nothing there is ever part
of a site, and whoever deletes it loses nothing but what can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from site_builder.desk.desk import Desk
from site_builder.desk.files import hash_of
from site_builder.json_text import parsed
from site_builder.part_files import replace_file
from site_builder.place import cache_folder

KEPT = 20
"""Versions of each file."""
_SAVES, _CONTENTS = "saves", "contents"


@dataclass(frozen=True)
class Kept:
    """One file before and after it was saved: the hashes of its content, "" where there was no file."""

    file: str
    before: str
    after: str


@dataclass(frozen=True)
class Save:
    """What was saved at once."""

    name: str
    """Its unique name; a later one sorts after it."""
    moment: str
    """When, in ISO 8601."""
    words: str
    """What was done, in a sentence."""
    changes: tuple[Kept, ...]

    @property
    def when(self) -> datetime:
        """When it was saved."""
        return datetime.fromisoformat(self.moment)


def folder_of(desk: Desk) -> Path:
    """Where the desk keeps what it needs to undo, inside the cache folder; it need not be there yet."""
    return cache_folder(desk.root) / "desk"


def kept(desk: Desk) -> tuple[Save, ...]:
    """Everything that can be undone, newest first. What cannot be read is passed over: it can only not be undone."""
    folder = folder_of(desk) / _SAVES
    found = (_read(path) for path in sorted(folder.glob("*.json"), reverse=True))
    return tuple(save for save in found if save)


def of(desk: Desk, name: str) -> Save | None:
    """The save of a name."""
    return next((save for save in kept(desk) if save.name == name), None)


def content(desk: Desk, digest: str) -> bytes | None:
    """The content of a hash; None for "", which is not a file. OSError where it is not kept any more."""
    return (folder_of(desk) / _CONTENTS / digest).read_bytes() if digest else None


def keep(desk: Desk, files: Mapping[str, tuple[bytes | None, bytes | None]], words: str, now: datetime) -> Save:
    """Keeps what files are before and after they are saved, before they are. OSError where that is not possible."""
    folder = folder_of(desk)
    (folder / _SAVES).mkdir(parents=True, exist_ok=True)
    (folder / _CONTENTS).mkdir(exist_ok=True)
    if not (folder / ".gitignore").exists():  # there are drafts in it
        (folder / ".gitignore").write_text("*\n", "utf-8")
    changes = tuple(Kept(file, hash_of(before), hash_of(after)) for file, (before, after) in files.items())
    for one in (one for pair in files.values() for one in pair):
        if one is not None:
            _write(folder / _CONTENTS / hash_of(one), one)
    number = int(max((save.name for save in kept(desk)), default="0").partition("-")[0]) + 1
    save = Save(f"{number:08}", now.isoformat(), words, changes)
    _write(folder / _SAVES / f"{save.name}.json", json.dumps(asdict(save), ensure_ascii=False, indent=1).encode())
    return save


def forget(desk: Desk, save: Save) -> None:
    """Removes a save that came to nothing."""
    (folder_of(desk) / _SAVES / f"{save.name}.json").unlink(missing_ok=True)
    clear(desk)


def clear(desk: Desk) -> None:
    """Removes what is older than the last versions of each file. What cannot be removed stays."""
    counts: dict[str, int] = {}
    wanted = set[str]()
    for save in kept(desk):
        for change in save.changes:
            counts[change.file] = counts.get(change.file, 0) + 1
        if all(counts[change.file] > KEPT for change in save.changes):
            with suppress(OSError):
                (folder_of(desk) / _SAVES / f"{save.name}.json").unlink(missing_ok=True)
        else:
            wanted |= {digest for change in save.changes for digest in (change.before, change.after)}
    for path in _others(folder_of(desk) / _CONTENTS, wanted):
        with suppress(OSError):
            path.unlink()


def _others(folder: Path, wanted: set[str]) -> Iterable[Path]:
    return (path for path in folder.glob("*") if path.name not in wanted)


def _read(path: Path) -> Save | None:
    try:
        found = parsed(path.read_text("utf-8"))
        changes = tuple(Kept(**each) for each in found.pop("changes"))
        save = Save(**found, changes=changes)
        return save if save.when and save.name.isdigit() else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _write(path: Path, made: bytes) -> None:
    if not path.exists():
        replace_file(path, made)
