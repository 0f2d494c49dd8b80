"""What a record tells of its changes: corrections, withdrawals, moves and revisions, with the words before and after as
far as they were kept in `published/`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from site_builder.record.dates import When
from site_builder.record.facts import facts
from site_builder.record.first_told import withdrawal_of
from site_builder.record.measures import Comparator, Point
from site_builder.record.moves import Move
from site_builder.record.past_words import ChangedFact, PublishedChange, published_changes
from site_builder.record.plan import Area
from site_builder.record.record import Record
from site_builder.record.updates import Update

Changes = Mapping[str, Sequence[PublishedChange]]
"""What was changed at each publication, oldest first, by the name of its update, area, page or entry."""


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
    MINOR = "minor"
    """Spelling or layout was changed, as its author says."""
    OTHER = "other"
    """A page or an entry of a list was changed, for which there is no key that says so."""


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
    facts: tuple[ChangedFact, ...] = ()
    """What was changed with a correction, fact by fact, in the order of the record; empty where it is not known."""
    is_hidden: bool = False
    """Whether the words before are not shown, because they could harm somebody, or were taken out."""
    is_gone: bool = False
    """Whether it was a page or an entry of a list that is gone."""
    at: When | None = None
    """The date of the value that was revised."""
    thing: str = ""
    """The name of what tells of it, such as "area/3/action/hire/move/1"; "" where nothing does."""
    name: str = ""
    """What it is known by, which stays as it is: such as "move/plan/03-homes/#action-hire/2026-05-03"."""


def history(record: Record, today: date) -> tuple[HistoryEntry, ...]:
    """Every change of which a public record tells, newest first; those of one day in the order of the record.

    Where `published/` is kept, what changed since is told as published today, just as the next publication will."""
    changes: dict[str, list[PublishedChange]] = {}
    for change in published_changes(record, facts(record), today) if record.chain else ():
        changes.setdefault(change.owner, []).append(change)
    found = [*_of_updates(record, changes), *_of_areas(record, changes), *_unsaid(changes)]
    return tuple(sorted(_named(found), key=lambda entry: entry.date.first_day, reverse=True))


def _named(found: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """The entries with their names; of several that would have one name, the later ones in the record have a number."""
    seen = Counter[str]()
    for entry in found:
        name = f"{entry.what.value}/{entry.address.rstrip('/')}/{entry.date}"
        seen[name] += 1
        yield replace(entry, name=f"{name}/{seen[name]}" if seen[name] > 1 else name)


def _of_updates(record: Record, changes: Changes) -> Iterator[HistoryEntry]:
    for update in record.updates:
        if gone := update.withdrawn:
            entry = HistoryEntry(What.WITHDRAWAL, gone.date, "", update.address, gone.reason)
            yield replace(entry, thing=withdrawal_of(update.name))
            continue
        yield from _corrections(update, f"update/{update.name}", changes)
        for promise in update.promises:
            now = str(promise.due or promise.due_text)
            yield from _moves(promise.moved, promise.text, promise.address, now, f"promise/{promise.id}")


def _of_areas(record: Record, changes: Changes) -> Iterator[HistoryEntry]:
    for area in record.areas:
        yield from _corrections(area, f"area/{area.number}", changes)
        for action in area.actions:
            address = f"{area.address}#action-{action.id}"
            thing = f"area/{area.number}/action/{action.id}"
            yield from _moves(action.moved, action.text, address, str(action.due or ""), thing)
        for measure in area.measures:
            address = f"{area.address}#measure-{measure.id}"
            thing = f"area/{area.number}/measure/{measure.id}"
            yield from _moves(measure.moved, measure.title, address, measure.target, thing)
            for series in measure.series:
                of = f"{measure.title}, {series.name}" if isinstance(series, Comparator) else measure.title
                yield from _revisions(series.points, of, address)


def _revisions(points: tuple[Point, ...], of: str, address: str) -> Iterator[HistoryEntry]:
    for point in points:
        if revised := point.revised:
            entry = HistoryEntry(What.REVISION, revised.date, of, address, revised.why, at=point.date)
            yield replace(entry, was=revised.was, now=point.value)


def _corrections(owner: Update | Area, name: str, changes: Changes) -> Iterator[HistoryEntry]:
    """Each correction, with what was changed when it was published; where several came at once, the last has it. Then
    what was changed without one."""
    own = changes.get(name, ())
    for one, thing in zip(owner.corrections, _things(owner, name), strict=True):
        said = next((change for change in own if change.corrections[-1:] == (thing,)), None)
        entry = HistoryEntry(What.CORRECTION, one.date, owner.title, owner.address, one.note, thing=thing)
        yield _with_facts(entry, said, _harmful(owner, name, own)) if said else entry
    for change in own:
        if change.facts and not change.corrections:
            what, day = (What.MINOR, change.minor) if change.minor else (What.OTHER, change.day)
            entry = HistoryEntry(what, day, owner.title, owner.address, "")
            yield _with_facts(entry, change, _harmful(owner, name, own))


def _things(owner: Update | Area, name: str) -> Iterator[str]:
    """The names of the corrections among the facts, which number those of one day."""
    seen = Counter[str]()
    for one in owner.corrections:
        seen[str(one.date)] += 1
        number = seen[str(one.date)]
        yield f"{name}/correction/{one.date}" + (f"-{number}" if number > 1 else "")


def _harmful(owner: Update | Area, name: str, own: Sequence[PublishedChange]) -> Collection[PublishedChange]:
    """The changes of which no words may be shown: those up to the last correction that says so."""
    hiding = {thing for one, thing in zip(owner.corrections, _things(owner, name), strict=True) if not one.show_before}
    numbers = [number for number, change in enumerate(own, 1) if not hiding.isdisjoint(change.corrections)]
    return own[: max(numbers, default=0)]


def _with_facts(entry: HistoryEntry, change: PublishedChange, harmful: Collection[PublishedChange]) -> HistoryEntry:
    """What was changed at a publication, unless that could harm somebody or was taken out."""
    is_hidden = change.is_redacted or change in harmful
    return replace(entry, facts=() if is_hidden else change.facts, is_hidden=is_hidden)


def _unsaid(changes: Changes) -> Iterator[HistoryEntry]:
    """Changes of hand-written pages and of entries of lists, which have no key that says so."""
    for owner, own in changes.items():
        for change in own if owner.partition("/")[0] not in ("update", "area") else ():
            if change.facts or change.is_gone:
                address = "" if change.is_gone and owner.startswith("page/") else change.address
                entry = HistoryEntry(What.OTHER, change.day, change.title, address, "", facts=change.facts)
                yield replace(entry, is_hidden=change.is_redacted, is_gone=change.is_gone)


def _moves(moves: tuple[Move, ...], of: str, address: str, now: str, thing: str) -> Iterator[HistoryEntry]:
    after = [*(move.was for move in moves[1:]), now]
    for number, (move, following) in enumerate(zip(moves, after, strict=False), 1):
        entry = HistoryEntry(What.MOVE, move.date, of, address, move.why, was=move.was, now=following)
        yield replace(entry, agreed_by=move.agreed_by, thing=f"{thing}/move/{number}")
