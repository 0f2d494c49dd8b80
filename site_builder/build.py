"""The story, top to bottom: read, check, compose, pour, write. `place` then puts the site in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from site_builder import data, feeds, search
from site_builder.check import check
from site_builder.copies import Copies
from site_builder.frames import Frames
from site_builder.model.outputs import Output
from site_builder.model.site import Site
from site_builder.pages import colours, pages, pictures, site_map
from site_builder.pages.sized import sized
from site_builder.pages.updates import articles, young_people_articles
from site_builder.problems import Problem, has_errors
from site_builder.read.site import read_site


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


def pour(site: Site, frames: Frames, folder: Path, copies: Copies, search_program: Path | None = None) -> Built:
    """Writes every page, feed and data file of the record into a folder, and the search index where it is asked for.

    `site` holds what may be shown and nothing else: drafts are left out before, by `Site.public`. `copies` are the
    pictures and documents that are published."""
    site = replace(site, sizes={**site.sizes, **copies.sizes()})
    compiled = [replace(page, body=sized(page.body, page.address, copies.shown)) for page in pages(site)]
    syndicated = list(_feeds(site))
    others = [*data.outputs(site, compiled), *site_map.outputs(site, compiled), colours.output(site)]
    others += pictures.outputs(site, _logo(site, copies))
    write((frames.pour(page) for page in compiled if search.is_searched(page)), folder)
    if search_program:
        search.index(folder, search_program)  # of what stands there by now: what nobody shall find comes after it
    write((frames.pour(page) for page in compiled if not search.is_searched(page)), folder)
    write([*syndicated, *others], folder)
    write(copies.outputs(), folder)  # last: by now every page has asked for the sizes that it shows
    copies.forget_others()
    return Built(len(compiled) + len(site.pages), len(site.updates), len(syndicated) - 1)  # the calendar is no feed


def _feeds(site: Site) -> Iterator[Output]:
    url = site.settings.site_url
    yield from feeds.outputs(site, articles(site, url), young_people_articles(site, url))


def _logo(site: Site, copies: Copies) -> bytes:
    """What the logo's file holds as it is published, or nothing."""
    return copies.content(site.settings.logo) if site.settings.logo in copies.files else b""


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Writes finished files, making the folders that they need."""
    for output in outputs:
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)


def next_publication(site: Site) -> datetime | None:
    """When the next update that waits for its hour becomes public, or None."""
    return next(iter(site.hours_to_come), None)
