"""A small made-up site with a file of each sort, old addresses, and what its hosts are told of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from made_up_edition import edition

from site_builder.hosting import beside, within
from site_builder.hosting.publication import Publication
from site_builder.problems import Place
from site_builder.record.aliases import read_alias
from site_builder.record.dates import When
from site_builder.record.hosting import Host
from site_builder.record.prose import Prose
from site_builder.record.updates import Update

ALIASES = ("/old/", "/news/Item.aspx?id=4&lang=en", "/caf%C3%A9%20bar/", "/old/page.html", "/a$b/")
TARGET = "updates/2025-01-01-visit/"
PATHS = (
    *(
        ".htaccess",
        "404.html",
        "assets/progress.0123456789.css",
        "assets/share.png",
        "assets/stylesheets/main.01234567.css",
    ),
    *("calendar.ics", "data/actions.csv", "feed.atom", "feed.json", "feed.xml", "files/report.pdf", "index.html"),
    *("pagefind/fragment/en_1234567.pf_fragment", "pagefind/index/en_1.pf_index", "pagefind/pagefind.en_1.pf_meta"),
    *("pagefind/pagefind.js", "pagefind/wasm.en.pagefind", "plan/01-homes/feed.xml", "search/index.html"),
    *("sitemap.xml", "old/index.html", f"{TARGET}index.html"),
)
PLACE = Place("updates/2025-01-01-visit.md")


def publication(
    *hosts: Host, url: str = "https://council.example/", aliases: tuple[str, ...] = ALIASES, **more: Any
) -> Publication:
    """The site as it is published on some hosts; without any named, on all."""
    visit = Update("2025-01-01-visit", "Visit", When(2025, 1, 1), Prose(), PLACE)
    visit = replace(visit, aliases=tuple(map(read_alias, aliases)))
    made = edition(site_url=url, updates=(visit,), hosting=hosts or tuple(Host), **more)
    return Publication(made, tuple(sorted(PATHS)))


def files(publication: Publication) -> dict[str, str]:
    """The text of each file for its hosts: in the site by its path, beside it below `deploy/`."""
    found = {output.path: output.content.decode() for output in within(publication)}
    return found | {f"deploy/{output.path}": output.content.decode() for output in beside(publication)}


def write_site(folder: Path) -> None:
    """Every file of the site, with its path as its content."""
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{path}\n", "utf-8")
