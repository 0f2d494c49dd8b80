"""What was moved, revised, corrected or withdrawn, and what became overdue at regular intervals."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from site_builder.edition import Edition
from site_builder.record.dates import day_of
from site_builder.record.history import HistoryEntry, What
from site_builder.record.tracked_rhythms import Break
from site_builder.views.changes import title_of
from site_builder.views.digest.items import Item, Part, Period, label, part
from site_builder.views.moves import MOVED, move_sentences

CORRECTED = (What.CORRECTION, What.WITHDRAWAL)


def moves(edition: Edition, period: Period) -> Part:
    """Dates, targets and figures that were changed in a period, newest first."""
    found = (_move(edition, one) for one in _entries(edition, period, MOVED))
    return part("moves", found, f"{edition.site_url}changes/")


def corrections(edition: Edition, period: Period) -> Part:
    """What was corrected or withdrawn in a period, newest first."""
    found = (_correction(edition, one) for one in _entries(edition, period, CORRECTED))
    return part("corrections", found, f"{edition.site_url}changes/")


def others(edition: Edition, period: Period) -> tuple[str, ...]:
    """The names of all other changes of a time but spelling and layout: of pages and entries of lists, for which there is
    no key that gives a reason. They are many and say little, so an e-mail only says how many there are."""
    return tuple(one.name for one in _entries(edition, period, (What.OTHER,)))


def _entries(edition: Edition, period: Period, kinds: Collection[What]) -> Iterator[HistoryEntry]:
    return (one for one in edition.history if one.what in kinds and period.has(one.name, one.date, one.thing))


def _move(edition: Edition, one: HistoryEntry) -> Item:
    address, date = edition.site_url + one.address, label(one.date.words(edition.messages))
    return Item(one.name, one.of, address, date, move_sentences(edition.messages, one))


def _correction(edition: Edition, one: HistoryEntry) -> Item:
    messages = edition.messages
    address = edition.site_url + one.address if one.address else ""
    kind = messages.plain(f"changes_kinds.{one.what.value}")
    told = (one.why,) if one.why else ()
    return Item(one.name, title_of(edition, one), address, label(kind, one.date.words(messages)), told)


def overdue(edition: Edition, period: Period) -> Part:
    """What began to be overdue in a period, of what was promised at regular intervals; oldest first."""
    told = edition.breaks if edition.council.tells_of_silence else ()
    found = ((one, f"rhythm/{one.name}") for one in told)
    begun = (_overdue(edition, one, name) for one, name in found if period.has(name, day_of(one.begins)))
    return part("overdue", begun, f"{edition.site_url}promises/#section-rhythms")


def _overdue(edition: Edition, one: Break, name: str) -> Item:
    messages, closed, last, first = edition.messages, one.closed_by, one.last, one.rhythms[0]
    told = [messages.plain("pack.last_shown", date=last.date.words(messages))] if last else []
    again = messages.plain("pack.shown_again", date=closed.date.words(messages)) if closed else ""
    title = messages.plain("break.title", what=first.what, who=first.who)
    due = messages.plain("pack.due", date=one.due.words(messages))
    address = f"{edition.site_url}promises/#section-rhythms"
    return Item(name, title, address, "", (due, *told, again or messages.plain("pack.not_shown")))
