"""A record beside what was published: nothing that was read changes in silence.

A rule takes one change of one fact, and finds something unless the record itself tells of that change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.check.against.changes import Change, changes
from site_builder.check.against.comparison import Comparison
from site_builder.check.against.moves import check_move
from site_builder.check.against.plan import (
    check_action,
    check_area,
    check_comparator,
    check_decision,
    check_measure,
    check_point,
    check_rating,
    check_report,
)
from site_builder.check.against.promises import check_outcome, check_promise
from site_builder.check.against.renamed import with_new_names
from site_builder.check.against.site import check_second_version
from site_builder.check.against.updates import check_correction, check_part, check_update
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, Severity
from site_builder.record.facts import facts
from site_builder.record.facts.published import Published
from site_builder.record.facts.site import SECOND_VERSION
from site_builder.record.voices import goes_on

Rule = Callable[[Change, Comparison], Iterator[Problem]]


def check_entry(change: Change, seen: Comparison) -> Iterator[Problem]:
    """An entry of a data file, or a page that was written by hand, stays as it was published. This is a warning: no key
    of theirs tells of a change, but an update can. New entries are welcome."""
    if not change.is_new or change.above:
        message = f"{change.words}. If that matters to readers, publish an update that says so."
        yield Problem(change.place, Code.SILENT_ENTRY, message, Severity.WARNING)


def nothing_to_tell(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A copy in a web archive is only another way to the same words."""
    yield from ()


def check_voice(change: Change, seen: Comparison) -> Iterator[Problem]:
    """What people said stays. What came of it is there to go on, from no answer to an answer and not back; with it,
    what was done and why are told anew. By when, once it was said, and when they were told stay."""
    if change.key == "state":
        told = goes_on(change.was or "", change.now or "")
    elif change.was is None:
        told = change.key in _MAY_COME
    else:
        told = change.key in _MAY_BE_REWRITTEN and _has_gone_on(change, seen)
    if not told:
        yield from check_entry(change, seen)


_MAY_BE_REWRITTEN = ("did", "why", "young_people_did", "young_people_why")
_MAY_COME = (*_MAY_BE_REWRITTEN, "young_people", "by_when", "told_on")


def _has_gone_on(change: Change, seen: Comparison) -> bool:
    """Whether more came of it since."""
    return goes_on(seen.before[change.thing].get("state", ""), seen.now[change.thing].values.get("state", ""))


RULES: dict[str, Rule] = {
    "update": check_update,
    "quote": check_part,
    "diary": check_part,
    "document": check_part,
    "correction": check_correction,
    "promise": check_promise,
    "outcome": check_outcome,
    "move": check_move,
    "area": check_area,
    "action": check_action,
    "report": check_report,
    "rating": check_rating,
    "decision": check_decision,
    "measure": check_measure,
    "comparator": check_comparator,
    "point": check_point,
}
"""For each kind of thing that belongs to an update or to the plan, the rule that its changes are held to."""
_OWNERS = ("update", "area", "promise")


def compare(published: Published, edition: Edition) -> list[Problem]:
    """What changed in silence since a site was published, unsorted; `edition` is the whole, with what is hidden.

    What is hidden, and never was public, is not compared. Nothing is, while a file cannot be read: nobody could know
    what is gone."""
    return [problem for _, problems in all_changes(published, edition) for problem in problems]


def all_changes(published: Published, edition: Edition) -> Iterator[tuple[Change, list[Problem]]]:
    """Everything that changed since, silent or not, each with what is found against it: nothing where the record itself
    tells of it, or where it is new and may be."""
    if not edition.record.unread:
        yield from found(beside(published, edition))


def beside(published: Published, edition: Edition) -> Comparison:
    """What was published beside what the record says now, updates that were renamed under their new names."""
    now = facts(edition.public().record, published.version)
    return Comparison(with_new_names(published.things, now), now, edition)


def found(seen: Comparison) -> Iterator[tuple[Change, list[Problem]]]:
    """Everything that changed between the two, each with what is found against it."""
    for change in changes(seen.before, seen.now):
        if not seen.is_part_of_another(change):
            yield change, list(_rule_of(change)(change, seen))


def _rule_of(change: Change) -> Rule:
    if change.kind == "document" and change.key == "archived" and change.was is None:
        return nothing_to_tell
    if change.thing == SECOND_VERSION:
        return check_second_version
    if change.kind == "voice":
        return check_voice
    return RULES[change.kind] if change.top.partition("/")[0] in _OWNERS else check_entry
