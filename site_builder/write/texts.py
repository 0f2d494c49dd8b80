"""Possible replacements of one text, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from site_builder.write.file_text import Splice
from site_builder.write.inside import changed_inside
from site_builder.write.scalars import WIDTH, double_quoted, folded, is_plain, literal, new_scalar, single_quoted
from site_builder.write.tree import Spot, Tree, indent_of, is_read_by_mkdocs
from site_builder.write.values import STEP

_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?P<note>[ \t]+#.*|[ \t]*)$")


def texts(tree: Tree, spot: Spot, node: yaml.ScalarNode, value: str) -> Iterator[Splice]:
    """Possible replacements of a text, best first."""
    start, end, style = node.start_mark.index, tree.end_of(node), node.style or ""
    source = tree.text[start:end]
    if not source:
        yield from _filled(tree, spot, start, value)
        return
    if not value and not style:
        yield from _emptied(tree, spot, start, end)
        return
    is_one_line = "\n" not in value
    is_for_all = is_read_by_mkdocs(tree.file)
    only_needed = style == "'" and not is_plain(node.value, in_flow=spot.in_flow, for_all=is_for_all)
    only_needed |= style == "|" and not node.value.endswith("\n") and "\n" in node.value
    if only_needed and value and is_one_line:
        yield Splice(start, end, value + _note(source))
    if (style or "\n" in source) and (inner := changed_inside(source, style, node.value, value)):
        yield Splice(start + inner[0], start + inner[1], inner[2])
    for new in _styles(tree, spot, node, value):
        yield Splice(start, end, new)


def _styles(tree: Tree, spot: Spot, node: yaml.ScalarNode, value: str) -> Iterator[str]:
    """A text in its old style, then in others."""
    style, source = node.style or "", tree.text[node.start_mark.index : tree.end_of(node)]
    note, is_one_line = _note(source), "\n" not in value
    content = source.partition("\n")[2]
    indent = indent_of(content) or _indent_below(spot)
    if style == ">" and value:
        yield folded(value, indent, max([WIDTH, *map(len, content.split("\n"))]), note)
    if style == "|" or (style == ">" and not value):
        yield literal(value, indent, note) if value else source.partition("\n")[0]
    if style == "" and is_one_line:
        yield value
    if style in ("", "'") and is_one_line:
        yield single_quoted(value)
    if style in ("", "'") and not is_one_line and not spot.in_flow:
        yield literal(value, indent)
    yield double_quoted(value) + note


def _note(source: str) -> str:
    """The comment on the line of a block's sign; "" for a text that is not a block."""
    match = _HEADER.match(source.partition("\n")[0])
    return match.group("note").rstrip() if match else ""


def _indent_below(spot: Spot) -> int:
    """The least indentation of what belongs to a key or dash, in this project's style."""
    mark = spot.key.start_mark if spot.key else spot.parent.start_mark if spot.parent else None
    return (mark.column if mark else -STEP) + STEP


def _filled(tree: Tree, spot: Spot, at: int, value: str) -> Iterator[Splice]:
    """A text where there was nothing after a colon or dash: after the spaces there, unless a comment follows them."""
    spaces = len(tree.text[at:]) - len(tree.text[at:].lstrip(" "))
    has_room = tree.text[at + spaces : at + spaces + 1] in ("", "\n")
    indent = _indent_below(spot)
    for new in (value, single_quoted(value), new_scalar(value, in_flow=spot.in_flow, indent=indent)):
        yield Splice(at + spaces * has_room, at + spaces * has_room, f" {new}")


def _emptied(tree: Tree, spot: Spot, start: int, end: int) -> Iterator[Splice]:
    """Nothing instead of a plain text: one space before it goes too, so that it can come back as it was."""
    if not spot.in_flow and tree.text[start - 1 : start] == " ":
        yield Splice(start - 1, end, "")
    yield Splice(start, end, "''")
