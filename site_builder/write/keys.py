"""How a key is added and removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from site_builder.problems import Place, quoted
from site_builder.write.file_text import FileText, Splice
from site_builder.write.layout import (
    SAMPLE,
    above_notes,
    at_the_end,
    in_brackets,
    indented,
    out_of_brackets,
    without_lines,
)
from site_builder.write.refusal import refusal
from site_builder.write.tree import Spot, Tree
from site_builder.write.values import Value, entry, flow_entry, held, shape_of


def place_in_order(names: Sequence[str], key: str, order: Sequence[str]) -> int:
    """After how many of the existing keys a new one is placed."""
    if key not in order:
        return len(names)
    before = [number for number, name in enumerate(names) if name in order[: order.index(key)]]
    after = [number for number, name in enumerate(names) if name in order[order.index(key) :]]
    return before[-1] + 1 if before else after[0] if after else len(names)


def new_keys(
    tree: Tree, node: yaml.MappingNode, after: int, key: str, value: Value, *, sample: int | None
) -> Iterator[Splice]:
    """A new key after some others, directly below the comment that gives it as an example if there is one."""
    if node.start_mark and node.flow_style:
        yield in_brackets(tree, node, after, flow_entry(key, value))
        return
    if not node.value:
        yield at_the_end(tree, entry(key, value, 0))
        return
    column = node.value[0][0].start_mark.column
    lines = entry(key, value, column)
    if sample is not None:
        yield Splice(sample, sample, "\n" + "\n".join(indented(lines, column)))
    if after:
        end = tree.line_end(tree.end_of(node.value[after - 1][1]))
        yield Splice(end, end, "\n" + "\n".join(indented(lines, column)))
    else:
        start = node.value[0][0].start_mark.index
        yield Splice(start, start, "\n".join([*lines, " " * column]))


def sample_of(tree: Tree, key: str) -> int | None:
    """The end of a comment that gives a key as an example; None if there is none."""
    matches = (match for match in SAMPLE.finditer(tree.text) if match.group("key") == key)
    return next((match.end() for match in matches if match.group().startswith("#")), None)


def with_front_matter(source: FileText, key: str, value: Value, file: str) -> str:
    """A hand-written page that had no keys, with its first one."""
    value = held(value, Place(file))
    lines = "\n".join(entry(key, value, 0))
    changed = source.with_splice(Splice(0, 0, f"---\n{lines}\n---\n\n"))
    if Tree(FileText(changed).text, file).shape != ("keys", (key, shape_of(value))):
        raise refusal(Place(file), f"The value of {quoted(key)} cannot be written here.")
    return changed


def removed_keys(tree: Tree, spot: Spot) -> Iterator[Splice]:
    """Removes a key, with its comments."""
    assert isinstance(spot.parent, yaml.MappingNode) and spot.key is not None
    if spot.parent.flow_style:
        pairs = [
            (key.start_mark.index, max(tree.end_of(value), key.end_mark.index)) for key, value in spot.parent.value
        ]
        yield out_of_brackets(pairs, spot.index)
        return
    start, end = tree.line_start(spot.key.start_mark.index), tree.line_end(tree.end_of(spot.node))
    if tree.text[start : spot.key.start_mark.index].strip(" "):  # a dash is before it
        if spot.index + 1 < len(spot.parent.value):
            following = spot.parent.value[spot.index + 1][0].start_mark.index
            if "#" not in tree.text[end:following]:
                yield Splice(spot.key.start_mark.index, following, "")
        yield Splice(len(tree.text[: spot.key.start_mark.index].rstrip(" ")), end, "")
        return
    if spot.index:
        start = above_notes(tree, start, spot.parent.value[spot.index - 1][1])
    yield without_lines(tree, start, end)
