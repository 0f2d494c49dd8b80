"""That something promised at regular intervals is overdue, in the words of the feed and the calendar.

Nothing of it depends on the day: it is said once, on the first day, and changes only with the next report."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.references import Rhythm
from site_builder.record.tracked_rhythms import Break
from site_builder.views.elections import election_words, elections

PAGE = "promises/#section-rhythms"
"""Where all rhythms are, from the root of the site."""


def told_breaks(edition: Edition) -> tuple[Break, ...]:
    """Each time that something promised at regular intervals was overdue, oldest first; none where the council does not
    want that to be told."""
    return edition.breaks if edition.council.tells_of_silence else ()


def address(one: Break) -> str:
    """Where readers find more about it, from the root of the site."""
    return f"{PAGE.partition('#')[0]}#{one.anchor}" if one.anchor else PAGE


def title(one: Break, messages: Messages) -> str:
    """What is overdue, in short."""
    first = one.rhythms[0]
    return messages.plain("break.title", what=first.what, who=first.who)


def sentences(edition: Edition, one: Break) -> Iterator[str]:
    """What was to be, when it last was, by when it was due, a reason if there is one, and the next report once it is there."""
    messages = edition.messages
    for rhythm in one.rhythms:
        yield messages.plain("break.was_to", who=rhythm.who, what=rhythm.what, every=_every(rhythm, messages))
    last = one.last
    yield messages.plain("break.last", date=last.date.words(messages)) if last else messages.plain("break.never")
    yield messages.plain(f"break.{'due' if last else 'first_due'}", date=one.due.words(messages))
    yield from (election_words(period, messages) for period in elections(edition, one.due.last_day))
    if closed := one.closed_by:
        date, update = closed.date.words(messages), closed.update
        key = "closed" if update else f"closed_by_{one.rhythms[0].shown_by}"
        yield messages.plain(f"break.{key}", date=date, title=update.title if update else "")


def _every(rhythm: Rhythm, messages: Messages) -> str:
    return messages.count(f"every.{rhythm.unit}", rhythm.number)
