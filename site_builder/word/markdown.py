"""Blocks as the Markdown of an update."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from site_builder.word.blocks import Block, Heading, Item, Kind, Line, Note, Paragraph, Piece, Table, joined, words_of
from site_builder.word.findings import first_words
from site_builder.word.inline import Writer

_BULLETS, _ENDS = "-*", ".)"
"""Two signs of each sort: the other one begins another list (CommonMark 0.31, 5.3)."""


@dataclass
class _Open:
    """A list that can still go on."""

    depth: int
    number: int | None
    sign: str
    indent: int
    """Spaces before its marks."""
    width: int
    """Signs of a mark and the space after it."""


class MarkdownOf:
    """Writes blocks; what could not be written is in `told`."""

    def __init__(self, pictures: Sequence[str]) -> None:
        """`pictures` are the words of each."""
        self._writer = Writer(pictures)
        self.told: list[str] = []

    def text(self, blocks: Sequence[Block], notes: Sequence[Note]) -> str:
        """The whole text, its notes last."""
        return "\n\n".join([*self._pieces(blocks), *(self._note(note) for note in notes)])

    def _pieces(self, blocks: Iterable[Block]) -> Iterator[str]:
        for is_list, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
            if is_list:
                yield self._list([block for block in group if isinstance(block, Item)])
            else:
                yield from filter(None, map(self._piece, group))

    def _piece(self, block: Block) -> str:
        if isinstance(block, Heading):
            words = tuple(Piece(" ") if one.kind is Kind.BREAK else one for one in block.line)
            return f"{'#' * block.level} {_closed(self._line(words))}"
        if isinstance(block, Table):
            return "\n".join(self._rows(block))
        text = self._line(block.line)
        return (
            f"> {text}".replace("\n", "\n> ") if text and isinstance(block, Paragraph) and block.is_quotation else text
        )

    def _line(self, line: Line, line_break: str = "\\\n") -> str:
        written = self._writer.written(line, line_break=line_break)
        if not written.is_whole:
            self.told.append(f"Some of the bold or italic letters in {first_words(words_of(line))} are plain now.")
        return written.text

    def _note(self, note: Note) -> str:
        text = "\n\n".join(self._pieces(note.blocks))
        return f"[^{note.number}]: " + text.replace("\n", "\n    ").replace("\n    \n", "\n\n")

    def _rows(self, table: Table) -> Iterator[str]:
        width = max(map(len, table.rows), default=0)
        for number, row in enumerate(table.rows):
            cells = [self._cell(cell, is_head=number == 0) for cell in row] + [""] * (width - len(row))
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield "|" + " --- |" * width

    def _cell(self, lines: Sequence[Line], *, is_head: bool) -> str:
        line = joined(lines)
        return self._line(tuple(replace(one, strong=False) for one in line) if is_head else line, "<br>")

    def _list(self, items: Sequence[Item]) -> str:
        lines: list[str] = []
        open_lists: list[_Open] = []
        for item in items:
            own, is_apart = _place(item, open_lists)
            if is_apart and lines:
                lines.append("")
            mark = own.sign if item.number is None else f"{own.number}{own.sign}"
            own.width = len(mark) + 1
            text = self._line(item.line).replace("\n", "\n" + " " * (own.indent + own.width))
            lines.append(f"{' ' * own.indent}{mark} {text}")
        return "\n".join(lines)


def _place(item: Item, open_lists: list[_Open]) -> tuple[_Open, bool]:
    """The list that an item belongs to, which may be new, and whether an empty line must come before it."""
    closed = None
    while open_lists and open_lists[-1].depth > item.depth:
        closed = open_lists.pop()
    last = open_lists[-1] if open_lists else None
    if last is None or last.depth < item.depth:
        if last is None and closed is not None:  # less deep than the first item: a list beside it
            own = _Open(item.depth, item.number, _sign(item, closed), 0, 0)
            open_lists.append(own)
            return own, True
        indent = last.indent + last.width if last else 0
        own = _Open(item.depth, item.number, _sign(item, None), indent, 0)
        open_lists.append(own)
        return own, last is not None and item.number not in (None, 1)
    is_same = (last.number is None) == (item.number is None)
    if is_same and (item.number is None or item.number == (last.number or 0) + 1):
        last.number = item.number
        return last, False
    own = replace(last, number=item.number, sign=_sign(item, last))
    open_lists[-1] = own
    return own, True


def _sign(item: Item, before: _Open | None) -> str:
    signs = _BULLETS if item.number is None else _ENDS
    return signs[1] if before and before.sign == signs[0] else signs[0]


def _closed(words: str) -> str:
    """A heading's words; signs at their end that would close it are shown."""
    bare = words.rstrip("#")
    if bare == words or (bare and not bare[-1].isspace()):
        return words
    return f"{bare}\\{words[len(bare) :]}"
