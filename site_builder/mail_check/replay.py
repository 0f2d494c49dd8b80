"""What a service would have sent of a feed's states, look by look, by its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from site_builder.mail_check.services import After, Service
from site_builder.mail_check.states import FeedEntry, State

WATCHED = timedelta(days=3)
"""How long every look at a state is replayed; after that, looks change nothing."""
_YEAR = timedelta(days=365)


class Why(StrEnum):
    """Why an entry was not sent."""

    KNOWN = "known"
    OLDER_THAN_EMAIL = "older-than-email"
    OLDER_THAN_NEWEST = "older-than-newest"
    YEAR_OLD = "year-old"
    NOT_AMONG = "not-among"
    DAYS_BEHIND = "days-behind"
    NOT_SEEN = "not-seen"
    """It was gone before the service looked."""


@dataclass(frozen=True)
class Sent:
    """One entry in an e-mail."""

    moment: datetime
    entry: FeedEntry


@dataclass(frozen=True)
class Refused:
    """One entry that a rule left out, when the service first met it."""

    moment: datetime
    entry: FeedEntry
    why: Why
    than: datetime | None = None
    """The moment that it would have had to be later than."""


@dataclass
class _Memory:
    """What a service remembers from look to look."""

    last: datetime
    newest: datetime
    known: list[FeedEntry] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


@dataclass(frozen=True)
class Replay:
    """What a service sent, in the order of time, and the first refusal of each guid that it left out."""

    service: Service
    sent: tuple[Sent, ...]
    refused: dict[str, Refused]


def replay(service: Service, states: Sequence[State], zone: ZoneInfo) -> Replay:
    """Shows a service the states, oldest first. The first one is there when the service begins, so nothing of it is sent.

    `zone` is that of its hour. ValueError without a state."""
    first = states[0]
    newest = max((one.published for one in first.entries), default=datetime.min.replace(tzinfo=zone))
    memory = _Memory(first.moment, newest, list(first.entries))
    for number, state in enumerate(states, 1):
        until = states[number].moment if number < len(states) else state.moment + WATCHED
        for look in _looks(service, state, until, zone):
            _look(service, memory, state, look)
    return Replay(service, tuple(memory.sent), memory.refused)


def _looks(service: Service, state: State, until: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The moments of the looks at a state that can change anything: those of its first days, and the very last."""
    followed = max([state.moment, *(one.published for one in state.entries)]) + WATCHED
    look = _next(service, state.moment, zone)
    while look < min(until, followed):
        yield look
        look = _next(service, look, zone)
    if look < until:
        yield _before(service, until, zone)


def _next(service: Service, moment: datetime, zone: ZoneInfo) -> datetime:
    """The first look after a moment."""
    if service.minutes:
        step = service.minutes * 60
        return datetime.fromtimestamp((int(moment.timestamp()) // step + 1) * step, zone)
    there = moment.astimezone(zone)
    look = datetime.combine(there.date(), time(service.hour), zone)
    return look if look > there else datetime.combine(there.date() + timedelta(days=1), time(service.hour), zone)


def _before(service: Service, moment: datetime, zone: ZoneInfo) -> datetime:
    """The last look before a moment."""
    back = timedelta(minutes=service.minutes) if service.minutes else timedelta(days=1)
    look = _next(service, moment - back - timedelta(seconds=1), zone)
    return look if look < moment else look - back


def _look(service: Service, memory: _Memory, state: State, look: datetime) -> None:
    found: list[Sent] = []
    for entry in state.entries:
        refusal = _refusal(service, memory, state, entry, look)
        if refusal is None:
            found.append(Sent(look, entry))
        elif refusal.why is not Why.KNOWN:
            memory.refused.setdefault(entry.guid, refusal)
    memory.sent += found
    memory.known += [one.entry for one in found]
    memory.newest = max([memory.newest, *(one.published for one in state.entries)])
    memory.last = look


def _refusal(service: Service, memory: _Memory, state: State, entry: FeedEntry, look: datetime) -> Refused | None:
    """Why an entry is not sent now; None if it is."""
    if any(_is_same(group, entry, other) for other in memory.known for group in service.same):
        return Refused(look, entry, Why.KNOWN)
    if service.after is After.LAST_EMAIL and entry.published <= memory.last:
        return Refused(look, entry, Why.OLDER_THAN_EMAIL, memory.last)
    if service.after is After.NEWEST_SEEN and entry.published <= memory.newest:
        return Refused(look, entry, Why.OLDER_THAN_NEWEST, memory.newest)
    if service.years and look - entry.published > service.years * _YEAR:
        return Refused(look, entry, Why.YEAR_OLD, look - service.years * _YEAR)
    newest_first = sorted((one.published for one in state.entries), reverse=True)
    if service.among and len(newest_first) > service.among and entry.published < newest_first[service.among - 1]:
        return Refused(look, entry, Why.NOT_AMONG, newest_first[service.among - 1])
    if service.days and newest_first[0] - entry.published > timedelta(days=service.days):
        return Refused(look, entry, Why.DAYS_BEHIND, newest_first[0] - timedelta(days=service.days))
    return None


def _is_same(group: Sequence[str], entry: FeedEntry, other: FeedEntry) -> bool:
    return all(getattr(entry, key) == getattr(other, key) for key in group)
