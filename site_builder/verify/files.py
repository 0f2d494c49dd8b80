"""What must be in every published folder, and files that say themselves what is in them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from hashlib import sha256

from site_builder.problems import Problem
from site_builder.verify.findings import AGAIN, finding
from site_builder.verify.packed import unpacked
from site_builder.verify.published import MANIFEST, PublishedSite

NEEDED = {
    "index.html": "the page that people see first",
    "404.html": "the page for wrong addresses",
    "sitemap.xml": "the list of all pages, for search engines",
    "robots.txt": "what search engines may read",
    "feed.xml": "the news feed",
    "feed.atom": "the news feed in another form",
    "feed.json": "the news feed for programs",
    "calendar.ics": "the calendar",
    "data/updates.json": "the updates as open data",
    "data/plan.json": "the plan as open data",
    MANIFEST: "what was published",
}
"""Files that every build writes."""
_MARKED = re.compile(r"assets/[A-Za-z0-9_-]+\.([0-9a-f]{10})\.(?:css|js)")
"""The names of our styles and scripts hold the beginning of their hash."""


def check_needed(site: PublishedSite) -> Iterator[Problem]:
    """Every file is there that each build writes, and none is empty."""
    for path, what in NEEDED.items():
        if path not in site.paths:
            yield finding(path, f"This file, {what}, is absent; {AGAIN}.")
    for path in sorted(site.paths):
        if (
            path.endswith((".html", ".xml", ".atom", ".json", ".css", ".js", ".ics", ".csv"))
            and not site.read(path).strip()
        ):
            yield finding(path, f"This file is empty, as if its upload had been cut off; {AGAIN}.")


def check_marked(site: PublishedSite) -> Iterator[Problem]:
    """A style or script whose name holds a hash has that hash."""
    for path in sorted(site.paths):
        if (found := _MARKED.fullmatch(path)) and not _hash(site.read(path)).startswith(found.group(1)):
            yield finding(
                path, f"This file was changed after it was built: its name holds the hash of other bytes; {AGAIN}."
            )


def check_compressed(site: PublishedSite) -> Iterator[Problem]:
    """A compressed copy is that of the file beside it."""
    for path in sorted(path for path in site.paths if path.endswith(".gz")):
        plain = path.removesuffix(".gz")
        if plain not in site.paths:
            continue
        try:
            wanted = site.read(plain)
            is_same = unpacked(site.read(path), len(wanted)) == wanted
        except (EOFError, zlib.error):
            is_same = False
        if not is_same:
            yield finding(
                path, f"This compressed copy is not that of {plain}, and some readers would see it instead; {AGAIN}."
            )


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
