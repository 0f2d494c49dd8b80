"""Every link within the site leads to a file that is there, and to an anchor that the page has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.problems import Problem, quoted
from site_builder.verify.findings import AGAIN, finding
from site_builder.verify.links_as_typed import joined, parts_of
from site_builder.verify.published import PublishedSite

_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


def check_links(site: PublishedSite) -> Iterator[Problem]:
    """Links, pictures, styles and scripts of pages, and what styles load. What is absent is told once, at the first place
    that links to it: one file of the frame is linked from every page."""
    found: dict[tuple[str, str], list[_Link]] = {}
    for link in _links(site):
        where = site.inside(link.typed, link.path)
        if where and (absent := _absent(site, *where)):
            found.setdefault(absent, []).append(link)
    for (address, anchor), links in found.items():
        first = min(links, key=lambda link: (link.path == "404.html", link.path.count("/"), link.path, link.line))
        yield _told(site, first, address, anchor, len({link.path for link in links}) - 1)


def check_loaded(site: PublishedSite) -> Iterator[Problem]:
    """No page loads anything from another site: no build writes that, and that site would know who reads."""
    own = parts_of(site.home).netloc
    for path in site.page_paths:
        for link, line in site.page(path).loaded:
            host = _host(joined(site.address_of(path), link))
            if host and host != own:
                words = f"This page loads something from another site, {quoted(host)}, and no build writes that: the host, its firewall or somebody added it. Switch it off there, and publish the site again."
                yield finding(path, words, line=line)


def _host(url: str) -> str:
    parts = parts_of(url)
    return parts.netloc if parts.scheme in ("http", "https") else ""


@dataclass(frozen=True)
class _Link:
    path: str
    line: int
    typed: str


def _links(site: PublishedSite) -> Iterator[_Link]:
    for path in site.page_paths:
        yield from (_Link(path, line, link) for link, line in site.page(path).links)
    for path in sorted(path for path in site.paths if path.endswith(".css")):
        yield from (_Link(path, 1, link) for link in loaded_by_style(site.read(path)))


def _absent(site: PublishedSite, address: str, anchor: str) -> tuple[str, str] | None:
    """What a link leads to that is not there, as (address, "") or (file, anchor); None if it is there."""
    file = site.file_of(address)
    if not file:
        return address, ""
    is_read = anchor and not anchor.startswith(":~:") and file.endswith(".html")
    return (file, anchor) if is_read and anchor not in site.page(file).anchors else None


def _told(site: PublishedSite, link: _Link, address: str, anchor: str, others: int) -> Problem:
    more = f" {others} other {'page links' if others == 1 else 'pages link'} to it, too." if others else ""
    typed = quoted(link.typed)
    if anchor:
        words = f"{typed} leads to the anchor {quoted(anchor)}, which {address} does not have; correct the link in its source, and build again.{more}"
    else:
        words = f"{typed} leads to {quoted(f'/{address}')}, which is not {site.there}; {AGAIN}.{more}"
    return finding(link.path, words, line=link.line)


def loaded_by_style(content: bytes) -> list[str]:
    """What a style sheet loads, each once."""
    return list(dict.fromkeys(_URL.findall(content.decode("utf-8", "replace"))))
