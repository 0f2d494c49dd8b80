"""The numbers and bullets that Word gives to paragraphs by itself, worked out as Word does (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from site_builder.word.ooxml import P_PR, VAL, named
from site_builder.word.styles import Styles, indent_of

_PLAIN = ("none", "")
_IN_DIGITS = ("decimal", "decimalZero", "ordinal")
_NEAR = 100
"""Twentieths of a point between two marks that a person sees in one column."""


@dataclass(frozen=True)
class Mark:
    """What Word prints before a paragraph of a list."""

    level: int
    """How deep it is in the items around it, from 0."""
    number: int | None
    """None for a bullet."""
    is_decimal: bool = True
    """Whether its number is written in digits; letters and Roman numerals are not."""
    words: str = ""
    """What Word writes with it, such as "Action"; "" if that is the number alone."""


@dataclass(frozen=True)
class _Level:
    kind: str
    start: int
    indent: int
    """Twentieths of a point from the margin."""
    words: str = ""


@dataclass(frozen=True)
class _Outer:
    kind: str
    level: int
    indent: int


class Numbering:
    """The lists of one file; it counts, so ask for paragraphs in their order, each once."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._of: dict[str, str] = {}
        self._own: dict[str, dict[int, int]] = {}
        """The numbers with which a list starts where they are not those of its kind."""
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._outer: list[_Outer] = []
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        links = {}
        for one in root.iterchildren(named("w:abstractNum")):
            number = one.get(named("w:abstractNumId"), "")
            self._abstract[number] = dict(_levels(one))
            link = one.find(named("w:numStyleLink"))
            links[number] = link.get(VAL, "") if link is not None else ""
        for one in root.iterchildren(named("w:num")):
            number, kind = one.get(named("w:numId"), ""), one.find(named("w:abstractNumId"))
            self._of[number] = kind.get(VAL, "") if kind is not None else ""
            self._own[number] = dict(_starts(one))
        for number, style in links.items():
            if style and (other := self._of_style(style)) and not self._abstract[number]:
                self._abstract[number] = self._abstract.get(other, {})

    def _of_style(self, style: str) -> str:
        numbers = (
            one.find(f"{named('w:pPr')}/{named('w:numPr')}/{named('w:numId')}") for one in self._styles.chain(style)
        )
        return next((self._of.get(one.get(VAL, ""), "") for one in numbers if one is not None), "")

    def mark(self, paragraph: etree._Element) -> Mark | None:
        """The mark before a paragraph; None if it has none."""
        numbered = self._styles.numbering(paragraph)
        number, depth = numbered or ("", 0)
        kind = self._of.get(number, "")
        level = self._abstract.get(kind, {}).get(depth)
        if level is None or level.kind in _PLAIN:
            self._outer = []
            return None
        indent = self._styles.indent(paragraph)
        own = _Outer(kind, depth, level.indent if indent is None else indent)
        while self._outer and not _is_inside(own, self._outer[-1]):
            self._outer.pop()
        self._outer.append(own)
        mark = Mark(len(self._outer) - 1, None)
        return mark if level.kind == "bullet" else self._counted(mark, number, own, level)

    def _counted(self, mark: Mark, number: str, own: _Outer, level: _Level) -> Mark:
        """All lists of one kind count together, unless one says with which number it starts."""
        counts, depth = self._counts.setdefault(own.kind, {}), own.level
        own_starts = self._own.get(number, {})
        starts_anew = depth in own_starts and (number, depth) not in self._begun
        self._begun.add((number, depth))
        start = own_starts.get(depth, level.start)
        counts[depth] = start if starts_anew or depth not in counts else counts[depth] + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return Mark(mark.level, counts[depth], level.kind in _IN_DIGITS, level.words)


def _is_inside(item: _Outer, outer: _Outer) -> bool:
    """Whether an item belongs to one above it: by its level in the same list, by how far it is indented in another."""
    if item.kind == outer.kind:
        return item.level > outer.level
    return item.indent > outer.indent + _NEAR


def _levels(abstract: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in abstract.iterchildren(named("w:lvl")):
        depth, kind, start = (
            level.get(named("w:ilvl"), "0"),
            level.find(named("w:numFmt")),
            level.find(named("w:start")),
        )
        value = start.get(VAL, "1") if start is not None else "1"
        name = kind.get(VAL, "") if kind is not None else "decimal"
        indent = indent_of(level.find(P_PR)) or 0
        typed = level.find(named("w:lvlText"))
        words = " ".join(re.findall(r"[^\W\d_]{2,}", typed.get(VAL, "") if typed is not None else ""))
        first = int(value) if value.isdigit() else 1
        yield int(depth) if depth.isdigit() else 0, _Level(name, first, indent, "" if name == "bullet" else words)


def _starts(number: etree._Element) -> Iterator[tuple[int, int]]:
    for one in number.iterchildren(named("w:lvlOverride")):
        start, depth = one.find(named("w:startOverride")), one.get(named("w:ilvl"), "0")
        if start is not None and start.get(VAL, "").isdigit() and depth.isdigit():
            yield int(depth), int(start.get(VAL, "1"))
