"""Due dates and targets: where they change, `moved` says what they were."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.against.changes import Change
from site_builder.check.against.comparison import Comparison
from site_builder.codes import Code
from site_builder.problems import Problem, quoted


def check_moved(change: Change, seen: Comparison, *others: str | None) -> Iterator[Problem]:
    """A new entry of 'moved' says what a due date or a target was when it was published; `others` are other words for it.

    One that was not set before has nothing to say, and is only told."""
    if change.was is None and not any(others):
        yield noted(change)
    elif not has_moved(change, seen, change.was, *others):
        was = change.was or next(filter(None, others))
        entry = f"{{date: {seen.edition.today}, was: {was}, why: …, agreed_by: …}}"
        message = (
            f"{change.words}; write it back, or add '{entry}' to the list 'moved' of {change.called}, with the reason."
        )
        yield Problem(change.place, Code.SILENT_MOVE, message)


def has_moved(change: Change, seen: Comparison, *was: str | None) -> bool:
    """Whether a new entry of 'moved' names one of the values that were published; others may tell of the way there."""
    new = (values for name, values in seen.there(f"{change.thing}/move") if name not in seen.before)
    return not {values.get("was") for values in new}.isdisjoint(filter(None, was))


def check_move(change: Change, seen: Comparison) -> Iterator[Problem]:
    """An entry of 'moved' that was published stays; a new one belongs to a change of this day, not of an earlier one."""
    if not change.is_new:
        yield from seen.unless_amended(change, Code.SILENT_MOVE)
    elif not _belongs(change, seen):
        yield from seen.unless_amended(change, Code.SILENT_ADDITION)


def _belongs(change: Change, seen: Comparison) -> bool:
    """Whether something moved since: every new entry then tells a step of the way."""
    before, now = seen.before[change.above], seen.now[change.above].values
    return any(before.get(key) != now.get(key) for key in ("due", "due_text", "target"))


def noted(change: Change) -> Problem:
    """A note of what is there to be changed, and needs no more."""
    now = f", and is {quoted(change.now)} now" if change.now and change.was is not None else ""
    return Problem(change.place, Code.SILENT_CHANGE, f"{change.words}{now}. Nothing more is needed.").as_note()
