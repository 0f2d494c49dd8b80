"""A text between Word and Markdown: headings, paragraphs, items of lists, tables, notes, and what is in their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """What a piece of a line is."""

    TEXT = "text"
    BREAK = "break"
    """A new line in the same paragraph."""
    PICTURE = "picture"
    """`text` is its number in the list of pictures."""
    NOTE = "note"
    """The mark of a footnote; `text` is its number."""


@dataclass(frozen=True)
class Piece:
    """A piece of a line that looks alike throughout."""

    text: str
    kind: Kind = Kind.TEXT
    strong: bool = False
    em: bool = False
    strike: bool = False
    script: str = ""
    """"sub", "sup" or ""."""
    href: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return self.kind is Kind.TEXT and not self.text.strip()


Line: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 0 is a title."""

    level: int
    line: Line


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    line: Line
    is_quotation: bool = False


@dataclass(frozen=True)
class Item:
    """An item of a list."""

    depth: int
    """From 0."""
    number: int | None
    """None for a bullet."""
    line: Line


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, each of paragraphs; the first row is its head."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True)
class Note:
    """A footnote."""

    number: int
    blocks: tuple[Heading | Paragraph | Item | Table, ...]


Block: TypeAlias = Heading | Paragraph | Item | Table
BREAK = Piece("", Kind.BREAK)


def words_of(line: Iterable[Piece]) -> str:
    """The words of a line, separated by single spaces."""
    return " ".join("".join(" " if one.kind is Kind.BREAK else _shown(one) for one in line).split())


def _shown(piece: Piece) -> str:
    return piece.text if piece.kind is Kind.TEXT else ""


def lines_of(line: Line) -> list[Line]:
    """The lines of a paragraph, parted at its breaks."""
    lines: list[list[Piece]] = [[]]
    for piece in line:
        if piece.kind is Kind.BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [tuple(one) for one in lines]


def joined(lines: Iterable[Line]) -> Line:
    """Lines as one paragraph, with breaks between them."""
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        pieces += [BREAK, *line] if number else line
    return tuple(pieces)


def without_beginning(line: Line, length: int) -> Line:
    """A line without its first characters and the spaces after them."""
    pieces = list(line)
    while pieces and pieces[0].kind is Kind.TEXT and length >= len(pieces[0].text):
        length -= len(pieces.pop(0).text)
    if pieces and pieces[0].kind is Kind.TEXT:
        pieces[0] = replace(pieces[0], text=pieces[0].text[length:].lstrip())
    return tuple(pieces)


def all_words(blocks: Iterable[Block]) -> str:
    """Every sign that blocks show, without spaces, in their order."""
    return "".join("".join(words_of(line).split()) for block in blocks for line in lines_in(block))


def lines_in(block: Block) -> Sequence[Line]:
    """Each line of a block, in their order."""
    if isinstance(block, Table):
        return [line for row in block.rows for cell in row for line in cell]
    return [block.line]
