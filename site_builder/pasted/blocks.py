"""A tree as a sequence of blocks: paragraphs, headings, items of lists, tables, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from site_builder.pasted import office
from site_builder.pasted.addresses import unwrapped, written
from site_builder.pasted.grids import Line, grid, number_in
from site_builder.pasted.left_out import Left, LeftOut
from site_builder.pasted.office import Mark
from site_builder.pasted.runs import Run, tidy
from site_builder.pasted.tree import Element


@dataclass
class Block:
    """Something that stands on lines of its own."""

    lines: list[Line] = field(default_factory=list)
    heading: int = 0
    """The level of a heading; 0 for anything else."""
    mark: Mark | None = None
    """How an item of a list begins."""
    goes_on: int = 0
    """The level of the item that a paragraph belongs to, below its first; 0 for any other."""
    quoted: int = 0
    """In how many quotations it stands."""
    note: str = ""
    """The name of the footnote that it is."""
    code: str = ""
    rows: list[list[list[Line]]] = field(default_factory=list)
    """Of a table, its rows of cells of lines; the first is the row of headings."""
    is_rule: bool = False
    meaning: bool = False
    """Whether it explains the paragraph before it."""

    @property
    def runs(self) -> Iterator[Run]:
        """All its words."""
        cells = (line for row in self.rows for cell in row for line in cell)
        yield from (run for line in (*self.lines, *cells) for run in line)


@dataclass(frozen=True)
class _Around:
    """In what words and paragraphs stand."""

    run: Run = field(default_factory=lambda: Run(""))
    heading: int = 0
    level: int = 0
    quoted: int = 0
    meaning: bool = False


def blocks_of(tree: Element, left_out: LeftOut) -> list[Block]:
    """The blocks of a tree, in their order, without empty ones, and with footnotes that are whole."""
    blocks = _Walk(left_out).through(tree)
    marks = {run.note for block in blocks for run in block.runs} - {""}
    notes = {block.note for block in blocks} - {""}
    left_out.note(Left.NOTE, len(marks ^ notes))
    return [_with_whole_notes(block, marks & notes) for block in blocks if not block.note or block.note in marks]


def _with_whole_notes(block: Block, whole: set[str]) -> Block:
    def kept(line: Line) -> Line:
        return tuple(run for run in line if not run.note or run.note in whole)

    rows = [[[kept(line) for line in cell] for cell in row] for row in block.rows]
    return replace(block, lines=[kept(line) for line in block.lines], rows=rows)


class _Walk:
    """Goes through a tree and collects blocks."""

    def __init__(self, left_out: LeftOut) -> None:
        self._left_out = left_out
        self._blocks: list[Block] = []
        self._lines: list[list[Run]] = [[]]
        self._next: Mark | None = None
        """The mark of the item that has begun and has no words yet."""
        self._note = ""
        """The name of the footnote that has begun and has no words yet."""

    def through(self, tree: Element, around: _Around = _Around()) -> list[Block]:
        """What is in an element."""
        self._inside(tree, around)
        self._end(around)
        return self._blocks

    def _inside(self, element: Element, around: _Around) -> None:
        for one in element.inside:
            if isinstance(one, str):
                self._lines[-1].append(replace(around.run, words=one))
            elif not self._is_left_out(one, around):
                self._element(one, around)

    def _is_left_out(self, one: Element, around: _Around) -> bool:
        """Whether an element does not come along; it is counted if a person would miss it."""
        if office.is_list_mark(one) and not around.heading:
            return True
        if note := office.note_begin(one):
            self._note = note
            return True
        has_words = bool(tidy(one.words).strip())
        for is_out, left in (
            (office.is_unseen, Left.HIDDEN),
            (office.is_comment, Left.COMMENT),
            (office.is_deleted, Left.DELETED),
            (office.is_contents, Left.CONTENTS),
        ):
            if is_out(one):
                times = self._comments(one) if left is Left.COMMENT else int(has_words)
                self._left_out.note(left, times if not office.is_for_screen_readers(one) else 0)
                return True
        if one.tag == "img":
            self._left_out.note(Left.PICTURE, _is_picture(one))
        return one.tag == "img"

    @staticmethod
    def _comments(one: Element) -> int:
        """How many whole comments an element is or holds; marks that lead to them do not count."""
        if office.is_whole_comment(one):
            return 1
        return sum(map(_Walk._comments, one.elements))

    def _element(self, one: Element, around: _Around) -> None:
        match one.tag:
            case "br":
                self._lines.append([])
            case "hr":
                self._end(around)
                self._blocks.append(Block(is_rule=True, quoted=around.quoted))
            case "pre":
                self._end(around)
                self._code(one, around)
            case "table":
                self._end(around)
                self._table(one, around)
            case "ul" | "ol":
                self._end(around)
                self._list(one, around)
            case _ if one.is_block:
                self._end(around)
                self._paragraphs(one, around)
            case _:
                self._inside(one, replace(around, run=self._looks(one, around.run)))

    def _paragraphs(self, one: Element, around: _Around) -> None:
        """What is in a block, as blocks of its own."""
        inner = replace(around, run=self._looks(one, around.run))
        if re.fullmatch("h[1-6]", one.tag):
            inner = replace(inner, heading=int(one.tag[1]))
        elif "MsoTitle" in one.classes or one.attributes.get("role") == "heading":
            inner = replace(inner, heading=number_in(one.attributes.get("aria-level"), 1))
        elif one.tag == "blockquote" or {"MsoQuote", "MsoIntenseQuote"} & {*one.classes}:
            inner = replace(inner, quoted=around.quoted + 1)
        elif one.tag == "dd":
            inner = replace(inner, meaning=True)
        mark = None if inner.heading else office.mark_of(one, self._left_out)
        if mark:
            self._next, inner = mark, replace(inner, level=mark.level)
        self._inside(one, inner)
        self._end(inner)
        self._next = None if mark else self._next

    def _list(self, one: Element, around: _Around) -> None:
        """The items of a list. A list right inside a list belongs to the item before it, as Google Docs writes it."""
        level = around.level + 1
        number = number_in(one.attributes.get("start"), 1)
        is_numbered = one.tag == "ol"
        if is_numbered and (one.attributes.get("type", "1") != "1" or "alpha" in one.style.get("list-style-type", "")):
            self._left_out.note(Left.LETTERS)
        for item in one.elements:
            if item.tag in ("ul", "ol"):
                self._list(item, replace(around, level=max(around.level + 1, 1)))
            elif item.tag != "li" or office.is_unseen(item):
                self._element(item, around)
            else:
                told = number_in(item.attributes.get("data-aria-level") or item.attributes.get("aria-level"), level)
                number = number_in(item.attributes.get("value"), number)
                self._item(item, Mark(max(told, level), number if is_numbered else None), around)
                number += 1

    def _item(self, item: Element, mark: Mark, around: _Around) -> None:
        self._next = mark
        inner = replace(around, level=mark.level, run=self._looks(item, around.run))
        self._inside(item, inner)
        self._end(inner)
        self._next = None

    def _table(self, one: Element, around: _Around) -> None:
        rows = list(self._seen(one.all("tr")))
        cells = [list(self._seen(cell for cell in row.elements if cell.tag in ("td", "th"))) for row in rows]
        for caption in self._seen(one.all("caption")):
            self._element(caption, around)
        is_layout = one.attributes.get("role") == "presentation" or max(map(len, cells), default=0) < 2
        if is_layout or any(True for _ in one.all("table")):
            for cell in (cell for row in cells for cell in row):
                self._inside(cell, around)
                self._end(around)
            return
        even = grid(cells, self._cell, self._left_out)
        filled = [row for row in even if any(any(line) for cell in row for line in cell)]
        if filled:
            has_head = bool(
                rows and (all(cell.tag == "th" for cell in cells[0]) or any(True for _ in one.all("thead")))
            )
            self._left_out.note(Left.HEADLESS, not has_head)
            filled[0] = [[_without_bold(line) for line in cell] for cell in filled[0]]
            self._blocks.append(Block(rows=filled, quoted=around.quoted))

    def _seen(self, those: Iterable[Element]) -> Iterator[Element]:
        """Those that somebody sees."""
        return (one for one in those if not self._is_left_out(one, _Around()))

    def _cell(self, cell: Element) -> list[Line]:
        """The lines of a cell: its paragraphs, and items with a bullet or number."""
        lines: list[Line] = []
        for block in _Walk(self._left_out).through(cell):
            mark = "" if block.mark is None else "• " if block.mark.number is None else f"{block.mark.number}. "
            first, *rest = block.lines or [()]
            lines += [(Run(mark), *first) if mark else first, *rest]
        return lines

    def _code(self, one: Element, around: _Around) -> None:
        code = one.words.replace("\u00a0", " ").strip("\n")
        if code.strip():
            self._blocks.append(Block(code=code, quoted=around.quoted))

    def _looks(self, one: Element, run: Run) -> Run:
        """How words in an element look, and where they lead."""
        style, tag = one.style, one.tag
        weight = style.get("font-weight", "bold" if tag in ("b", "strong") else "")
        if weight:
            run = replace(run, bold=weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600))
        slant = style.get("font-style", "italic" if tag in ("i", "em") else "")
        if slant:
            run = replace(run, italic=slant.startswith(("italic", "oblique")))
        if tag in ("s", "strike") or "line-through" in style.get("text-decoration", ""):
            run = replace(run, struck=True)
        height = {"super": "sup", "sub": "sub"}.get(style.get("vertical-align", ""), "")
        if tag in ("sup", "sub") or height:
            run = replace(run, small=height or tag)
        if tag in ("code", "kbd", "samp", "tt"):
            run = replace(run, code=True)
        if tag == "ins":
            self._left_out.note(Left.INSERTED, bool(one.attributes.get("datetime")))
        return self._leading(one, run) if tag == "a" else run

    def _leading(self, one: Element, run: Run) -> Run:
        if name := office.note_mark(one):
            self._lines[-1].append(replace(run, words="", note=name))
            one.inside.clear()
            return run
        typed = one.attributes.get("href", "")
        straight = unwrapped(typed)
        address = written(straight)
        has_words = bool(one.words.strip())
        self._left_out.note(Left.UNWRAPPED, bool(address) and straight != typed and has_words)
        self._left_out.note(Left.LINK, bool(typed) and not typed.startswith("#") and not address and has_words)
        return replace(run, address=address)

    def _end(self, around: _Around) -> None:
        """Ends a paragraph: two line breaks are the end of one, too."""
        lines, self._lines = self._lines, [[]]
        for part in _parts(lines):
            block = Block(part, around.heading, quoted=around.quoted, note=self._note, meaning=around.meaning)
            self._note = ""
            if self._next and not block.note:
                block.mark, self._next = self._next, None
            elif not block.note:
                block.goes_on = around.level
            self._blocks.append(block)


def _parts(lines: Iterable[list[Run]]) -> Iterator[list[Line]]:
    """Lines in groups, cut where one is empty."""
    part: list[Line] = []
    for line in (*lines, []):
        if any(tidy(run.words).strip() or run.note for run in line):
            part.append(tuple(line))
        elif part:
            yield part
            part = []


def _without_bold(line: Line) -> Line:
    return tuple(replace(run, bold=False) for run in line)


def _is_picture(one: Element) -> bool:
    """Whether an image is one to a person: not a dot that counts readers, nor a bullet."""
    return one.style.get("width") not in ("0", "0px", "1px")
