"""Finished HTML as a browser takes it: elements, words, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

from .trees import Built, page_file

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
MISSING_PAGE = "some/address/that/is/missing/"
"""Where a reader may be when a server shows 404.html."""


def parsed(text: str) -> HtmlElement:
    return lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def words_of(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.wrong.append(f"<{tag}> has an attribute twice, line {self.getpos()[0]}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` of a drawing: opened and closed at once."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes what is not open, line {self.getpos()[0]}")


def badly_formed(text: str) -> list[str]:
    """Every tag that is not closed, or closed where it should not be."""
    tags = _Tags()
    tags.feed(text)
    tags.close()
    return tags.wrong + [f"<{tag}> is never closed" for tag in tags.open]


def links_of(whole: HtmlElement) -> Iterator[str]:
    """Every address that the text leads to or loads, as it is written."""
    for name in ("href", "src", "action", "srcset", "poster"):
        yield from (str(found) for found in whole.xpath(f"//@{name}"))


def broken_links(site: Built, links: Iterable[str], base: str) -> list[str]:
    """The links to this site's own address that lead to no file, or to an anchor that is not there.

    `base` is the whole address of the text that holds them."""
    return [link for link in links if not _resolves(site, urljoin(base, link))]


def broken_links_of(site: Built, address: str) -> list[str]:
    """The broken links of one page; those of 404.html hold wherever a server shows it."""
    whole = parsed(site.text(page_file(address)))
    base = site.url + (MISSING_PAGE if address == "404.html" else address)
    own: list[str] = []
    others: list[str] = []
    for link in links_of(whole):
        (own if link.startswith("#") else others).append(link)
    return broken_links(site, others, base) + broken_links(site, own, site.url + address)


def _resolves(site: Built, address: str) -> bool:
    whole, anchor = urldefrag(re.sub("^webcal:", "https:", address))  # a calendar asks for it in this way
    if urlsplit(whole).netloc != urlsplit(site.url).netloc:
        return True
    if not whole.startswith(site.url):
        return False
    path = unquote(whole.removeprefix(site.url).partition("?")[0])
    file = site.site / (page_file(path) if not path or path.endswith("/") else path)
    if not file.is_file():
        return False
    return not anchor or unquote(anchor) in anchors_of(site, file.relative_to(site.site).as_posix())


def anchors_of(site: Built, path: str) -> list[str]:
    return [str(found) for found in parsed(site.text(path)).xpath("//@id")]
