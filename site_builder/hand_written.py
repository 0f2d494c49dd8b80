"""Hand-written pages, which the engine renders: as pages of ours, and their links to the pages that we compile."""

from __future__ import annotations

import re
from posixpath import dirname, normpath
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from site_builder.model.addresses import address_of
from site_builder.model.outputs import Page, root_from
from site_builder.model.prose import shortened
from site_builder.model.site import Site
from site_builder.pages.render import DESCRIPTION_LENGTH, trail

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def rendered(site: Site, file: str, address: str, title: str, body: str) -> Page:
    """A page that the engine rendered from a file; its description is the author's, or the first paragraph."""
    found = next((known for known in site.pages if known.file == file), None)
    words = found.description or found.text.first_paragraph if found else ""
    return Page(address, title, shortened(words, DESCRIPTION_LENGTH), body, trail=trail(site.settings))


def without_comments(html: str) -> str:
    """A rendered page without its author's comments, which anybody could read in the page's source."""
    return _COMMENT.sub("", html)


class LinksToPages(Extension, Treeprocessor):
    """Points links such as `../updates/2025-07-17-visit.md` at the compiled page; the engine does the others after it."""

    def __init__(self) -> None:
        Extension.__init__(self)
        self._file = self._url = ""

    def begin(self, file: str, url: str) -> None:
        """Says which page comes next: its path from the root, and its address."""
        self._file, self._url = file, url

    def extendMarkdown(self, md: Markdown) -> None:
        """Takes its place before MkDocs' own processor of links, which stands at 0."""
        md.treeprocessors.register(self, "progress-links", 1)

    def run(self, root: Element) -> None:
        """Rewrites the links of one page."""
        for element in root.iter("a"):
            target, hash_sign, anchor = (element.get("href") or "").partition("#")
            address = self._compiled(target)
            if address is not None:
                element.set("href", f"{root_from(self._url.count('/'))}{address}{hash_sign}{anchor}")

    def _compiled(self, target: str) -> str | None:
        """Address of the compiled page that a link leads to; None for any other link."""
        if not target.endswith(".md") or urlsplit(target).scheme:
            return None
        file = normpath(f"{dirname(self._file)}/{target}")
        is_compiled = file == "docs/index.md" or file.startswith(("updates/", "docs/plan/"))
        return address_of(file) if is_compiled else None
