"""Areas open, follow one another and close: what plan summaries and versions of the plan say of it fits together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from site_builder.check.names import no_area
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.dates import NOWHERE, When
from site_builder.record.plan import Area

_CORRECT = "correct the one that is wrong"
_VERSIONS = Place("docs/data/plan_versions.yml")


def check_follows(edition: Edition) -> Iterator[Problem]:
    """An area follows areas that the plan has, none of them itself, directly or by way of others.

    One that follows an area which is still open is a warning: they may overlap for a time."""
    known = edition.record.area_by_number
    for area in edition.record.areas:
        for number in area.follows:
            place = area.place_of(f"follows/{number}")
            if number not in known:
                yield Problem(place, Code.UNKNOWN_AREA, no_area(edition, number))
            elif number != area.number and known[number].is_open:
                file = known[number].place.file
                message = f"Area {area.number} follows area {number}, which is still open; add 'closed' to {file}, unless both are part of the plan for now."
                yield Problem(place, Code.NOT_CLOSED, message, Severity.WARNING)
    yield from _circles(edition.record.areas)


def _circles(areas: Iterable[Area]) -> Iterator[Problem]:
    """Each circle at its lowest number; what closes it is then left out, and the next one is looked for."""
    by_number = {area.number: area for area in areas}
    follows = {number: [one for one in area.follows if one in by_number] for number, area in by_number.items()}
    while circle := _circle(follows):
        number = min(circle)
        before = next(one for one in follows[number] if one in circle)
        follows[number].remove(before)
        message = f"Area {number} follows itself, directly or by way of others; remove one number from 'follows'."
        yield Problem(by_number[number].place_of(f"follows/{before}"), Code.CIRCLE, message)


def _circle(follows: Mapping[int, Iterable[int]]) -> list[int]:
    """The numbers of one circle; empty where there is none."""
    try:
        TopologicalSorter(follows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def check_closed_areas(edition: Edition) -> Iterator[Problem]:
    """An area opens before it closes, and not before those that it follows. What is rated later, and actions that were
    left undone, are warnings: somebody should say what became of them."""
    for area in edition.record.areas:
        yield from _opened(area, edition)
        if area.closed and area.closed.date != NOWHERE:
            yield from _after(area, area.closed.date)
        for action in area.left_undone:
            message = f"The area is closed, and its action {quoted(action.id)} is neither done nor stopped; write 'status: done' or 'status: stopped', and add it to the area that follows if it goes on there."
            yield Problem(action.places.get("status", action.place), Code.LEFT_UNDONE, message, Severity.WARNING)


def _opened(area: Area, edition: Edition) -> Iterator[Problem]:
    opened, place = area.opened, area.place_of("opened")
    if opened is None:
        return
    if area.closed and area.closed.date != NOWHERE and _is_after(opened, area.closed.date):
        message = f"'opened' is {quoted(str(opened))}, after the area was closed on {quoted(str(area.closed.date))}; {_CORRECT}."
        yield Problem(place, Code.DATE_ORDER, message)
    for before in (edition.record.area_by_number.get(number) for number in area.follows):
        if before and before.opened and before is not area and _is_after(before.opened, opened):
            message = f"'opened' is {quoted(str(opened))}, before area {before.number}, which this one follows, was opened on {quoted(str(before.opened))}; {_CORRECT}."
            yield Problem(place, Code.DATE_ORDER, message)


def _after(area: Area, closed: When) -> Iterator[Problem]:
    for rating in area.ratings:
        if _is_after(rating.date, closed):
            message = f"This rating has the date {quoted(str(rating.date))}, after the area was closed on {quoted(str(closed))}; rate the area that follows it, or {_CORRECT}."
            yield Problem(rating.place, Code.DATE_ORDER, message, Severity.WARNING)


def check_version_areas(edition: Edition) -> Iterator[Problem]:
    """A version of the plan names areas that the record has, and none that was closed before the version."""
    for version in edition.record.plan_versions:
        for number in version.areas:
            place = version.place_of(number) or _VERSIONS
            area = edition.record.area_by_number.get(number)
            if area is None:
                yield Problem(place, Code.UNKNOWN_AREA, no_area(edition, number))
            elif area.closed and version.date.first != NOWHERE and area.closed.date.last_day < version.date.first_day:
                message = f"This version is dated {quoted(str(version.date))}, after area {number} was closed on {quoted(str(area.closed.date))}; take the number out, or correct the date that is wrong."
                yield Problem(place, Code.DATE_ORDER, message)


def check_newest_version(edition: Edition) -> Iterator[Problem]:
    """The newest version that names its areas names all that are open, but for those that were opened later."""
    named = [version for version in edition.record.plan_versions if version.areas and version.date.first != NOWHERE]
    if not named:
        return
    newest = max(named, key=lambda version: version.date.first_day)
    place = newest.places.get("areas") or newest.place or _VERSIONS
    for area in edition.record.open_areas:
        is_later = area.opened is not None and area.opened.last_day > newest.date.first_day
        if area.number not in newest.areas and area.number >= 0 and not is_later:
            message = f"The newest version that names its areas, {quoted(newest.title)}, does not name area {area.number}, which is open; add the number, or add 'closed' to {area.place.file}, or 'opened' if it came later."
            yield Problem(place, Code.NOT_CLOSED, message, Severity.WARNING)


def _is_after(one: When, other: When) -> bool:
    """Whether a date is certainly later than another: all of its days come after all of the other's."""
    return one != NOWHERE and one.first_day > other.last_day
