"""A stylesheet as a flat list of rules, read and written again: what `material.py` chooses from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, IdentToken, LiteralToken, Node, QualifiedRule, StringToken
from tinycss2.ast import SquareBracketsBlock as Brackets
from tinycss2.ast import WhitespaceToken as Space

PARSER = tinycss2.VERSION
"""The version of what reads a stylesheet."""
_DRAWN_BESIDE = {"before", "after", "marker"}
"""Pseudo-elements that may have one colon, as in CSS 2, or two."""


@dataclass(frozen=True, kw_only=True)
class Compound:
    """What a selector requires of one element, such as `a.footnote-ref:hover`."""

    element: str
    classes: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    pseudo_element: str
    without: tuple[str, ...]
    """Classes that `:not()` excludes."""

    @property
    def subject(self) -> str:
        """The thing that is drawn, whatever its state: `.admonition-title::before`."""
        name = "".join(f".{name}" for name in self.classes) or self.element or "*"
        return self._drawn(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The element, and each class with a dot, of the thing that is drawn."""
        return tuple(map(self._drawn, (self.element or "*", *(f".{name}" for name in self.classes))))

    def _drawn(self, name: str) -> str:
        return f"{name}::{self.pseudo_element}" if self.pseudo_element else name


@dataclass(frozen=True)
class Attribute:
    """A condition such as `[type=checkbox]`; `operator` and `value` are "" if it only has to be present."""

    name: str
    operator: str
    value: str


@dataclass(frozen=True)
class Selector:
    """One selector of a rule: the elements that it is about."""

    text: str
    compounds: tuple[Compound, ...]
    """From the outermost element to the one that is selected."""

    @property
    def subject(self) -> str:
        """The subject of the last compound."""
        return self.compounds[-1].subject

    @property
    def names(self) -> tuple[str, ...]:
        """The element and the classes of the last compound."""
        return self.compounds[-1].names

    @property
    def pseudo_element(self) -> str:
        """ "before", "after" and the like; "" if the element itself is selected."""
        return self.compounds[-1].pseudo_element

    @property
    def classes(self) -> frozenset[str]:
        """All classes that it requires, of any element."""
        return frozenset(name for compound in self.compounds for name in compound.classes)


@dataclass(frozen=True)
class Rule:
    """Selectors and their declarations, with the `@media` and `@supports` around them from the outermost in."""

    around: tuple[str, ...]
    selectors: tuple[Selector, ...]
    sets: tuple[tuple[str, str], ...]
    """Property and value, in their order."""


def rules_of(sheet: str) -> tuple[Rule, ...]:
    """Every rule of a stylesheet that has selectors, in their order; `@page`, `@keyframes` and the like are left out."""
    return tuple(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), ()))


def text_of(rules: Iterable[Rule]) -> str:
    """A stylesheet of rules, without superfluous spaces or line ends; rules within the same `@media` are gathered."""
    return "".join(_within(around, list(group)) for around, group in groupby(rules, lambda rule: rule.around))


def _within(around: tuple[str, ...], rules: list[Rule]) -> str:
    inner = "".join(
        f"{','.join(selector.text for selector in rule.selectors)}{{{';'.join(map(':'.join, rule.sets))}}}\n"
        for rule in rules
    )
    return "".join(f"{head}{{" for head in around) + inner + "}\n" * len(around)


def _rules(nodes: Iterable[Node], around: tuple[str, ...]) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield Rule(around, tuple(map(_selector, _parts(node.prelude))), tuple(_sets(node.content)))
        elif isinstance(node, AtRule) and node.lower_at_keyword in ("media", "supports") and node.content:
            head = f"@{node.lower_at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner, (*around, head))


def _sets(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for item in tinycss2.parse_blocks_contents(nodes, skip_comments=True, skip_whitespace=True):
        if isinstance(item, Declaration):
            value = " ".join(tinycss2.serialize(item.value).split())
            yield item.name, value + ("!important" if item.important else "")


def _parts(prelude: Iterable[Node]) -> Iterator[list[Node]]:
    """A list of selectors cut at its commas."""
    part: list[Node] = []
    for node in prelude:
        if _is_mark(node, ","):
            yield part
            part = []
        else:
            part.append(node)
    yield part


def _selector(nodes: list[Node]) -> Selector:
    compounds: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, Space) or _is_mark(node, ">+~"):
            compounds.append([])
        else:
            compounds[-1].append(node)
    return Selector(tinycss2.serialize(nodes).strip(), tuple(_compound(part) for part in compounds if part))


def _compound(nodes: list[Node]) -> Compound:
    """One compound; only names, and the contents of `:not()`, are examined."""
    marks = [_mark_before(nodes, place) for place in range(len(nodes))]
    names = [(mark, node.value) for mark, node in zip(marks, nodes, strict=True) if isinstance(node, IdentToken)]
    functions = [node for node in nodes if isinstance(node, FunctionBlock)]
    negated = [_compound(node.arguments) for node in functions if node.lower_name == "not"]
    return Compound(
        element=next((name for mark, name in names if not mark), ""),
        classes=tuple(name for mark, name in names if mark == "."),
        attributes=tuple(_attribute(node.content) for node in nodes if isinstance(node, Brackets)),
        pseudo_element=next((name for mark, name in names if mark == "::" or (mark and name in _DRAWN_BESIDE)), ""),
        without=tuple(name for inner in negated for name in inner.classes),
    )


def _mark_before(nodes: list[Node], place: int) -> str:
    """The dot or colons directly before a node; "" before an element's name."""
    return "".join(map(_mark, takewhile(lambda node: _is_mark(node, ".:"), reversed(nodes[:place]))))


def _mark(node: Node) -> str:
    """A single mark such as a dot; "" for anything else."""
    return node.value if isinstance(node, LiteralToken) else ""


def _is_mark(node: Node, marks: str) -> bool:
    """Whether a node is one of some marks."""
    return _mark(node) != "" and _mark(node) in marks


def _attribute(nodes: Iterable[Node]) -> Attribute:
    names = [node.value for node in nodes if isinstance(node, IdentToken | StringToken)]
    operator = "".join(map(_mark, nodes))
    return Attribute(names[0], operator, names[1] if len(names) > 1 else "")
