"""Possible replacements of a list or mapping, and how an item is added or removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from site_builder.write.file_text import Splice
from site_builder.write.layout import (
    above_notes,
    at_the_end,
    dash_of,
    in_brackets,
    indented,
    out_of_brackets,
    without_lines,
)
from site_builder.write.scalars import WIDTH, double_quoted, new_scalar
from site_builder.write.tree import Spot, Tree
from site_builder.write.values import STEP, Value, in_flow, item, lines_of


def collections(tree: Tree, spot: Spot, value: Value, *, is_block: bool = False) -> Iterator[Splice]:
    """A list or mapping instead of a value, or a text instead of one of these."""
    start, end = spot.node.start_mark.index, tree.end_of(spot.node)
    is_flow = spot.in_flow or bool(getattr(spot.node, "flow_style", False))
    if is_flow or spot.parent is None:
        if spot.parent is None and not is_flow:
            yield Splice(start, end, "\n".join(_block(value, spot.node.start_mark.column)))
        yield Splice(start, end, in_flow(value))
        if isinstance(value, str):  # a comment that stays after it may read as a part of it
            yield Splice(start, end, double_quoted(value))
        return
    begin = _after_sign(tree, spot)
    key_column = spot.key.start_mark.column if spot.key else spot.parent.start_mark.column
    short = in_flow(value)
    if not is_block and (isinstance(value, str) or (isinstance(spot.node, yaml.ScalarNode) and len(short) <= WIDTH)):
        yield Splice(begin, end, f" {short}")
    if spot.key is None and isinstance(value, Mapping):
        yield Splice(begin - 1, end, "\n".join(item(value, key_column)))
    column = _column_of_lists(tree, spot, value, key_column)
    yield Splice(begin, end, "\n" + " " * column + "\n".join(_block(value, column)))
    yield Splice(begin, end, f" {short}")
    if isinstance(value, str):
        yield Splice(begin, end, f" {double_quoted(value)}")


def _block(value: Value, column: int) -> list[str]:
    """A list or mapping on lines of their own, the first not indented."""
    if isinstance(value, Mapping):
        return lines_of(value, column) or ["{}"]
    if isinstance(value, str):
        return [new_scalar(value, in_flow=False, indent=column + STEP)]
    first, *rest = (line for one in value for line in indented(item(one, column), column)) if value else ("[]",)
    return [first.lstrip(" "), *rest]


def _after_sign(tree: Tree, spot: Spot) -> int:
    """The end of a key's colon or an item's dash."""
    if spot.key is not None:
        return spot.key.end_mark.index + tree.text[spot.key.end_mark.index :].index(":") + 1
    return dash_of(tree, spot.node) + 1


def _column_of_lists(tree: Tree, spot: Spot, value: Value, key_column: int) -> int:
    """How far the lines of a new list are indented: like the old one, or like the other lists of the file."""
    if isinstance(spot.node, yaml.SequenceNode) and not isinstance(value, Mapping):
        return int(spot.node.start_mark.column)
    return key_column + (STEP if isinstance(value, Mapping) else _usual_step(tree))


def _usual_step(tree: Tree) -> int:
    """By how much lists of this file are indented from their key."""
    for key, value in tree.root.value if isinstance(tree.root, yaml.MappingNode) else ():
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            return int(value.start_mark.column - key.start_mark.column)
    return STEP


def new_items(tree: Tree, node: yaml.SequenceNode, value: Value) -> Iterator[Splice]:
    """One more item at the end."""
    if not node.start_mark:
        yield at_the_end(tree, item(value, 0))
        return
    if node.flow_style:
        yield in_brackets(tree, node, len(node.value), in_flow(value))
        return
    last, column = node.value[-1], node.start_mark.column
    end = tree.line_end(tree.end_of(last))
    apart = "\n" * _empty_lines_between(tree, node.value[-2], last) if len(node.value) > 1 else ""
    gap = last.start_mark.index - dash_of(tree, last) - 1
    gap = gap if gap > 0 and "\n" not in tree.text[dash_of(tree, last) : last.start_mark.index] else 1
    lines = ["-" + " " * gap + in_flow(value)] if getattr(last, "flow_style", False) else item(value, column, gap)
    yield Splice(end, end, "\n" + apart + "\n".join(indented(lines, column)))


def _empty_lines_between(tree: Tree, one: yaml.Node, other: yaml.Node) -> int:
    """How many empty lines separate an item and its comments from the item before it."""
    start, floor = above_notes(tree, tree.line_start(dash_of(tree, other)), one), tree.line_end(tree.end_of(one)) + 1
    number = 0
    while start > floor and not tree.text[(above := tree.line_start(start - 1)) : start].strip():
        start, number = above, number + 1
    return number


def removed_items(tree: Tree, spot: Spot) -> Iterator[Splice]:
    """Removes an item, with its comments and the empty lines that separate it."""
    assert isinstance(spot.parent, yaml.SequenceNode)
    items = spot.parent.value
    if spot.parent.flow_style:
        yield out_of_brackets([(one.start_mark.index, tree.end_of(one)) for one in items], spot.index)
        return
    dash = dash_of(tree, spot.node)
    start, end = tree.line_start(dash), tree.line_end(tree.end_of(spot.node))
    if tree.text[start:dash].strip(" "):  # the list begins on the line of another
        if len(items) > 1 and "#" not in tree.text[end : dash_of(tree, items[1])]:
            yield Splice(dash, dash_of(tree, items[1]), "")
        yield Splice(len(tree.text[:dash].rstrip(" ")), end, "")
        return
    if spot.index:
        start = above_notes(tree, start, items[spot.index - 1])
        yield without_lines(tree, start - _empty_lines_between(tree, items[spot.index - 1], spot.node), end)
    elif len(items) > 1:
        apart = _empty_lines_between(tree, items[0], items[1])
        yield without_lines(tree, start, end + apart)
    yield without_lines(tree, start, end)


def exchanged_items(tree: Tree, node: yaml.SequenceNode, number: int) -> Iterator[Splice]:
    """Exchanges an item and the one after it, each with its comments; what is between them stays. Comments above the
    first item are about the list, and stay too."""
    one, other = node.value[number : number + 2]
    if not node.flow_style:
        yield _exchanged(tree, _lines_with_notes(tree, node, number), _lines_with_notes(tree, node, number + 1))
    spans = [(item.start_mark.index, tree.end_of(item)) for item in (one, other)]
    yield _exchanged(tree, spans[0], spans[1])


def _lines_with_notes(tree: Tree, node: yaml.SequenceNode, number: int) -> tuple[int, int]:
    """From the comments above an item, or from its dash if it begins on the line of another, to the end of its last line."""
    item, dash = node.value[number], dash_of(tree, node.value[number])
    start, end = tree.line_start(dash), tree.line_end(tree.end_of(item))
    if tree.text[start:dash].strip(" "):
        return dash, end
    if number:
        return above_notes(tree, start, node.value[number - 1]) + dash - start, end
    return dash, end


def _exchanged(tree: Tree, one: tuple[int, int], other: tuple[int, int]) -> Splice:
    text = tree.text
    return Splice(one[0], other[1], text[slice(*other)] + text[one[1] : other[0]] + text[slice(*one)])
