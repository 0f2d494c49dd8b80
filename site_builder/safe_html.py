"""What a page rendered by the engine may contain: the theme's own blocks, and nothing that runs or asks another host.

Updates and plan summaries are restricted to a shorter list when they are read. This one also allows what the extensions
documented by Material make: admonitions, tabs, highlighted code, task lists, SVG icons."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from site_builder.problems import quoted

RESERVED_ID = "--"
"""The start of every `id` in our frame and scripts: no heading can have such an `id`, and nothing else may."""
_ALIGNMENT = re.compile(r'<(th|td) style="text-align: (left|center|right);">')

_TEXT = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "hr", "i", "img", "ins"}
_TEXT |= {"kbd", "mark", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup"}
_TEXT |= {"time", "u", "var", "wbr"}
_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "article", "aside", "blockquote", "details", "div", "dl", "dt", "dd"}
_BLOCKS |= {"figure", "figcaption", "footer", "header", "li", "nav", "ol", "section", "summary", "ul"}
_TABLES = {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
_TICKS = {"input", "label"}
_DRAWN = {"svg", "g", "path", "circle", "ellipse", "rect", "polygon", "polyline", "line"}
ELEMENTS = frozenset(_TEXT | _BLOCKS | _TABLES | _TICKS | _DRAWN)
"""Every element that may stand on a page."""
_EVERYWHERE = {"id", "class", "title", "lang", "dir", "role", "tabindex", "data-tabs", "data-linenos", "hidden"}
_EVERYWHERE |= {f"aria-{name}" for name in ("describedby", "details", "hidden", "label", "labelledby", "level")}
_SHAPE = {"d", "fill", "fill-rule", "clip-rule", "opacity", "points", "transform", "stroke", "stroke-width", "rx", "ry"}
_SHAPE |= {"cx", "cy", "r", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "viewBox", "xmlns"}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href", "hreflang", "name", "rel", "target", "type", "download"},
    "img": {"src", "alt", "width", "height", "align", "loading", "decoding"},
    "blockquote": {"cite"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "time": {"datetime"},
    "data": {"value"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "details": {"open", "name"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "col": {"span"},
    "colgroup": {"span"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    **dict.fromkeys(_DRAWN, _SHAPE),
}
_VALUES = {
    ("*", "id"): rf"(?!{RESERVED_ID}).*",
    ("*", "role"): r"doc-[a-z]+|img|none|note|group|region|presentation|list|listitem|math",
    ("*", "tabindex"): "-1|0",
    ("a", "name"): r"__[\w:-]+",
    ("a", "target"): "_blank|_self",
    ("img", "src"): r"(?!//|[\w+.-]*:)[^\\\x00-\x1f]*",
    ("input", "type"): "checkbox|radio",
    ("input", "name"): r"__[\w:-]+",
    ("details", "name"): r"__[\w:-]+",
    **{(tag, name): r"(?!.*(?:url|&|\\)).*" for tag in _DRAWN for name in _SHAPE - {"xmlns"}},
    **{(tag, "xmlns"): r"http://www\.w3\.org/2000/svg" for tag in _DRAWN},
}
"""The pattern for whole values, by element and attribute; any other allowed attribute may have any value."""
_READ = {place: re.compile(value, re.DOTALL | re.IGNORECASE) for place, value in _VALUES.items()}
_SCHEMES = {"http", "https", "mailto", "tel"}
_VANISH = {"script", "style", "template", "noscript", "iframe", "object"}
"""Elements whose text nobody reads: it is removed along with them."""


@dataclass(frozen=True, order=True)
class Taken:
    """One thing that a page may not contain: an element, or an attribute of one with its value."""

    element: str
    attribute: str = ""
    value: str = ""

    @property
    def words(self) -> str:
        """What a message calls it: "the element '<script>'", or "'onclick' with 'go()' on the element '<a>'"."""
        element = f"the element {quoted(f'<{self.element}>')}"
        if not self.attribute:
            return element
        return f"{quoted(self.attribute)}{f' with {quoted(self.value)}' if self.value else ''} on {element}"

    @property
    def advice(self) -> str:
        """What to do about it."""
        if (self.element, self.attribute) == ("img", "src"):
            return "save the picture below docs/ and write its path, since pages load nothing from other sites"
        if self.attribute == "href":
            return "write https://… or the path of a file"
        return "remove it"

    @property
    def shown(self) -> str:
        """What the author is most likely to have typed."""
        return self.value or self.attribute or self.element


def cleaned(html: str) -> str:
    """A page's HTML with only what is safe; alignment in tables is a class, since a strict policy blocks `style`."""
    return nh3.clean(
        _aligned(html),
        tags=set(ELEMENTS),
        attributes=_ATTRIBUTES,
        attribute_filter=_allowed,
        clean_content_tags=_VANISH,
        link_rel=None,
        url_schemes=_SCHEMES,
    )


def lets_through(attribute: str, value: str) -> bool:
    """Whether some element may have an attribute, with that value unless it is empty."""
    owners = [element for element, names in _ATTRIBUTES.items() if attribute in names]
    return any(not value or _allowed(element, attribute, value) is not None for element in owners)


def taken_away(html: str) -> tuple[Taken, ...]:
    """What `cleaned` removes from a page's HTML, each thing once, in document order; the attributes of an element that
    is removed are not listed."""
    before = _parts(_aligned(html))
    lost = Counter(before) - Counter(_parts(cleaned(html)))
    gone = {part.element for part in lost if not part.attribute}
    return tuple(
        part
        for part in dict.fromkeys(before)
        if part == _BOX or (part in lost and not (part.attribute and part.element in gone))
    )


def _aligned(html: str) -> str:
    return _ALIGNMENT.sub(r'<\1 class="align-\2">', html)


def _allowed(element: str, attribute: str, value: str) -> str | None:
    for place in ((element, attribute), ("*", attribute)):
        if place in _READ and not _READ[place].fullmatch(value.strip()):
            return None
    return value


def _parts(html: str) -> list[Taken]:
    parser = _Parts()
    parser.feed(html)
    parser.close()
    return parser.found


_BOX = Taken("input", "type", "text")
"""The type that browsers assume for an `input` element without `type`."""


class _Parts(HTMLParser):
    """Collects every element and attribute of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Taken] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Taken(tag))
        self.found += (Taken(tag, name, value or "") for name, value in attrs)
        if tag == "input" and not any(name == "type" for name, _ in attrs):
            self.found.append(_BOX)
