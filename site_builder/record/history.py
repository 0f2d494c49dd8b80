"""What a record itself tells of its changes: corrections, withdrawals, moves and revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from site_builder.record.dates import When
from site_builder.record.measures import Comparator, Point
from site_builder.record.moves import Move
from site_builder.record.plan import Area
from site_builder.record.record import Record
from site_builder.record.updates import Update


class What(StrEnum):
    """How something that was published was changed."""

    CORRECTION = "correction"
    """A text was corrected."""
    WITHDRAWAL = "withdrawal"
    """An update was withdrawn."""
    MOVE = "move"
    """A due date or a target was changed."""
    REVISION = "revision"
    """A value was changed."""


@dataclass(frozen=True)
class HistoryEntry:
    """One change of what had been published."""

    what: What
    date: When
    of: str
    """What was changed, in the words by which readers know it; "" for an update that was withdrawn."""
    address: str
    """Where it is, without a leading slash."""
    why: str
    was: str = ""
    """The value before; "" for a text."""
    now: str = ""
    """The value after that change; "" for a text, and for a value that is gone."""
    agreed_by: str = ""


def history(record: Record) -> tuple[HistoryEntry, ...]:
    """Every change of which a public record tells, newest first; those of one day in the order of the record."""
    found = [*_of_updates(record), *_of_areas(record)]
    return tuple(sorted(found, key=lambda entry: entry.date.first_day, reverse=True))


def _of_updates(record: Record) -> Iterator[HistoryEntry]:
    for update in record.updates:
        if gone := update.withdrawn:
            yield HistoryEntry(What.WITHDRAWAL, gone.date, "", update.address, gone.reason)
            continue
        yield from _corrections(update)
        for promise in update.promises:
            address = f"{update.address}#promise-{promise.id}"
            yield from _moves(promise.moved, promise.text, address, str(promise.due or promise.due_text))


def _of_areas(record: Record) -> Iterator[HistoryEntry]:
    for area in record.areas:
        yield from _corrections(area)
        for action in area.actions:
            address = f"{area.address}#action-{action.id}"
            yield from _moves(action.moved, action.text, address, str(action.due or ""))
        for measure in area.measures:
            address = f"{area.address}#measure-{measure.id}"
            yield from _moves(measure.moved, measure.title, address, measure.target)
            for series in measure.series:
                of = f"{measure.title}, {series.name}" if isinstance(series, Comparator) else measure.title
                yield from _revisions(series.points, of, address)


def _revisions(points: tuple[Point, ...], of: str, address: str) -> Iterator[HistoryEntry]:
    for point in points:
        if revised := point.revised:
            name = f"{of}, {point.date}"
            yield HistoryEntry(What.REVISION, revised.date, name, address, revised.why, revised.was, point.value)


def _corrections(owner: Update | Area) -> Iterator[HistoryEntry]:
    for one in owner.corrections:
        yield HistoryEntry(What.CORRECTION, one.date, owner.title, owner.address, one.note)


def _moves(moves: tuple[Move, ...], of: str, address: str, now: str) -> Iterator[HistoryEntry]:
    after = [*(move.was for move in moves[1:]), now]
    for move, following in zip(moves, after, strict=False):
        yield HistoryEntry(
            What.MOVE, move.date, of, address, move.why, was=move.was, now=following, agreed_by=move.agreed_by
        )
