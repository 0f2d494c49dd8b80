"""The folders below the cache folder in which builds and previews work, and the spare site that the next build updates."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from site_builder.place import journal
from site_builder.place.cache_folder import clear
from site_builder.place.locks import locked, locked_at_once
from site_builder.place.replacement import recover

_BUILDING, _PREVIEW = "building-", "preview-"
_HELD = "in-use.lock"
SPARE = "spare"
"""The site before the last one, without the files that the last one does not share. A build updates it, which is much quicker
than making all folders again. It is in the cache folder and, while a build runs, in the build's own folder."""


@contextmanager
def alone(cache: Path) -> Iterator[Path]:
    """Yields a new, empty folder in the cache to build in while other builds are locked out. Removes what interrupted builds left."""
    cache.mkdir(parents=True, exist_ok=True)
    with locked(cache):
        recover(cache)
        _clear_previews(cache)
        for left in cache.glob(f"{_BUILDING}*"):
            clear(left)
        building = Path(mkdtemp(prefix=_BUILDING, dir=cache))
        if (cache / SPARE).is_symlink():  # it came with somebody's content, who must not choose what is deleted
            (cache / SPARE).unlink()
        elif (cache / SPARE).is_dir():
            (cache / SPARE).rename(building / SPARE)
        try:
            yield building
        finally:
            if not journal.is_open(cache):  # otherwise it may contain the only copy of a site
                clear(building)


@contextmanager
def for_preview(cache: Path) -> Iterator[Path]:
    """Yields a new, empty folder for what a preview shows, drafts included. Removes the folders of killed previews."""
    cache.mkdir(parents=True, exist_ok=True)
    _clear_previews(cache)
    folder = Path(mkdtemp(prefix=_PREVIEW, dir=cache))
    with locked_at_once(folder / _HELD):
        try:
            (folder / "site").mkdir()
            yield folder / "site"
        finally:
            clear(folder)


def _clear_previews(cache: Path) -> None:
    """Removes the folders that no running preview uses."""
    for folder in cache.glob(f"{_PREVIEW}*"):
        with suppress(OSError), locked_at_once(folder / _HELD) as is_left:  # OSError where the folder is not ours
            if is_left:
                clear(folder)


def take_spare(folder: Path) -> None:
    """Makes the spare site, if there is one, the folder in which a build writes."""
    with suppress(OSError):
        (folder.parent / SPARE).rename(folder)


def clear_spare(folder: Path) -> None:
    """Removes the spare folder where a build has no use for it."""
    clear(folder.parent / SPARE)


def keep_spare(folder: Path, gone: Iterable[str], cache: Path) -> None:
    """Keeps the replaced site for the next build, without the files that the new one does not share: nobody who withdraws
    a text wants a copy left behind. What cannot be kept is removed with the build's folder."""
    with suppress(OSError):
        for path in gone:
            os.unlink(f"{folder}/{path}")  # noqa: PTH108  # a Path for each of 10,000 takes as long again
        folder.rename(cache / SPARE)
