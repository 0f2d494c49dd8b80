"""Finds tables that would be shown as a line of text, or lose a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.dialect import Inline, Reading

_DASHES = re.compile(r"\s*[|+]?(?:\s*:?[-–—=]+:?\s*[|+])*\s*:?[-–—=]*:?\s*[|+]?\s*")
_GRID = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*")
_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,}){1,50} *")
_ROW = re.compile(r"\s*\|.*\|\s*")
_SHOWN_ROWS = 2
"""How many rows of a pasted table a finding shows."""


def table_findings(reading: Reading, text: str, first: Place) -> Iterator[Problem]:
    """Yields findings for what looks like a table but is not one, and for rows that do not fit."""
    for line, row, count, head in reading.noted.rows:
        yield _misfit(row, count, head, first.at(first.line + line))
    for inline in reading.inlines():
        if "\t" in inline.text or "|" in inline.text:
            yield from _of_paragraph(inline, first)
    lines = text.split("\n")
    yield from _in_a_list(lines, reading, first)
    yield from _drawn(lines, reading, first)
    for token in reading.tokens:
        if token.type == "code_block" and token.map and re.search(r"\S *\t *\S", token.content):
            rows = [line.split("\t") for line in lines[token.map[0] : token.map[1]] if line.strip()]
            yield _pasted(rows, first.at(first.line + token.map[0]))


def _misfit(row: str, count: int, head: int, place: Place) -> Problem:
    if count > head:
        message = f"This row of the table has {count} cells, and the row of headings has {head}: the extra cells would not be shown; write as many headings as cells, or \\| for a plain bar."
        return Problem(place, Code.TABLE, message)
    message = f"{quoted(row)} is right below a table and becomes a row of it; put an empty line before it."
    return Problem(place, Code.TABLE, message, Severity.WARNING)


def _in_a_list(lines: Sequence[str], reading: Reading, first: Place) -> Iterator[Problem]:
    """A line of dashes that begins with `- |`, and so is an item of a list to Markdown."""
    for token in reading.tokens:
        if token.type != "list_item_open" or not token.map or not token.map[0]:
            continue
        above, line = lines[token.map[0] - 1], lines[token.map[0]]
        if "|" in above and "|" in line and _DASHES.fullmatch(line):
            message = f"{quoted(line)} begins a list, so this is not a table yet; write {quoted(_rule(_cells(above)), 200)} below the row of headings."
            yield Problem(first.at(first.line + token.map[0]), Code.TABLE, message)


def _drawn(lines: Sequence[str], reading: Reading, first: Place) -> Iterator[Problem]:
    """Tables drawn with lines of dashes, as Pandoc writes them."""
    code = {number for token in reading.tokens if token.type == "fence" and token.map for number in range(*token.map)}
    done = 0
    for number, line in enumerate(lines):
        is_grid, is_columns = _GRID.fullmatch(line), _COLUMNS.fullmatch(line)
        if number < done or number in code or not (is_grid or is_columns):
            continue
        begin = number - (1 if is_columns and number and lines[number - 1].strip() else 0)
        done = next((at for at in range(number, len(lines)) if not lines[at].strip()), len(lines))
        if is_grid:
            rows = [row.strip().strip("|").split("|") for row in lines[number:done] if row.strip().startswith("|")]
        else:
            spans = [match.span() for match in re.finditer("-+", line)]
            ends = [start for start, _ in spans[1:]] + [10**6]
            typed = [lines[at] for at in range(begin, done) if lines[at].strip(" -")]
            rows = [[row[start:end] for (start, _), end in zip(spans, ends, strict=True)] for row in typed]
        if len(rows) > 1 and len(rows[0]) > 1:
            yield _pasted(rows, first.at(first.line + begin), "are a table drawn with dashes, which is not one here")


def _of_paragraph(inline: Inline, first: Place) -> Iterator[Problem]:
    lines = inline.text.split("\n")
    if any(map(_GRID.fullmatch, lines)):  # has its own finding
        return
    place = first.at(first.line + inline.first_line)
    if inline.markup == "-" and "|" in lines[-1]:
        message = f"{quoted(inline.text)} would be a heading, not a table; write {quoted(_rule(_cells(lines[-1])), 200)} below the row of headings."
        yield Problem(place.at(place.line + len(lines) - 1), Code.TABLE, message)
    if inline.tag != "p":
        return
    for number, line in enumerate(lines[1:], 1):
        above = lines[number - 1]
        if "|" in above and "-" in line.replace("–", "-").replace("—", "-") and _DASHES.fullmatch(line):
            count = _cells(above)
            message = f"This is not a table yet: the row of headings has {count} cells, and the line of dashes below it does not; write {quoted(_rule(count), 200)}."
            yield Problem(place.at(place.line + number), Code.TABLE, message)
            return
    rows = [number for number, line in enumerate(lines) if _ROW.fullmatch(line)]
    if len(rows) > 1:
        message = f"These rows are not a table yet; write {quoted(_rule(_cells(lines[rows[0]])), 200)} on its own line below the row of headings, {quoted(lines[rows[0]])}."
        yield Problem(place.at(place.line + rows[0]), Code.TABLE, message)
    cells = [line.strip().split("\t") for line in lines]
    tabbed = [number for number, row in enumerate(cells) if len(row) > 1]
    if len(tabbed) > 1:
        yield _pasted([cells[number] for number in tabbed], place.at(place.line + tabbed[0]))


def _cells(row: str) -> int:
    return len(re.sub(r"\\\|", "", row).strip().strip("|").split("|"))


def _rule(count: int) -> str:
    return "|" + " --- |" * count


def _pasted(
    rows: Sequence[Sequence[str]], place: Place, what: str = "have tabs between their cells, which do not make a table"
) -> Problem:
    """A table as it comes from Word or Excel, with tabs between its cells, or as Pandoc draws it."""
    width = max(map(len, rows))
    shown = [_row(row, width) for row in rows[: _SHOWN_ROWS + 1]]
    right = ", ".join(quoted(line, 300) for line in (shown[0], _rule(width), *shown[1:]))
    more = " and so on" if len(rows) > len(shown) else ""
    message = f"These {len(rows)} lines {what}; write each on its own line: {right}{more}."
    return Problem(place, Code.TABLE, message)


def _row(cells: Sequence[str], width: int) -> str:
    padded = [*(cell.strip().replace("|", "\\|") for cell in cells), *[""] * (width - len(cells))]
    return f"| {' | '.join(padded)} |"
