"""Pasted HTML as Markdown, with what was left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.pasted.blocks import Block, blocks_of
from site_builder.pasted.grids import Line
from site_builder.pasted.left_out import Left, LeftOut
from site_builder.pasted.lists import Indents, with_typed_lists
from site_builder.pasted.runs import Run, line_of
from site_builder.pasted.tree import tree_of

_LAST_LEVEL = 6
_LOOKS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "a",
    "b",
    "strong",
    "i",
    "em",
    "img",
    "del",
    "ins",
)
"""The elements that tell a text with a layout from plain words and from program text."""


@dataclass(frozen=True)
class Pasted:
    """What pasted HTML becomes."""

    markdown: str
    """Without an empty line at either end."""
    is_block: bool
    """Whether it stands on lines of its own, or is a part of a line."""
    left_out: tuple[str, ...]
    """Sentences about what did not come along, or came along otherwise."""


def pasted(html: str) -> Pasted | None:
    """Clipboard HTML as Markdown that is read without a finding as far as a program can see to it; None where it has no
    layout, so that its plain text is as good, and where it is nested too deeply to read."""
    left_out = LeftOut()
    try:
        tree = tree_of(html)
        if not any(True for _ in tree.all(*_LOOKS)):
            return None
        blocks = _with_headings(_without_lines_above_notes(with_typed_lists(blocks_of(tree, left_out))), left_out)
    except RecursionError:
        return None
    is_block = (
        len(blocks) > 1 or any(not _is_words(block) for block in blocks) or any(len(one.lines) > 1 for one in blocks)
    )
    return Pasted("\n".join(_written(blocks)).strip("\n"), is_block, tuple(left_out.sentences()))


def _is_words(block: Block) -> bool:
    return block == Block(block.lines)


def _without_lines_above_notes(blocks: Iterable[Block]) -> list[Block]:
    """The blocks without lines across the page at either end, and before footnotes, where Word draws one."""
    found = list(blocks)
    return [
        one
        for number, one in enumerate(found)
        if not one.is_rule or (0 < number < len(found) - 1 and not found[number + 1].note)
    ]


def _with_headings(blocks: list[Block], left_out: LeftOut) -> list[Block]:
    """Headings from the second level on, each at most one level below the one before; bold words in them are plain."""
    tops = sum(block.heading == 1 for block in blocks)
    left_out.note(Left.TITLE, tops)
    shift = int(tops > 0)
    made = []
    for block in blocks:
        if block.heading:
            words = tuple(replace(run, bold=False) for line in _spaced(block.lines) for run in line)
            block = replace(block, lines=[words], heading=min(block.heading + shift, _LAST_LEVEL))
        elif _is_bold_line(block):
            left_out.note(Left.BOLD_LINE)
        made.append(block)
    return made


def _spaced(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines to be joined into one."""
    yield from ((*line, Run(" ")) for line in lines)


def _is_bold_line(block: Block) -> bool:
    runs = [run for line in block.lines for run in line if run.words.strip()]
    return _is_words(block) and len(block.lines) == 1 and bool(runs) and all(run.bold for run in runs)


def _written(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of the text."""
    indents, before = Indents(), None
    for block in blocks:
        quote = "> " * block.quoted
        indent, mark, is_on = "", "", False
        if block.mark:
            indent, mark, is_on = indents.item(block.mark)
        elif block.goes_on and not block.rows:
            indent = indents.inside(block.goes_on)
        else:
            indents.end()
        is_tight = _is_tight(before, block, is_on)
        if before is not None and not is_tight:
            yield quote.rstrip() if before.quoted and block.quoted else ""
        inside = indent + " " * len(mark)
        for number, line in enumerate(_lines(block)):
            yield f"{quote}{indent + mark if not number else inside}{line}".rstrip()
        before = block


def _is_tight(before: Block | None, block: Block, is_on: bool) -> bool:
    """Whether a block stands right below the one before it."""
    if before is None or before.quoted != block.quoted:
        return False
    if block.meaning and not before.rows and not before.code:
        return True
    is_deeper = before.mark and block.mark and block.mark.level > before.mark.level
    return bool(before.mark and block.mark and (is_on or is_deeper))


def _lines(block: Block) -> Iterator[str]:
    if block.is_rule:
        yield "---"
    elif block.code:
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.code)), 3)
        yield from (fence, *block.code.split("\n"), fence)
    elif block.rows:
        yield from _table(block.rows)
    else:
        yield from _paragraph(block)


def _paragraph(block: Block) -> Iterator[str]:
    before = f"{'#' * block.heading} " if block.heading else f"[^{block.note}]: " if block.note else ""
    before = before or (": " if block.meaning else "")
    lines = [line for line in map(line_of, block.lines) if line]
    if block.heading:  # signs at the end of a heading would be a part of its mark
        lines = [re.sub(r"(?<= )(?=#+$)", r"\\", line) for line in lines]
    for number, line in enumerate(lines):
        end = "\\" if number + 1 < len(lines) else ""
        yield f"{before if not number else ' ' * 4 if block.note else ''}{line}{end}"


def _table(rows: Sequence[Sequence[Sequence[Line]]]) -> Iterator[str]:
    head, *others = (
        ["<br>".join(filter(None, (line_of(_in_cell(line), begins=False) for line in cell))) for cell in row]
        for row in rows
    )
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(row)} |" for row in others)


def _in_cell(line: Line) -> Line:
    """A line whose program text has no bar that would end the cell; other bars are escaped everywhere."""
    return tuple(replace(run, words=run.words.replace("|", "\\|")) if run.code else run for run in line)
