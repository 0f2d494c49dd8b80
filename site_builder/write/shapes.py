"""What a file contains, without positions and styles: used to check that a change leaves everything else as it was."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.write.tree import EMPTY, Path, Shape


def at(shape: Shape, path: Path) -> Shape:
    """What is at an existing path."""
    for step in path:
        shape = next(inner for name, inner in entries(shape) if name == step)
    return shape


def entries(shape: Shape) -> Iterator[tuple[str | int, Shape]]:
    """What is in a mapping or list, by the names of its keys or the numbers of its items; nothing in a text."""
    if shape and shape[0] == "keys":
        yield from shape[1:]  # type: ignore[misc]  # the rest of such a shape is pairs of a name and a shape
    elif shape and shape[0] == "list":
        yield from enumerate(shape[1:])


def with_shape(shape: Shape, path: Path, new: Shape) -> Shape:
    """A shape with another one at a path."""
    if not path:
        return new
    step, *rest = path
    if shape[0] == "keys":
        pairs = ((name, with_shape(inner, rest, new) if name == step else inner) for name, inner in entries(shape))
        return ("keys", *pairs)
    return ("list", *(with_shape(inner, rest, new) if number == step else inner for number, inner in entries(shape)))


def without(shape: Shape, path: Path) -> Shape:
    """A shape without what is at a path."""
    *above, last = path
    old = at(shape, above)
    others = [(name, inner) for name, inner in entries(old) if name != last]
    if old[0] == "list":
        return with_shape(shape, above, ("list", *(inner for _, inner in others)))
    return with_shape(shape, above, ("keys", *others) if others or above else EMPTY)
