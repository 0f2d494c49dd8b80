"""Converts Markdown once, safely, and notes its links, its headings and what must not stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from posixpath import normpath
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from site_builder.model.addresses import address_of
from site_builder.model.prose import Link, Prose, plain_text
from site_builder.problems import Place, Problem, quoted
from site_builder.read.fields import is_web_address
from site_builder.read.limits import beyond_limits, without_code
from site_builder.read.source import FORBIDDEN
from site_builder.texts import Texts

_HTML = r"(<(?:/?[a-zA-Z][^<>@ ]*(?: [^<>]*)?|!--(?:(?!<!--|-->).)*--|![a-zA-Z][^<>]*|\?[^<>]*)>|<!--)"
"""A tag, a comment, or the begin of a comment that goes on in the next paragraph."""
_CHARACTER = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,10}));", re.IGNORECASE)
_LEVEL_ONE = re.compile(r"<h1[^<>]*>(.*?)</h1>", re.DOTALL)
_ANCHOR = re.compile(r'<[a-z0-9]+ (?:[^<>]* )?id="([^"]*)"')
_TARGET = re.compile(r'<(?:a|img) (?:[^<>]* )?(?:href|src)="([^"]*)"')
_OUR_ANCHORS = ("promise-", "action-", "rating-", "document-", "measure-", "section-")
_BEGIN, _END = "\x02", "\x03"  # control characters: no source may hold them

_TEXT_TAGS = {"p", "br", "hr", "blockquote", "em", "strong", "del", "sup", "sub", "abbr", "code", "pre", "a", "img"}
_BLOCK_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "div"}
_TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {
    "*": {"id"},
    **{"a": {"href", "title", "class"}, "img": {"src", "alt", "title"}, "abbr": {"title"}, "ol": {"start"}},
    **{"th": {"class"}, "td": {"class"}, "div": {"class"}, "code": {"class"}},
}


@dataclass(frozen=True)
class Position:
    """Where a text stands, and what may stand in it."""

    first: Place
    """Its first line."""
    home: str
    """Address of the page that shows it, without a leading slash."""
    level_one: bool = False
    """Whether it may have a level-one heading: hand-written pages may."""


class _NotedHtml(InlineProcessor):
    """Leaves raw HTML as text and notes it; Python-Markdown decides what is code and what is not."""

    def __init__(self, noted: list[str]) -> None:
        super().__init__(_HTML)
        self._noted = noted

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override]
        self._noted.append(m.group(1))
        return None, None, None


class _ClassForAlignment(Treeprocessor):
    """Turns the `style` of table cells into a class: a strict content security policy blocks inline styles."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("th", "td") and (style := cell.attrib.pop("style", "")):
                cell.set("class", "align-" + style.rpartition(":")[2].strip(" ;"))


class Converter:
    """One re-used Python-Markdown instance: making one costs more than converting a page."""

    def __init__(self, texts: Texts) -> None:
        self._raw: list[str] = []
        back = {"BACKLINK_TITLE": texts.plain("article.footnote", number="{}")}
        extensions = ["tables", "fenced_code", "footnotes", "def_list", "abbr", "toc"]
        self._markdown = markdown.Markdown(
            extensions=extensions, extension_configs={"toc": {"slugify": _slug, "marker": ""}, "footnotes": back}
        )
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.register(_NotedHtml(self._raw), "noted_html", 90)
        self._markdown.treeprocessors.register(_ClassForAlignment(), "alignment", 4)

    def convert(self, text: str, position: Position, problems: list[Problem]) -> Prose:
        """The text as `Prose`; what is wrong with it is added to `problems`, and then the text may be empty."""
        too_much = list(beyond_limits(text, position.first))
        problems += too_much
        if too_much or not text.strip():
            return Prose(place=position.first)
        self._raw.clear()
        try:
            html = self._markdown.reset().convert(text)
        except RecursionError:
            problems.append(
                Problem(
                    position.first,
                    "too-deep",
                    "Lists or quotations stand inside one another too deeply in this text; make it flatter.",
                )
            )
            return Prose()
        finder = _Finder(text, position.first)
        problems += self._raw_html(finder)
        problems += _control_characters(html, finder)
        html = _CHARACTER.sub(lambda match: "" if _is_forbidden(match) else match.group(), html)
        if not position.level_one:
            problems += _level_one(html, finder)
        return _Pointed(position, finder, problems).prose(html)

    def _raw_html(self, finder: _Finder) -> Iterator[Problem]:
        for tag in self._raw:
            advice = "write it in Markdown, or put it between backticks (`) to show it as typed"
            yield Problem(finder.place(tag), "raw-html", f"{quoted(tag)} is HTML; {advice}.")


def _is_forbidden(reference: re.Match[str]) -> bool:
    """Whether `&#2;` and the like stand for a character that no text may hold."""
    number = int(reference.group(1), 16) if reference.group(1) else int(reference.group(2))
    return number > 0x10FFFF or 0xD800 <= number <= 0xDFFF or FORBIDDEN.match(chr(number)) is not None


