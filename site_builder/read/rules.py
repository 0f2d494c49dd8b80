"""The rules of our Markdown: CommonMark with GitHub's tables and strikethrough, footnotes, definition lists and
abbreviations, each noting where its tokens stand and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from site_builder.record.web_addresses import is_web_address

MOST_NESTED = 20
"""Levels that a text may have: a quotation in a quotation is one, a list in a list two. More is a finding."""
_PARSER_STOPS = MOST_NESTED + 10
"""The level beyond which markdown-it leaves out text."""
_ABBREVIATION = re.compile(r"\*\[([^\]\\]+)\] ?:[ \t]*(\S.*)")
_BARE_ADDRESS = re.compile(r"https?://[\w.-]++(?::\d++)?+(?![\w.:@-]*@)(?:[/?#][^\s<>\[\]\"`\\…]*)?", re.IGNORECASE)
"""A host ends with its letters, digits and dots, whatever sign comes after it; one with a password is not a link."""
_TRAILING = "?!.,:;*_~|'’”“‘}»«›‹„。、，；：！？）」』\u200b\u2060\ufeff"
_HOST_OR_MAILBOX = re.compile(
    r"(?<![\w@./:+-])(www\.[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>\[\]\"`\\…]*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)(?![\w@])",
    re.IGNORECASE,
)
_BEFORE_ADDRESS = re.compile(r"[\w@.+-]")
_WITH_A_PLACE = {
    **{"backticks": "`", "link": "[", "image": "!", "autolink": "<", "html_inline": "<", "footnote_ref": "["},
    **{"escape": "\\", "linkify": ":"},
}
"""The rules whose tokens are given a place, and the sign at which each of them begins."""


@dataclass
class Noted:
    """What the rules came across and the tokens do not say."""

    comments: list[tuple[int, str]] = field(default_factory=list)
    """The line, from 0, and text of each comment that is a block of its own."""
    rows: list[tuple[int, str, int, int]] = field(default_factory=list)
    """Table rows whose number of cells differs from the head's: line, text, cells, cells of the head."""
    last_comment_end: int | None = None
    """Where the last `-->` of the text is, -1 if there is none; None until it is looked for."""
    abbreviations: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Line and meaning of each abbreviation that the text explains."""
    used: set[str] = field(default_factory=set)
    """Those of them that are in the text."""
    notes: list[tuple[int, str, bool]] = field(default_factory=list)
    """Line and label of each footnote, and whether a mark leads to it."""


class _Parser(MarkdownIt):
    """Leaves addresses as they were typed: our own reader of links checks them, and its findings quote them."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


def new_parser() -> MarkdownIt:
    """A parser with all rules. It expects a `Noted` as "noted" of the environment that it is given."""
    parser = _Parser("commonmark", {"maxNesting": _PARSER_STOPS, "store_labels": True})
    parser.enable(["table", "strikethrough", "linkify"]).disable("html_block")  # HTML is found tag by tag instead
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    may_end_a_paragraph: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    parser.block.ruler.before("reference", "abbreviation", _abbreviation, may_end_a_paragraph)
    parser.block.ruler.before("reference", "comment", _comment, may_end_a_paragraph)
    parser.block.ruler.at("table", _noted_table, may_end_a_paragraph)
    parser.inline.ruler.at("linkify", _bare_address)
    for name, rule in list(_inline_rules(parser)):
        parser.inline.ruler.at(name, _placed(rule, _WITH_A_PLACE[name], is_hidden=name != "linkify"))
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.after("inline", "notes", _notes)
    parser.core.ruler.push("hosts", _hosts)
    parser.core.ruler.push("abbreviations", _abbreviated)
    return parser


def _inline_rules(parser: MarkdownIt) -> Iterator[tuple[str, Callable[[StateInline, bool], bool]]]:
    rules = zip(parser.inline.ruler.get_active_rules(), parser.inline.ruler.getRules(""), strict=True)
    return ((name, rule) for name, rule in rules if name in _WITH_A_PLACE)


