"""The story, top to bottom: read, check, compose, pour, write. `place` then puts the site in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from site_builder import data, feeds, search
from site_builder.check import check
from site_builder.copies import Copies
from site_builder.frames import Frames
from site_builder.pages import colours, pages, pictures, site_map
from site_builder.pages.sized import sized
from site_builder.pages.updates import articles, young_people_articles
from site_builder.problems import Problem, has_errors
from site_builder.read.record import read_record
from site_builder.record.outputs import Output
from site_builder.record.record import Record


@dataclass(frozen=True)
class Checked:
    """The record as it was read, and every finding, sorted by file and line."""

    record: Record
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a build."""
        return has_errors(self.problems)

    def only(self, paths: Collection[str]) -> Checked:
        """The same record with the findings of some files alone: each a path from the root, or a folder of files."""
        found = (problem for problem in self.problems if is_below(problem.place.file, paths))
        return Checked(self.record, tuple(found))

    @property
    def is_unusable(self) -> bool:
        """Whether an error stands in the configuration itself, or the machine refuses what must be read."""
        file = self.record.settings.config_file
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
    record, problems = read_record(config_file, now)
    return Checked(record, tuple(sorted({*problems, *check(record)})))


def pour(record: Record, frames: Frames, folder: Path, copies: Copies, search_program: Path | None = None) -> Built:
    """Writes every page, feed and data file of the record into a folder, and the search index where it is asked for.

    `record` holds what may be shown and nothing else: drafts are left out before, by `Record.public`. `copies` are the
    pictures and documents that are published."""
    record = replace(record, sizes={**record.sizes, **copies.sizes()})
    compiled = [replace(page, body=sized(page.body, page.address, copies.shown)) for page in pages(record)]
    syndicated = list(_feeds(record))
    others = [*data.outputs(record, compiled), *site_map.outputs(record, compiled), colours.output(record)]
    others += pictures.outputs(record, _logo(record, copies))
    write((frames.pour(page) for page in compiled if search.is_searched(page)), folder)
    if search_program:
        search.index(folder, search_program)  # of what stands there by now: what nobody shall find comes after it
    write((frames.pour(page) for page in compiled if not search.is_searched(page)), folder)
    write([*syndicated, *others], folder)
    write(copies.outputs(), folder)  # last: by now every page has asked for the sizes that it shows
    copies.forget_others()
    return Built(len(compiled) + len(record.pages), len(record.updates), len(syndicated) - 1)  # the calendar is no feed


def _feeds(record: Record) -> Iterator[Output]:
    url = record.settings.site_url
    yield from feeds.outputs(record, articles(record, url), young_people_articles(record, url))


def _logo(record: Record, copies: Copies) -> bytes:
    """What the logo's file holds as it is published, or nothing."""
    return copies.content(record.settings.logo) if record.settings.logo in copies.files else b""


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Writes finished files, making the folders that they need."""
    for output in outputs:
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)


def next_publication(record: Record) -> datetime | None:
    """When the next update that waits for its hour becomes public, or None."""
    return next(iter(record.hours_to_come), None)
