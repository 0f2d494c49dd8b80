"""What a Markdown text must not hold because it would take Python-Markdown minutes: its time grows with the
square of a paragraph's length and of the brackets that it opens (20,000 `[` in a row took 77 seconds)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from site_builder.problems import Place, Problem, quoted

LONGEST_RUN = 200
LONGEST_PARAGRAPH = 20_000
MOST_OPEN_BRACKETS = 20
MOST_ABBREVIATIONS = 200
_RUN = re.compile(rf"([^\w\s]|_)\1{{{LONGEST_RUN},}}")
_BLOCK = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_BACKTICKS = re.compile(r"(?<![\\`])(`+)(?!`)")
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_FENCE = FencedBlockPreprocessor.FENCED_BLOCK_RE


def without_code(text: str) -> str:
    """The text with the same length and lines, and spaces in place of all code."""
    text = _FENCE.sub(lambda match: _blank(match.group()), text)
    return _BLOCK.sub(lambda match: _without_inline(match.group()), _without_indented(text))


def beyond_limits(text: str, first: Place) -> Iterator[Problem]:
    """Every place where a text is beyond the limits; converting it could take minutes."""
    plain = without_code(text)
    if (found := _ABBREVIATION.findall(plain)) and len(found) > MOST_ABBREVIATIONS:
        yield Problem(
            first,
            "too-much",
            f"The text explains {len(found)} abbreviations with '*['; at most {MOST_ABBREVIATIONS} can be read. Use the glossary.",
        )
    for run in _RUN.finditer(plain):
        sign, place = run.group(1), _line(first, plain, run.start())
        yield Problem(
            place,
            "too-much",
            f"There are {len(run.group())} {quoted(sign)} in a row; shorten them to at most {LONGEST_RUN}.",
        )
    for block in _BLOCK.finditer(plain):
        yield from _paragraph(block.group(), _line(first, plain, block.start()))


def _line(first: Place, text: str, offset: int) -> Place:
    return first.at(first.line + text.count("\n", 0, offset))


def _paragraph(block: str, place: Place) -> Iterator[Problem]:
    if len(block) > LONGEST_PARAGRAPH:
        yield Problem(
            place,
            "too-much",
            f"This paragraph has {len(block):,} characters; put an empty line in it at least every {LONGEST_PARAGRAPH:,}.",
        )
    opened = _open_brackets(block)
    if opened > MOST_OPEN_BRACKETS:
        yield Problem(
            place,
            "too-much",
            f"This paragraph opens {opened} '[' that it does not close again at once; close them, or write \\[ for a mere bracket.",
        )


def _open_brackets(block: str) -> int:
    """The most `[` that stand open at one time; one that is never closed stays open."""
    level = most = 0
    for sign in re.findall(r"\\.|[\[\]]", block):
        level = max(level + (sign == "[") - (sign == "]"), 0)
        most = max(most, level)
    return most


def _blank(code: str) -> str:
    return re.sub(r"[^\n]", " ", code)


def _without_indented(text: str) -> str:
    """Blanks the lines of indented code: four spaces behind an empty line, and not inside a list or a note."""
    lines = text.split("\n")
    inside_list = code = False
    before = ""
    for number, line in enumerate(lines):
        indented = line.startswith(("    ", "\t"))
        if line.strip() and not indented:
            inside_list = bool(re.match(r" {0,3}(?:[*+:-]|\d+\.|\[\^)", line)) or (inside_list and bool(before.strip()))
        code = indented and not inside_list and (code or not before.strip())
        before = line
        if code:
            lines[number] = _blank(line)
    return "\n".join(lines)


def _without_inline(block: str) -> str:
    """Blanks what stands between two equal runs of backticks."""
    pieces, done = [], 0
    runs = list(_BACKTICKS.finditer(block))
    later: dict[int, list[int]] = {}
    for run in reversed(runs):
        later.setdefault(len(run.group()), []).append(run.start())
    for run in runs:
        ends = later[len(run.group())]
        while ends and ends[-1] <= run.start():
            ends.pop()
        if run.start() >= done and ends:
            end = ends[-1] + len(run.group())
            pieces += [block[done : run.start()], _blank(block[run.start() : end])]
            done = end
    return "".join([*pieces, block[done:]])
