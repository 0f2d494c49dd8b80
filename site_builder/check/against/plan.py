"""The plan: areas, actions, ratings and measures grow, and what they said before stays."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.against.changes import Change
from site_builder.check.against.comparison import Comparison, Names, is_later, named_as
from site_builder.check.against.moves import check_moved, noted
from site_builder.check.against.updates import check_address, check_forward, is_new_version
from site_builder.codes import Code
from site_builder.messages import upper_first
from site_builder.problems import Problem
from site_builder.record.actions import Status

_RENEWED = ("minor", "written", "reviewed", "young_people_reviewed", "young_people_checked")
"""Keys with a date that is there to be renewed."""
_LIFE = ("opened", "follows", "closed", "closed_why", "closed_decided_by", "closed_young_people")
"""Keys that tell of an area's place in the plan, which are there to be added as it goes on."""
_ENDED = (Status.DONE, Status.STOPPED)


def check_area(change: Change, seen: Comparison) -> Iterator[Problem]:
    """An area keeps its number, its address and its words; its reviews are renewed. It leaves the plan only by being
    closed, and what `closed` and `follows` say is then there to stay."""
    if change.is_gone:
        number = change.thing.partition("/")[2]
        message = f"The plan summary of area {number} was published, and is gone. Put the file back with its number, and with 'closed: {{date: {seen.edition.today}, why: …, decided_by: …}}' if the area has left the plan: its page then says so."
        yield Problem(change.place, Code.SILENT_REMOVAL, message)
    elif change.is_new:
        return
    elif change.key in ("address", "aliases"):
        yield from check_address(change, seen)
    elif change.key in _RENEWED:
        yield from check_forward(change, seen)
    elif change.key.startswith("closed_") and "closed" not in {*seen.before[change.thing]} & {
        *seen.now[change.thing].values
    }:
        return  # it was closed or opened again, which is told by itself
    elif change.key in _LIFE and change.was is None:
        yield noted(change)
    elif not (change.key == "sources" and _has_grown(change)) and not is_new_version(change):
        yield from seen.unless_amended(change)


def _has_grown(change: Change) -> bool:
    """Whether a list has all that it had."""
    was, now = ({*(typed or "").split(", ")} - {""} for typed in (change.was, change.now))
    return was <= now


def check_action(change: Change, seen: Comparison) -> Iterator[Problem]:
    """An action stays in the plan. Its status is there to be changed, unless it was done or stopped, or is no longer
    said; when it was due, `moved` says. Once it was checked, that stays, too."""
    names = (change.thing.rpartition("/")[2], change.values.get("text", ""))
    if change.is_new:
        return
    if change.is_gone:
        yield from seen.unless_amended(change, Code.SILENT_REMOVAL, *names)
    elif change.key == "due":
        yield from check_moved(change, seen)
    elif change.key in ("status", "done"):
        has_ended = change.was in _ENDED or change.key == "done"
        if change.was is None or (change.now and not has_ended):
            yield noted(change)
        else:
            yield from seen.unless_amended(change, Code.SILENT_CHANGE, *names)
    elif change.key.startswith("checked"):
        if change.was is not None or "checked" in seen.before[change.thing]:
            yield from seen.unless_amended(change, Code.SILENT_CHANGE, *names)
    elif not (change.key == "evidence" and change.was is None):
        yield from seen.unless_amended(change)


