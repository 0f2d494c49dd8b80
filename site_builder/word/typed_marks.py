"""What people type in place of Word's own means: bullets and numbers before lines, bold lines for headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.word.blocks import (
    Block,
    Heading,
    Item,
    Kind,
    Line,
    Paragraph,
    joined,
    lines_of,
    without_beginning,
    words_of,
)
from site_builder.word.findings import counted, first_words

_BULLET = re.compile(r"(?P<sign>[•●◦○▪▫■□‣⁃∙\uf0a7\uf0b7\uf0d8])\s*|(?P<dot>·)\s+|(?P<letter>[o§])\t\s*")
_DASH = re.compile(r"(?P<sign>[-–—‒―−*+])\s+")
_RING = re.compile(r"(?P<sign>o)\s+")
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+")
_LONGEST_HEADING = 100
_ENDS = re.compile(r"[\W_]*(?:ends?|more follows)[\W_]*", re.IGNORECASE)
_OF_RELEASE = re.compile(
    r"notes?\s+(?:to|for)\s+editors?|(?:media\s+|press\s+)?(?:contacts?|enquir(?:y|ies))\b", re.IGNORECASE
)
"""Bold lines that belong to the release as a whole, not to the heading above them."""
_QUOTES = "“\"‘'"
_SENTENCE = (".", ",", ";", "!", "…")


@dataclass(frozen=True)
class _Typed:
    """One line of a paragraph."""

    block: int
    line: Line
    words: str


def with_lists(blocks: Sequence[Block], told: list[str]) -> list[Block]:
    """The blocks with items in place of paragraphs whose lines begin with a bullet or a number that somebody typed."""
    found: list[Block] = []
    count = 0
    at = 0
    while at < len(blocks):
        begun = at
        while at < len(blocks) and _is_plain(blocks[at]):
            at += 1
        if begun < at:
            made = list(_of_paragraphs([block for block in blocks[begun:at] if isinstance(block, Paragraph)]))
            count += sum(isinstance(one, Item) for one in made)
            found += made
        else:
            found.append(blocks[at])
            at += 1
    if count:
        told.append(
            f"{counted(count, 'line').capitalize()} with a typed bullet or number {'is an item' if count == 1 else 'are items'} of a list now."
        )
    return found


def _is_plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.is_quotation


def _of_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    lines = [
        _Typed(number, line, _beginning(line))
        for number, paragraph in enumerate(paragraphs)
        for line in lines_of(paragraph.line)
    ]
    marks = [_mark(lines, at) for at in range(len(lines))]
    above: list[str] = []
    plain: list[Line] = []
    for at, (typed, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark is None:
            above = []
            plain.append(typed.line)
        else:
            kind, number, length = mark
            above = [kind] if kind == "1" or above == ["1"] else above
            above = above[: above.index(kind) + 1] if kind in above else [*above, kind]
            yield Item(len(above) - 1, number, without_beginning(typed.line, length))
        is_last = at + 1 == len(lines) or lines[at + 1].block != typed.block or marks[at + 1] is not None
        if plain and is_last:
            yield Paragraph(joined(plain))
            plain = []


def _beginning(line: Line) -> str:
    """The text at the beginning of a line, as typed."""
    words = ""
    for piece in line:
        if piece.kind is not Kind.TEXT:
            break
        words += piece.text
    return words.lstrip() if words.strip() else ""


def _mark(lines: Sequence[_Typed], at: int) -> tuple[str, int | None, int] | None:
    """Kind, number and length of the mark of a line that certainly is an item; None for any other line."""
    words = lines[at].words
    spaces = len("".join(piece.text for piece in lines[at].line)) - len(
        "".join(p.text for p in lines[at].line).lstrip()
    )
    beside = [lines[near].words for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    before = lines[at - 1].words if at else ""
    if (match := _BULLET.match(words)) and words[match.end() :].strip():
        return match.group().strip(), None, match.end() + spaces
    if (match := _DASH.match(words)) and words[match.end() :].strip():
        is_list = any((other := _DASH.match(one)) and other["sign"] == match["sign"] for one in beside)
        if (is_list or before.rstrip().endswith(":") or _BULLET.match(before)) and not _ENDS.fullmatch(words):
            return match["sign"], None, match.end() + spaces
    if (match := _RING.match(words)) and (_BULLET.match(before) or _RING.match(before)):
        return "o", None, match.end() + spaces
    if (match := _NUMBER.match(words)) and words[match.end() :].strip():
        number = int(match["number"])
        is_list = any((other := _NUMBER.match(one)) and abs(int(other["number"]) - number) == 1 for one in beside)
        if is_list:
            return "1", number, match.end() + spaces
    return None


def with_headings(blocks: Sequence[Block], told: list[str]) -> list[Block]:
    """The blocks with headings in place of short lines that are wholly bold and come before a text."""
    found: list[Block] = []
    level = 1
    for at, block in enumerate(blocks):
        level = block.level if isinstance(block, Heading) else level
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and is_bold_line(block) and after and not _is_heading(after):
            told.append(
                f"The bold line {first_words(words_of(block.line))} is a heading now; write it between ** and ** if it should not be."
            )
            is_of_release = _OF_RELEASE.match(words_of(block.line)) is not None
            has_headings = any(isinstance(one, Heading) for one in blocks)
            found.append(Heading(min(level + 1, 6) if has_headings and not is_of_release else 2, _light(block.line)))
        else:
            found.append(block)
    return found


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and is_bold_line(block))


def is_bold_line(block: Paragraph) -> bool:
    """Whether a paragraph is one short bold line that is neither a sentence nor a quotation."""
    words = words_of(block.line)
    is_one = all(
        piece.kind is Kind.TEXT and (piece.strong or piece.is_empty) and not piece.href for piece in block.line
    )
    is_short = 0 < len(words) <= _LONGEST_HEADING and any(sign.isalpha() for sign in words)
    is_text = words.endswith(_SENTENCE) or words.startswith(tuple(_QUOTES)) or _ENDS.fullmatch(words)
    return is_one and is_short and not is_text


def _light(line: Line) -> Line:
    return tuple(replace(piece, strong=False) for piece in line)


def has_end_mark(blocks: Sequence[Block]) -> bool:
    """Whether a line says where a press release ends."""
    return any(
        isinstance(block, Paragraph) and _ENDS.fullmatch(words_of(block.line) or "-") and words_of(block.line)
        for block in blocks
    )
