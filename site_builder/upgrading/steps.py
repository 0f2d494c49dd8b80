"""One change done in the text of one file, by `write/`: every other byte stays, or the change is refused."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.problems import Place, quoted
from site_builder.upgrading.releases import Change, Kind
from site_builder.write import RefusedError, Value, add_key, remove_key, rename_key, set_value
from site_builder.write.file_text import FileText
from site_builder.write.shapes import at, entries
from site_builder.write.tree import Shape, Tree, is_configuration
from site_builder.write.tree import shown as shown_path

Found = tuple[str | int, ...]
"""The path of a key in a file."""


def places_of(change: Change, text: str, file: str) -> list[Found]:
    """Where a change has something to do in a file, in its order. RefusedError if the file cannot be read."""
    shape = _shape(text, file)
    if change.kind is Kind.NEEDED:
        *above, key = change.at
        return [
            (*path, key) for path in _paths(shape, tuple(above), file) if _needs(at(shape, path), key, change.beside)
        ]
    found = _paths(shape, change.at, file)
    return [path for path in found if change.only is None or at(shape, path) == change.only]


def applied(change: Change, text: str, file: str) -> str:
    """The text of the file after a change, wherever that has something to do. RefusedError where it cannot be done."""
    while places := places_of(change, text, file):
        text = _once(change, text, file, places[0])
    return text


def place_of(text: str, file: str, path: Found) -> Place:
    """The line of a key, or of what is around it where it is not there yet."""
    tree = Tree(FileText(text).text, file)
    try:
        spot = tree.find(path)
    except RefusedError:
        return tree.place(tree.find(path[:-1]).node) if len(path) > 1 else tree.place(tree.root)
    return tree.place(spot.key or spot.node)


def _once(change: Change, text: str, file: str, path: Found) -> str:
    if change.kind is Kind.VALUE:
        return set_value(text, path, change.to, file=file)
    if change.kind is Kind.REMOVED:
        return _without(text, path, file)
    above = path[:-1]
    target = _target(change, path)
    if target[:-1] == above:
        return rename_key(text, path, str(target[-1]), file=file)
    value = _value(at(_shape(text, file), path))
    return _with(_without(text, path, file), target, value, file)


def _target(change: Change, path: Found) -> Found:
    """The new path of one key: each `*` is what it stood for before."""
    steps: list[str | int] = list(change.to.split("."))
    start = len(path) - len(change.at)  # our part of the plugins is longer in a file than in a change
    stood_for = [path[start + number] for number, step in enumerate(change.at) if step == "*"]
    for number, step in enumerate(steps):
        if step == "*":
            steps[number] = stood_for.pop(0)
    return (*path[: start + 1], *steps[1:]) if change.at[0] == steps[0] == "progress" else tuple(steps)


def _without(text: str, path: Found, file: str) -> str:
    """A file without a key, and without what held that key alone."""
    while len(path) > 1 and len(at(_shape(text, file), path[:-1])) == 2 and isinstance(path[-1], str):
        path = path[:-1]
    return remove_key(text, path, file=file)


def _with(text: str, path: Found, value: Value, file: str) -> str:
    """A file with a key, and with what is to hold it. RefusedError where it is there already."""
    shape = _shape(text, file)
    for number in range(1, len(path)):
        if not _has(shape, path[:number]):
            for step in reversed(path[number:]):
                value = {str(step): value}
            return add_key(text, path[:number], value, file=file)
    return add_key(text, path, value, file=file)


def _has(shape: Shape, path: Found) -> bool:
    try:
        at(shape, path)
    except StopIteration:
        return False
    return True


def _needs(shape: Shape, key: str, beside: str) -> bool:
    names = {name for name, _ in entries(shape)}
    return bool(shape) and shape[0] == "keys" and key not in names and (not beside or beside in names)


def _paths(shape: Shape, pattern: tuple[str, ...], file: str) -> list[Found]:
    """All paths of a pattern that are there."""
    if pattern[:1] == ("progress",) and is_configuration(file):
        found = [*_below(shape, ("plugins", "*", *pattern)), *_below(shape, ("plugins", *pattern))]
        return [path for path in found if isinstance(path[1], int) or path[1] == "progress"]
    return list(_below(shape, pattern))


def _below(shape: Shape, pattern: tuple[str, ...], path: Found = ()) -> Iterator[Found]:
    if not pattern:
        yield path
        return
    step, *rest = pattern
    for name, inner in entries(shape):
        if step in ("*", name):
            yield from _below(inner, tuple(rest), (*path, name))


def _value(shape: Shape) -> Value:
    """What a shape holds, to be written elsewhere."""
    if isinstance(shape, str):
        return shape
    if shape[:1] == ("list",):
        return [_value(inner) for _, inner in entries(shape)]
    return {str(name): _value(inner) for name, inner in entries(shape)}


def _shape(text: str, file: str) -> Shape:
    return Tree(FileText(text).text, file).shape


def in_words(change: Change, path: Found) -> str:
    """What a change does with one key, as words within a sentence."""
    before = shown_path(_shortened(path))
    match change.kind:
        case Kind.MOVED if change.to.rpartition(".")[0] == ".".join(change.at[:-1]):
            return f"{before} is called {quoted(change.to.rpartition('.')[2])} now"
        case Kind.MOVED:
            return f"{before} is {shown_path(_shortened(_target(change, path)))} now"
        case Kind.REMOVED:
            return f"{before} goes"
        case Kind.VALUE:
            return f"{quoted(str(change.only))} of {before} is called {quoted(change.to)} now"
        case _:
            return f"{before} is needed"


def _shortened(path: Found) -> Found:
    """A path as people think of it: below `progress`, wherever that is among the plugins."""
    return path[path.index("progress") :] if path[0] == "plugins" and "progress" in path else path
