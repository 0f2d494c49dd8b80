"""What authors write in updates, plan summaries and texts for young people, read as CommonMark, once and safely."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from site_builder.codes import Code
from site_builder.messages import Messages
from site_builder.problems import Place, Problem
from site_builder.read.bullets import with_lists
from site_builder.read.definitions import definition_findings
from site_builder.read.dialect import Dialect, Inline, Reading
from site_builder.read.limits import beyond_limits
from site_builder.read.links import (
    BEGIN,
    END,
    Position,
    Target,
    codes,
    in_pieces,
    of_code,
    picture_elsewhere,
    safe,
    target,
)
from site_builder.read.lists import list_findings
from site_builder.read.near_misses import near_misses
from site_builder.read.rendering import html_of, set_rules
from site_builder.read.rules import MOST_NESTED
from site_builder.read.tables import table_findings
from site_builder.read.tags import html_findings
from site_builder.record.prose import NO_PROSE, Link, Prose
from site_builder.record.web_addresses import is_web_address

_MAY_BE_HEADING = re.compile(r"#|(?:^|\r)[ \t>]*(?:=+|-+)[ \t]*(?:\r|$)", re.MULTILINE)
"""A heading's mark, or the line below its words."""
_ANCHOR = re.compile(r'<[a-z0-9]+ (?:[^<>]* )?id="([^"]*)"')
_MOST_ROUNDS = 3
"""How often a text is read again: a Word list inside another is recognised once the outer one is read as a list."""


@dataclass(frozen=True)
class Heading:
    """A heading that is not in a list or quotation."""

    level: int
    words: str
    """As typed, with its marks."""
    first_line: int
    """Counted from 0, like `last_line`, which is the same unless the heading is underlined."""
    last_line: int


class Converter:
    """One re-used reader: making one costs more than reading a page."""

    def __init__(self, messages: Messages) -> None:
        self._dialect = Dialect()
        set_rules(self._dialect.parser, messages)

    def convert(self, text: str, position: Position, problems: list[Problem]) -> Prose:
        """The text as `Prose`; what is wrong with it is added to `problems`, and then the text may be empty."""
        if too_much := list(beyond_limits(text, position.first)):
            problems += too_much
            return Prose(place=position.first)
        reading = self._read(text.replace(BEGIN, " ").replace(END, " "))
        line = _too_deep(reading.tokens) if reading else 0
        if reading is None or line is not None:
            problems.append(_deep(position.first.at(position.first.line + (line or 0))))
            return Prose(place=position.first)
        problems += self._findings(reading, text, position)
        return self._prose(reading, position, problems)

    def headings(self, text: str) -> list[Heading]:
        """The headings of a text, in order; none if it is nested too deeply to read."""
        if not _MAY_BE_HEADING.search(text):
            return []
        try:
            tokens = [] if any(beyond_limits(text, Place(""))) else self._dialect.blocks(text)
        except RecursionError:
            return []
        pairs = pairwise(tokens)
        return [
            Heading(int(opened.tag[1]), inline.content, opened.map[0], opened.map[1] - 1)
            for opened, inline in pairs
            if opened.type == "heading_open" and opened.map and not opened.level
        ]

    def _read(self, text: str) -> Reading | None:
        """The text as tokens, with Word's lists as lists; None if it is nested too deeply to read."""
        try:
            reading = self._dialect.read(text)
            for _ in range(_MOST_ROUNDS):
                changed = with_lists(text, reading)
                if changed == text:
                    break
                text, reading = changed, self._dialect.read(changed)
        except RecursionError:
            return None
        return reading

    def _findings(self, reading: Reading, text: str, position: Position) -> Iterator[Problem]:
        first = position.first
        if not position.level_one:
            yield from _level_one(reading, first)
        yield from html_findings(reading, first)
        yield from list_findings(reading, text, first)
        yield from table_findings(reading, text, first)
        yield from near_misses(reading, text, first)
        yield from definition_findings(reading, first)
        for inline in reading.inlines():
            for code in _outside_code(inline, codes(inline.text)) if "&" in inline.text else ():
                if problem := of_code(code, first.at(first.line + inline.line(code.start()))):
                    yield problem

    def _prose(self, reading: Reading, position: Position, problems: list[Problem]) -> Prose:
        targets: list[str] = []
        links: list[Link] = []

        def numbered(address: str) -> str:
            """The placeholder in the HTML while it is made safe, so that nobody can forge an address on the site."""
            targets.append(address)
            return f"?{len(targets) - 1}"

        for inline in reading.inlines():
            for child, line in inline.children():
                if child.type in ("link_open", "image"):
                    key = "href" if child.type == "link_open" else "src"
                    place = position.first.at(position.first.line + reading.line_of_address(child, line))
                    found = target(str(child.attrs[key]), position, place, is_image=key == "src")
                    if key == "src" and is_web_address(str(child.attrs[key])):
                        found = Target("", problem=picture_elsewhere(str(child.attrs[key]), place))
                    child.attrs[key] = numbered(found.address)
                    problems += [found.problem] if found.problem else []
                    links += [found.link] if found.link else []
        html = html_of(
            self._dialect.parser,
            reading.tokens,
            lambda anchor: numbered(f"{BEGIN}{position.home}{anchor}{END}"),
        )
        pieces, addresses = in_pieces(safe(html, lambda tag, number: targets[int(number[1:])]).strip())
        anchors = frozenset(_ANCHOR.findall("".join(pieces))) or NO_PROSE.anchors  # an empty one takes 200 bytes
        return Prose(pieces, addresses, tuple(links), anchors, position.first)


def _outside_code(inline: Inline, matches: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those matches in a text that are not in code."""
    spans = [child.meta for child in inline.token.children or () if child.type == "code_inline"]
    begins = [span["at"] for span in spans]
    for match in matches:
        before = bisect_right(begins, match.start())
        if not before or match.start() >= spans[before - 1]["after"]:
            yield match


def _too_deep(tokens: list[Token]) -> int | None:
    """The line, from 0, at which lists or quotations are nested too deeply; None if they are not."""
    return next((token.map[0] for token in tokens if token.level > MOST_NESTED and token.map), None)


def _deep(place: Place) -> Problem:
    message = "Lists or quotations are nested too deeply in this text; use fewer levels."
    return Problem(place, Code.TOO_DEEP, message)


def _level_one(reading: Reading, first: Place) -> Iterator[Problem]:
    for token in reading.tokens:
        if token.type == "heading_open" and token.tag == "h1" and token.map:
            message = "The title is the only level-one heading; begin this heading with '## '."
            yield Problem(first.at(first.line + token.map[0]), Code.LEVEL_ONE_HEADING, message)