def _control_characters(html: str, finder: _Finder) -> Iterator[Problem]:
    for match in _CHARACTER.finditer(html):
        if _is_forbidden(match):
            message = f"{quoted(match.group())} stands for an invisible control character; delete it."
            yield Problem(finder.place(match.group()), "control-character", message)


class _Finder:
    """Finds the line of something that the converter met, in the order in which it met it."""

    def __init__(self, text: str, first: Place) -> None:
        self._text = without_code(text)
        self._line_ends = [match.start() for match in re.finditer("\n", self._text)]
        self._first = first
        self._from: dict[str, int] = {}

    def place(self, wanted: str) -> Place:
        if self._from.get(wanted) == 0:  # looked for in vain before
            return self._first
        found = self._text.find(wanted, self._from.get(wanted, 0))
        if found < 0 and (found := self._text.find(wanted)) < 0:
            self._from[wanted] = 0
            return self._first
        self._from[wanted] = found + 1
        return self._first.at(self._first.line + bisect_left(self._line_ends, found))

    def headings(self) -> Iterator[tuple[str, Place]]:
        """The lines that may make level-one headings, as letters and digits, in lists and quotations too."""
        for number, line in enumerate(lines := self._text.split("\n")):
            underlined = number + 1 < len(lines) and re.fullmatch(r"[ \t>]*=+[ \t]*", lines[number + 1])
            if (underlined and line.strip()) or re.match(r"[ \t>*+:.0-9-]*#(?!#)", line):
                yield _letters(line), self._first.at(self._first.line + number)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _level_one(html: str, finder: _Finder) -> Iterator[Problem]:
    lines = finder.headings()
    for title in map(_letters, map(plain_text, _LEVEL_ONE.findall(html))):
        place = next((place for letters, place in lines if letters.startswith(title)), finder.place("#"))
        yield Problem(
            place, "level-one-heading", "The title is the only level-one heading; begin this heading with '## '."
        )


class _Pointed:
    """Sanitises HTML and takes its links apart, so that pages and feeds can each point them their own way."""

    def __init__(self, position: Position, finder: _Finder, problems: list[Problem]) -> None:
        self._position = position
        self._finder = finder
        self._problems = problems
        self._links: list[Link] = []
        self._met: set[str] = set()

    def prose(self, html: str) -> Prose:
        safe = nh3.clean(
            html,
            tags=_TEXT_TAGS | _BLOCK_TAGS | _TABLE_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            link_rel=None,
            url_schemes={"http", "https", "mailto", "tel"},
        )
        for written in map(unescape, _TARGET.findall(html)):
            if written not in self._met:  # the sanitiser dropped it: javascript: and the like
                self._problems.append(Problem(self._finder.place(written), "link", _bad_link(written)))
        pieces = safe.replace(_END, _BEGIN).split(_BEGIN)
        anchors = frozenset(_ANCHOR.findall(safe))
        return Prose(tuple(pieces[::2]), tuple(pieces[1::2]), tuple(self._links), anchors, self._position.first)

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        if name not in ("href", "src"):
            return value
        self._met.add(value)
        if value.startswith(("#fn:", "#fnref:")):
            return f"{_BEGIN}{self._position.home}{value}{_END}"
        return self._link(value, is_image=tag == "img")

    def _link(self, written: str, *, is_image: bool) -> str:
        target, _, anchor = written.partition("#")
        if is_web_address(written) or (written.startswith(("mailto:", "tel:")) and not is_image):
            return written
        place = self._finder.place(written or "()")
        if not written or ":" in target.split("/")[0] or written.startswith(("/", "\\")):
            self._problems.append(Problem(place, "link", _bad_link(written)))
            return ""
        file = self._file(unquote(target))
        self._links.append(Link(written, place, file, unquote(anchor)))
        address = self._position.home if not target else address_of(file)
        fragment = f"#{quote(unquote(anchor))}" if anchor else ""
        return f"{_BEGIN}{address or ''}{fragment}{_END}"

    def _file(self, target: str) -> str:
        own = self._position.first.file
        return normpath(f"{own.rpartition('/')[0]}/{target}") if target else own


def _bad_link(written: str) -> str:
    if not written:
        return "This link has no address; write one between its round brackets."
    if written.startswith("/"):
        return f"The link {quoted(written)} begins with '/'; write the path of the file as it lies from here, such as ../docs/plan/01-x.md."
    return f"The link {quoted(written)} is neither a web address nor a file; write https://… or the path of a file."


def _slug(value: str, separator: str) -> str:
    """A heading's anchor as MkDocs makes it, kept apart from the anchors that the builder gives."""
    slug = slugify(value, separator)
    return f"text-{slug}" if slug.startswith(_OUR_ANCHORS) else slug
