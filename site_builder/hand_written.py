"""Hand-written pages, which the engine renders: as our `Page` values, and their links to the pages that we compile."""

from __future__ import annotations

from collections.abc import Collection
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from site_builder.edition import Edition
from site_builder.pages.render import DESCRIPTION_LENGTH, trail
from site_builder.record.addresses import RESERVED, address_of
from site_builder.record.leaks import HiddenWords
from site_builder.record.outputs import Page, root_from
from site_builder.record.prose import shortened
from site_builder.record.record import Record
from site_builder.safe_html import taken_away

_SCHEME = "progress-page:"
"""Marks a link to a page that we compile, while MkDocs reads it."""


def rendered(edition: Edition, file: str, address: str, title: str, body: str) -> Page:
    """A page that the engine rendered from a file; its description is the author's, or the first paragraph."""
    found = next((known for known in edition.record.pages if known.file == file), None)
    words = found.description or found.text.first_paragraph if found else ""
    version = found.version if found else ""
    return Page(address, title, shortened(words, DESCRIPTION_LENGTH), body, trail=trail(edition), version=version)


class LinksToPages(Extension, Treeprocessor):
    """Points links such as `../updates/2025-07-17-visit.md` at the compiled page; the engine does the others.

    MkDocs warns about a relative link to what it does not render, and `--strict` makes that an error. So such a link
    passes MkDocs' own processor as an address with a scheme, which it leaves alone, and becomes relative after it."""

    def __init__(self) -> None:
        Extension.__init__(self)
        self._file = self._url = ""

    def begin(self, file: str, url: str) -> None:
        """Says which page comes next: its path from the root, and its address."""
        self._file, self._url = file, url

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers itself before and after MkDocs' own link processor, which has priority 0."""
        md.treeprocessors.register(self, "progress-links", 1)
        md.treeprocessors.register(_Relative(self), "progress-links-relative", -1)

    def run(self, root: Element) -> None:
        """Marks the links of one page to compiled pages."""
        for element in root.iter("a"):
            target, hash_sign, anchor = (element.get("href") or "").partition("#")
            address = self._compiled(target)
            if address is not None:
                element.set("href", f"{_SCHEME}{address}{hash_sign}{anchor}")

    @property
    def root(self) -> str:
        """The relative path from the page to the site's root."""
        return root_from(self._url.count("/"))

    def _compiled(self, target: str) -> str | None:
        """Address of the compiled page that a link points to; None for any other link."""
        if not target.endswith(".md") or urlsplit(target).scheme:
            return None
        file = normpath(f"{dirname(self._file)}/{unquote(target)}")
        return address_of(file) if is_compiled(file) else None


class _Relative(Treeprocessor):
    """Makes the marked links relative to their page."""

    def __init__(self, links: LinksToPages) -> None:
        super().__init__()
        self._links = links

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            address = element.get("href") or ""
            if address.startswith(_SCHEME):
                element.set("href", self._links.root + address.removeprefix(_SCHEME))


class PageSafety:
    """The guard between the public and the pages that the engine, its plugins and hooks have made."""

    def __init__(self, edition: Edition) -> None:
        withdrawn = {update.place.file: update.body.text for update in edition.record.updates if update.withdrawn}
        self._hidden = HiddenWords(withdrawn | dict(edition.record.hidden_texts))

    def refusal(self, file: str, html: str, typed: str) -> str:
        """Why a page cannot be shown, as sentences that name it; "" if nothing is wrong.

        `typed` is its source. `check` has already found what the page itself contains."""
        if removed := taken_away(html):
            return (
                f"{file} would contain what is not allowed on a page: {removed[0].words}. A hook or plugin named in mkdocs.yml "
                "puts it there; correct that, or remove it."
            )
        if owner := self._hidden.shown_on(html, typed):
            return (
                f"{file} would show words of {owner}, which the public may not read. A hook or plugin named in mkdocs.yml "
                "puts them there; correct that, or remove it."
            )
        return ""


def is_compiled(file: str) -> bool:
    """Whether a file, given by its path from the root, becomes a page that we make, not the engine."""
    return file == "docs/index.md" or file.startswith(("updates/", "docs/plan/"))


def ours(record: Record) -> frozenset[str]:
    """The first parts of the addresses that the builder uses itself on the site of a record."""
    return RESERVED | record.council.second_version.first_parts


def without_compiled(nav: Any, files: Collection[str], ours: Collection[str] = RESERVED) -> Any:
    """MkDocs' setting `nav` without entries for pages that we compile: they have our own menu, and MkDocs would warn.

    `files` are the paths under `docs/` of the files that the engine knows, `ours` the first parts of our addresses. Lists
    and titles that this leaves empty go too."""
    if isinstance(nav, list):
        items = [without_compiled(item, files, ours) for item in nav]
        return [item for item in items if item not in (None, [], {})]
    if isinstance(nav, dict):
        entries = {title: without_compiled(item, files, ours) for title, item in nav.items()}
        return {title: item for title, item in entries.items() if item not in (None, [], {})}
    if not isinstance(nav, str) or nav in files:
        return nav
    path = normpath(f"docs/{nav.partition('#')[0]}")
    address = path.removeprefix("docs/").split("/")[0]
    return None if is_compiled(path) or (address in ours and not nav.startswith("/")) else nav
