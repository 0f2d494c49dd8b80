"""Lines, dashes, comments, brackets: where something in a text begins and ends, and how it is separated."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from site_builder.write.file_text import Splice
from site_builder.write.tree import Tree

SAMPLE = re.compile(r"^[ \t]*# ?(?P<key>\w+):.*(?:\n[ \t]*# ?(?:  |- ).*)*", re.MULTILINE)
"""A comment that gives a key as an example, with the lines that continue it: `# areas: [1]`."""


def indented(lines: list[str], column: int) -> list[str]:
    """The lines with the first one at a column, in characters from 0; the others are as they were. At least one line."""
    return [" " * column + lines[0], *lines[1:]]


def dash_of(tree: Tree, node: yaml.Node) -> int:
    """The position of an item's dash: before it on its line, or on a line above."""
    return tree.text.rindex("-", 0, max(node.start_mark.index, 1))


def above_notes(tree: Tree, start: int, before: yaml.Node) -> int:
    """The start of the comments directly above a line, below the value `before`, in which a '#' may begin a line too.

    A comment that gives a key as an example, and everything above it, does not belong to them."""
    top, floor = start, tree.line_end(tree.end_of(before)) + 1
    while top > floor and tree.text[(above := tree.line_start(top - 1)) : top].lstrip(" \t").startswith("#"):
        top = above
    samples = [match.end() + 1 for match in SAMPLE.finditer(tree.text, top, start)]
    return samples[-1] if samples else top


def without_lines(tree: Tree, start: int, end: int) -> Splice:
    """Whole lines from a line's start to a line's end; the last line of a file takes the line end before it with it."""
    if end < len(tree.text):
        return Splice(start, end + 1, "")
    return Splice(max(start - 1, 0), end, "")


def at_the_end(tree: Tree, lines: list[str]) -> Splice:
    """Lines below everything else, in a file that contains only comments; the last line ends as it did."""
    at = len(tree.text)
    if not tree.text or tree.text.endswith("\n"):
        return Splice(at, at, "\n".join([*lines, ""]))
    return Splice(at, at, "\n".join(["", *lines]))


def in_brackets(tree: Tree, node: yaml.CollectionNode, after: int, new: str) -> Splice:
    """Adds something between brackets or braces, separated as its neighbours are."""
    spans = [_span(tree, part) for part in node.value]
    if not spans:
        at = node.start_mark.index + 1
        return Splice(at, at, new)
    if not after:
        return Splice(spans[0][0], spans[0][0], f"{new}, ")
    between = tree.text[spans[-2][1] : spans[-1][0]] if len(spans) > 1 else ", "
    return Splice(spans[after - 1][1], spans[after - 1][1], (", " if "#" in between else between) + new)


def _span(tree: Tree, part: yaml.Node | tuple[yaml.Node, yaml.Node]) -> tuple[int, int]:
    """Where an item, or a key and its value, begin and end."""
    if isinstance(part, tuple):
        return part[0].start_mark.index, max(part[0].end_mark.index, tree.end_of(part[1]))
    return part.start_mark.index, tree.end_of(part)


def out_of_brackets(spans: Sequence[tuple[int, int]], index: int) -> Splice:
    """Removes something between brackets or braces, with the comma after the one before it, or that after itself."""
    if index:
        return Splice(spans[index - 1][1], spans[index][1], "")
    if len(spans) > 1:
        return Splice(spans[0][0], spans[1][0], "")
    return Splice(*spans[0], "")
