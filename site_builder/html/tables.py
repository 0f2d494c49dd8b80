"""Tables that authors write: on a narrow screen a wide one becomes a list, and any other scrolls by itself, with the
keyboard too (WCAG 2.2, 1.4.10, 2.1.1)."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from itertools import cycle

from site_builder.messages import Messages
from site_builder.record.prose import plain_text

_PART = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<(?P<end>/?)table\b[^>]*>", re.DOTALL)
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_PLAIN = re.compile(r"<table>\s*<thead>(?P<head>.*?)</thead>\s*<tbody>(?P<body>.*)</tbody>\s*</table>", re.DOTALL)
_WIDE = 3
"""Columns, from which a phone has too little room for them side by side."""


def in_boxes(html: str, messages: Messages) -> str:
    """The HTML with a box around each table, named after the heading above it; a second one below it gets a number.

    One without a heading above it is a "table" in the page's language."""
    named: Counter[str] = Counter()
    heading = messages.plain("parts.table")

    def boxed(match: re.Match[str]) -> str:
        nonlocal heading
        if match["end"] is None:
            heading = plain_text(match["heading"]) or heading
            return match.group()
        if match["end"]:
            return f"{match.group()}</div>"
        named[heading] += 1
        name = heading if named[heading] == 1 else f"{heading} ({named[heading]})"
        stacks = " stacks stacks--long" if "<td data-head=" in html[match.start() :].partition("</table>")[0] else ""
        return f'<div class="table{stacks}" tabindex="0" role="region" aria-label="{escape(name)}">{match.group()}'

    html = _TABLE.sub(_with_heads, html)
    return _PART.sub(boxed, html)


def _with_heads(match: re.Match[str]) -> str:
    """A table of three columns or more whose cells from the second on carry their column's head, for narrow screens.

    One that is not a plain grid below one row of heads stays as it is."""
    table = match.group()
    parts = _PLAIN.fullmatch(table)
    if not parts or "span=" in table or "<th" in parts["body"]:
        return table
    heads = [plain_text(head) for head in _HEAD.findall(parts["head"])]
    rows = _ROW.findall(parts["body"])
    if len(heads) < _WIDE or not all(heads[1:]) or any(len(_CELL.findall(row)) != len(heads) for row in rows):
        return table
    columns = cycle(enumerate(heads))

    def named(cell: re.Match[str]) -> str:
        column, head = next(columns)
        return f'{cell.group()} data-head="{escape(head)}"' if column else cell.group()

    start, end = parts.span("body")
    return f"{table[:start]}{_CELL.sub(named, table[start:end])}{table[end:]}"
