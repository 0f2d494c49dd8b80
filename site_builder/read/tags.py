"""HTML in a text: what is kept, what is left out with a warning, and what is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from markdown_it.token import Token

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.dialect import Inline, Reading

MOST_IN_A_FILE = 5
"""How many findings about HTML one file gets before the rest are only counted."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PAIRED = re.compile(r"<(/?)(sub|sup)\s*>", re.IGNORECASE)
KEPT = re.compile(rf"{_BREAK.pattern}|{_PAIRED.pattern}", re.IGNORECASE)
"""HTML that a text may contain."""
_LINK = re.compile(r"""<a\s[^>]*?href\s*=\s*["']?([^"'>\s]+)[^>]*>(.*?)</a\s*>""", re.IGNORECASE | re.DOTALL)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~"}
_MARKED = re.compile(rf"<({'|'.join(_MARKS)})\s*>([^<>\n]+)</\1\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
AS_TYPED = "write it in Markdown, or put it between backticks (`) to show it as typed"


def html_findings(reading: Reading, first: Place) -> Iterator[Problem]:
    """One finding per line with HTML, and one per comment. What is allowed is turned into plain tokens."""
    for line, text in reading.noted.comments:
        yield comment(text, first.at(first.line + line))
    for inline in reading.inlines():
        tags = [(child, line) for child, line in inline.children() if child.type == "html_inline"]
        for line, group in groupby(_forbidden(tags), key=lambda pair: pair[1]):
            place = first.at(first.line + line)
            found = [tag for tag, _ in group]
            comments = [tag for tag in found if tag.content.startswith("<!--")]
            yield from (comment(tag.content, place) for tag in comments)
            if html := next((tag for tag in found if tag not in comments), None):
                yield Problem(
                    place, Code.RAW_HTML, f"{quoted(html.content)} is HTML; {_advice(inline, html) or AS_TYPED}."
                )
        yield from _begun_comments(inline, first)


def comment(text: str, place: Place) -> Problem:
    """The warning for a comment."""
    message = f"The comment {quoted(text)} is left out; delete it, or write its words as text if readers need them."
    return Problem(place, Code.COMMENT, message, Severity.WARNING)


def _forbidden(tags: list[tuple[Token, int]]) -> list[tuple[Token, int]]:
    """The tags without line breaks and pairs of `<sub>` and `<sup>`, which become tokens that are shown."""
    opened: list[Token] = []
    for tag, _ in tags:
        kept = _PAIRED.fullmatch(tag.content)
        if _BREAK.fullmatch(tag.content):
            tag.type, tag.tag = "hardbreak", "br"
        elif kept and not kept.group(1):
            opened.append(tag)
        elif kept and opened and _PAIRED.sub(r"\2", opened[-1].content).lower() == kept.group(2).lower():
            _keep(opened.pop(), 1)
            _keep(tag, -1)
    return [(tag, line) for tag, line in tags if tag.type == "html_inline"]


def _keep(tag: Token, nesting: int) -> None:
    name = _PAIRED.sub(r"\2", tag.content).lower()
    tag.content = ""
    tag.type, tag.tag, tag.nesting = f"{name}_{'open' if nesting > 0 else 'close'}", name, nesting  # type: ignore[assignment]  # nesting is -1, 0 or 1


def _advice(inline: Inline, tag: Token) -> str:
    """What to write instead of a link or of bold words; "" for any other tag."""
    at = tag.meta.get("at", 0)
    if link := _LINK.match(inline.text, at):
        words = " ".join(_TAG.sub("", link.group(2)).split())
        return f"write {quoted(f'[{words}]({link.group(1)})', 300)}"
    if marked := _MARKED.match(inline.text, at):
        mark = _MARKS[marked.group(1).lower()]
        return f"write {quoted(f'{mark}{marked.group(2).strip()}{mark}', 200)}"
    return ""


def _begun_comments(inline: Inline, first: Place) -> Iterator[Problem]:
    """A comment that does not end in its paragraph: nobody can tell what it was meant to hide."""
    for match in re.finditer("<!--", inline.plain):
        message = "'<!--' begins a comment that does not end in this paragraph; begin it on a line of its own and end it with '-->', or delete it."
        yield Problem(first.at(first.line + inline.line(match.start())), Code.RAW_HTML, message)


def in_short(problems: list[Problem]) -> list[Problem]:
    """The findings with at most five about HTML per file, and the number of the rest at the sixth."""
    html = sorted(problem for problem in problems if problem.code == Code.RAW_HTML)
    short = [problem for problem in problems if problem.code != Code.RAW_HTML]
    for _, group in groupby(html, key=lambda problem: problem.place.file):
        kept, more = (found := list(group))[:MOST_IN_A_FILE], found[MOST_IN_A_FILE:]
        short += kept
        if len(more) == 1:
            short += more
        elif more:
            lines = len({problem.place.line for problem in more})
            message = f"There is HTML on {lines:,} more {'line' if lines == 1 else 'lines'} of this file, from here on; {AS_TYPED}."
            short.append(replace(more[0], message=message))
    return short
