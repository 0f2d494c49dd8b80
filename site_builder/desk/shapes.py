"""What is where in a file that is read without judging it: for changes that must find the same thing again."""

from __future__ import annotations

from urllib.parse import unquote

from site_builder.desk.changes import Path
from site_builder.write.file_text import FileText
from site_builder.write.tree import EMPTY, Shape, Tree, is_read_by_mkdocs

_LISTS = {
    "promise": ("promises", "id"),
    "action": ("actions", "id"),
    "measure": ("measures", "id"),
    "comparator": ("comparators", "name"),
    "point": ("points", "date"),
    "report": ("reports", "date"),
}
"""For each kind of thing among the published facts, the list in which it is and the key by which it is known there."""


def shape_of(content: bytes | None, file: str) -> Shape:
    """The content of a file. RefusedError where it cannot be read; UnicodeDecodeError where it is not text."""
    source = FileText((content or b"").decode("utf-8")).text
    if file.endswith(".md") and is_read_by_mkdocs(file) and not source.startswith("---"):
        return EMPTY
    return Tree(source, file).shape


def step(shape: Shape, to: str | int) -> Shape | None:
    """What is one step further; None if nothing is."""
    kind, *rest = shape if isinstance(shape, tuple) else ("",)
    if kind == "keys" and isinstance(to, str):
        return next((inner for name, inner in rest if name == to), None)  # type: ignore[misc, has-type]  # pairs
    if kind == "list" and isinstance(to, int):
        return rest[to] if to < len(rest) else None  # type: ignore[return-value]  # shapes
    return None


def depth(shape: Shape, path: Path) -> int:
    """How many steps of a path lead to something that is there."""
    for number, to in enumerate(path):
        inner = step(shape, to)
        if inner is None:
            return number
        shape = inner
    return len(path)


def at(shape: Shape, path: Path) -> Shape:
    """What is at a path; nothing where it leads nowhere."""
    for to in path:
        shape = step(shape, to) or EMPTY
    return shape


def is_there(shape: Shape, path: Path) -> bool:
    """Whether a path leads to something."""
    return depth(shape, path) == len(path)


def length(shape: Shape) -> int:
    """How many items a list has; 0 for what is not a list."""
    return len(shape) - 1 if isinstance(shape, tuple) and shape[:1] == ("list",) else 0


def path_of(thing: str, shape: Shape) -> Path | None:
    """Where a thing of the published facts, such as "area/3/measure/visits/point/2025-06", is written in its file; () for
    the file itself, and None where it is not there."""
    steps = thing.split("/")
    path: Path = ()
    for kind, name in zip(steps[::2], steps[1::2], strict=True):
        if kind in _LISTS:
            key, known_by = _LISTS[kind]
            items = at(shape, (*path, key))
            numbers = (number for number in range(length(items)) if at(items, (number, known_by)) == unquote(name))
            if (number := next(numbers, None)) is None:
                return None
            path = (*path, key, number)
    return path
