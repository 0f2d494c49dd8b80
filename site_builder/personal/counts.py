"""Counts of children in tables: small ones, and hidden ones that the total gives away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_builder.personal.found import Found, Kind, in_range, plain
from site_builder.personal.searched import Searched, pattern
from site_builder.personal.tables import Cell, Row, Table, tables
from site_builder.problems import Severity
from site_builder.record.word_lists import WordLists

_ABOUT = (
    r"(?i)^\W*(?:(?:the\s+)?(?:total\s+|overall\s+)?(?:numbers?|counts?|totals?|how\s+many|no\.?|all|of\s+(?:which|whom|these)):?"
    r"\s*(?:of\s+)?(?:all\s+)?)?(?:(?!(?:for|to|with|of|by|from|per|about|and|in|on|who|that|between)\b)[\w-]+\s+){{0,3}}?"
    r"{0}\b(?![’'])(?!\s+and\s+young\s+people[’'])"
)
"""What a label says that counts children: it begins with them, or with "number of" them."""
SOMETHING_ELSE = re.compile(
    r"(?i)%|\bper\b|percent|proportion|\brates?\b|ratio|average|\bmean\b|median|\bdays?\b|\bweeks?\b|\bmonths?\b|\bhours?\b"
    r"|£|\bcosts?\b|score|index|\bage\b(?!d)|target|rank|\bgrades?\b"
)
_HOW_MANY = re.compile(
    r"(?i)\W*(?:numbers?|counts?|totals?|how many|no\.?|n|all|now|before|after|this (?:year|month|quarter)|last (?:year|month|quarter)"
    r"|q[1-4]\b.*|quarter \d.*|(?:[a-z]+ )?(?:19|20)\d\d\b.*|[a-z]{3,9} \d\d)\W*"
)
"""A heading of numbers that says nothing of what they count."""
_TOTAL = re.compile(
    r"(?i)\W*(?:grand |sub-?)?(?:totals?|overall|altogether|sum|cyfanswm|i gyd)\b(?!\s+(?:number\s+)?of\b).*|\W*all(?:\s+\w+)?\W*"
)
_COUNT = re.compile(r"(\d{1,3}(?:[, \u00a0]\d{3})+|\d+)(?:\s*(?:\(.*\)|children|young people|pupils))?")
_HIDDEN = re.compile(
    r"(?i)\\?[*cxz]|\[[cxz]\]|[-–—]|\.\.|(?:<|&lt;|≤|under|fewer than|less than|below)\s*(?:\d+|five|ten)|1\s*(?:-|–|to)\s*[49]|withheld|suppressed|hidden"
)
"""How a count is hidden (DfE marks it "c")."""


def small_counts(searched: Searched) -> Iterator[Found]:
    """In a table about children, a count from 1 up to the least that may be shown is an error, and so is a hidden one that
    is the total less the others; what else a total gives away is a warning. A count that says "c", "*" or "fewer than
    5" is left alone. Source: the Office for National Statistics and the Department for Education on disclosure control."""
    for table in tables(searched.text):
        for number, heading in enumerate(table.headings[1:], 1):
            column = table.column(number)
            cells = [(row, cell) for row, cell in column if _counts_children(searched, table, heading, row)]
            yield from _small(searched, table, heading, cells)
            counted = [
                (row[0].text, cell) for row, cell in column if (row, cell) in cells or _TOTAL.fullmatch(row[0].text)
            ]
            yield from _given_away(searched, counted if cells else [])
        yield from _across(searched, table)


def counts_children(title: str, unit: str, lists: WordLists) -> bool:
    """Whether a figure of this title, in this unit, if it says one, is a number of children."""
    about = pattern(_ABOUT, lists["children"])
    if SOMETHING_ELSE.search(title) or SOMETHING_ELSE.search(unit):
        return False
    return about.search(unit) is not None or (
        about.search(title) is not None and not (unit and not _HOW_MANY.fullmatch(unit))
    )


