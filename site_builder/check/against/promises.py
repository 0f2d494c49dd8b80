"""Promises: none is changed or dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.against.changes import Change
from site_builder.check.against.comparison import Comparison
from site_builder.check.against.moves import check_moved, has_moved, noted
from site_builder.codes import Code
from site_builder.problems import Problem


def check_promise(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A promise stays as it was made, in the update in which it was made. What it was due is said in `moved`; any other
    change in a correction that names it by its id or its words."""
    before = seen.before.get(change.thing, {})
    names = (change.thing.partition("/")[2], before.get("text", ""))
    if change.is_new:
        yield from seen.unless_amended(change)
    elif change.key == "made_in" and f"update/{change.was}" in seen.withdrawn:
        return  # it was withdrawn with its update, and is made again
    elif change.key == "due" and (change.was or has_moved(change, seen, before.get("due_text"))):
        yield from check_moved(change, seen, before.get("due_text"))
    elif change.key == "due_text" and _replaces_its_day(change, seen):
        yield from check_moved(change, seen, before.get("due"))
    else:
        yield from seen.unless_amended(change, Code.SILENT_PROMISE, *names)


def check_outcome(change: Change, seen: Comparison) -> Iterator[Problem]:
    """What became of a promise is said once: it is only noted. What was said of it stays, or a correction of its update
    names the promise."""
    promise = seen.before.get(change.top, {})
    if change.is_new:
        yield noted(change)
    else:
        yield from seen.unless_amended(
            change, Code.SILENT_PROMISE, change.top.partition("/")[2], promise.get("text", "")
        )


def _replaces_its_day(change: Change, seen: Comparison) -> bool:
    """Whether these words say by when it was or is due: without a date, or with one that changed as well."""
    before, now = seen.before[change.thing], seen.now[change.thing].values
    is_without = "due" not in before and "due" not in now
    return (is_without or before.get("due") != now.get("due")) and change.was is not None
