"""Whoever must agree to an update has done so, in a role, and not on a day to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, Severity, listed, quoted
from site_builder.record.approvals import Approval, Clearance, roles
from site_builder.record.council import ApprovalRule
from site_builder.record.dates import NOWHERE
from site_builder.record.updates import Update

_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr|Councillor)\b\.?\s+[A-Z]")


def check_approvals(edition: Edition) -> Iterator[Problem]:
    """An update that is or will be public was approved by as many different roles as `approvals` asks for, and by them
    again after its last correction, which is a warning: a correction must not wait.

    Without a day in `approvals`, this is asked of no update that `published/` says was public already."""
    rule = edition.council.approvals
    for update in edition.record.updates if rule.number else ():
        if update.draft or update.withdrawn or update.date == NOWHERE:
            continue
        if lacking_approvals(update, edition):
            yield _too_few(update, roles(_given(update, edition)), edition)
        elif _needs_approval(update, edition):
            yield from _outdated(update, _given(update, edition), rule)


def lacking_approvals(update: Update, edition: Edition) -> int:
    """How many more roles must approve an update before it may be public; 0 where that is enough, or nobody asks."""
    given = roles(_given(update, edition))
    return max(0, edition.council.approvals.number - len(given)) if _needs_approval(update, edition) else 0


def _given(update: Update, edition: Edition) -> list[Approval]:
    """The approvals that are not dated on a day to come."""
    return [one for one in update.approved if one.date.first_day <= edition.today]


def _needs_approval(update: Update, edition: Edition) -> bool:
    rule = edition.council.approvals
    if rule.since:
        return update.comes_out.last_day >= rule.since
    return f"update/{update.name}" not in edition.record.chain.things


def _too_few(update: Update, given: tuple[str, ...], edition: Edition) -> Problem:
    rule = edition.council.approvals
    has = f"only that of {listed(map(quoted, given), 'and')}" if given else "none"
    asked = f"{rule.number} approval{'s by different roles' if rule.number > 1 else ''}"
    message = f"'approvals' asks for {asked}, and this update has {has}; add a line below 'approved' such as - {{by: Head of communications, date: 2025-07-17}}, or write status: draft."
    if not rule.since and not edition.record.chain:
        message += (
            " If it was public before you asked for approvals, say since when they are needed: "
            f"approvals: {{number: {rule.number}, since: 2026-12-01}}."
        )
    return Problem(update.place_of("approved"), Code.NOT_APPROVED, message)


def _outdated(update: Update, given: list[Approval], rule: ApprovalRule) -> Iterator[Problem]:
    """A warning where too few roles approved the text as it was corrected last."""
    newest = max(update.corrections, key=lambda one: one.date.first_day, default=None)
    if newest is None:
        return
    since = roles(one for one in given if one.date.last_day >= newest.date.first_day)
    if len(since) < rule.number:
        message = f"The text was corrected on {quoted(str(newest.date))}, after it was approved; have the correction approved, and add a line with that date below 'approved'."
        yield Problem(update.place_of("approved"), Code.OLD_APPROVAL, message, Severity.WARNING)


def check_deciders(edition: Edition) -> Iterator[Problem]:
    """Nothing is approved, and no exception decided, on a day after today. Whoever did it is named by their role; what
    looks like a person's name is a warning."""
    names = edition.record.word_lists["given_names"]
    for update in edition.record.updates:
        for what, one in _decided(update):
            if one.date.first_day > edition.today:
                message = f"The {what} has the date {quoted(str(one.date))}, which is after today, {edition.today}; write the day on which it was given."
                yield Problem(one.place or update.place, Code.FUTURE_DATE, message)
            if _is_like_a_name(one.by, names):
                message = f"{quoted(one.by)} looks like a person's name; write the role in which they decided it, such as Head of communications."
                yield Problem(one.by_place or update.place, Code.ROLE, message, Severity.WARNING)


def _decided(update: Update) -> Iterator[tuple[str, Approval | Clearance]]:
    """What somebody decided about an update, with what a message calls it."""
    yield from (("approval", one) for one in update.approved)
    if update.pre_election_ok:
        yield "decision in 'pre_election_ok'", update.pre_election_ok


def _is_like_a_name(by: str, given_names: frozenset[str]) -> bool:
    """Whether words that should be a role begin as a name or an e-mail address does."""
    first, *others = by.split() or [""]
    return "@" in by or _TITLED.match(by) is not None or (first in given_names and len(others) <= 2)
