"""One change in an existing file: every other byte stays as it was, or the change is refused.

Each function takes the whole text of a file as it is on disk (read with `newline=""`, so that its line ends are all
there) and returns the new one. `file` is its path from the folder of `mkdocs.yml`: it says what the file contains and
is used in findings. The new text is read again before it is returned: RefusedError if anything but the one value
differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from site_builder.problems import Place, quoted
from site_builder.write.file_text import FileText, Splice
from site_builder.write.keys import new_keys, place_in_order, removed_keys, sample_of, with_front_matter
from site_builder.write.lists import collections, exchanged_items, new_items, removed_items
from site_builder.write.refusal import RefusedError, refusal
from site_builder.write.scalars import TEXT, new_scalar
from site_builder.write.shapes import at, entries, with_shape, without
from site_builder.write.texts import texts
from site_builder.write.tree import EMPTY, Path, Shape, Spot, Tree, is_read_by_mkdocs, name_of, shown
from site_builder.write.values import Value, held, shape_of


def set_value(text: str, path: Path, value: Value, *, file: str) -> str:
    """The file with another value at an existing path.

    A text keeps its quotes or its block if the new one can be written in them. Single quotes and blocks below `|-` that
    only the old text needed go, so that a change there and back leaves the file as it was."""
    source, tree = _opened(text, file)
    spot = tree.find(path)
    value = held(value, tree.place(spot.node))
    expected = with_shape(tree.shape, path, shape_of(value))
    if isinstance(value, str) and isinstance(spot.node, yaml.ScalarNode):
        if spot.node.value == value:
            return text
        candidates = texts(tree, spot, spot.node, value)
    else:
        candidates = collections(tree, spot, value)
    return _first_right(source, tree, candidates, expected, path, value)


def add_key(text: str, path: Path, value: Value, *, file: str, order: Sequence[str] = ()) -> str:
    """The file with a new key; the path ends with its name.

    It is placed after the last key that precedes it in `order`, or else before the first that follows it; a key that
    is not in `order` comes last. If a comment gives it as an example (`# happened: 2025-07`), it is placed below that
    comment."""
    source = FileText(text)
    *above, key = path
    if not above and file.endswith(".md") and is_read_by_mkdocs(file) and not source.text.startswith("---"):
        return with_front_matter(source, str(key), value, file)
    source, tree = _opened(text, file)
    spot = tree.find(above) if above or tree.root else Spot(yaml.MappingNode(TEXT, []), None, 0, False, None)
    if not isinstance(spot.node, yaml.MappingNode) or not isinstance(key, str):
        raise refusal(tree.place(spot.node), f"{shown(above)} holds no keys; write it by hand.")
    names = [name_of(name) for name, _ in spot.node.value]
    if key in names:
        raise refusal(tree.place(spot.node.value[names.index(key)][0]), f"The key {quoted(key)} is here already.")
    value = held(value, tree.place(tree.root))
    sample = sample_of(tree, key) if spot.node is tree.root and not spot.node.flow_style else None
    if sample is None:
        after = place_in_order(names, key, order)
    else:
        after = sum(name.start_mark.index < sample for name, _ in spot.node.value)
    old = at(tree.shape, above) or ("keys",)
    pairs = [*old[1 : after + 1], (key, shape_of(value)), *old[after + 1 :]]
    expected = with_shape(tree.shape, above, ("keys", *pairs))
    return _first_right(
        source, tree, new_keys(tree, spot.node, after, key, value, sample=sample), expected, path, value
    )


def remove_key(text: str, path: Path, *, file: str) -> str:
    """The file without a key and its value.

    Comments directly above the key, without an empty line between, go with it, unless it is the first key: those above
    the first are about the whole file. A comment that gives another key as an example (`# minor: 2025-07`) stays, with all above."""
    source, tree = _opened(text, file)
    spot = tree.find(path)
    if not isinstance(spot.parent, yaml.MappingNode) or spot.key is None:
        raise refusal(tree.place(spot.node), f"There is no key {shown(path)} here.")
    if len(spot.parent.value) == 1 and len(path) > 1 and not spot.parent.flow_style:
        raise refusal(
            tree.place(spot.key), f"{shown(path)} is the only key there; remove the whole of {shown(path[:-1])}."
        )
    expected = without(tree.shape, path)
    return _first_right(source, tree, removed_keys(tree, spot), expected, path, "")


def rename_key(text: str, path: Path, name: str, *, file: str) -> str:
    """The file with another name for an existing key, at the same place and with the same value. RefusedError where
    there is a key of that name already."""
    source, tree = _opened(text, file)
    spot = tree.find(path)
    if not isinstance(spot.parent, yaml.MappingNode) or spot.key is None:
        raise refusal(tree.place(spot.node), f"There is no key {shown(path)} here.")
    *above, old = path
    name = str(held(name, tree.place(spot.key)))
    there = at(tree.shape, above)
    if name in [key for key, _ in entries(there)]:
        raise refusal(tree.place(spot.key), f"The key {quoted(name)} is here already, beside {shown(path)}; keep one.")
    pairs = [(name if key == old else key, inner) for key, inner in entries(there)]
    expected = with_shape(tree.shape, above, ("keys", *pairs))
    written = new_scalar(name, in_flow=spot.in_flow, indent=0)
    splice = Splice(spot.key.start_mark.index, spot.key.end_mark.index, written)
    return _first_right(source, tree, iter((splice,)), expected, above, name)


def append_item(text: str, path: Path, value: Value, *, file: str) -> str:
    """The file with one more item at the end of a list, written like its neighbours: in braces or on lines of its own,
    indented and separated as they are. An empty path is the list that a whole file is."""
    source, tree = _opened(text, file)
    node = tree.find(path).node if path or tree.root else yaml.SequenceNode(TEXT, [])
    is_empty = isinstance(node, yaml.ScalarNode) and not node.value and not node.style
    if not isinstance(node, yaml.SequenceNode) and not is_empty:
        raise refusal(tree.place(node), f"{shown(path).capitalize()} is not a list; write it by hand.")
    value = held(value, tree.place(node))
    expected = with_shape(tree.shape, path, ("list", *(at(tree.shape, path) or ("list",))[1:], shape_of(value)))
    if isinstance(node, yaml.SequenceNode):
        candidates = new_items(tree, node, value)
    else:
        candidates = collections(tree, tree.find(path), [value], is_block=True)
    return _first_right(source, tree, candidates, expected, path, value)


def remove_item(text: str, path: Path, *, file: str) -> str:
    """The file without one item of a list; the path ends with its number, from 0. Comments directly above it go with it,
    except those above the first; so do the empty lines that separate it."""
    source, tree = _opened(text, file)
    spot = tree.find(path)
    if not isinstance(spot.parent, yaml.SequenceNode):
        raise refusal(tree.place(spot.node), f"There is no {shown(path)} here.")
    expected = without(tree.shape, path)
    if len(spot.parent.value) == 1 and not spot.parent.flow_style:
        expected = with_shape(tree.shape, path[:-1], EMPTY)
    return _first_right(source, tree, removed_items(tree, spot), expected, path, "")


def move_item(text: str, path: Path, to: int, *, file: str) -> str:
    """The file with an item of a list in another place of it; the path ends with its number, `to` is its new one.

    Each item goes with the comments directly above it, but for those above the first, which are about the list."""
    *above, number = path
    step = 1 if isinstance(number, int) and to > number else -1
    while number != to:
        assert isinstance(number, int)
        text = _exchanged(text, above, min(number, number + step), file)
        number += step
    return text


def _exchanged(text: str, path: Path, number: int, file: str) -> str:
    """The file with an item of a list and the one after it in each other's place."""
    source, tree = _opened(text, file)
    node = tree.find(path).node
    if not isinstance(node, yaml.SequenceNode) or not 0 <= number < len(node.value) - 1:
        raise refusal(tree.place(node), f"{shown(path).capitalize()} has no such item; nothing was moved.")
    items = list((at(tree.shape, path) or ("list",))[1:])
    items[number : number + 2] = reversed(items[number : number + 2])
    expected = with_shape(tree.shape, path, ("list", *items))
    return _first_right(source, tree, exchanged_items(tree, node, number), expected, (*path, number), "")


