"""Lists: bullets that were typed become items, and items get the marks and indents of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from site_builder.pasted.blocks import Block
from site_builder.pasted.grids import Line
from site_builder.pasted.office import Mark

_DOT = re.compile(r"\s*[•●◦○▪▫■□‣⁃∙·\uf0a7\uf0b7\uf0d8]\s*(?=\S)")
_BULLET = re.compile(rf"{_DOT.pattern}|\s*(?:[*-]\s+|[o§–—](?:\t|\s{{2,}})\s*)(?=\S)")
_NUMBER = re.compile(r"\s*\(?(\d{1,3})[.)]\s+(?=\S)")


def with_typed_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, where paragraphs that begin with a bullet are items; so are several in a row with numbers in order."""
    found = [part for block in blocks for part in _in_lines(block)]
    for number, block in enumerate(found):
        if not _is_plain(block):
            yield block
        elif match := _bullet(found, number):
            yield _item(block, match.end(), None)
        elif typed := _numbered(found, number):
            yield _item(block, typed[1], typed[0])
        else:
            yield block


def _is_plain(block: Block) -> bool:
    return bool(block.lines) and not (block.heading or block.mark or block.note or block.meaning or block.goes_on)


def _in_lines(block: Block) -> Iterator[Block]:
    """A paragraph, cut before each line that begins with a bullet; a dash or star is one where several lines have it."""
    found = [number for number, line in enumerate(block.lines) if _BULLET.match(_raw(line))]
    starts = found if len(found) > 1 else [number for number in found if _DOT.match(_raw(block.lines[number]))]
    numbers = [_NUMBER.match(_raw(line)) for line in block.lines]
    in_order = len(numbers) > 1 and [int(one.group(1)) if one else 0 for one in numbers] == [
        *range(1, len(numbers) + 1)
    ]
    starts = [*range(len(block.lines))] if in_order else starts
    if not _is_plain(block) or len(block.lines) < 2 or not starts:
        yield block
        return
    for begin, end in zip([0, *starts], [*starts, len(block.lines)], strict=True):
        if begin < end:
            yield replace(block, lines=block.lines[begin:end])


def _first(block: Block) -> str:
    return _raw(block.lines[0])


def _raw(line: Line) -> str:
    return "".join(run.words for run in line).replace("\u00a0", " ")


def _bullet(blocks: list[Block], at: int) -> re.Match[str] | None:
    """The bullet with which a paragraph begins; a dash, star or letter is one where the paragraph beside it has it, too."""
    own = _BULLET.match(_first(blocks[at]))
    if own is None or _DOT.match(own.string):
        return own
    near = [blocks[number] for number in (at - 1, at + 1) if 0 <= number < len(blocks)]
    marks = [match.group().strip() for one in near if _is_plain(one) and (match := _BULLET.match(_first(one)))]
    return own if own.group().strip() in marks else None


def _numbered(blocks: list[Block], at: int) -> tuple[int, int] | None:
    """The number that a paragraph begins with, and where its words begin, if the one before or after it counts on."""
    own = _NUMBER.match(_first(blocks[at]))
    if not own:
        return None
    for near, step in ((at - 1, -1), (at + 1, 1)):
        if 0 <= near < len(blocks) and _is_plain(blocks[near]):
            other = _NUMBER.match(_first(blocks[near]))
            if other and int(other.group(1)) == int(own.group(1)) + step:
                return int(own.group(1)), own.end()
    return None


def _item(block: Block, begin: int, number: int | None) -> Block:
    """The paragraph as an item, without the signs that it began with."""
    first, *rest = block.lines
    left, cut = begin, []
    for run in first:
        words = run.words.replace("\u00a0", " ")
        cut.append(replace(run, words=words[left:]))
        left = max(0, left - len(words))
    return replace(block, lines=[tuple(cut), *rest], mark=Mark(1, number))


@dataclass
class _Open:
    """A list that has begun."""

    level: int
    number: int | None
    """That of its next item; None for bullets."""
    sign: str
    width: int
    """How far what belongs to an item is indented."""


class Indents:
    """The marks and indents of items, one after the other."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._closed: _Open | None = None

    def item(self, mark: Mark) -> tuple[str, str, bool]:
        """The indent and the mark of an item, and whether it goes on with a list."""
        while self._open and self._open[-1].level > mark.level:
            self._closed = self._open.pop()
        now = self._open[-1] if self._open and self._open[-1].level == mark.level else None
        if now and not self._goes_on(now, mark):
            self._closed, now = self._open.pop(), None
        indent = " " * sum(one.width for one in self._open if one.level < mark.level)
        is_on = bool(now)
        now = now or self._begun(mark)
        self._closed = None
        sign = now.sign if now.number is None else f"{now.number}{now.sign}"
        now.width = len(sign) + 1
        now.number = None if now.number is None else now.number + 1
        return indent, f"{sign} ", is_on

    @staticmethod
    def _goes_on(now: _Open, mark: Mark) -> bool:
        if mark.number is None or now.number is None:
            return mark.number is None and now.number is None
        return mark.number in (0, now.number)

    def _begun(self, mark: Mark) -> _Open:
        """A new list: next to another of its kind it has another sign, or they would be one."""
        before = self._closed if self._closed and self._closed.level == mark.level else None
        is_same = before is not None and (before.number is None) == (mark.number is None)
        signs = ("-", "*") if mark.number is None else (".", ")")
        sign = signs[1] if is_same and before and before.sign == signs[0] else signs[0]
        begun = _Open(mark.level, None if mark.number is None else max(mark.number, 1), sign, 2)
        self._open.append(begun)
        return begun

    def inside(self, level: int) -> str:
        """The indent of what belongs to the last item of a level, or above it."""
        while self._open and self._open[-1].level > level:
            self._closed = self._open.pop()
        return " " * sum(one.width for one in self._open)

    def end(self) -> None:
        """Ends all lists: something else comes between."""
        self._open.clear()
        self._closed = None