def check_report(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A report on an action stays as it was given, or a correction names it by its date and its action; a new one
    comes after those that were published. What shows it may be named later."""
    of = _names_of_action(change.above, seen)
    if change.is_new:
        yield from _added_among(change, seen, of)
    elif not (change.key == "evidence" and change.was is None):
        names = seen.date_names(change.values.get("date", ""))
        yield from seen.unless_amended(change, Code.SILENT_REPORT, *names, of=of)


def _names_of_action(thing: str, seen: Comparison) -> Names:
    """The names by which a correction may call an action: its id, and its words as they were published."""
    words = seen.before.get(thing, {}).get("text", "")
    return (thing.rpartition("/")[2], *([words.rstrip(".")] if words else []))


def check_measure(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A measure stays in the plan, and means what it meant; what its target was, `moved` says."""
    if change.is_new:
        return
    if change.key == "target":
        yield from check_moved(change, seen)
    elif change.key in ("judged_by", "baseline") and change.was is None:
        yield noted(change)
    elif change.is_gone:
        names = (change.thing.rpartition("/")[2], change.values.get("title", ""))
        yield from seen.unless_amended(change, Code.SILENT_REMOVAL, *names)
    else:
        yield from seen.unless_amended(change)


def check_comparator(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A comparator that was published stays beside its measure; others may come."""
    names = (change.values.get("name", ""),)
    if change.is_gone:
        yield from seen.unless_amended(change, Code.SILENT_REMOVAL, *names)
    elif not change.is_new:
        yield from seen.unless_amended(change)


def check_point(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A value stays, or `revised` says what it was; a new one comes after those that were published."""
    names = seen.date_names(change.values.get("date", ""))
    if change.is_gone:
        yield from seen.unless_amended(change, Code.SILENT_REVISION, *names)
    elif change.is_new:
        yield from _added_among(change, seen)
    elif change.key == "note" and any(_differs(change, key, seen) for key in ("withheld", "break")):
        return  # it says why, and that is told by itself
    elif change.key == "value" and change.was is not None and change.now is not None:
        yield from _revised(change, seen)
    elif change.key == "provisional" and change.now is None:
        yield noted(change)  # it is final now; if the value changed as well, that has to be told
    elif change.key in ("value", "withheld") and {change.was, change.now} & {None}:
        yield from _withheld(change, seen)
    elif not (change.key.startswith("revised") and _is_revised(change, seen)):
        yield from seen.unless_amended(change, Code.SILENT_REVISION if change.key != "note" else Code.SILENT_CHANGE)


def _differs(change: Change, key: str, seen: Comparison) -> bool:
    """Whether another key of the same thing has changed."""
    return seen.before[change.thing].get(key) != seen.now[change.thing].values.get(key)


def _withheld(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A figure is withheld later, or published later, only with a correction that names its date."""
    if change.key == "withheld" or "withheld" not in {*seen.before[change.thing], *seen.now[change.thing].values}:
        names = seen.date_names(change.values.get("date", ""))
        yield from seen.unless_amended(change, Code.SILENT_REVISION, *names)


def _revised(change: Change, seen: Comparison) -> Iterator[Problem]:
    if not _is_revised(change, seen):
        entry = f"revised: {{date: {seen.edition.today}, was: {change.was}, why: …}}"
        message = f"{change.words}; write it back, or add '{entry}' to this point, with the reason."
        yield Problem(change.place, Code.SILENT_REVISION, message)


def _is_revised(change: Change, seen: Comparison) -> bool:
    """Whether a point has another value, and says which one was published."""
    before, now = seen.before[change.thing], seen.now[change.thing].values
    is_told = now.get("revised_was") == before.get("value") and before.get("revised_was") != now.get("revised_was")
    is_later_day = now.get("revised", "") != before.get("revised", "")
    return (
        before.get("value") != now.get("value")
        and now.get("revised_was") == before.get("value")
        and (is_told or is_later_day)
    )


def check_rating(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A rating stays as it was given, or a correction names it by its date; a new one comes after those that were
    published."""
    if change.is_new:
        yield from _added_among(change, seen)
    else:
        yield from seen.unless_amended(change, Code.SILENT_RATING, *seen.date_names(change.values.get("date", "")))


def check_decision(change: Change, seen: Comparison) -> Iterator[Problem]:
    """What was decided about a recommendation stays as it was published, or a correction names it by its date; a new
    decision is another response, after those that were published."""
    if change.is_new:
        yield from _added_among(change, seen)
    else:
        code = Code.SILENT_REMOVAL if change.is_gone else Code.SILENT_CHANGE
        yield from seen.unless_amended(change, code, *seen.date_names(change.values.get("date", "")))


def _added_among(change: Change, seen: Comparison, of: Names = ()) -> Iterator[Problem]:
    """A rating, a report or a value that is older than the newest one published would rewrite a history that was read."""
    newest, date = seen.newest(change.thing.rpartition("/")[0]), change.values.get("date", "")
    names = seen.date_names(date)
    if is_later(newest, date) and not seen.is_corrected(change, *names, of=of):
        message = f"{upper_first(change.called)} was not there when that of {newest} had been published; add an entry to 'corrections' that names it as {named_as(names, of)} and says why it comes later."
        yield Problem(change.place, Code.SILENT_ADDITION, message)
