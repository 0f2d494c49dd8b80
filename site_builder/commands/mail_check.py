"""`progress mail-check`: who would have missed an update, or had it twice, of those who follow through a mail service."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.findings import ERRORS, OK, print_lines, read_without_errors
from site_builder.problems import printable

if TYPE_CHECKING:
    from site_builder.edition import Edition
    from site_builder.mail_check.services import Service
    from site_builder.mail_check.states import History
    from site_builder.mail_check.verdicts import Trouble, Verdict

MISSED = {
    "known": "it takes it for an entry that it has sent already",
    "older-than-email": "it sends only what is dated after its last e-mail, of {than}",
    "older-than-newest": "it sends only what is dated after the newest entry that it saw, of {than}",
    "year-old": "it leaves out what is more than a year old",
    "not-among": "it leaves out what is older than the tenth newest entry, of {than}",
    "days-behind": "it leaves out what is more than 7 days older than the newest entry",
    "not-seen": "it was gone before the service looked",
}
"""Why a service did not send an entry."""
WRITTEN = "Give an update that is published later than its date the key 'written', with the day of publication."
DATED = "Publish what people said, and what they were told, on the day that it is dated."
TO_COME = "Publish after the moment that an entry has, or give the update its hour with 'publish_at'."
MOVED = "Leave the date of a published update as it is; say with 'corrections' what was wrong."
TOGETHER = "Publish updates of one day together, or give each its hour with 'publish_at'."


def check_mail(file: Path, with_rules: bool) -> None:
    """Prints what each service would have made of the last entries of the feed, and its rules with their sources where it
    would have missed or doubled any, or for all of them; ends with 0 if none would, or 1."""
    from site_builder.mail_check.old_feed import old_feed
    from site_builder.mail_check.services import services
    from site_builder.mail_check.states import history, titles
    from site_builder.mail_check.verdicts import verdict

    checked = read_without_errors(file, "Nothing was replayed.")
    edition = checked.edition.public().without_withdrawn_words()
    known = history(edition, old_feed(checked.sources.root / checked.sources.site_dir))
    if not known.states[-1].entries:
        click.echo("The feed has no entry yet, so there is nothing to replay.")
        return
    called = titles(edition)
    every = [verdict(one, known.states, edition.council.timezone, called) for one in services()]
    print_lines(_lines(edition, known, every, with_rules))
    sys.exit(ERRORS if any(one.troubles for one in every) else OK)


def _lines(edition: Edition, known: History, every: Sequence[Verdict], with_rules: bool) -> Iterator[str]:
    yield _about(edition, known)
    for one in every:
        yield ""
        yield f"{one.service.name} ({one.service.kind}): {_sum(one)}"
        if one.troubles or with_rules:
            yield from _rules(one.service, edition)
        yield from (f"  {trouble.kind}: {_trouble(trouble, edition)}" for trouble in one.troubles)
    advice = dict.fromkeys(_advice(trouble, edition) for one in every for trouble in one.troubles)
    if advice:
        yield ""
        yield "What to do:"
        yield from (f"  {words}" for words in advice)


def _rules(service: Service, edition: Edition) -> Iterator[str]:
    yield f"  {service.says}"
    yield f"  {service.assumed}"
    yield f"  Source: {service.source} (read {edition.messages.date('day', service.read)})"


def _about(edition: Edition, known: History) -> str:
    from site_builder.mail_check.verdicts import last_entries

    number = len(last_entries(known.states))
    what = f"The last {'entry' if number == 1 else f'{number} entries'} of {edition.site_url}feed.xml"
    if edition.record.chain:
        begin = _moment(known.states[0].moment, edition)
        return f"{what}, as of each publication in published/ since {begin}, and as of now."
    keeps = "'progress publish' keeps it."
    if known.is_supposed:
        return f"{what}. published/ is not kept here, so each is taken to have become public at its own moment, and nobody can tell what was added later or changed; {keeps}"
    return f"{what}, as of the site that was built last, and as of now. published/ is not kept here, so nothing else is known of the past; {keeps}"


def _sum(one: Verdict) -> str:
    kinds = [trouble.kind.value for trouble in one.troubles]
    counts = [
        f"{kinds.count(kind)} {words}"
        for kind, words in (("missed", "missed"), ("doubled", "twice or more"))
        if kind in kinds
    ]
    return ", ".join(counts) or "each once"


def _trouble(trouble: Trouble, edition: Edition) -> str:
    entry = trouble.entry
    dated = f"dated {_moment(entry.published, edition)}"
    head = f"{_called(trouble)}, public from {_moment(trouble.since, edition)} and {dated}"
    if refused := trouble.refused:
        than = _moment(refused.than, edition) if refused.than else ""
        return f"{head}: {MISSED[refused.why.value].format(than=than)}."
    changed = f", which was {_moment(trouble.was, edition)} before" if trouble.was else ""
    first, *more = trouble.sent
    again = f" and again on {_moment(more[0], edition)}" if more else ""
    often = f", and {len(more) - 1} more times" if len(more) > 1 else ""
    return f"{head}{changed}: it sends it on {_moment(first, edition)}{again}{often}."


def _called(trouble: Trouble) -> str:
    """An entry by the title that it has now: what it was called before may have been withdrawn."""
    return f"“{printable(trouble.called)}”" if trouble.called else "An update that is not public any more"


def _advice(trouble: Trouble, edition: Edition) -> str:
    entry = trouble.entry
    if trouble.was:
        return MOVED
    if entry.published > trouble.since:
        return TO_COME
    if entry.published.date() == trouble.since.date():
        return TOGETHER
    return WRITTEN if entry.guid.rpartition(":")[2] in edition.record.update_by_name else DATED


def _moment(moment: datetime, edition: Edition) -> str:
    there = moment.astimezone(edition.council.timezone)
    return f"{edition.messages.date('day', there.date())}, {there:%H:%M}"
