"""A published folder, checked by itself: what it says of itself is true, and whatever it links to is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from site_builder.problems import Problem, Severity
from site_builder.verify.files import check_compressed, check_marked, check_needed
from site_builder.verify.formats import check_calendars, check_data, check_feeds, check_site_map
from site_builder.verify.links import check_links, check_loaded
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
    check_loaded,
    check_feeds,
    check_calendars,
    check_site_map,
    check_data,
)

_EACH = 3
"""The most findings in the same words that are listed one by one."""


def check_folder(folder: Path) -> tuple[PublishedFolder, list[Problem]]:
    """The folder, and everything that is wrong with it, by file and line. UnusableError if it is not a site that progress
    built, OSError if it cannot be read."""
    published = PublishedFolder(folder)
    return published, sorted(problems_of(published))


def problems_of(site: PublishedSite) -> set[Problem]:
    """Everything that is wrong with the files of a published site, wherever they are."""
    return set(_once({problem for check in CHECKS for problem in check(site)}))


def _once(problems: set[Problem]) -> Iterator[Problem]:
    """Findings in the same words about many files become one, at the first file, with the number of the others: a host that
    rewrites one page rewrites all."""
    by_words: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in sorted(problems):
        by_words.setdefault((problem.message, problem.severity), []).append(problem)
    for alike in by_words.values():
        if len(alike) <= _EACH:
            yield from alike
        else:
            yield replace(alike[0], message=f"{alike[0].message} The same is true of {len(alike) - 1} other files.")
