"""Tables that Markdown cannot hold."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from site_builder.codes import Code
from site_builder.word.findings import first_words
from site_builder.word.names import TBL, TC, TR, VAL, named
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
    table = next(cell.iterancestors(TBL))
    return all(len(row.findall(TC)) == 1 for row in table.iterchildren(TR))


def _goes_on(cell: etree._Element) -> bool:
    """Whether any cell of the table below it belongs to it: Word keeps the mark when rows are deleted."""
    table = next(cell.iterancestors(TBL))
    return any(one.get(VAL, "continue") == "continue" for one in table.iter(named("w:vMerge")))
