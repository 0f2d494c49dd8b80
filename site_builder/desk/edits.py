"""Several changes of one file, made one after the other in an order in which none moves what another one names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.desk.changes import Change, Move, NewBody, Path
from site_builder.desk.shapes import at, depth, is_there, length, shape_of
from site_builder.problems import Problem
from site_builder.record.forms import Thing, inner_of
from site_builder.record.keys import AREA, DATA_FILES, PAGE, UPDATE
from site_builder.write import (
    RefusedError,
    Value,
    add_key,
    append_item,
    body_of,
    move_item,
    remove_item,
    remove_key,
    set_body,
    set_value,
)
from site_builder.write.tree import EMPTY, Shape

Step = Callable[[str], str]
"""From the text of a file to the text after one change."""


@dataclass(frozen=True)
class Refused:
    """A change that could not be made without touching something else."""

    path: Path
    """Of the value; () for the text below the keys."""
    problem: Problem


def edited(text: str, wishes: Sequence[Change | Move | NewBody], *, file: str) -> tuple[str, tuple[Refused, ...]]:
    """The text of a file after all changes that can be made, and those that cannot. `text` has all its line ends, and its
    byte order mark if there is one."""
    refused = []
    try:
        steps = list(_steps(shape_of(text.encode(), file), wishes, file))
    except RefusedError as error:
        return text, (Refused((), error.problem),)
    for path, step in steps:
        try:
            text = step(text)
        except RefusedError as error:
            refused.append(Refused(path, error.problem))
    return text, tuple(refused)


def keys_at(file: str, path: Path) -> tuple[str, ...]:
    """The names of the declared keys of the mapping at a path, in their order; () where none are declared."""
    thing: Thing | None = thing_of(file)
    for step in path:
        if thing and isinstance(step, str):
            key = thing.by_name.get(step)
            thing = (inner_of(key.form) or thing) if key else None
    return tuple(key.name for key in thing.keys) if thing else ()


def thing_of(file: str) -> Thing | None:
    """What a file is, or each item of the list that it is."""
    folder, _, name = file.rpartition("/")
    if folder == "docs/data":
        return DATA_FILES.get(name)
    known = {"updates": UPDATE, "docs/plan": AREA}
    return known.get(folder, PAGE) if file.endswith(".md") else None


def _steps(shape: Shape, wishes: Sequence[Change | Move | NewBody], file: str) -> Iterator[tuple[Path, Step]]:
    """Each change with the path of what it changes: other values first, then new keys, keys that go, new items, and at
    last items that go, from the last one on."""
    changes = [wish for wish in wishes if isinstance(wish, Change)]
    gone = {each.path for each in changes if each.value is None and is_there(shape, each.path)}
    gone = {path for path in gone if not any(path[:number] in gone for number in range(len(path)))}
    kept = [each for each in changes if not any(each.path[:number] in gone for number in range(len(each.path) + 1))]
    new = _new_values(shape, [each for each in kept if each.value is not None])
    items = {path for path in gone if isinstance(path[-1], int)}
    emptied = {above for above in {path[:-1] for path in items} if above and _is_emptied(shape, above, items, new)}
    items = {path for path in items if path[:-1] not in emptied}
    keys = {path for path in gone if isinstance(path[-1], str)} | emptied
    for path, value in sorted(new.items(), key=lambda pair: _rank(shape, pair[0])):
        yield path, _put(shape, path, value, file)
    for path in sorted(keys, reverse=True, key=_sortable):
        yield path, _bound(remove_key, path, file)
    for path in sorted(items, reverse=True, key=_sortable):
        yield path, _bound(remove_item, path, file)
    for wish in wishes:
        if isinstance(wish, Move):
            yield wish.path, _moved(wish, file)
        if isinstance(wish, NewBody):
            yield (), _body(wish.text, file)


def _new_values(shape: Shape, changes: Iterable[Change]) -> dict[Path, Value]:
    """What is set or added, by its path: all that is below one thing that is not there yet is one value."""
    below: dict[Path, list[tuple[Path, Value]]] = {}
    for change in changes:
        split = depth(shape, change.path)
        if split < len(change.path):
            split += _holds(at(shape, change.path[:split]), change.path[split], is_root=not split)
        assert change.value is not None
        below.setdefault(change.path[:split], []).append((change.path[split:], change.value))
    return {path: _nested(values) for path, values in below.items()}


def _nested(values: list[tuple[Path, Value]]) -> Value:
    """One value made of those below it."""
    if not values[-1][0]:
        return values[-1][1]
    inner: dict[str | int, list[tuple[Path, Value]]] = {}
    for path, value in values:
        if path:
            inner.setdefault(path[0], []).append((path[1:], value))
    if all(isinstance(step, int) for step in inner):
        return [_nested(inner[step]) for step in sorted(inner, key=int)]
    return {str(step): _nested(each) for step, each in inner.items()}


def _put(shape: Shape, path: Path, value: Value, file: str) -> Step:
    if is_there(shape, path):
        return lambda text: set_value(text, path, value, file=file)
    if isinstance(path[-1], int):
        return lambda text: append_item(text, path[:-1], value, file=file)
    order = keys_at(file, path[:-1])
    return lambda text: add_key(text, path, value, file=file, order=order)


def _bound(remove: Callable[..., str], path: Path, file: str) -> Step:
    return lambda text: remove(text, path, file=file)


def _moved(wish: Move, file: str) -> Step:
    return lambda text: move_item(text, wish.path, wish.to, file=file)


def _body(words: str, file: str) -> Step:
    """Another text, with the empty lines around it that the old one has: a form does not show them."""

    def step(text: str) -> str:
        old, new = body_of(text), words.replace("\r\n", "\n").strip("\n")
        inner = old.strip("\n")
        if new == inner:
            return text
        start = old.index(inner) if inner else 0
        before, after = (old[:start], old[start + len(inner) :]) if inner else ("\n", "\n")
        return set_body(text, before + new + after if new else "", file=file)

    return step


def _rank(shape: Shape, path: Path) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Values that are there come first, then new keys, then new items, each in the order of its number."""
    kind = 0 if is_there(shape, path) else 2 if isinstance(path[-1], int) else 1
    return kind, _sortable(path) if kind == 2 else ()


def _sortable(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _is_emptied(shape: Shape, above: Path, items: set[Path], new: dict[Path, Value]) -> bool:
    """Whether all items of a list that has a key go, and none comes."""
    gone = sum(path[:-1] == above for path in items)
    return (
        isinstance(above[-1], str) and gone == length(at(shape, above)) and not any(path[:-1] == above for path in new)
    )


def _holds(shape: Shape, step: str | int, *, is_root: bool) -> bool:
    """Whether a new key or item can be added to what is there; otherwise something else takes its place as a whole."""
    if shape == EMPTY:
        return is_root or isinstance(step, int)
    return shape[0] == ("keys" if isinstance(step, str) else "list")
