"""What one file refers to exists in another: areas, promises, series, updates that show something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, did_you_mean, listed, quoted
from site_builder.record.aliases import alike
from site_builder.record.updates import Update


def not_public(update: Update) -> str:
    """Why the public cannot see an update, a draft or one that waits for its hour, in words that follow "which"."""
    return f"is not public before {update.publish_at:%Y-%m-%d %H:%M}" if update.is_waiting else "is a draft"


def check_area_numbers(edition: Edition) -> Iterator[Problem]:
    """No two plan summaries have the same number."""
    seen: dict[int, str] = {}
    for area in sorted(edition.record.areas, key=lambda area: area.place.file):
        if area.number in seen and area.number >= 0:
            message = f"Area {area.number} is already in {seen[area.number]}; give this one another number."
            yield Problem(area.place_of("area"), Code.TWICE, message)
        seen.setdefault(area.number, area.place.file)


def check_update_areas(edition: Edition) -> Iterator[Problem]:
    """Every update names only areas that the plan has."""
    for update in edition.record.updates:
        for number in update.areas:
            if number not in edition.record.area_by_number:
                yield Problem(update.place_of(f"areas/{number}"), Code.UNKNOWN_AREA, no_area(edition, number))


def no_area(edition: Edition, number: int) -> str:
    """The message for a number that no plan summary has."""
    known = sorted(edition.record.area_by_number)
    use = f"use {listed(map(str, known))}" if known else "add its file to docs/plan/ first"
    return f"The plan has no area {number}; {use}."


def check_voice_areas(edition: Edition) -> Iterator[Problem]:
    """What people said names only areas that the plan has."""
    known = {area.number for area in edition.record.areas}
    use = f"use {listed(map(str, sorted(known)))}" if known else "add its file to docs/plan/ first"
    for voice in edition.record.voices:
        for number in voice.areas:
            if number not in known:
                place = voice.place_of(f"areas/{number}")
                yield Problem(place, Code.UNKNOWN_AREA, f"The plan has no area {number}; {use}.")


def check_promise_ids(edition: Edition) -> Iterator[Problem]:
    """A promise's id is used once in the whole site. It is the name of a folder: on many computers and hosts, small and
    capital letters make no difference to that."""
    seen: dict[str, tuple[str, Update]] = {}
    for update in edition.by_file:
        for promise in update.promises:
            id, other = seen.setdefault(alike(promise.id), (promise.id, update))
            if not promise.id or (id, other) == (promise.id, update):
                continue  # one that is twice in its file is found when that is read
            called, here = quoted(promise.id), "this file" if other is update else other.place.file
            if id == promise.id:
                message = f"The promise {called} is already in {here}; give this one another id."
            else:
                message = f"The promise {called} has the address of {quoted(id)} in {here}, since many computers take small and capital letters for the same; give this one another id."
            yield Problem(promise.place, Code.TWICE, message)


def check_keeps(edition: Edition) -> Iterator[Problem]:
    """What an update keeps is a promise that some update made and that readers may see."""
    public = _promise_ids(edition.public().record.updates)
    hidden = {
        promise.id: update for update in edition.hidden for promise in update.promises if promise.id not in public
    }
    for update in edition.record.updates:
        may_name = public | set(hidden) if not update.is_public(edition.now) else public
        for keep in update.keeps:
            name, place = keep.id, keep.place or update.place
            if name in may_name:
                continue
            if name in hidden:
                other = hidden[name]
                message = f"The promise {quoted(name)} is in {other.place.file}, which {not_public(other)}; add it once that can be seen."
                yield Problem(place, Code.NOT_PUBLIC, message)
            else:
                advice = did_you_mean(name, sorted(public), "use the id of a promise as it is in its update.")
                yield Problem(place, Code.UNKNOWN_ID, f"No update makes the promise {quoted(name)}; {advice}")


def _promise_ids(updates: Iterable[Update]) -> set[str]:
    return {promise.id for update in updates for promise in update.promises}


def check_series(edition: Edition) -> Iterator[Problem]:
    """Each number of a series belongs to one update."""
    seen: dict[tuple[str, int], str] = {}
    for update in edition.by_file:
        if series := update.series:
            other = seen.setdefault((series.name, series.number), update.place.file)
            if other != update.place.file:
                message = (
                    f"Number {series.number} of {quoted(series.name)} is already {other}; give this one its own number."
                )
                yield Problem(update.place_of("series"), Code.TWICE, message)


def check_evidence(edition: Edition) -> Iterator[Problem]:
    """The update that shows an action's state, or what a report on it says, exists and is public."""
    names = edition.record.update_by_name
    public = {update.name for update in edition.public().record.updates}
    for area in edition.record.areas:
        for shown in (one for action in area.actions for one in action.evidenced):
            name = shown.evidence_update
            if not name or name in public:
                continue
            if name in names:
                message = f"The update {quoted(name)} {not_public(names[name])}; name it once it can be seen."
                yield Problem(shown.evidence_place or shown.place, Code.NOT_PUBLIC, message)
            else:
                otherwise = "write its file's name without .md, or a document with 'title:'."
                advice = did_you_mean(name, sorted(public), otherwise)
                yield Problem(
                    shown.evidence_place or shown.place,
                    Code.UNKNOWN_UPDATE,
                    f"There is no update {quoted(name)}; {advice}",
                )
