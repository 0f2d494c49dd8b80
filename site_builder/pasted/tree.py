"""HTML as a tree of elements and words, read as browsers read it, without what no reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

_BLOCKS = {
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "hr",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
}
_BLOCKS |= {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "section", "article", "header", "footer"}
_BLOCKS |= {"main", "aside", "nav", "figure", "figcaption", "address", "details", "summary", "center"}
_INLINE = {"a", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "code", "kbd", "samp", "tt"}
_INLINE |= {"br", "img", "span", "font", "mark", "small", "big", "q", "cite", "abbr", "time", "label"}
_VANISH = {
    "script",
    "style",
    "title",
    "xml",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
    "video",
    "audio",
}
_VANISH |= {"select", "textarea", "button"}
_ATTRIBUTES = {
    "*": {"style", "class", "id", "hidden", "data-aria-level", "aria-level", "role"},
    "a": {"href", "name"},
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ins": {"datetime"},
    "del": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "file", "data", "javascript", "vbscript", "cid", "about", "blob", "ftp"}
"""Schemes of addresses that are looked at: those that may not stay are told, and nothing here is ever shown."""
BLOCKS = frozenset(_BLOCKS)
"""The elements that stand on lines of their own."""
_EMPTY = {"br", "hr", "img"}
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*([^;]*)")
_MICROSOFT = re.compile(r"<!\[(?:if|endif)[^\]]*\]>", re.IGNORECASE)


@dataclass
class Element:
    """One element with what is in it: elements and words, in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    @property
    def style(self) -> dict[str, str]:
        """The declarations of its `style`, in small letters."""
        return {
            name.lower(): value.strip().lower()
            for name, value in _DECLARATION.findall(self.attributes.get("style", ""))
        }

    @property
    def classes(self) -> list[str]:
        """The names of its classes, as typed."""
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list[Element]:
        """The elements right inside."""
        return [one for one in self.inside if isinstance(one, Element)]

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element inside, at any depth, with one of these tags."""
        for one in self.elements:
            if one.tag in tags:
                yield one
            yield from one.all(*tags)

    @property
    def words(self) -> str:
        """All its words as they stand."""
        return "".join(one if isinstance(one, str) else one.words for one in self.inside)

    @property
    def is_block(self) -> bool:
        """Whether it stands on lines of its own."""
        return self.tag in BLOCKS


def tree_of(html: str) -> Element:
    """What is in some HTML; comments, scripts and styles are gone, and so are elements that we do not know, but for
    their words."""
    clean = nh3.clean(
        _MICROSOFT.sub("", html),
        tags=set(_BLOCKS | _INLINE),
        attributes=_ATTRIBUTES,
        clean_content_tags=_VANISH,
        link_rel=None,
        url_schemes=_SCHEMES,
    )
    parser = _Parser()
    parser.feed(clean)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    """Builds the tree of HTML in which every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(made)
        if tag not in _EMPTY:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)
