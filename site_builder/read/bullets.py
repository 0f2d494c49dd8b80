"""Reads lists as Word writes them, where it is certain that they are lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.read.dialect import Reading

_SPACES = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_BULLET = re.compile(rf"(?:[•●◦○▪▫■□‣⁃∙\uf0a7\uf0b7\uf0d8]{_SPACES}*|·{_SPACES}+|[o§]\t{_SPACES}*)(?=\S)")
"""A bullet from Word, including those that are letters in its symbol fonts."""
_WIDE_SPACE = re.compile(r"([-*+]|\d{1,9}[.)])[\u00a0\u2000-\u200a\u202f\u3000][ \t]*(?=\S)")
"""A Markdown list mark followed by a character that only looks like a space."""
_RING = re.compile(r"o +(?=\S)")
"""The ring of a lower level, as a letter; in some languages it is a word, so that a single one does not count."""
_DASH = re.compile(rf"[–—‒―−‐‑]{_SPACES}+(?=\S)")
_BEGINS = (_WIDE_SPACE, _BULLET, _RING, _DASH)


def with_lists(text: str, reading: Reading) -> str:
    """The text with Markdown's marks instead of Word's, line by line, where a list is certainly meant."""
    lines = text.split("\n")
    for inline in reading.inlines():
        if inline.tag == "p":
            typed = [line.strip() for line in inline.text.split("\n")]
            _mark(lines, inline.first_line, typed, dict(_sure(typed)))
    return "\n".join(lines)


def _sure(typed: list[str]) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph that certainly begin an item, and the mark that Markdown needs for each."""
    dashes = {number for number, line in enumerate(typed) if _DASH.match(line)}
    is_list = len(dashes) > 1 or any(number and typed[number - 1].endswith(":") for number in dashes)
    rings = {number for number, line in enumerate(typed) if _RING.match(line)}
    are_items = len(rings) > 1 and any(map(_BULLET.match, typed))
    for number, line in enumerate(typed):
        if wide := _WIDE_SPACE.match(line):
            yield number, wide.group(1)
        elif _BULLET.match(line) or (is_list and number in dashes) or (are_items and number in rings):
            yield number, "-"


def _mark(lines: list[str], first: int, typed: list[str], marks: dict[int, str]) -> None:
    """Replaces the marks of a paragraph's lines, unless anything but a quotation mark `>` comes before one.

    Word and mail programs show the level of an item by its bullet alone: where all lines begin in one column, an item
    with another bullet than the one above it belongs to it, up to the next item with the bullet of that one."""
    before = {number: _before(lines[first + number], typed[number]) for number in marks}
    right = {number for number, space in before.items() if space is not None and not space.strip(" \t>")}
    is_even = len({before[number] for number in right}) == 1
    above: list[tuple[str, int]] = []
    for number in sorted(right):
        kind, mark = "1" if typed[number][0].isdigit() else typed[number][0], marks[number]
        if kind in [other for other, _ in above]:
            above = above[: [other for other, _ in above].index(kind)]
        depth = sum(width for _, width in above) if is_even else 0
        above.append((kind, len(mark) + 1))
        begun = next(match for pattern in _BEGINS if (match := pattern.match(typed[number])))
        lines[first + number] = f"{before[number]}{' ' * depth}{mark} {typed[number][begun.end() :]}"


def _before(line: str, typed: str) -> str | None:
    """What comes before the text of a line; None if the line does not end with that text."""
    line = line.rstrip()
    return line[: len(line) - len(typed)] if line.endswith(typed) else None
