"""Finds where MkDocs would show a hand-written page differently from GitHub and editors, by comparing two readings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import markdown
from markdown_it.common.utils import normalizeReference

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.dialect import Dialect, Reading
from site_builder.read.rendering import words_of

_WORD = re.compile(r"[^\W_]+")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CONTAINERS = {"ul", "ol", "li", "blockquote", "table", "pre", *_HEADINGS}
_LEFT_OUT = {"footnote", "toc"}
_INDENTED_BLOCK = re.compile(
    r"^(?:!!!|\?\?\?\+?|===[!+]* ?[\"']|///|:::).*\n(?:(?: {4}|\t).*\n|[ \t]*\n)*", re.MULTILINE
)
"""Boxes of notes and tabs of Material's extensions, which CommonMark reads as code."""
_PAIR = re.compile(r"(?<!\])\[([^\[\]\n]+)\][ \n]\[([^\[\]\n]+)\](?!\[)")
_ENOUGH = 4
"""This many words at the start of a piece distinguish it from others."""
_REACH = 400
"""Words within which a piece is looked for."""
_DEEPEST = 500

_Box = tuple[str, int]
"""A list, item, quotation, table, code or heading, and a unique number."""


@dataclass(frozen=True)
class _Piece:
    """A paragraph, heading, cell or code: its words, what it stands in, its line from 0, the outermost of its blocks."""

    words: tuple[str, ...]
    boxes: tuple[_Box, ...]
    line: int
    block: int
    shown: str


class TwoReadings:
    """Compares how the two read a page; `engine` has the extensions that the council's `mkdocs.yml` names."""

    def __init__(self, dialect: Dialect, engine: markdown.Markdown) -> None:
        self._dialect = dialect
        self._markdown = engine

    def differences(self, text: str, first: Place) -> Iterator[Problem]:
        """A warning at the first line of each block that MkDocs would show differently."""
        masked = _INDENTED_BLOCK.sub(lambda block: re.sub(r"[^\n]", " ", block.group()), text)
        try:
            reading = self._dialect.read(masked)
            pieces = list(_pieces(reading))
            page = _Page(self._markdown.reset().convert(text))
        except RecursionError:  # too deep for either; its own finding says so
            return
        yield from _side_by_side_links(reading, first)
        told = -1
        for before, piece, there, there_before in _side_by_side(pieces, page):
            advice = _advice(before, piece, there) or _apart(before, piece, there_before, there)
            if advice and piece.block != told:
                told = piece.block
                message = f"MkDocs shows {quoted(piece.shown)} differently from GitHub and editors: {advice}."
                yield Problem(first.at(first.line + piece.line), Code.TWO_READINGS, message, Severity.WARNING)


def _side_by_side_links(reading: Reading, first: Place) -> Iterator[Problem]:
    """`[both] [meetings]`: to Python-Markdown the second is the address of the first, and its words are lost."""
    references = reading.env.get("references", {})
    for inline in reading.inlines() if references else ():
        for match in _PAIR.finditer(inline.text):
            if all(normalizeReference(label) in references for label in match.groups()):
                right = quoted(f"[{match[1]}][] [{match[2]}][]", 200)
                message = f"MkDocs takes '[{match[2]}]' for the address of '[{match[1]}]' and does not show its words; write {right}."
                yield Problem(
                    first.at(first.line + inline.line(match.start())), Code.TWO_READINGS, message, Severity.WARNING
                )


def _pieces(reading: Reading) -> Iterator[_Piece]:
    """The pieces of a text as CommonMark sees them, without footnotes."""
    boxes: list[_Box] = []
    block = 0
    for number, token in enumerate(reading.tokens):
        if token.type == "footnote_block_open":
            return
        block = number if token.level == 0 and token.nesting >= 0 else block
        if token.tag in _CONTAINERS and token.nesting:
            if token.nesting > 0:
                boxes.append((_kind(token.tag, str(token.attrs.get("start", "")), token.markup), number))
            elif boxes:  # a note inside an item of a note leaves ends without a beginning
                boxes.pop()
        elif token.type in ("inline", "fence", "code_block") and token.map:
            is_text = token.type == "inline"
            shown = words_of([c for c in token.children or [] if c.type != "html_inline"]) if is_text else token.content
            words = tuple(_WORD.findall(shown.lower())[:_ENOUGH])
            inside = (*boxes, *([] if is_text else [("pre", number)]))
            if words:
                yield _Piece(words, inside, token.map[0], block, shown)


def _kind(tag: str, start: str, mark: str = "") -> str:
    if tag in _HEADINGS:
        return "heading"
    if tag == "ol" and mark == ")":
        return "ol)"
    return f"ol from {start}" if tag == "ol" and start not in ("", "1") else tag


