"""Hand-written pages as read by Python-Markdown, which also renders them: their links, anchors and words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from site_builder.codes import Code
from site_builder.messages import Messages
from site_builder.problems import Place, Problem, quoted
from site_builder.read.links import (
    BEGIN,
    END,
    Position,
    codes,
    in_pieces,
    of_code,
    picture_without_words,
    safe,
    slug,
    target,
    without_control_characters,
)
from site_builder.read.page_limits import beyond_limits, without_code
from site_builder.read.tags import AS_TYPED, KEPT, comment
from site_builder.record.prose import Link, Prose

_HTML = r"(<(?:/?[a-zA-Z][^<>@ ]*(?: [^<>]*)?|!--(?:(?!<!--|-->).)*--|![a-zA-Z][^<>]*|\?[^<>]*)>|<!--)"
"""A tag, a comment, or the beginning of a comment that continues in the next paragraph."""
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_ANCHOR = re.compile(r'<[a-z0-9]+ (?:[^<>]* )?id="([^"]*)"')
_TARGET = re.compile(r'<(?:a|img) (?:[^<>]* )?(?:href|src)="([^"]*)"')
_WITHOUT_WORDS = re.compile(r'<img alt="\s*" src="([^"]*)"')
"""As Python-Markdown writes it."""


class NotedHtml(InlineProcessor):
    """Leaves raw HTML as text and notes it; Python-Markdown decides what is code and what is not."""

    def __init__(self, pattern: str, noted: list[str]) -> None:
        super().__init__(pattern)
        self._noted = noted

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override]  # three times None is "no match" too
        self._noted.append(m.group(1))
        return None, None, None


class _ClassForAlignment(Treeprocessor):
    """Turns the `style` of table cells into a class: a strict content security policy blocks inline styles."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("th", "td") and (style := cell.attrib.pop("style", "")):
                cell.set("class", "align-" + style.rpartition(":")[2].strip(" ;"))


class PageReader:
    """One re-used Python-Markdown instance: making one costs more than converting a page."""

    def __init__(self, messages: Messages) -> None:
        self._raw: list[str] = []
        back = {"BACKLINK_TITLE": messages.plain("article.footnote", number="{}")}
        extensions = ["tables", "fenced_code", "footnotes", "def_list", "abbr", "toc"]
        self._markdown = markdown.Markdown(
            extensions=extensions, extension_configs={"toc": {"slugify": slug, "marker": ""}, "footnotes": back}
        )
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.register(NotedHtml(_HTML, self._raw), "noted_html", 90)
        self._markdown.treeprocessors.register(_ClassForAlignment(), "alignment", 4)

    def convert(self, text: str, position: Position, problems: list[Problem]) -> Prose:
        """The text as `Prose`; what is wrong with it is added to `problems`, and then the text may be empty."""
        too_much = list(beyond_limits(text, position.first))
        problems += too_much
        if too_much or not text.strip():
            return Prose(place=position.first)
        problems += _comments(text, position.first)
        text = _without_comments(text)
        self._raw.clear()
        try:
            html = self._markdown.reset().convert(text)
        except RecursionError:
            problems.append(
                Problem(
                    position.first,
                    Code.TOO_DEEP,
                    "Lists or quotations are nested too deeply in this text; use fewer levels.",
                )
            )
            return Prose()
        html = html.replace(BEGIN, "").replace(
            END, ""
        )  # what Python-Markdown leaves behind of its own marks for escapes
        finder = _Finder(text, position.first)
        problems += self._raw_html(finder)
        for code in codes(html):
            if problem := of_code(code, finder.place(code.group())):
                problems.append(problem)
        return _Pointed(position, finder, problems).prose(without_control_characters(html))

    def _raw_html(self, finder: _Finder) -> Iterator[Problem]:
        """One finding per line; MkDocs shows what `KEPT` names."""
        seen: set[Place] = set()
        for tag in self._raw:
            place = finder.place(tag)
            if KEPT.fullmatch(tag) is None and place not in seen:
                yield Problem(place, Code.RAW_HTML, f"{quoted(tag)} is HTML; {AS_TYPED}.")
                seen.add(place)


def _comments(text: str, first: Place) -> Iterator[Problem]:
    for match in _COMMENT.finditer(without_code(text)):
        yield comment(match.group(), first.at(first.line + text.count("\n", 0, match.start())))


def _without_comments(text: str) -> str:
    """The text with spaces in place of comments, which may extend over several paragraphs."""
    pieces, done = [], 0
    for match in _COMMENT.finditer(without_code(text)):
        pieces += [text[done : match.start()], re.sub(r"[^\n]", " ", match.group())]
        done = match.end()
    return "".join([*pieces, text[done:]])


class _Finder:
    """Finds the line of something that the converter came across, in the same order."""

    def __init__(self, text: str, first: Place) -> None:
        self._text = without_code(text)
        self._line_ends = [match.start() for match in re.finditer("\n", self._text)]
        self._first = first
        self._from: dict[str, int] = {}
        self._passed = set[str]()

    def place_of_address(self, written: str) -> Place:
        """The line of an address where it does not stand in a longer one, as 'tel:' does in 'tel:999'."""
        if written and written not in self._passed:
            at = self._text.find(written, self._from.get(written, 0))
            while at >= 0 and self._goes_on(at, at + len(written)):
                at = self._text.find(written, at + 1)
            if at > 0:
                self._from[written] = at
            else:  # looked for once to the end, however many links have it
                self._passed.add(written)
        return self.place(written or "()")

    def _goes_on(self, begin: int, end: int) -> bool:
        """Whether a word goes on before or after what stands there."""
        before, after = self._text[max(0, begin - 1) : begin], self._text[end : end + 1]
        return before.isalnum() or after.isalnum() or (after != "" and after in "/?#&=@%+-_")

    def place(self, wanted: str) -> Place:
        if self._from.get(wanted) == 0:  # already searched without success
            return self._first
        found = self._text.find(wanted, self._from.get(wanted, 0))
        if found < 0 and (found := self._text.find(wanted)) < 0:
            self._from[wanted] = 0
            return self._first
        self._from[wanted] = found + 1
        return self._first.at(self._first.line + bisect_left(self._line_ends, found))


class _Pointed:
    """Sanitises HTML and separates its links, so that pages and feeds can each complete them in their own way."""

    def __init__(self, position: Position, finder: _Finder, problems: list[Problem]) -> None:
        self._position = position
        self._finder = finder
        self._problems = problems
        self._links: list[Link] = []
        self._met: set[str] = set()

    def prose(self, html: str) -> Prose:
        pieces, addresses = in_pieces(safe(html, self._address))
        for written in map(unescape, _TARGET.findall(html)):
            if written not in self._met:  # the sanitiser dropped it: javascript: and the like
                found = target(written, self._position, self._finder.place_of_address(written), is_image=False)
                self._problems += [found.problem] if found.problem else []
        for written in map(unescape, _WITHOUT_WORDS.findall(html)):
            self._problems.append(picture_without_words(written, self._finder.place(f"![]({written}")))
        anchors = frozenset(_ANCHOR.findall("".join(pieces)))
        return Prose(pieces, addresses, tuple(self._links), anchors, self._position.first)

    def _address(self, tag: str, written: str) -> str:
        self._met.add(written)
        if written.startswith(("#fn:", "#fnref")):
            return f"{BEGIN}{self._position.home}{written}{END}"
        place = self._finder.place_of_address(written)
        found = target(written, self._position, place, is_image=tag == "img")
        self._problems += [found.problem] if found.problem else []
        self._links += [found.link] if found.link else []
        return found.address
