"""A file that somebody else changed meanwhile: what it was, what it is, what was wanted; and the same changes made in what it
is now, where none of them touches what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.desk.changes import Change, NewBody, Path, Wanted, Wish
from site_builder.desk.desk import Desk
from site_builder.desk.differences import Hunk, hunks
from site_builder.desk.files import as_seen, content_of, hash_of
from site_builder.desk.proposals import applied
from site_builder.desk.shapes import at, is_there, length, shape_of, step
from site_builder.write import RefusedError, body_of
from site_builder.write.tree import Shape

_KNOWN_BY = ("id", "term", "date", "title", "name")
"""The keys by which an item of a list is found again."""


@dataclass(frozen=True)
class Clash:
    """One file that is not what the form was made from."""

    file: str
    is_known: bool
    """Whether the desk still knows what the form was made from."""
    meanwhile: tuple[Hunk, ...]
    """What somebody else changed."""
    mine: tuple[Hunk, ...]
    """What was wanted, beside what the form was made from."""
    is_gone: bool
    """Whether the file is not there any more."""


def clashes(desk: Desk, wanted: tuple[Wanted, ...]) -> Iterator[Clash]:
    """Each file of a proposal that is not what its form was made from, as the three versions of it differ."""
    for one in wanted:
        now = content_of(desk, one.file)
        if hash_of(now) == one.seen:
            continue
        try:
            seen = as_seen(desk, one.seen)
        except KeyError:
            yield Clash(one.file, False, (), (), now is None)
            continue
        yield Clash(one.file, True, hunks(seen, now), hunks(seen, applied(seen, one)[0]), now is None)


def rebased(desk: Desk, wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...] | None:
    """The same changes of the files as they are now; None where one of them touches what somebody else changed, and where
    nobody knows what that was."""
    found = []
    for one in wanted:
        now = content_of(desk, one.file)
        if hash_of(now) == one.seen:
            found.append(one)
            continue
        try:
            wishes = _in_now(as_seen(desk, one.seen), now, one)
        except (KeyError, RefusedError, UnicodeDecodeError):
            return None
        if wishes is None:
            return None
        found.append(replace(one, wishes=wishes, seen=hash_of(now)))
    return tuple(found)


def _in_now(seen: bytes | None, now: bytes | None, wanted: Wanted) -> tuple[Wish, ...] | None:
    if seen is None or now is None:
        return None
    old, new = shape_of(seen, wanted.file), shape_of(now, wanted.file)
    found: list[Wish] = []
    for wish in wanted.wishes:
        if isinstance(wish, Change):
            path = _path_now(old, new, wish.path)
            if path is None:
                return None
            found.append(replace(wish, path=path))
        elif isinstance(wish, NewBody) and body_of(seen.decode()) == body_of(now.decode()):
            found.append(wish)
        else:
            return None
    return tuple(found)


def _path_now(old: Shape, new: Shape, path: Path) -> Path | None:
    """Where a value that is to be changed is now: its list may have other items besides. None if it is not there, or not as
    it was."""
    found: list[str | int] = []
    for number, to in enumerate(path):
        if isinstance(to, int):
            if to >= length(old):  # a new item: it comes after all that there are
                is_same_kind = length(new) > 0 or not length(old)
                return (*found, length(new) + to - length(old), *path[number + 1 :]) if is_same_kind else None
            at_now = _same_item(old, new, to)
            if at_now is None:
                return None
            found.append(at_now)
            old, new = at(old, (to,)), at(new, (at_now,))
            continue
        found.append(to)
        if step(old, to) is None or step(new, to) is None:
            is_missing_in_both = step(old, to) is None and step(new, to) is None
            return (*found, *path[number + 1 :]) if is_missing_in_both else None
        old, new = at(old, (to,)), at(new, (to,))
    return tuple(found) if old == new else None


def _same_item(old: Shape, new: Shape, number: int) -> int | None:
    """The number that an item of a list has now; None if it is not certainly there."""
    item = at(old, (number,))
    same = [place for place in range(length(new)) if at(new, (place,)) == item]
    for key in _KNOWN_BY:
        if not same and is_there(item, (key,)):
            name = at(item, (key,))
            same = [place for place in range(length(new)) if at(new, (place, key)) == name]
            break
    return same[0] if len(same) == 1 else None