class _Page(HTMLParser):
    """The words of a page that Python-Markdown made, and what each is in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.boxes: list[tuple[_Box, ...]] = []
        self._open: list[tuple[str, _Box | None]] = []
        self._hidden = 0
        self._count = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "img", "hr", "input") or len(self._open) > _DEEPEST:
            return
        self._count += 1
        found = dict(attrs)
        is_hidden = tag == "div" and found.get("class") in _LEFT_OUT
        self._hidden += is_hidden
        box = (_kind(tag, found.get("start") or ""), self._count) if tag in _CONTAINERS else None
        self._open.append(("hidden" if is_hidden else tag, box))

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in ("br", "img", "hr", "input"):
            name, _ = self._open.pop()
            self._hidden -= name == "hidden"

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![` begins what HTML reads as a comment (HTML, 13.2.5.42); Python's own parser may stop there."""
        return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            found = _WORD.findall(data.lower())
            inside = tuple(box for _, box in self._open if box)
            self.words += found
            self.boxes += [inside] * len(found)

    def find(self, words: Sequence[str], start: int) -> int | None:
        """Where the words are, from `start` on and nearby; None if they are not."""
        for at in range(start, min(start + _REACH, len(self.words))):
            if self.words[at] == words[0] and self.words[at : at + len(words)] == list(words):
                return at
        return None


_Pair = tuple[tuple[_Box, ...], _Piece, tuple[_Box, ...], tuple[_Box, ...]]


def _side_by_side(pieces: Sequence[_Piece], page: _Page) -> Iterator[_Pair]:
    """Each piece with what it stands in on the page; before it and after it what the piece above stands in, here and there."""
    at = 0
    before: tuple[_Box, ...] = ()
    there_before: tuple[_Box, ...] = ()
    for piece in pieces:
        found = page.find(piece.words, at)
        if found is None:
            continue
        there = page.boxes[found]
        yield before, piece, there, there_before
        before, there_before, at = piece.boxes, there, found + len(piece.words)


def _advice(before: Sequence[_Box], piece: _Piece, there: Sequence[_Box]) -> str:
    """What to do if a piece is in different boxes here and there; "" if it is not."""
    ours, theirs = [kind for kind, _ in piece.boxes], [kind for kind, _ in there]
    if ours == theirs:
        return ""
    at = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    if at == len(ours) and theirs[at] == "heading":
        return "it takes it for a heading; write '\\' before the '#', or an empty line above a line of '-' or '='"
    if at == len(ours):
        return "it takes it for a list, a quotation or code; remove the spaces or the mark at its start, or put an empty line before it"
    if at < _shared(before, piece.boxes):
        return "there it does not belong to the item above; indent it by four spaces"
    return _what_to_do(ours[at], theirs[at] if at < len(theirs) else "", is_inside=at > 0)


def _what_to_do(kind: str, other: str, *, is_inside: bool) -> str:
    if kind == "ol)":
        return "it does not know lists with '1)'; write '1.'"
    if kind.startswith("ol from") and other == "ol":
        return "it begins every list at 1; write the numbers as text, or begin with 1"
    if (kind, other) in (("ol", "ul"), ("ul", "ol")):
        return "it joins this list to the one above; put a sentence between them"
    if kind == "ul" or kind.startswith("ol"):
        if is_inside:
            return "the list inside the item is lost; indent it by four spaces"
        return "it sees no list; put an empty line before it"
    if kind == "heading":
        return "it sees no heading; write it on one line after '## ', with an empty line before it"
    if kind == "table":
        return "it sees no table; put an empty line before it"
    if kind == "pre":
        return "it sees no code; put an empty line before it, and no spaces at its start"
    if kind == "blockquote":
        return "it sees no quotation; put an empty line before it"
    return "it does not belong to the item; indent it by four spaces"


def _apart(before: Sequence[_Box], piece: _Piece, there_before: Sequence[_Box], there: Sequence[_Box]) -> str:
    """What to do where a piece shares a box with the one above here and not there, or the other way round."""
    here, shown = _shared(before, piece.boxes), _shared(there_before, there)
    if here == shown:
        return ""
    kind = piece.boxes[min(here, shown)][0]
    if here > shown:
        return "it separates it from what is above; indent it by four spaces" if kind != "blockquote" else ""
    if kind == "blockquote":
        return "it joins two quotations into one; put a sentence between them that says whose words the second are"
    return "it joins two lists into one; put a sentence between them"


def _shared(first: Sequence[_Box], second: Sequence[_Box]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