def _placed(
    rule: Callable[[StateInline, bool], bool], sign: str, *, is_hidden: bool
) -> Callable[[StateInline, bool], bool]:
    """The rule, noting where its token begins and ends, `at` and `after`, and `spans` for all but plain text.

    It is asked at its own `sign` alone: at every other it would find nothing."""

    def placed(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != sign:
            return False
        if silent:
            return rule(state, True)
        first, made, spans = state.pos, len(state.tokens), state.env["spans"]
        met = len(spans)
        if not rule(state, False):
            return False
        begun = next((token for token in state.tokens[made:] if token.type != "text"), None)
        if begun:
            begun.meta.setdefault("at", first)
            state.tokens[-1].meta["after"] = state.pos
        if is_hidden:
            spans[met:] = [(first, state.pos)]
        return True

    return placed


def _inline(state: StateCore) -> None:
    """Reads each paragraph, and keeps its spans with it."""
    for token in state.tokens:
        if token.type == "inline":
            state.env["spans"] = token.meta["spans"] = []
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _bare_address(state: StateInline, silent: bool) -> bool:
    """Turns a full web address in a text into a link, without the punctuation after it."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    before = state.src[max(state.pos - 5, 0) : state.pos]
    scheme = next((name for name in ("https", "http") if before.lower().endswith(name)), "")
    first = state.pos - len(scheme)
    is_met = scheme and state.pending.endswith(state.src[first : state.pos])
    if not is_met or (first and _BEFORE_ADDRESS.match(state.src[first - 1])):
        return False
    match = _BARE_ADDRESS.match(state.src, first, state.posMax)
    address = _without_trailing(match.group()) if match else ""
    if not is_web_address(address):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme)]
        state.push("link_open", "a", 1).attrs = {"href": address}
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1)
    state.pos = first + len(address)
    return True


def _without_trailing(address: str) -> str:
    """An address without the punctuation after it that belongs to the sentence; a bracket that it opened stays."""
    too_many = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _TRAILING or (address[end - 1] == ")" and too_many > 0)):
        end -= 1
        too_many -= address[end] == ")"
    return address[:end]


def _hosts(state: StateCore) -> None:
    """Turns `www.…` and `name@host` into links to `https:` and `mailto:`, as GitHub does (GFM 0.29, 6.9)."""
    for token in state.tokens:
        if token.type == "inline" and ("@" in token.content or "www." in token.content.lower()):
            token.children = list(_linked(token.children or ()))


def _linked(children: Sequence[Token]) -> Iterator[Token]:
    links = 0
    for child in children:
        links += child.nesting if child.type.startswith("link_") else 0
        pieces = _HOST_OR_MAILBOX.split(child.content) if child.type == "text" and not links else []
        if len(pieces) < 2:
            yield child
            continue
        for number, piece in enumerate(pieces):
            address = _without_trailing(piece) if number % 2 else ""
            if address:
                scheme = "https://" if address.lower().startswith("www.") else "mailto:"
                yield Token("link_open", "a", 1, attrs={"href": f"{scheme}{address}"})
                yield Token("text", "", 0, content=address)
                yield Token("link_close", "a", -1)
            yield Token("text", "", 0, content=piece[len(address) :])


def _line_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _abbreviation(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`*[SEND]: Special educational needs` (Markdown Extra)."""
    match = _ABBREVIATION.fullmatch(_line_of(state, first))
    if match is None or state.is_code_block(first):
        return False
    if not silent:
        state.env["noted"].abbreviations.setdefault(match.group(1).strip(), (first, match.group(2).strip()))
        state.line = first + 1
    return True


def _comment(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A comment that begins a line, over as many lines as it has; what follows it on its last line is text."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<!--", start) or state.is_code_block(first):
        return False
    noted: Noted = state.env["noted"]
    if noted.last_comment_end is None:  # looked for once: thousands of comments without an end would take minutes
        noted.last_comment_end = state.src.rfind("-->")
    if start + 2 > noted.last_comment_end:
        return False
    end = state.src.find("-->", start + 2, state.eMarks[last - 1]) + 3
    if end < 3:
        return False
    final = next(line for line in range(first, last) if state.eMarks[line] >= end)
    rest = state.src[end : state.eMarks[final]]
    if rest.strip() and final == first:
        return False  # the comment is one of a paragraph
    if not silent:
        noted.comments.append((first, state.src[start:end]))
        state.line = final + 1
        if rest.strip():
            state.bMarks[final], state.tShift[final] = end, len(rest) - len(rest.lstrip())
            state.sCount[final] = state.blkIndent
            state.line = final
    return True


def _noted_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """GitHub's table; notes each row that does not have as many cells as its head."""
    if not table(state, first, last, silent):
        return False
    if not silent:
        head = _cells(_line_of(state, first))
        for line in range(first + 2, state.line):
            row = _line_of(state, line)
            count = _cells(row)
            if _cells(row.rstrip(" \t|")) > head or (count == 1 and "|" not in row and "|" in _line_of(state, first)):
                state.env["noted"].rows.append((line, row, count, head))
    return True


def _cells(row: str) -> int:
    cells = escapedSplit(row.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def _notes(state: StateCore) -> None:
    """Notes each footnote before those without a mark are dropped."""
    marks: dict[str, int] = state.env.get("footnotes", {}).get("refs", {})
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label, line = token.meta["label"], token.map[0] if token.map else 0
            state.env["noted"].notes.append((line, label, marks[f":{label}"] >= 0))


def _abbreviated(state: StateCore) -> None:
    """Marks the abbreviations that the text explains."""
    noted = state.env["noted"]
    if not noted.abbreviations:
        return
    names = "|".join(re.escape(name) for name in sorted(noted.abbreviations, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)({names})(?!\w)")
    for token in state.tokens:
        if token.type == "inline":
            token.children = [made for child in token.children or () for made in _marked(child, pattern, noted)]


def _marked(child: Token, pattern: re.Pattern[str], noted: Noted) -> Iterator[Token]:
    pieces = pattern.split(child.content) if child.type == "text" else []
    if len(pieces) < 2:
        yield child
        return
    for number, piece in enumerate(pieces):
        if number % 2:
            noted.used.add(piece)
            yield Token("abbr_open", "abbr", 1, attrs={"title": noted.abbreviations[piece][1]})
        yield Token("text", "", 0, content=piece)
        if number % 2:
            yield Token("abbr_close", "abbr", -1)
