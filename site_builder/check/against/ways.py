"""In which ways a record could tell of what changed in silence: found out from the rules themselves, each way tried on
the facts alone. So whoever asks people to decide asks exactly where a rule would find something, and of each rule that
comes later, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from site_builder.check.against import beside, found
from site_builder.check.against.changes import Change
from site_builder.check.against.comparison import Comparison, day_words
from site_builder.check.against.updates import is_update
from site_builder.edition import Edition
from site_builder.problems import Place, Problem
from site_builder.record.dates import day_of
from site_builder.record.facts.published import Published
from site_builder.record.facts.said import Facts, Said


class Way(StrEnum):
    """How a record tells of a change."""

    MOVED = "moved"
    """An entry of `moved` says what a due date or a target was, and why it is another."""
    REVISED = "revised"
    """`revised` says what a value was, and why it is another."""
    WRITTEN = "written"
    """`written` says when the text of an update was written that is dated back."""
    WITHDRAWN = "withdrawn"
    """An update that was published does not go: it is withdrawn, with the reason."""
    WITHDRAWN_ANEW = "withdrawn-anew"
    """The date of the withdrawal is that of its new words."""
    ALIAS = "alias"
    """The old address leads on."""
    MINOR = "minor"
    """Only spelling or layout was changed."""
    CORRECTION = "correction"
    """A correction says what was wrong, and what is right."""


@dataclass(frozen=True)
class Told:
    """One way in which a record could tell of a change."""

    way: Way
    naming: str = ""
    """For a correction: the words by which its note must name what was changed; "" if any words will do."""
    was: str = ""
    """For a move, a revision or an old address: what was published."""


@dataclass(frozen=True)
class Silent:
    """A change that the record does not tell of."""

    change: Change
    problems: tuple[Problem, ...]
    """What is found against it: at least one error."""
    owner: str
    """The update or the area in whose file it is: "area/3". Other files have no way to tell."""
    ways: tuple[Told, ...]
    """What would do, the most fitting first; () where only the words as they were published will do."""


def silent(published: Published, edition: Edition) -> Iterator[Silent]:
    """Every change since a site was published that is an error for `progress publish` and `progress check --against`."""
    if edition.record.unread:
        return
    seen = beside(published, edition)
    for change, problems in found(seen):
        if any(one.is_error for one in problems):
            yield Silent(change, tuple(problems), seen.owner_of(change), tuple(_ways(change, seen)))


Overlay = Mapping[str, Mapping[str, str]]
"""Values that things would have besides their own, by the things' names."""


def _ways(change: Change, seen: Comparison) -> Iterator[Told]:
    for way, make in _OVERLAYS.items():
        overlay = make(change, seen)
        if overlay and _is_told(change, _with(seen, overlay, change.place)):
            yield Told(way, was=_WAS[way](change, seen) if way in _WAS else "")
    for naming in _namings(change, seen):
        overlay = _correction(change, seen, naming)
        if overlay and _is_told(change, _with(seen, overlay, change.place)):
            yield Told(Way.CORRECTION, naming)
            return


def _is_told(change: Change, seen: Comparison) -> bool:
    """Whether nothing is found against a change any more."""
    wrong = {(one.thing, one.key) for one, problems in found(seen) if any(each.is_error for each in problems)}
    return (change.thing, change.key) not in wrong


def _with(seen: Comparison, overlay: Overlay, place: Place) -> Comparison:
    """The comparison as it would be if the record said something more; `place` is where what is new would be."""
    now = Facts()
    now.update(seen.now)
    now.texts = seen.now.texts
    for name, values in overlay.items():
        said = now.get(name) or Said({}, place)
        now[name] = replace(said, values={**said.values, **values})
    written = {name.partition("/")[2] for name, values in overlay.items() if "written" in values}
    return Comparison(seen.before, now, _written_today(seen.edition, written) if written else seen.edition)


def _written_today(edition: Edition, names: set[str]) -> Edition:
    """The edition with some updates written today, which a rule asks of the record itself."""
    day, record = day_of(edition.today), edition.record
    updates = (replace(one, written=day) if one.name in names else one for one in record.updates)
    return replace(edition, record=replace(record, updates=tuple(updates)))


