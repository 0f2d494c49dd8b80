"""Finds what was meant as Markdown, or comes from another tool, and would be shown as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.dialect import Inline, Reading
from site_builder.read.links import picture_without_words
from site_builder.read.mistyped_links import Found, mistyped_links

_NOTE_WITH_BLANK = re.compile(r"\[\^(?P<label>[^\[\]\n\0]*[ \t][^\[\]\n\0]*)\]")
_NO_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s\0]+)\]")
_NOTE_BEGUN = re.compile(r"^\[\^[^\[\]\s\0]+\][ \t]+(?P<words>[^\n\0]+)", re.MULTILINE)
_BARE_NOTE = re.compile(r"(?<=[^\W\d_])(?<!\bm)(?<!\b[kcm]m)[.,;:!?)’”\"]{0,2}\^(?P<number>\d{1,3})(?![\w^])")
_STARS = re.compile(r"(?<![*\d])\*\*(?![*\d])")
_PAIR = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?=\w)")
_NEW_SENTENCE = re.compile(r"(?:\[|\*\*)?[A-Z][^\t|]*$")
_INSIDE = 2
"""The level of a text inside a list, a quotation or a note."""
_HEADING = re.compile(r"^(?P<signs>#{2,6})(?P<words>[^\W_].*)$", re.MULTILINE)
_UNDERLINE = 3
"""Characters of a line that is meant to make the one above it a heading."""
_SENTENCE = re.compile(r"[.,;:]$")
_MEANING = re.compile(r"(?<=\n): +\S.*")


class _Tool(NamedTuple):
    """A mark from another tool, what it is called, and what to write instead."""

    pattern: re.Pattern[str]
    what: str
    advice: str


_TOOLS = (
    _Tool(re.compile(r"\A\[[ xX]\](?=[ \t])"), "a tick box", "write 'Done:' or 'To do:' in words"),
    _Tool(re.compile(r"^(?:!!!|\?\?\?\+?|:::+) *[\w{].*", re.MULTILINE), "a box for notes", "write a heading or '> '"),
    _Tool(re.compile(r"\A\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]"), "a box for notes", "write **Note** in words"),
    _Tool(re.compile(r"\{:? ?(?:[.#][\w-]+|[\w-]+=[^{}\s]+)(?: [^{}\n]*)?\}"), "a setting for the layout", "delete it"),
    _Tool(re.compile(r"\[\[[^\[\]\n\0]+\]\]"), "a wiki link", "write [words](address)"),
    _Tool(re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]+:(?![\w:/])"), "the name of a small picture", "write it in words"),
    _Tool(
        re.compile(r"\{\{[^{}\n\0]+\}\}|\{%[^{}\n\0]+%\}|<%[^%\n\0]+%>|\$\{[^{}\n\0]+\}"),
        "a placeholder",
        "write what should be there",
    ),
    _Tool(
        re.compile(r"\[/?[a-z_-]+(?: [\w-]+=\"[^\"\]\n]*\")+ ?/?\]|\[/(?!url)[a-z_-]+\]"), "a shortcode", "delete it"
    ),
    _Tool(re.compile(r"\[url=[^\[\]\s]+\][^\[\]\n]*\[/url\]"), "a forum link", "write [words](address)"),
    _Tool(re.compile(r"(?<!=)==[^\s=\0](?:[^=\n\0]*[^\s=\0])?==(?!=)"), "a highlight", "write **strong words**"),
    _Tool(re.compile(r"\A\[\[?_?TOC_?\]?\]\Z", re.IGNORECASE), "a table of contents", "delete it"),
    _Tool(
        re.compile(r"(?<![+\w])\+\+[^\s+\0](?:[^+\n\0]*[^\s+\0])?\+\+(?![+\w])"),
        "an insertion",
        "write the words alone",
    ),
    _Tool(re.compile(r"\{--[^{}\0]+--\}"), "a deletion", "delete it"),
    _Tool(re.compile(r"^\.\. [a-z-]+::.*", re.MULTILINE), "a box for notes", "write a heading or '> '"),
    _Tool(re.compile(r"^-+8<-+.*", re.MULTILINE), "the text of another file", "write its words here"),
    _Tool(re.compile(r"\$\$[^$\0]+\$\$"), "a formula", "write it in words"),
    _Tool(re.compile(r"\^\[[^\[\]\n\0]+\]"), "a footnote in its place", "write [^1], and a line '[^1]: …' below"),
    _Tool(re.compile(r"(?<![~\w])~[^\s~\0](?:[^~\n\0]*[^\s~\0])?~(?![~\w])"), "a deletion", "write ~~words~~"),
    _Tool(re.compile(r"(?<=\w)[~^][^\s~^\0]{1,5}[~^]"), "a small letter", "write <sub>2</sub> or <sup>2</sup>"),
)
"""What other tools understand and this one does not."""
_COMMENT = re.compile(
    r"\{#[^{}\0]*#\}|\{/\*[^{}\0]*\*/\}|\{>>[^{}\0]*<<\}|(?<!\S)/\*[^*\0]*\*/|(?<![\w%])%%[^%\0]+%%(?![\w%])|<!\s*[-–—]+[^<>\0]*>"
)
"""Comments of Jinja, MDX, CriticMarkup, style sheets and Obsidian, and one whose hyphens became dashes.
None goes past a sign with which another begins: a text of openings alone would otherwise be read to its end for each."""
_TAG = re.compile(
    r"</?\s*[a-z][a-z0-9]*:[a-z][\w-]*(?:\s[^<>\0]*)?/?>|<\s*/?\s*(?:br?|hr|[iup]|strong|em|su[bp])\s*/?\s*>",
    re.IGNORECASE,
)
"""A tag of Word, or one of the commonest of HTML with a space where neither may have one."""


def near_misses(reading: Reading, text: str, first: Place) -> Iterator[Problem]:
    """Yields findings for what would be shown as typed and was certainly meant otherwise, such as links and notes."""
    for inline in reading.inlines():
        plain = inline.plain
        if _is_worth_a_look(plain):
            for at, problem in (*mistyped_links(plain, inline), *_footnotes(plain), *_others(plain, inline)):
                yield Problem(first.at(first.line + inline.line(at)), *problem)
        yield from _stars(inline, first)
        yield from _last_backslash(inline, first)
        yield from _empty_links(inline, first)
    yield from _joined(reading, text.split("\n"), first)
    yield from _code(reading, text, first)
    yield from _underlined(reading, text.split("\n"), first)


def _is_worth_a_look(plain: str) -> bool:
    return any(sign in plain for sign in "[]^{<=~:$#!?（+%/")


def _footnotes(plain: str) -> Iterator[Found]:
    for match in _NOTE_WITH_BLANK.finditer(plain):
        right = quoted(f"[^{'-'.join(match['label'].split())}]")
        message = f"The name of the note in {quoted(match.group())} has a space in it; write {right}."
        yield match.start(), (Code.FOOTNOTE, message, Severity.ERROR)
    for match in _NO_NOTE.finditer(plain):
        mark = match.group()
        if begun := _NOTE_BEGUN.match(plain, match.start()):
            right = quoted(f"{mark}: {begun['words']}", 200)
            message = f"{quoted(begun.group())} is not a note yet; write {right}, with an empty line before it."
        else:
            message = f"The mark {quoted(mark)} has no note; write a line '{mark}: …', or delete the mark."
        yield match.start(), (Code.FOOTNOTE, message, Severity.ERROR)
    for match in _BARE_NOTE.finditer(plain):
        number = match["number"]
        message = f"'^{number}' is shown as typed; for a footnote write [^{number}], and a line '[^{number}]: …', for a small number <sup>{number}</sup>."
        yield match.start("number"), (Code.FOOTNOTE, message, Severity.WARNING)


def _others(plain: str, inline: Inline) -> Iterator[Found]:
    for tool in _TOOLS:
        for match in tool.pattern.finditer(plain):
            message = (
                f"{quoted(match.group())} is {tool.what} in other tools and is shown as typed here; {tool.advice}."
            )
            yield match.start(), (Code.OTHER_TOOL, message, Severity.WARNING)
    for match in _COMMENT.finditer(plain):
        message = f"{quoted(match.group())} looks like a comment, and readers would see it; delete it, or put it between backticks (`)."
        yield match.start(), (Code.COMMENT, message, Severity.ERROR)
    for match in _TAG.finditer(plain):
        message = f"{quoted(match.group())} looks like HTML and would be shown as typed; delete it, or put it between backticks (`)."
        yield match.start(), (Code.RAW_HTML, message, Severity.ERROR)
    if inline.tag == "p":
        for match in _HEADING.finditer(plain):
            right = quoted(f"{match['signs']} {match['words']}", 200)
            message = f"{quoted(match.group())} is not a heading; write a space after the '#': {right}."
            yield match.start(), (Code.HEADING, message, Severity.WARNING)
        for match in _MEANING.finditer(plain):
            message = f"{quoted(match.group())} is not read as a meaning; write its word on the line above it, by itself, with an empty line before that."
            yield match.start(), (Code.LIST, message, Severity.WARNING)


def _stars(inline: Inline, first: Place) -> Iterator[Problem]:
    """Stars that were meant to make words bold and are shown, or were meant to be shown and are not."""
    if "*" not in inline.text:
        return
    strong = sum(child.type == "strong_open" for child in inline.token.children or ())
    pattern = _STARS if inline.plain.count("**") > 2 * strong and "\\*" not in inline.text else _PAIR
    before = ""
    for child, line in inline.children():
        if child.type == "text" and (match := pattern.search(child.content)):
            message = f"The stars in {quoted(child.content[match.start() :])} are shown as typed; write **words**, with no space inside the stars and one outside."
            yield Problem(first.at(first.line + line), Code.EMPHASIS, message, Severity.WARNING)
            return
        if child.type in ("em_open", "strong_open") and "*" in child.markup and before[-1:].isalnum():
            message = f"The star after {quoted(before.split()[-1])} makes what is after it italic or bold and is not shown; write '\\*' if a star is meant."
            yield Problem(first.at(first.line + line), Code.EMPHASIS, message, Severity.WARNING)
            return
        before = child.content if child.type == "text" else ""


def _last_backslash(inline: Inline, first: Place) -> Iterator[Problem]:
    """A `\\` breaks a line only where another follows; some editors write one at the end of a paragraph too."""
    word = inline.text.rpartition(" ")[2]
    if word.endswith("\\") and "\\" not in word[:-1] and not inline.plain.endswith("\0"):
        message = (
            "The '\\' at the end of this text is a line break in other tools and is shown as typed here; delete it."
        )
        yield Problem(first.at(first.line + inline.line(len(inline.text))), Code.OTHER_TOOL, message, Severity.WARNING)


def _empty_links(inline: Inline, first: Place) -> Iterator[Problem]:
    """A link without words is invisible, and so is a picture without words to some."""
    address, at, words = "", 0, ""
    for child, line in inline.children():
        if child.type == "link_open":
            address, at, words = str(child.attrs["href"]), line, ""
        elif child.type == "link_close" and address and not words.strip():
            message = f"The link to {quoted(address)} has no words, so nobody would see it; write them between its square brackets."
            yield Problem(first.at(first.line + at), Code.LINK, message)
        elif child.type == "image" and not child.content.strip():
            yield picture_without_words(str(child.attrs["src"]), first.at(first.line + line))
        words += child.content or ("image" if child.type == "image" else "")


def _joined(reading: Reading, lines: list[str], first: Place) -> Iterator[Problem]:
    """A sentence right below a list, a quotation or a note becomes part of it (CommonMark 0.31, 5.1 and 5.2)."""
    for inline in reading.inlines():
        if inline.tag != "p" or inline.token.level < _INSIDE or not inline.first_line + 1 < len(lines):
            continue
        for number in range(inline.first_line + 1, inline.first_line + 1 + inline.text.count("\n")):
            if _NEW_SENTENCE.match(lines[number]):
                message = f"{quoted(lines[number])} is right below a list, a quotation or a note and is shown as part of it; put an empty line before it."
                yield Problem(first.at(first.line + number), Code.LIST, message, Severity.WARNING)
                break


def _code(reading: Reading, text: str, first: Place) -> Iterator[Problem]:
    """Code that is opened and never closed takes in everything that follows; words after its opening are not shown."""
    lines = text.split("\n")
    for token in reading.tokens:
        if token.type != "fence" or token.map is None:
            continue
        place = first.at(first.line + token.map[0])
        last = lines[token.map[1] - 1].strip(" \t>")
        if token.map[1] - token.map[0] < 2 or not last.startswith(token.markup) or set(last) != {token.markup[0]}:
            message = f"The code that {quoted(token.markup)} opens here is never closed; write {quoted(token.markup)} by itself on a line below it."
            yield Problem(place, Code.CODE, message, Severity.WARNING)
        if more := " ".join(token.info.split()[1:]):
            message = f"{quoted(more)} comes after the opening of code and is not shown; delete it, or write it above."
            yield Problem(place, Code.OTHER_TOOL, message, Severity.WARNING)


def _underlined(reading: Reading, lines: list[str], first: Place) -> Iterator[Problem]:
    """A line across the page, or above a signature, right below a paragraph turns that into a heading."""
    for token, inline in pairwise(reading.tokens):
        if token.type != "heading_open" or token.markup not in ("-", "=") or not token.map:
            continue
        is_short = len(lines[token.map[1] - 1].strip(" \t>")) < _UNDERLINE
        is_sentence = token.markup == "-" and _SENTENCE.search(inline.content)
        if is_short or is_sentence or "\n" in inline.content:
            message = f"The line of '{token.markup}' below turns the whole paragraph {quoted(inline.content)} into a heading; put an empty line before it."
            yield Problem(first.at(first.line + token.map[0]), Code.HEADING, message, Severity.WARNING)
