"""The files of a council that a release may change, and their texts before the last upgrade."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from site_builder.inventory import files_below
from site_builder.part_files import write_part
from site_builder.problems import UnusableError
from site_builder.upgrading.own_files import SCHEMA, pipeline_paths
from site_builder.upgrading.pins import FILES

_FOLDERS = ("updates", "docs", "texts", "words", SCHEMA.rstrip("/"))
_ENDINGS = (".md", ".yml", ".yaml", ".json")
UNDO = "before-upgrade.json"
"""In the cache folder."""


def texts_of(root: Path, configuration: str) -> dict[str, str]:
    """The text of each such file by its path, in the order of their paths, with its line ends. What is not UTF-8 is left
    out: no release changes it, and a check tells of it. UnusableError for one that may name the release."""
    found = {}
    for path in sorted(_paths(root, configuration)):
        try:
            found[_named(path, root)] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            if path.name in FILES:
                words = f"{_named(path, root)} is not UTF-8, so nobody knows which release it names; save it as UTF-8."
                raise UnusableError(words) from error
    return found


def _named(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _paths(root: Path, configuration: str) -> Iterator[Path]:
    yield root / configuration
    yield from _pinned(root)
    yield from (root / path for path in pipeline_paths() if (root / path).is_file())
    for name in _FOLDERS:
        folder = root / name
        if folder.is_dir():
            yield from (Path(path) for path in files_below(str(folder)) if path.endswith(_ENDINGS))


def _pinned(root: Path) -> list[Path]:
    """The files that may name a release: those beside the configuration or, where a repository has several councils,
    those of the nearest folder above it that has some."""
    above = [root, *root.parents]
    top = next((number for number, folder in enumerate(above) if (folder / ".git").exists()), 0)
    for folder in above[: top + 1]:
        if there := [folder / name for name in FILES if (folder / name).is_file()]:
            return there
    return []


def keep(cache: Path, before: Mapping[str, str], texts: Mapping[str, str | None]) -> None:
    """Notes in the cache folder the text that each file has, and the SHA-256 of the one that it is about to have."""
    noted = {file: {"before": before.get(file), "after": _mark(text)} for file, text in texts.items()}
    cache.mkdir(parents=True, exist_ok=True)
    write_part(cache / UNDO, json.dumps(noted).encode())


def kept(cache: Path, root: Path) -> tuple[dict[str, str], dict[str, str | None]]:
    """The files as they are after the last upgrade, and as they were before it. UnusableError where there was none, or
    somebody has changed one of them since."""
    now: dict[str, str] = {}
    noted = _noted(cache, root)
    for file, one in noted.items():
        path = root / file
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else None
        if _mark(text) != one["after"]:
            raise UnusableError(f"{file} was changed since the upgrade, so it is not taken back. Nothing was changed.")
        if text is not None:
            now[file] = text
    return now, {file: one["before"] for file, one in noted.items()}


def _noted(cache: Path, root: Path) -> dict[str, dict[str, str | None]]:
    """What `keep` noted. UnusableError where there is nothing, or what cannot be of it: a folder that came with somebody's
    content must not choose which files are written."""
    try:
        noted = json.loads((cache / UNDO).read_text("utf-8"))
    except (FileNotFoundError, ValueError, RecursionError) as error:
        raise UnusableError("No upgrade was written here that could be taken back.") from error
    if not isinstance(noted, dict) or not all(_is_ours(file, one, root) for file, one in noted.items()):
        words = f"{cache / UNDO} is not what an upgrade wrote, so nothing is taken back: version control has the files as they were."
        raise UnusableError(words)
    return noted


def _is_ours(file: str, one: object, root: Path) -> bool:
    path = Path(os.path.normpath(root / file))
    is_below = path.is_relative_to(root) and not {".git", ".cache"} & set(path.relative_to(root).parts)
    is_place = is_below or (path.name in FILES and root.is_relative_to(path.parent))
    is_text = isinstance(one, dict) and all(isinstance(one.get(key), str | None) for key in ("before", "after"))
    return is_place and is_text


def forget(cache: Path) -> None:
    """Removes that note, which is not needed any more."""
    (cache / UNDO).unlink(missing_ok=True)


def _mark(text: str | None) -> str | None:
    return None if text is None else sha256(text.encode()).hexdigest()
