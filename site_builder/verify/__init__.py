"""A folder as it was published, looked at by itself: what it says of itself is so, and whatever it links to is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from site_builder.problems import Problem
from site_builder.verify.files import check_compressed, check_marked, check_needed
from site_builder.verify.followed import check_calendars, check_data, check_feeds, check_site_map
from site_builder.verify.leads import check_links
from site_builder.verify.manifest import check_drafts, check_pages, check_strangers, check_updates
from site_builder.verify.published import PublishedSite
from site_builder.verify.published_folder import PublishedFolder

CHECKS: tuple[Callable[[PublishedSite], Iterator[Problem]], ...] = (
    check_needed,
    check_pages,
    check_updates,
    check_strangers,
    check_drafts,
    check_marked,
    check_compressed,
    check_links,
    check_feeds,
    check_calendars,
    check_site_map,
    check_data,
)


def found_in(folder: Path) -> tuple[PublishedFolder, list[Problem]]:
    """The folder, and everything that is wrong with it, by file and line. UnusableError if it is not a site that progress
    built, OSError if it cannot be read."""
    published = PublishedFolder(folder)
    return published, sorted(problems_of(published))


def problems_of(site: PublishedSite) -> set[Problem]:
    """Everything that is wrong with the files of a published site, wherever they are."""
    return {problem for check in CHECKS for problem in check(site)}
