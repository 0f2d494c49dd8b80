"""The story, top to bottom: read, check, compose, pour, write, put in place."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from site_builder import data, feeds, search
from site_builder.check import check
from site_builder.frames import Frames
from site_builder.model.outputs import Output
from site_builder.model.site import Site
from site_builder.pages import colours, pages, pictures, site_map
from site_builder.pages.updates import articles, young_people_articles
from site_builder.problems import Problem, UnusableError, has_errors
from site_builder.read.site import read_site
from site_builder.settings import Settings

GENERATOR = "progress"
"""What `data/manifest.json` names as its maker: the mark of a folder that may be replaced."""


@dataclass(frozen=True)
class Checked:
    """The record as it was read, and every finding, sorted by file and line."""

    site: Site
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a build."""
        return has_errors(self.problems)

    @property
    def is_unusable(self) -> bool:
        """Whether an error stands in the configuration itself."""
        file = self.site.settings.config_file
        return has_errors(problem for problem in self.problems if problem.place.file == file)


@dataclass(frozen=True)
class Built:
    """What a build made."""

    pages: int
    updates: int
    feeds: int


def read_and_check(config_file: Path, now: datetime) -> Checked:
    """Reads and checks every file of a site; UnusableError where there is no readable configuration."""
    site, problems = read_site(config_file, now)
    return Checked(site, tuple(sorted({*problems, *check(site)})))


def pour(site: Site, frames: Frames, folder: Path, search_program: Path | None = None) -> Built:
    """Writes every page, feed and data file of the record into a folder, and the search index where it is asked for.

    `site` holds what may be shown and nothing else: drafts are left out before, by `Site.public`."""
    compiled = list(pages(site))
    syndicated = list(_feeds(site))
    others = [*data.outputs(site, compiled), *site_map.outputs(site, compiled), colours.output(site)]
    others += pictures.outputs(site, _logo(site))
    write((frames.pour(page) for page in compiled if search.is_searched(page)), folder)
    if search_program:
        search.index(folder, search_program)  # of what stands there by now: what nobody shall find comes after it
    write((frames.pour(page) for page in compiled if not search.is_searched(page)), folder)
    write([*syndicated, *others], folder)
    return Built(len(compiled) + len(site.pages), len(site.updates), len(syndicated) - 1)  # the calendar is no feed


def _feeds(site: Site) -> Iterator[Output]:
    url = site.settings.site_url
    yield from feeds.outputs(site, articles(site, url), young_people_articles(site, url))


def _logo(site: Site) -> bytes:
    settings = site.settings
    return (settings.docs / settings.logo).read_bytes() if settings.logo else b""


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Writes finished files, making the folders that they need."""
    for output in outputs:
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)


def next_publication(site: Site) -> datetime | None:
    """When the next update that waits for its hour becomes public, or None."""
    return next(iter(site.hours_to_come), None)


@contextmanager
def alone(settings: Settings) -> Iterator[Path]:
    """An empty folder in the cache to build in, while no other build runs; what a killed build left is removed."""
    settings.cache.mkdir(exist_ok=True)
    with FileLock(settings.cache / "build.lock"):
        building = settings.cache / "building"
        for left in (building, settings.cache / "replaced"):
            shutil.rmtree(left, ignore_errors=True)
        building.mkdir()
        try:
            yield building
        finally:
            shutil.rmtree(building, ignore_errors=True)


def may_replace(site_dir: Path, settings: Settings) -> None:
    """UnusableError unless a folder is absent, empty or built by us, and holds nothing that we read."""
    folder, root = site_dir.resolve(), settings.root.resolve()
    kept = [root, settings.docs.resolve(), settings.updates.resolve()]
    if (
        folder in kept
        or any(folder in path.parents for path in kept)
        or kept[1] in folder.parents
        or kept[2] in folder.parents
    ):
        raise UnusableError(f"The site cannot be built into {site_dir}: content lies there. Name another folder.")
    if folder.exists() and not folder.is_dir():
        raise UnusableError(f"{site_dir} is a file. Name a folder.")
    if folder.is_dir() and any(folder.iterdir()) and not _is_ours(folder):
        raise UnusableError(f"{site_dir} is not empty and was not built by progress. Empty it, or name another folder.")


def _is_ours(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / "data" / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("generator") == GENERATOR


def put_in_place(new: Path, site_dir: Path, settings: Settings) -> None:
    """Puts a finished folder in the place of the old site, in one step where the system can."""
    target = site_dir.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    if new.stat().st_dev != target.parent.stat().st_dev:
        new = _beside(new, target)
    if not target.exists():
        new.rename(target)
    elif _exchanged(new, target):
        shutil.rmtree(new)
    else:
        replaced = new.with_name("replaced")
        target.rename(replaced)
        new.rename(target)
        shutil.rmtree(replaced)


def _beside(new: Path, target: Path) -> Path:
    """A copy on the target's own disk: only there a folder can be moved in one step."""
    beside = target.with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(new, beside)
    return beside


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step (Linux, renameat2); False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # a C library older than glibc 2.28
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def fault(folder: Path) -> int:
    """Says in one sentence that the builder itself is at fault, keeps a log, and gives back exit code 3."""
    log = folder / ".cache" / "fault.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(f"{sys.version}\n{traceback.format_exc()}", encoding="utf-8")
    print(f"This is a fault in the builder, not in your text; please send {log} to its maintainers.", file=sys.stderr)
    return 3
