"""What a hand-written page must not hold because it would take Python-Markdown minutes: its time grows with the square
of a paragraph's length, of what a paragraph opens and of the pieces of a text (20,000 `[` in a row took 77 seconds).

Every limit is far above what a council writes: see `tests/read/test_page_limits.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from site_builder.codes import Code
from site_builder.problems import Place, Problem, quoted

LONGEST_RUN = 200
LONGEST_PARAGRAPH = 20_000
"""Characters in a paragraph, a list item or a table row."""
MOST_OPEN = 20
"""`[`, `(`, code fences or quotations that are open at the same time."""
MOST_IN_A_BLOCK = 200
"""Headings, rules and definitions without an empty line between them."""
MOST_CELLS = 100_000
_RUNE = "ᚠ"
"""Replaces code inside a line: with spaces, an item of nothing but code would look like a rule across the page."""
_RUN = re.compile(rf"([^\w\s]|_)\1{{{LONGEST_RUN},}}")
_BLOCK = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_BACKTICKS = re.compile(r"(?<![\\`])(`+)(?!`)")
_FENCE = FencedBlockPreprocessor.FENCED_BLOCK_RE
_FENCE_LINE = re.compile(r"^(~{3,}|`{3,})(.*)$", re.MULTILINE)
_STIFF = re.compile(r"^(?:#|[ \t>]*(?:=+|-+)[ \t]*$| {0,3}(?:[*_-] {0,2}){3,}$|:[ \t])", re.MULTILINE)
_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.)[ \t]")
_NEXT_ITEM = re.compile(rf"\n(?={_ITEM.pattern})")
_DEEP_QUOTATION = re.compile(rf"^[ \t*+.\d:-]*(?:>[ \t]*){{{MOST_OPEN + 1},}}", re.MULTILINE)

_COUNTED = (
    (200, "explanations of abbreviations with '*['", re.compile(r"^\*\[", re.MULTILINE)),
    (2_000, "footnotes and references to them", re.compile(r"\[\^")),
    (
        10_000,
        "headings, items, quotations and rules",
        re.compile(rf"{_STIFF.pattern}|^[ \t]*(?:[*+>-]|\d+\.)", re.MULTILINE),
    ),
    (100_000, "marks such as *, _, [ and `, or lines that end in two spaces", re.compile(r"[*_`\[\]<!&\\]|\S {2,}\n")),
)
"""How many of something one text may contain, outside code."""
MOST_PIECES = 50_000
"""Pieces of a text between pairs of line ends, empty ones too: Python-Markdown moves all that follow at each."""
_BETWEEN = re.compile(r"\n[ \t]*\n")


def without_code(text: str) -> str:
    """The text with the same length and lines, and spaces in place of all code."""
    if len(_open_fences(text)) <= MOST_OPEN:  # or this would itself take minutes
        text = _FENCE.sub(lambda match: _blank(match.group()), text)
    return _BLOCK.sub(lambda match: _without_inline(match.group()), _without_indented(text))


def beyond_limits(text: str, first: Place) -> Iterator[Problem]:
    """Yields a finding wherever a text exceeds a limit; converting it could take minutes."""
    fences = _open_fences(text)
    if len(fences) > MOST_OPEN:
        message = (
            f"The text opens code {len(fences)} times without closing it; write the same ``` or ~~~ below each block."
        )
        yield Problem(_line(first, text, fences[0]), Code.TOO_MUCH, message)
    plain = without_code(text)
    whole = text if len(fences) > MOST_OPEN else _FENCE.sub(lambda match: _RUNE * len(match.group()), text)
    counted = [
        *((*one, plain) for one in _COUNTED),
        (MOST_PIECES, "paragraphs and empty lines", _BETWEEN, whole),
        (4_000, "lines that open or close code", _FENCE_LINE, text),
    ]
    for most, what, pattern, where in counted:
        found = list(pattern.finditer(where))
        if len(found) > most:
            message = f"The text has {len(found):,} {what}; at most {most:,} can be read. Split the file."
            yield Problem(_line(first, text, found[most].start()), Code.TOO_MUCH, message)
    for run in _RUN.finditer(plain):
        message = (
            f"There are {len(run.group())} {quoted(run.group(1))} in a row; shorten them to at most {LONGEST_RUN}."
        )
        yield Problem(_line(first, plain, run.start()), Code.TOO_MUCH, message)
    for quotation in _DEEP_QUOTATION.finditer(plain):
        message = f"Quotations are nested more than {MOST_OPEN} deep here; remove some '>'."
        yield Problem(_line(first, plain, quotation.start()), Code.TOO_MUCH, message)
    yield from _blocks(plain, first)


def _line(first: Place, text: str, offset: int) -> Place:
    return first.at(first.line + text.count("\n", 0, offset))


def _open_fences(text: str) -> list[int]:
    """Where code is opened and never closed; the last closing fence of each kind counts, too."""
    ends: set[str] = set()
    found = []
    for line in reversed(list(_FENCE_LINE.finditer(text))):
        if line.group(1) not in ends or "hl_lines" in line.group(2):
            found.append(line.start())
        if not line.group(2).strip():
            ends.add(line.group(1))
    return found[::-1]


def _blocks(plain: str, first: Place) -> Iterator[Problem]:
    """What is too much between two empty lines."""
    cells, line, counted = 0, first.line, 0
    for block in _BLOCK.finditer(plain):
        line += plain.count("\n", counted, block.start())
        counted = block.start()
        place, lines = first.at(line), block.group().split("\n")
        if len(found := _STIFF.findall(block.group())) > MOST_IN_A_BLOCK:
            message = f"There are {len(found)} headings, rules or definitions without an empty line between them; put one before each."
            yield Problem(place, Code.TOO_MUCH, message)
        cells += len(lines) * (lines[0].count("|") + 1) if _is_table(lines) else 0
        if cells > MOST_CELLS:
            yield Problem(
                place,
                Code.TOO_MUCH,
                f"The tables have {cells:,} cells; at most {MOST_CELLS:,} can be read. Split the file.",
            )
            return
        for piece in (
            lines
            if _is_table(lines)
            else _NEXT_ITEM.split(block.group())
            if _ITEM.match(block.group())
            else [block.group()]
        ):
            yield from _piece(piece, place)
            place = place.at(place.line + piece.count("\n") + 1)


def _is_table(lines: list[str]) -> bool:
    """Whether Python-Markdown sees a table: as many cells in the line of dashes as in the one above."""
    head, dashes = (re.sub(r"\\.", "", line).strip().strip("|") for line in [*lines, "", ""][:2])
    return (
        "|" in lines[0]
        and bool(head)
        and "-" in dashes
        and set(dashes) <= set("|:- ")
        and head.count("|") == dashes.count("|")
    )


def _piece(text: str, place: Place) -> Iterator[Problem]:
    """What is too much in a paragraph, a list item or a table row."""
    if len(text) > LONGEST_PARAGRAPH:
        message = f"This paragraph has {len(text):,} characters; put an empty line in it at least every {LONGEST_PARAGRAPH:,}."
        yield Problem(place, Code.TOO_MUCH, message)
    for opens, closes in ("[]", "()"):
        if (opened := _open_brackets(text, opens, closes)) > MOST_OPEN:
            message = f"This paragraph opens {opened} '{opens}' that it does not soon close; close them, or write \\{opens} for a plain bracket."
            yield Problem(place, Code.TOO_MUCH, message)


def _open_brackets(text: str, opens: str, closes: str) -> int:
    """The most brackets that are open at the same time; one that is never closed stays open."""
    level = most = 0
    for sign in re.findall(r"\\.|[\[\]()]", text):
        level = max(level + (sign == opens) - (sign == closes), 0)
        most = max(most, level)
    return most


def _blank(code: str) -> str:
    return re.sub(r"[^\n]", " ", code)


def _without_indented(text: str) -> str:
    """Blanks the lines of indented code: four spaces after an empty line, and not inside a list or a note."""
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
    """Blanks what is between two equal runs of backticks."""
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
            hidden = re.sub(r"[^\n]", _RUNE, block[run.start() : end])
            pieces += [block[done : run.start()], hidden]
            done = end
    return "".join([*pieces, block[done:]])
