"""How the areas of the plan changed: the areas that it had together, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.record.dates import Span
from site_builder.record.plan import Area
from site_builder.record.record import Record


@dataclass(frozen=True)
class Phase:
    """The areas that the plan had together, by number."""

    areas: tuple[Area, ...]
    title: str = ""
    """The version of the plan that names them, or ""."""
    date: Span | None = None
    """The date of that version; without one the last date on which an area of the phase before was closed or, if none
    was, a new one opened; None if nothing is known."""
    is_now: bool = False
    """Whether it is the plan as it stands, which no version names."""


@dataclass(frozen=True)
class Step:
    """One phase and the next."""

    before: Phase
    after: Phase

    @property
    def going_on(self) -> tuple[Area, ...]:
        """The areas that are in both."""
        return tuple(area for area in self.after.areas if area in self.before.areas)

    @property
    def new(self) -> tuple[Area, ...]:
        """The areas that only the later one has."""
        return tuple(area for area in self.after.areas if area not in self.before.areas)

    @property
    def ended(self) -> tuple[Area, ...]:
        """The areas that only the earlier one has, and that none of the later one takes over from."""
        followed = {number for area in self.after.areas for number in area.follows}
        gone = (area for area in self.before.areas if area not in self.after.areas)
        return tuple(area for area in gone if area.number not in followed)

    @property
    def lines(self) -> tuple[tuple[Area, Area], ...]:
        """Which area of the earlier one goes on in which of the later one: as itself, or in one that follows it."""
        pairs = ((one, other) for one in self.before.areas for other in self.after.areas)
        return tuple((one, other) for one, other in pairs if one == other or one.number in other.follows)


def phases(record: Record) -> tuple[Phase, ...]:
    """The phases of the plan, oldest first; empty if its areas have never changed.

    They are those of the versions that name their areas, and the areas that are open now, if these are others. Where no
    version does, the areas themselves tell: an area comes after those that it follows."""
    found = tuple(_of_versions(record)) or tuple(_of_areas(record))
    return found if len(found) > 1 else ()


def steps(record: Record) -> tuple[Step, ...]:
    """Each change from one phase to the next, oldest first."""
    return tuple(Step(*pair) for pair in pairwise(phases(record)))


def _of_versions(record: Record) -> Iterator[Phase]:
    """Versions of the same areas one after another are one phase."""
    last: tuple[Area, ...] = ()
    for version in sorted(record.plan_versions, key=lambda version: version.date.first_day):
        areas = tuple(area for area in record.areas if area.number in version.areas)
        if areas and areas != last:
            yield Phase(areas, version.title, version.date)
            last = areas
    if last and record.open_areas and record.open_areas != last:
        yield Phase(record.open_areas, date=_changed(last, record.open_areas), is_now=True)


def _changed(before: tuple[Area, ...], after: tuple[Area, ...]) -> Span | None:
    """When some areas became others: the last date on which one was closed or, if none was, a new one opened."""
    closed = [area.closed.date for area in before if area.closed and area not in after]
    dates = closed or [area.opened for area in after if area.opened and area not in before]
    return Span.of(max(dates, key=lambda date: date.last_day)) if dates else None


def _of_areas(record: Record) -> Iterator[Phase]:
    if not record.closed_areas:
        return
    first = _generations(record)
    until = {area.number: _last(record, area, first) for area in record.closed_areas}
    last = max([*first.values(), *(number + 1 for number in until.values())])
    before: tuple[Area, ...] = ()
    for number in range(last + 1):
        areas = tuple(area for area in record.areas if first[area.number] <= number <= until.get(area.number, last))
        if areas and areas != before:
            yield Phase(areas, date=_changed(before, areas), is_now=number == last)
            before = areas


def _generations(record: Record) -> dict[int, int]:
    """How many areas are before each, one following the other: 0 for those of the first plan."""
    found: dict[int, int] = {}

    def generation(area: Area, above: frozenset[int]) -> int:
        if area.number not in found:
            before = [one for one in record.followed(area) if one.number not in above | {area.number}]
            found[area.number] = max((generation(one, above | {area.number}) + 1 for one in before), default=0)
        return found[area.number]

    for area in record.areas:
        generation(area, frozenset())
    return found


def _last(record: Record, area: Area, first: dict[int, int]) -> int:
    """The last generation in which a closed area was part of the plan."""
    following = [first[one.number] for one in record.following(area) if one is not area]
    return max(first[area.number], min(following, default=first[area.number] + 1) - 1)
