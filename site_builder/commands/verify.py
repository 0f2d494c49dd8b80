"""`progress verify`: whether what was published is whole, in a folder or at its address. Only with an address does it ask
a network, and nothing but that address."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.findings import ERRORS, OK, counts, print_findings, print_lines
from site_builder.problems import has_errors, how_many

if TYPE_CHECKING:
    from site_builder.verify.live.live_site import LiveSite
    from site_builder.verify.live.observatory import Grade

_SITE = "site"


def verify_folder(folder: Path) -> None:
    """Prints what is wrong with a published folder, and ends with 0 if nothing is, or 1."""
    from site_builder.verify import check_folder

    published, problems = check_folder(folder)
    print_findings(problems)
    pages = how_many(len(published.page_paths), "page")
    click.echo(f"{folder}: {len(published.paths)} files, {pages}: {counts(problems)}.")
    sys.exit(ERRORS if has_errors(problems) else OK)


def verify_live(address: str, folder: Path | None, config_file: Path) -> None:
    """Prints what is wrong with a live site, beside the folder that was published: the one that was named, or else `site`
    beside the configuration if it is there. Ends with 0 if nothing is, or 1."""
    from site_builder import clock
    from site_builder.verify.live import look_at
    from site_builder.verify.published import MANIFEST

    found = config_file.parent / _SITE
    beside = folder or (found if (found / MANIFEST).is_file() else None)
    looked = look_at(
        address, beside, clock.now(), lambda words: click.echo(words, err=True), is_given=folder is not None
    )
    print_findings(looked.problems)
    if looked.grade and looked.site:
        print_lines(_graded(looked.grade))
        print_lines(_looked_at(looked.site))
    compared = f", compared with {beside}" if looked.is_compared else ""
    click.echo(f"{looked.base}{compared}: {counts(looked.problems)}.")
    sys.exit(ERRORS if has_errors(looked.problems) else OK)


def _graded(grade: Grade) -> list[str]:
    """The grade, and each rule that cost or won something."""
    lines = [f"Headers by the rules of Mozilla's HTTP Observatory: {grade.letter} ({grade.score} points)"]
    return lines + [f"  {line.points:+4d}  {line.words}" for line in grade.lines if line.points]


def _looked_at(site: LiveSite) -> list[str]:
    """How many files of each kind were asked for and are there."""
    from site_builder.verify.formats import is_feed

    kinds = (
        (len(site.page_paths), "page with every link in it", "pages with every link in them"),
        (sum(is_feed(path) for path in site.paths), "feed", "feeds"),
        (sum(path.endswith(".ics") for path in site.paths), "calendar", "calendars"),
        (sum(_is_data(path) for path in site.paths), "file of open data", "files of open data"),
        (sum(path.startswith("pagefind/") for path in site.paths), "file of search", "files of search"),
    )
    others = site.asked - sum(number for number, _, _ in kinds)
    told = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in kinds)
    return [f"Looked at {told}; {others} other addresses."]


def _is_data(path: str) -> bool:
    return path.startswith("data/") and not path.endswith((".html", ".xml"))
