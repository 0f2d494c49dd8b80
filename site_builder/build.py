"""The story, top to bottom: read, check, compose, pour, write. `place` then puts the site in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from site_builder import data, feeds, search
from site_builder.check import check
from site_builder.copies import Copies
from site_builder.edition import Edition
from site_builder.frames import Frames
from site_builder.pages import colours, pages, pictures, site_map
from site_builder.pages.sized import sized
from site_builder.pages.updates import articles, young_people_articles
from site_builder.problems import Problem, has_errors
from site_builder.read.record import read_edition
from site_builder.record.outputs import Output
from site_builder.sources import Sources


@dataclass(frozen=True)
class Checked:
    """The record as it was read, where its files lie, and every finding, sorted by file and line."""

    edition: Edition
    sources: Sources
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a build."""
        return has_errors(self.problems)

    def only(self, paths: Collection[str]) -> Checked:
        """The same record with the findings of some files alone: each a path from the root, or a folder of files."""
        found = (problem for problem in self.problems if is_below(problem.place.file, paths))
        return Checked(self.edition, self.sources, tuple(found))

    @property
    def is_unusable(self) -> bool:
        """Whether an error stands in the configuration itself, or the machine refuses what must be read."""
        file = self.sources.config_file
        return has_errors(one for one in self.problems if one.place.file == file or one.is_of_the_machine)


@dataclass(frozen=True)
class Built:
    """What a build made."""

    pages: int
    updates: int
    feeds: int


def is_below(file: str, paths: Collection[str]) -> bool:
    """Whether a file is one of the paths or lies below one of them; "." is the root, below which all files lie."""
    return any(path in (".", file) or file.startswith(f"{path}/") for path in paths)


def read_and_check(config_file: Path, now: datetime) -> Checked:
    """Reads and checks every file of a site; UnusableError where there is no readable configuration."""
    edition, sources, problems = read_edition(config_file, now)
    return Checked(edition, sources, tuple(sorted({*problems, *check(edition)})))


def pour(edition: Edition, frames: Frames, folder: Path, copies: Copies, search_program: Path | None = None) -> Built:
    """Writes every page, feed and data file of the record into a folder, and the search index where it is asked for.

    `edition` holds what may be shown and nothing else: drafts are left out before, by `Edition.public`. `copies` are the
    pictures and documents that are published."""
    record = edition.record
    edition = replace(edition, record=replace(record, sizes={**record.sizes, **copies.sizes()}))
    compiled = [replace(page, body=sized(page.body, page.address, copies.shown)) for page in pages(edition)]
    syndicated = list(_feeds(edition))
    others = [*data.outputs(edition, compiled), *site_map.outputs(edition, compiled), colours.output(edition)]
    others += pictures.outputs(edition, _logo(edition, copies))
    write((frames.pour(page) for page in compiled if search.is_searched(page)), folder)
    if search_program:
        search.index(folder, search_program)  # of what stands there by now: what nobody shall find comes after it
    write((frames.pour(page) for page in compiled if not search.is_searched(page)), folder)
    write([*syndicated, *others], folder)
    write(copies.outputs(), folder)  # last: by now every page has asked for the sizes that it shows
    copies.forget_others()
    return Built(len(compiled) + len(record.pages), len(record.updates), len(syndicated) - 1)  # the calendar is no feed


def _feeds(edition: Edition) -> Iterator[Output]:
    url = edition.site_url
    yield from feeds.outputs(edition, articles(edition, url), young_people_articles(edition, url))


def _logo(edition: Edition, copies: Copies) -> bytes:
    """What the logo's file holds as it is published, or nothing."""
    return copies.content(edition.council.logo) if edition.council.logo in copies.files else b""


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Writes finished files, making the folders that they need."""
    for output in outputs:
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)


def next_publication(edition: Edition) -> datetime | None:
    """When the next update that waits for its hour becomes public, or None."""
    return next(iter(edition.hours_to_come), None)
