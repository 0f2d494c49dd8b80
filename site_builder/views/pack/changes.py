"""What was moved, revised, corrected or withdrawn between two meetings, what became overdue at regular intervals, and what
comes next."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.record.dates import day_of
from site_builder.record.history import HistoryEntry
from site_builder.record.tracked_rhythms import Break
from site_builder.views.moves import MOVED, move_sentences
from site_builder.views.pack.rows import Row, Section, Window, cells, section
from site_builder.views.rhythms import turns


def moves(edition: Edition, window: Window) -> Section:
    """Dates, targets and values that were changed in a time, newest first."""
    columns = "date what of was now why agreed_by url"
    found = (one for one in _entries(edition, window) if one.what in MOVED)
    return section("moves", columns, (_move(edition, one) for one in found))


def corrections(edition: Edition, window: Window) -> Section:
    """What was corrected, withdrawn or changed without a reason in a time, newest first."""
    found = (one for one in _entries(edition, window) if one.what not in MOVED)
    return section("corrections", "date what of why url", (_correction(edition, one) for one in found))


def _entries(edition: Edition, window: Window) -> Iterator[HistoryEntry]:
    return (one for one in edition.history if window.has(one.date))


def _move(edition: Edition, one: HistoryEntry) -> Row:
    url = edition.site_url + one.address
    row = cells(one.date, one.what.value, one.of, one.was, one.now, one.why, one.agreed_by, url)
    return Row(one.date, one.of, one.address, move_sentences(edition.messages, one), row)


def _correction(edition: Edition, one: HistoryEntry) -> Row:
    messages = edition.messages
    title = one.of or messages.plain("feeds.withdrawn")
    row = cells(one.date, one.what.value, one.of, one.why, edition.site_url + one.address)
    kind = messages.plain(f"changes_kinds.{one.what}")
    return Row(one.date, title, one.address, (kind, one.why) if one.why else (kind,), row)


def rhythms(edition: Edition, window: Window) -> Section:
    """What became overdue at regular intervals in a time, or was shown again in it, and what is overdue at its end."""
    found = (one for one in edition.breaks if _is_of(one, window))
    return section("rhythms", "who what due last shown_again", (_rhythm(edition, one) for one in found))


def _is_of(one: Break, window: Window) -> bool:
    closed = one.closed_by
    return closed is None or window.has(day_of(one.begins)) or window.has(closed.date)


def _rhythm(edition: Edition, one: Break) -> Row:
    messages, closed, last, first = edition.messages, one.closed_by, one.last, one.rhythms[0]
    told = [messages.plain("pack.due", date=one.due.words(messages))]
    if last:
        told.append(messages.plain("pack.last_shown", date=last.date.words(messages)))
    again = messages.plain("pack.shown_again", date=closed.date.words(messages)) if closed else ""
    told.append(again or messages.plain("pack.not_shown"))
    row = cells(first.who, first.what, one.due, last.date if last else None, closed.date if closed else None)
    return Row(None, f"{first.what} ({first.who})", "promises/", tuple(told), row)


def coming(edition: Edition) -> Section:
    """The dates after the last day: of the diary, and what is due next at regular intervals."""
    return section("coming", "date title note url", _coming(edition))


def _coming(edition: Edition) -> Iterator[Row]:
    for entry in edition.coming_up:
        diary, address = entry.diary, entry.update.address
        row = cells(diary.date, diary.title, diary.note, edition.site_url + address)
        yield Row(diary.date, diary.title, address, (diary.note,) if diary.note else (), row)
    for turn in turns(edition):
        if not turn.over:
            title, address = f"{turn.what} ({turn.who})", "promises/"
            row = cells(turn.due, title, turn.why, edition.site_url + address)
            yield Row(turn.due, title, address, (turn.why,) if turn.why else (), row)
