"""To which value of a file a finding belongs, by its line and by what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from site_builder.desk.changes import Path
from site_builder.problems import Problem
from site_builder.write.tree import Tree, name_of

_MISSING = re.compile(r"'(?P<key>[\w-]+)' is (?:missing|empty|missing or empty)\b")
_LACKS = re.compile(r"'(?P<key>[\w-]+)' has no '")
"""A key that may not be there itself, and what it does not have."""
_QUOTED = re.compile(r"'([^']+)'")
Locations = dict[Path, tuple[Problem, ...]]
"""Findings by the path of the value that they are about; () for the file, or for the text below its keys."""


@dataclass(frozen=True)
class _Stretch:
    """The lines of a key and its value, or of an item, from 1."""

    path: Path
    first: int
    value: int
    last: int
    keys: frozenset[str]


def locate(tree: Tree, problems: Iterable[Problem]) -> Locations:
    """Each of a file's findings by the path to which it belongs."""
    found: dict[Path, list[Problem]] = {}
    stretches = list(_stretches(tree))
    for problem in problems:
        found.setdefault(_path(stretches, problem), []).append(problem)
    return {path: tuple(those) for path, those in found.items()}


def item_at(tree: Tree, line: int) -> Path:
    """The item of one of the file's lists to which a line belongs; () for none."""
    around = [one for one in _stretches(tree) if one.first <= line <= one.last and one.path]
    items = [one.path for one in around if isinstance(one.path[-1], int) and len(one.path) <= 2]
    return max(items, key=len, default=())


def _path(stretches: list[_Stretch], problem: Problem) -> Path:
    line = problem.place.line
    if missing := _MISSING.search(problem.message):
        key = missing.group("key")
        things = [one for one in stretches if one.keys and one.value == line and key not in one.keys]
        if things or line == 1:
            return (*(max(things, key=lambda one: len(one.path)).path if things else ()), key)
    around = [one for one in stretches if one.first <= line <= one.last and one.path]
    if not around:
        return ()
    quoted = {*_QUOTED.findall(problem.message)}
    exact = [one for one in around if line in (one.first, one.value)]
    named = [one for one in exact if _last_key(one.path) in quoted]
    found = max(named or exact or around, key=lambda one: (len(one.path), one.first))
    lacks = _LACKS.match(problem.message)
    key = lacks["key"] if lacks and found.keys else ""
    return (*found.path, key) if key and key not in (*found.keys, _last_key(found.path)) else found.path


def _last_key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _stretches(tree: Tree) -> Iterator[_Stretch]:
    if tree.root is not None:
        yield from _below(tree, (), tree.root, tree.place(tree.root).line, set())


def _below(tree: Tree, path: Path, node: yaml.Node, first: int, met: set[int]) -> Iterator[_Stretch]:
    """A value and all below it, each once: in `mkdocs.yml` aliases may lead back."""
    if id(node) in met:
        return
    met.add(id(node))
    value = tree.place(node).line
    end = tree.end_of(node) if path else len(tree.text)
    last = value + tree.text.count("\n", node.start_mark.index, end)
    keys = frozenset(name_of(key) for key, _ in node.value) if isinstance(node, yaml.MappingNode) else frozenset[str]()
    yield _Stretch(path, first, value, last, keys)
    if isinstance(node, yaml.MappingNode):
        for key, inner in node.value:
            yield from _below(tree, (*path, name_of(key)), inner, tree.place(key).line, met)
    elif isinstance(node, yaml.SequenceNode):
        for number, inner in enumerate(node.value):
            yield from _below(tree, (*path, number), inner, tree.place(inner).line, met)
