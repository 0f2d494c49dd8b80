"""Tables that Markdown cannot hold."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from site_builder.codes import Code
from site_builder.word.findings import first_words
from site_builder.word.ooxml import TBL, TC, TR, VAL, P, R, T, named, names
from site_builder.word.places import text_of
from site_builder.word.story import Found, WordFile

_SPLIT = "click it, choose Table Layout > Split Cells, and give each cell its own words"


def merged_cells(file: WordFile) -> Iterator[Found]:
    """Each cell that goes over several columns or rows, and each table in a table."""
    for story in file.stories:
        for cell in story.each("w:tc"):
            if over := _over(cell):
                begun = first_words(text_of(cell))
                message = f"This cell{f', beginning {begun},' if begun else ''} goes over several {over}, and people who listen to a table would lose their way; {_SPLIT}."
                yield Found(cell, Code.WORD_TABLE, message)
        for table in story.each("w:tbl"):
            outer = next(table.iterancestors(TC), None)
            if outer is not None:
                message = "There is a table in a cell of another one here; move it below the other table."
                yield Found(outer, Code.WORD_TABLE, message)


def _over(cell: etree._Element) -> str:
    """Over what a cell goes: "columns" or "rows"; "" for a plain one. Of those over rows, the first says it."""
    properties = cell.find(named("w:tcPr"))
    if properties is None:
        return ""
    span = properties.find(named("w:gridSpan"))
    if span is not None and span.get(VAL, "1").isdigit() and int(span.get(VAL, "1")) > 1 and not _is_whole_row(cell):
        return "columns"
    beside, below = properties.find(named("w:hMerge")), properties.find(named("w:vMerge"))
    if beside is not None and beside.get(VAL) == "restart":
        return "columns"
    return "rows" if below is not None and below.get(VAL) == "restart" and _goes_on(cell) else ""


def _is_whole_row(cell: etree._Element) -> bool:
    """Whether every row of the table is one cell: the span says nothing then."""
    rows = [row for table in list(cell.iterancestors(TBL))[:1] for row in table.iterchildren(TR)]
    return all(len(row.findall(TC)) == 1 for row in rows)


def _goes_on(cell: etree._Element) -> bool:
    """Whether any cell of the table below it belongs to it: Word keeps the mark when rows are deleted."""
    marks = [mark for table in list(cell.iterancestors(TBL))[:1] for mark in table.iter(named("w:vMerge"))]
    return any(mark.get(VAL, "continue") == "continue" for mark in marks)


_AROUND = {
    P: names("w:body w:tc w:footnote w:endnote w:txbxContent"),
    TBL: names("w:body w:tc w:footnote w:endnote w:txbxContent"),
    TR: frozenset({TBL}),
    TC: frozenset({TR}),
    R: frozenset({P}),
    T: frozenset({R}),
}
"""What contains paragraphs, tables, rows, cells, runs and texts; anywhere else a reader may leave them out."""
_PLACES = frozenset().union(*_AROUND.values())


def out_of_order(file: WordFile) -> Iterator[Found]:
    """Text where no word processor puts it, such as between the rows of a table."""
    for story in file.stories:
        for element in story.each("w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:t"):
            if any(one.tag == named("w:ruby") for one in element.iterancestors()):
                continue
            around = next((one for one in element.iterancestors() if one.tag in _PLACES), None)
            if around is not None and around.tag not in _AROUND[str(element.tag)]:
                begun = first_words(text_of(element))
                message = f"The text here{f', beginning {begun},' if begun else ''} is not in its right place in the file; open it in Word, let it be repaired, and save it again."
                yield Found(around, Code.WORD_FILE, message)
