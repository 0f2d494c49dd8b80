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
    check_measure,
    check_point,
    check_rating,
)
from site_builder.check.against.promises import check_promise
from site_builder.check.against.renamed import with_new_names
from site_builder.check.against.updates import check_correction, check_part, check_update
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, Severity
from site_builder.record.facts import facts
from site_builder.record.facts.published import Published

Rule = Callable[[Change, Comparison], Iterator[Problem]]


def check_entry(change: Change, seen: Comparison) -> Iterator[Problem]:
    """An entry of a data file, or a page that was written by hand, stays as it was published. This is a warning: no key
    of theirs tells of a change, but an update can. New entries are welcome."""
    if not change.is_new or change.above:
        message = f"{change.words}. If that matters to readers, publish an update that says so."
        yield Problem(change.place, Code.SILENT_ENTRY, message, Severity.WARNING)


RULES: dict[str, Rule] = {
    "update": check_update,
    "quote": check_part,
    "diary": check_part,
    "document": check_part,
    "correction": check_correction,
    "promise": check_promise,
    "move": check_move,
    "area": check_area,
    "action": check_action,
    "rating": check_rating,
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
    if edition.record.unread:
        return []
    now = facts(edition.public().record, published.version)
    seen = Comparison(with_new_names(published.things, now), now, edition)
    told = (change for change in changes(seen.before, now) if not seen.is_part_of_another(change))
    return [problem for change in told for problem in _rule_of(change)(change, seen)]


def _rule_of(change: Change) -> Rule:
    return RULES[change.kind] if change.top.partition("/")[0] in _OWNERS else check_entry
