"""Which of the last entries a service's subscribers would have missed, and which they would have had twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from site_builder.mail_check.replay import WATCHED, Refused, Replay, Why, replay
from site_builder.mail_check.services import Service
from site_builder.mail_check.states import FeedEntry, State

LAST = 20
"""How many of the last entries are looked at."""


class Kind(StrEnum):
    """What went wrong with an entry."""

    MISSED = "missed"
    DOUBLED = "doubled"


@dataclass(frozen=True)
class Trouble:
    """One entry that a service did not send, or sent more than once."""

    kind: Kind
    entry: FeedEntry
    """As it first became public, or as it was sent again."""
    since: datetime
    """When it became public."""
    called: str
    """The title that it has now; "" if it is not public any more."""
    refused: Refused | None = None
    """Why it was missed."""
    sent: tuple[datetime, ...] = ()
    """When it was sent, where that was more than once."""
    was: datetime | None = None
    """What its moment was before, where it was sent again because that changed."""


@dataclass(frozen=True)
class Verdict:
    """What one service made of the last entries."""

    service: Service
    troubles: tuple[Trouble, ...]
    """In the order in which the entries became public."""


@dataclass(frozen=True)
class Appeared:
    """An entry as it first became public."""

    since: datetime
    entry: FeedEntry
    is_new: bool = True
    """Whether that was after the services began: of what was there before, they send nothing."""


def last_entries(states: Sequence[State]) -> tuple[Appeared, ...]:
    """The last entries of a feed in the order in which they became public."""
    seen: set[str] = set()
    found: list[Appeared] = []
    for number, state in enumerate(states):
        new = [one for one in reversed(state.entries) if one.guid not in seen]
        found += [Appeared(state.moment, one, number > 0) for one in new]
        seen |= {one.guid for one in new}
    return tuple(found[-LAST:])


def verdict(service: Service, states: Sequence[State], zone: ZoneInfo, titles: Mapping[str, str]) -> Verdict:
    """What a service would have made of the last entries of a feed; `titles` are those of now, by guid. ValueError without
    a state.

    Only what was there when it looked counts: an entry that became public a moment ago is not missed yet."""
    run = replay(service, states, zone)
    found = (_trouble(run, one, titles.get(one.entry.guid, "")) for one in last_entries(states))
    return Verdict(service, tuple(one for one in found if one))


def _trouble(run: Replay, appeared: Appeared, called: str) -> Trouble | None:
    entry, since = appeared.entry, appeared.since
    sent = [one for one in run.sent if one.entry.guid == entry.guid]
    if not sent and appeared.is_new:
        refused = run.refused.get(entry.guid) or Refused(since + WATCHED, entry, Why.NOT_SEEN)
        return Trouble(Kind.MISSED, entry, since, called, refused)
    if len(sent) > appeared.is_new:
        before = sent[-2].entry if len(sent) > 1 else entry
        after = sent[-1].entry
        was = before.published if before.published != after.published else None
        return Trouble(Kind.DOUBLED, after, since, called, sent=tuple(one.moment for one in sent), was=was)
    return None
