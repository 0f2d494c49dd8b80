"""The calendar (RFC 5545, RFC 7986): what is to come, and when what was published took place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vText

from site_builder.edition import Edition
from site_builder.feeds import breaks
from site_builder.feeds.moments import ended, revised
from site_builder.record.dates import Span
from site_builder.record.diary import DiaryEntry
from site_builder.record.tracked_rhythms import Break
from site_builder.record.updates import Update


class _Text(vText):
    """Plain text as in RFC 5545 (3.3.11); icalendar's own class would read the two characters `\\N` as a line break."""

    def to_ical(self) -> bytes:
        return re.sub(r"[\\;,]", r"\\\g<0>", self).replace("\n", r"\n").encode()


@dataclass(frozen=True, order=True)
class Occasion:
    """One entry of the calendar, all day from `first` to `last`; sorts by day, then by identifier."""

    first: date
    uid: str
    last: date
    title: str
    description: str
    address: str
    """The address of the page with more about it."""
    written: datetime
    """When its content last changed."""
    revision: int
    """How many times its update was corrected, or 1 for what was overdue until the next report."""


def calendar(edition: Edition) -> bytes:
    """All diary dates, and all days when something took place, from the updates that are shown; and each first day on
    which something promised at regular intervals was overdue.

    A date without a day is not an entry: RFC 5545 has no months, and a made-up day would send people to a closed door."""
    whole = _head(edition)
    for occasion in sorted(_occasions(edition)):
        whole.add_component(_event(occasion))
    return bytes(whole.to_ical())


def _head(edition: Edition) -> Calendar:
    head = Calendar()
    head.add("prodid", f"-//{edition.council.name}//progress//EN")
    head.add("version", "2.0")
    head.add("name", _Text(edition.site_name))  # RFC 7986, 5.1; icalendar would not escape a plain string here
    head.add("x-wr-calname", _Text(edition.site_name))  # most programs read this instead
    head.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})  # RFC 7986, 5.7
    head.add("x-published-ttl", "P1D")  # Outlook reads this instead
    return head


def _occasions(edition: Edition) -> Iterator[Occasion]:
    for entry in edition.record.diary:
        if entry.diary.date.is_day:
            yield _to_come(edition, entry)
    for update in edition.record.shown:
        if update.happened and update.happened.has_days:
            yield _happened(edition, update, update.happened)
    for one in breaks.told_breaks(edition):
        yield _overdue(edition, one)


def _overdue(edition: Edition, one: Break) -> Occasion:
    """That something promised at regular intervals is overdue, on the first day on which it is."""
    return Occasion(
        first=one.begins,
        uid=f"rhythm-{one.name.replace('/', '-')}@{edition.host}",
        last=one.begins,
        title=breaks.title(one, edition.messages),
        description="\n".join(breaks.sentences(edition, one)),
        address=edition.site_url + breaks.PAGE,
        written=ended(edition, one),
        revision=1 if one.closed_by else 0,
    )


def _to_come(edition: Edition, entry: DiaryEntry) -> Occasion:
    diary, update = entry.diary, entry.update
    lines = (diary.note, edition.messages.plain("feeds.from_update", title=update.title), diary.url)
    return Occasion(
        first=diary.date.first_day,
        uid=f"{update.name}-diary-{entry.name}@{edition.host}",
        last=diary.date.last_day,
        title=diary.title,
        description="\n".join(line for line in lines if line),
        address=edition.site_url + update.address,
        written=revised(edition, update),
        revision=len(update.corrections),
    )


def _happened(edition: Edition, update: Update, span: Span) -> Occasion:
    """What took place on those days: never the update's findings, which may have come months later."""
    messages = edition.messages
    return Occasion(
        first=span.first.first_day,
        uid=f"{update.name}-happened@{edition.host}",
        last=span.last.last_day,
        title=update.happened_title or messages.plain("timeline.took_place", title=update.title),
        description=messages.plain("feeds.told_in", date=update.date.words(messages), title=update.title),
        address=edition.site_url + update.address,
        written=revised(edition, update),
        revision=len(update.corrections),
    )


def _event(occasion: Occasion) -> Event:
    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.written)
    event.add("last-modified", occasion.written)  # the same without a METHOD (RFC 5545, 3.8.7.2); some read only this
    event.add("sequence", occasion.revision)
    event.add("dtstart", occasion.first)
    if occasion.last < date.max:  # else there is no day after; without an end an event lasts a day
        event.add("dtend", occasion.last + timedelta(days=1))  # the first day after it: RFC 5545, 3.6.1
    event.add("summary", _Text(occasion.title))
    event.add("description", _Text(occasion.description))
    event.add("url", occasion.address)
    event.add("transp", "TRANSPARENT")  # it does not mark anybody as busy
    return event