# What the record would say more, for each way; nothing where a way does not fit


def _moved(change: Change, seen: Comparison) -> Overlay:
    if not change.key or change.thing not in seen.now:
        return {}
    number = 1
    while (name := f"{change.thing}/move/{number}") in seen.now or name in seen.before:
        number += 1
    return {name: {"date": str(seen.edition.today), "was": _was(change, seen), "why": "…"}}


def _was(change: Change, seen: Comparison) -> str:
    """What a due date or a target was when it was published, in words if it had no date."""
    before = seen.before.get(change.thing, {})
    return change.was or before.get("due_text") or before.get("due") or ""


def _value(change: Change, seen: Comparison) -> str:
    return seen.before.get(change.thing, {}).get("value", "")


def _revised(change: Change, seen: Comparison) -> Overlay:
    was = _value(change, seen)
    told = {"revised": str(seen.edition.today), "revised_was": was, "revised_why": "…"}
    return {change.thing: told} if was and change.thing in seen.now else {}


def _written(change: Change, seen: Comparison) -> Overlay:
    is_new = change.is_new and is_update(change.thing)
    return {change.thing: {"written": str(seen.edition.today)}} if is_new else {}


def _withdrawn(change: Change, seen: Comparison) -> Overlay:
    if not change.is_gone or not is_update(change.thing):
        return {}
    head = {key: change.values[key] for key in ("address", "date", "written", "aliases") if key in change.values}
    return {change.thing: {**head, "withdrawn": str(seen.edition.today), "withdrawn_reason": "…"}}


def _withdrawn_anew(change: Change, seen: Comparison) -> Overlay:
    values = seen.now[change.thing].values if change.thing in seen.now else {}
    return {change.thing: {"withdrawn": str(seen.edition.today)}} if "withdrawn" in values else {}


def _alias(change: Change, seen: Comparison) -> Overlay:
    if change.key not in ("address", "aliases") or change.thing not in seen.now:
        return {}
    aliases = seen.now[change.thing].values.get("aliases", "")
    return {change.thing: {"aliases": ", ".join(filter(None, (aliases, change.was)))}}


def _minor(change: Change, seen: Comparison) -> Overlay:
    owner = seen.owner_of(change)
    return {owner: {"minor": str(seen.edition.today)}} if owner in seen.now else {}


_OVERLAYS: dict[Way, Callable[[Change, Comparison], Overlay]] = {
    Way.MOVED: _moved,
    Way.REVISED: _revised,
    Way.WRITTEN: _written,
    Way.WITHDRAWN: _withdrawn,
    Way.WITHDRAWN_ANEW: _withdrawn_anew,
    Way.ALIAS: _alias,
    Way.MINOR: _minor,
}


_WAS: dict[Way, Callable[[Change, Comparison], str]] = {
    Way.MOVED: _was,
    Way.REVISED: _value,
    Way.ALIAS: lambda change, seen: change.was or "",
}


def _correction(change: Change, seen: Comparison, naming: str) -> Overlay:
    owner = seen.owner_of(change)
    if owner not in seen.now:
        return {}
    return {f"{owner}/correction/today": {"date": str(seen.edition.today), "note": naming or "…"}}


def _namings(change: Change, seen: Comparison) -> Iterator[str]:
    """Words by which a note may have to name what was changed: none, its date, its words or its id, or those of what it
    belongs to; and a date beside these."""
    typed = change.values.get("date", "")
    date = day_words(typed, seen.edition) if typed else ""
    names = [*_names(change.thing, change.values)]
    if change.above:
        names += _names(change.above, seen.before.get(change.above, {}))
    yield ""
    yield from filter(None, (date, *names))
    if date:
        yield from (f"{date}, {name}" for name in names)


def _names(thing: str, values: Mapping[str, str]) -> Iterator[str]:
    """What a thing is called, in words first."""
    words = (values[key] for key in ("title", "text", "name") if key in values)
    yield from (f"‘{each}’" for each in words if not _HASH.fullmatch(each))
    yield thing.rpartition("/")[2]


_HASH = re.compile("[0-9a-f]{64}")
