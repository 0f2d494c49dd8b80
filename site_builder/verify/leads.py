"""Every link within the site leads to a file that is there, and to an anchor that the page has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.problems import Problem, quoted
from site_builder.verify.published import PublishedSite
from site_builder.verify.telling import AGAIN, told

_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


def check_links(site: PublishedSite) -> Iterator[Problem]:
    """Links, pictures, styles and scripts of pages, and what styles load."""
    for path in site.page_paths:
        for link, line in site.page(path).links:
            yield from _followed(site, path, link, line)
    for path in sorted(path for path in site.paths if path.endswith(".css")):
        for link in loaded_by_style(site.read(path)):
            yield from _followed(site, path, link, 1)


def loaded_by_style(content: bytes) -> list[str]:
    """What a style sheet loads, each once."""
    return list(dict.fromkeys(_URL.findall(content.decode("utf-8", "replace"))))


def _followed(site: PublishedSite, path: str, link: str, line: int) -> Iterator[Problem]:
    where = site.inside(link, path)
    if where is None:
        return
    address, anchor = where
    file = site.file_of(address)
    if not file:
        yield told(
            path, f"{quoted(link)} leads to {quoted(f'/{address}')}, which is not {site.there}; {AGAIN}.", line=line
        )
    elif anchor and not anchor.startswith(":~:") and file.endswith(".html") and anchor not in site.page(file).anchors:
        yield told(
            path,
            f"{quoted(link)} leads to the anchor {quoted(anchor)}, which {file} does not have; correct the link in its source, and build again.",
            line=line,
        )