def _opened(text: str, file: str) -> tuple[FileText, Tree]:
    source = FileText(text)
    return source, Tree(source.text, file)


def _first_right(
    source: FileText, tree: Tree, candidates: Iterator[Splice], expected: Shape, path: Path, value: Value
) -> str:
    """The file after the first of some changes that does what is expected and nothing else."""
    for candidate in candidates:
        changed = source.with_splice(candidate.moved(tree.start))
        if _is_right(source.text, changed, tree, expected, path):
            return changed
    place = _nearest_place(tree, path)
    if value == "":
        raise refusal(place, f"This cannot be removed without changing what is around it: {shown(path)}.")
    raise refusal(place, f"The new value of {shown(path)} cannot be written here without changing what is around it.")


def _is_right(old: str, changed: str, tree: Tree, expected: Shape, path: Path) -> bool:
    text = FileText(changed).text
    try:
        new = Tree(text, tree.file)
    except RefusedError:
        return False
    is_alone = text[: new.start] == old[: tree.start] and _rest(text, new) == _rest(old, tree)
    return is_alone and new.shape == expected and not new.findings - tree.findings and _keeps_its_type(tree, new, path)


def _rest(text: str, tree: Tree) -> str:
    """What follows the YAML: a Markdown file's body."""
    return text[tree.start + len(tree.text) :]


def _keeps_its_type(old: Tree, new: Tree, path: Path) -> bool:
    """Whether a value that MkDocs reads too is text for it if it was; `no` and `2025` without quotes are not."""
    try:
        was, now = old.find(path).node, new.find(path).node
    except RefusedError:
        return True
    return not is_read_by_mkdocs(old.file) or now.tag in (was.tag, TEXT) or not isinstance(now, yaml.ScalarNode)


def _nearest_place(tree: Tree, path: Path) -> Place:
    for end in range(len(path), 0, -1):
        try:
            return tree.place(tree.find(path[:end]).node)
        except RefusedError:
            continue
    return tree.place(tree.root)
