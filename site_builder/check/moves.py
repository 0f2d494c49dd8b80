"""What says that a due date, a target or a value was changed fits what it was changed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, quoted
from site_builder.record.dates import NOWHERE, When
from site_builder.record.measures import Point
from site_builder.record.moves import Move


@dataclass(frozen=True)
class _Moved:
    """Something whose due date or target was changed."""

    key: str
    """ "due" or "target"."""
    now: str
    """What it is now, as typed; "" if it is gone."""
    moves: tuple[Move, ...]
    place: Place
    since: When | None = None
    """The day on which it was made, if that is known."""


def check_moves(edition: Edition) -> Iterator[Problem]:
    """Moves are in order, oldest first; each names another value than the next one, and the last another than that
    which holds now. What an update promises cannot have moved before the update."""
    for moved in _moved(edition):
        for before, move in pairwise(moved.moves):
            if before.date.first_day > move.date.last_day:
                message = f"This move has the date {quoted(str(move.date))}, before the one above it, {quoted(str(before.date))}; write the oldest first."
                yield Problem(move.place or moved.place, Code.DATE_ORDER, message)
        for move in moved.moves:
            if moved.since and moved.since != NOWHERE and move.date.last_day < moved.since.first_day:
                message = f"This move has the date {quoted(str(move.date))}, before the update's date {quoted(str(moved.since))}; correct the one that is wrong."
                yield Problem(move.place or moved.place, Code.DATE_ORDER, message)
        followed = pairwise([*(move.was for move in moved.moves), moved.now])
        for move, (_, following) in zip(moved.moves, followed, strict=True):
            if move.was == following:
                message = f"'was' is {quoted(move.was)}, and so is what follows it: nothing moved. Write what {quoted(moved.key)} was before, or delete this entry."
                yield Problem(move.place or moved.place, Code.NO_MOVE, message)


def _moved(edition: Edition) -> Iterator[_Moved]:
    for update in edition.record.updates:
        for promise in update.promises:
            due = str(promise.due or promise.due_text)
            yield _Moved("due", due, promise.moved, promise.place, update.date)
    for area in edition.record.areas:
        yield from (_Moved("due", str(action.due or ""), action.moved, action.place) for action in area.actions)
        yield from (_Moved("target", one.target, one.moved, one.place) for one in area.measures)


def check_revisions(edition: Edition) -> Iterator[Problem]:
    """A revised value is another than before, and it was revised after the day for which it was counted had begun."""
    for area in edition.record.areas:
        points = (point for measure in area.measures for series in measure.series for point in series.points)
        yield from (problem for point in points for problem in _revision(point))


def _revision(point: Point) -> Iterator[Problem]:
    revised = point.revised
    if revised is None:
        return
    place = revised.place or point.place
    if revised.was == point.value:
        message = f"'was' is {quoted(revised.was)}, and so is the value: nothing was revised. Write what the value was before, or delete 'revised'."
        yield Problem(place, Code.NO_MOVE, message)
    if point.date != NOWHERE and revised.date.last_day < point.date.first_day:
        message = f"This value was revised on {quoted(str(revised.date))}, before its date {quoted(str(point.date))}; correct the one that is wrong."
        yield Problem(place, Code.DATE_ORDER, message)
