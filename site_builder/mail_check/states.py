"""What a feed held after each publication: the states that a service met, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from site_builder.edition import Edition
from site_builder.feeds import contents
from site_builder.feeds.entries import Entry, identifier
from site_builder.feeds.moments import published
from site_builder.record.arrivals import Arrivals
from site_builder.record.chain import follow
from site_builder.record.dates import read_span

PATH = "feed.xml"
_RECENT = timedelta(days=contents.RECENT_DAYS)


@dataclass(frozen=True)
class FeedEntry:
    """An entry as a service sees it."""

    guid: str
    title: str
    link: str
    published: datetime
    updated: datetime


@dataclass(frozen=True)
class State:
    """The feed from a moment on."""

    moment: datetime
    entries: tuple[FeedEntry, ...]
    """Newest first."""


def entry_now(entry: Entry) -> FeedEntry:
    """An entry as the feed has it now."""
    return FeedEntry(entry.id, entry.title, entry.link, entry.published, entry.updated)


def now(edition: Edition) -> State:
    """The feed as it would be published now, from a public record."""
    feed = contents.of_updates(edition, defaultdict(str), PATH)
    return State(edition.now, tuple(map(entry_now, feed.entries)))


def published_states(edition: Edition) -> tuple[State, ...]:
    """The feed after each publication that `published/` tells of, oldest first, and as it would be published now.

    What the clock brings is there from its own moment. Where nothing was ever kept, everything is taken to have become
    public at its own moment."""
    last = now(edition)
    appeared = _appeared(edition, last)
    past: list[State] = []
    publications = list(_publications(edition))
    first = publications[0] if publications else min(appeared.values(), default=last.moment)
    clock = (one for one in appeared.values() if first <= one <= last.moment)
    for moment in sorted({*publications, *clock}):
        others = [one for one in last.entries if one.guid in appeared and appeared[one.guid] <= moment]
        past.append(State(moment, _held(edition, [*_updates(edition, moment), *others], moment)))
    return tuple(past) if past and past[-1].entries == last.entries else (*past, last)


def _publications(edition: Edition) -> Iterator[datetime]:
    for _, lines in edition.record.chain.by_publication():
        yield datetime.fromisoformat(lines[0].moment)


def _appeared(edition: Edition, last: State) -> dict[str, datetime]:
    """When each entry of the feed appeared of which no publication tells everything: what is not an update, and where
    nothing was ever kept, updates too."""
    arrivals = Arrivals(edition.record.chain, edition.today)
    told = {_guid(edition, name) for name in edition.record.update_by_name} if edition.record.chain else set()
    voices = {f"you-said/{voice.anchor}/": f"voice/{voice.name}" for voice in edition.record.voices}
    found: dict[str, datetime] = {}
    for entry in last.entries:
        if entry.guid not in told:
            name = entry.guid.partition(",")[2].partition(":")[2]
            head, _, part = name.rpartition("/")
            key = "told_on" if part == "answer" else ""
            found[entry.guid] = arrivals.moment_of(voices.get(f"{head}/", ""), key) or entry.published
    return found


def _updates(edition: Edition, until: datetime) -> Iterator[FeedEntry]:
    """The entries of updates as they were at a moment; a withdrawn one keeps its place under other words."""
    things: dict[str, dict[str, str]] = {}
    for line in edition.record.chain.lines:
        if line.is_of_facts and line.thing.startswith("update/") and datetime.fromisoformat(line.moment) <= until:
            follow(things, line)
    for thing, facts in things.items():
        name = thing.removeprefix("update/")
        if "/" not in name and "date" in facts:
            moment = _moment(edition, name, facts)
            title = facts.get("title") or edition.messages.plain("feeds.withdrawn")
            link = edition.site_url + facts.get("address", f"/updates/{name}/").lstrip("/")
            yield FeedEntry(_guid(edition, name), title, link, moment, moment)


def _moment(edition: Edition, name: str, facts: Mapping[str, str]) -> datetime:
    """When it said that it was published. The hour for which it waited is not among the facts: it is that of today's file."""
    update = edition.record.update_by_name.get(name)
    if update and (str(update.date), str(update.written or "")) == (facts["date"], facts.get("written", "")):
        return published(edition, update)
    day = read_span(facts.get("written") or facts["date"], loose=False, stretch=False).first_day
    return edition.council.noon(day)


def _held(edition: Edition, there: Iterable[FeedEntry], moment: datetime) -> tuple[FeedEntry, ...]:
    newest_first = sorted(there, key=lambda one: one.published, reverse=True)
    kept = (
        one
        for number, one in enumerate(newest_first)
        if number < edition.council.feed_items or timedelta() <= moment - one.updated <= _RECENT
    )
    return tuple(kept)


def _guid(edition: Edition, name: str) -> str:
    return identifier(edition, name[:4], name)