def _counts_children(searched: Searched, table: Table, heading: Cell, row: Row) -> bool:
    """Whether a cell counts children, by its column, its row, or what stands above the table."""
    about = pattern(_ABOUT, searched.lists["children"])
    if SOMETHING_ELSE.search(heading.text) or SOMETHING_ELSE.search(row[0].text):
        return False
    if about.search(heading.text):
        return True
    said = (row[0].text, table.headings[0].text, _last_sentence(table.above))
    return _HOW_MANY.fullmatch(heading.text) is not None and any(
        about.search(words) and not SOMETHING_ELSE.search(words) for words in said
    )


def _last_sentence(words: str) -> str:
    return re.split(r"(?<=[.!?])\s+|\n", words.strip(" #*_:"))[-1].strip(" #*_")


def _small(searched: Searched, table: Table, heading: Cell, cells: Iterable[tuple[Row, Cell]]) -> Iterator[Found]:
    about = pattern(_ABOUT, searched.lists["children"])
    for row, cell in cells:
        count = _count(cell)
        if count is not None and 1 <= count < searched.least_count:
            label = row[0].text
            is_sure = any(about.search(words) for words in (heading.text, label, table.headings[0].text))
            severity = Severity.ERROR if is_sure else Severity.WARNING
            keys = (plain(f"{label} {count}"), plain(f"{label} {heading.text} {count}"))
            yield _as(cell, Kind.SMALL_COUNT, searched, keys, severity)


def _given_away(searched: Searched, cells: list[tuple[str, Cell]]) -> Iterator[Found]:
    """What can be worked out of a row or a column that has a total: one hidden count, or a small rest."""
    total = next((_count(cell) for label, cell in cells if _TOTAL.fullmatch(label)), None)
    parts = [(label, cell) for label, cell in cells if not _TOTAL.fullmatch(label)]
    counts = [count for _, cell in parts if (count := _count(cell)) is not None]
    hidden = [(label, cell) for label, cell in parts if _HIDDEN.fullmatch(cell.text)]
    if total is None or not counts:
        return
    rest = total - sum(counts)
    if not 1 <= rest < searched.least_count:
        return
    if len(hidden) == 1:
        label, cell = hidden[0]
        yield _as(cell, Kind.WORKED_OUT, searched, (plain(f"{label} {cell.text}"), plain(label)), Severity.ERROR)
    elif not hidden and len(parts) > 1 and len(counts) == len(parts):
        label, cell = next((label, cell) for label, cell in cells if _TOTAL.fullmatch(label))
        yield _as(cell, Kind.WORKED_OUT, searched, (plain(f"{label} {cell.text}"),), Severity.WARNING)


def _across(searched: Searched, table: Table) -> Iterator[Found]:
    """The same for rows whose last column is their total."""
    if not any(_TOTAL.fullmatch(heading.text) for heading in table.headings[1:]):
        return
    about = pattern(_ABOUT, searched.lists["children"])
    for row in table.rows:
        is_about = any(
            about.search(words) for words in (row[0].text, table.headings[0].text, _last_sentence(table.above))
        )
        is_about = is_about or all(about.search(one.text) or _TOTAL.fullmatch(one.text) for one in table.headings[1:])
        if is_about and not SOMETHING_ELSE.search(row[0].text):
            yield from _given_away(
                searched, [(heading.text, cell) for heading, cell in zip(table.headings[1:], row[1:], strict=False)]
            )


def _count(cell: Cell) -> int | None:
    match = _COUNT.fullmatch(cell.text)
    return int(re.sub(r"[, \u00a0]", "", match[1])) if match else None


def _as(cell: Cell, kind: Kind, searched: Searched, keys: tuple[str, ...], severity: Severity) -> Found:
    return Found(cell.start, cell.start + len(cell.text), kind, in_range(searched.least_count), keys, severity)
