"""Markdown as authors write it here, as tokens with their lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from site_builder.read.rules import Noted, new_parser

_NO_LINE_END = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Reading:
    """A text as tokens, and what the tokens do not say."""

    tokens: list[Token]
    noted: Noted
    env: dict[str, Any]

    def inlines(self) -> tuple[Inline, ...]:
        """Each paragraph, heading or cell, in page order: footnotes last."""
        return self._inlines

    @cached_property
    def _inlines(self) -> tuple[Inline, ...]:
        """The same, made once: each rule goes through all of them."""
        pairs = pairwise(self.tokens)
        return tuple(Inline(token, before) for before, token in pairs if token.type == "inline")

    def line_of_address(self, link: Token, line: int) -> int:
        """The line on which a link's address was typed: its own, or that of its definition."""
        defined = self.env.get("references", {}).get(normalizeReference(link.meta.get("label", "")))
        return int(defined["map"][0]) if defined else line


class Inline:
    """The text of one paragraph, heading or cell, and the line of each place in it."""

    def __init__(self, token: Token, opened_by: Token) -> None:
        self.token = token
        self.text = token.content
        self.tag = opened_by.tag
        """Its element, such as "p" or "td"."""
        self.markup = opened_by.markup
        """What makes it a heading: "##", or "-" if it is underlined."""
        self.first_line = token.map[0] if token.map else 0
        self._line_ends = [match.start() for match in re.finditer("\n", self.text)]

    def line(self, at: int) -> int:
        """The line, from 0, of a place in `text`."""
        return self.first_line + bisect_left(self._line_ends, at)

    def children(self) -> list[tuple[Token, int]]:
        """Each token inside, with its line."""
        return self._children

    @cached_property
    def _children(self) -> list[tuple[Token, int]]:
        """The same, made once: several rules go through all of them."""
        at, found = 0, []
        for child in self.token.children or ():
            at = child.meta.get("at", at)
            found.append((child, self.line(at)))
            at = child.meta.get("after", at)
        return found

    @cached_property
    def plain(self) -> str:
        """The text with NUL in place of code, links, pictures, HTML and escapes: what was typed as plain text."""
        pieces, done = [], 0
        for first, last in self.token.meta.get("spans", ()):
            pieces += [self.text[done:first], _NO_LINE_END.sub("\0", self.text[first:last])]
            done = last
        return "".join([*pieces, self.text[done:]])


class Dialect:
    """One re-used parser, made when it is first needed."""

    @cached_property
    def parser(self) -> MarkdownIt:
        """With all rules; whoever owns this dialect may add to how it renders."""
        return new_parser()

    def read(self, text: str) -> Reading:
        """The text as tokens; RecursionError if it is nested too deeply to read."""
        noted = Noted()
        env: dict[str, Any] = {"noted": noted}
        return Reading(self.parser.parse(text, env), noted, env)

    def blocks(self, text: str) -> list[Token]:
        """Only the tokens of blocks, which is quicker; RecursionError as above."""
        return _of_blocks().parse(text, {"noted": Noted()})


@cache
def _of_blocks() -> MarkdownIt:
    """One for all, for nobody adds to it and it keeps nothing of a text."""
    parser = new_parser()
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.parse("a", {"noted": Noted()})  # lists its rules, which two threads at once would do by halves
    return parser
