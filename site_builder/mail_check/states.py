"""What a feed held after each publication: the states that a service saw, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from site_builder.edition import Edition
from site_builder.feeds import contents, entries
from site_builder.feeds.entries import Entry, identifier
from site_builder.feeds.moments import published
from site_builder.feeds.news import TOLD_DAYS, News, all_news
from site_builder.record.chain import follow
from site_builder.record.dates import read_span
from site_builder.record.facts.entries import thing_of

PATH = "feed.xml"
_RECENT = timedelta(days=contents.RECENT_DAYS)


@dataclass(frozen=True)
class FeedEntry:
    """An entry as a service sees it."""

    guid: str
    title: str
    link: str
    published: datetime
    updated: datetime = field(compare=False)
    """No service goes by it, and no publication tells it."""


@dataclass(frozen=True)
class State:
    """The feed from a moment on."""

    moment: datetime
    entries: tuple[FeedEntry, ...]
    """Newest first."""


@dataclass(frozen=True)
class Other:
    """An entry that is not an update's, and when the feed had it."""

    entry: FeedEntry
    since: datetime
    until: date
    """The last day on which the feed had it; `date.max` for one that stays."""

    def is_there(self, moment: datetime) -> bool:
        """Whether the feed had it at a moment."""
        return self.since <= moment and moment.date() <= self.until


@dataclass(frozen=True)
class History:
    """The states of a feed, oldest first, and whether they are known."""

    states: tuple[State, ...]
    is_supposed: bool = False
    """Whether each entry is only taken to have become public at its own moment."""


def history(edition: Edition, old: tuple[FeedEntry, ...] = ()) -> History:
    """The feed after each publication that `published/` tells of, and as it would be published now, from a public record.

    What the clock brings is there from its own moment. Where nothing was ever kept, `old` is the feed of the last site, and
    without that, or where nothing has changed since, everything is taken to have become public at its own moment."""
    news = all_news(edition, defaultdict(str))
    feed = contents.of_updates(edition, defaultdict(str), PATH, news)
    last = State(edition.now, tuple(map(_seen, feed.entries)))
    if old and old != last.entries and not edition.record.chain:
        since = max(one.updated for one in old)
        return History((State(min(since, last.moment - timedelta(minutes=1)), old), last))
    others = list(_others(edition, last, news))
    publications = list(_publications(edition))
    first = publications[0] if publications else min((one.since for one in others), default=last.moment)
    clock = (one.since for one in others if first <= one.since <= last.moment)
    past = [_state(edition, others, moment) for moment in sorted({*publications, *clock})]
    if not past or past[-1].entries != last.entries:
        past.append(last)
    return History(tuple(past), is_supposed=not publications)


def titles(edition: Edition) -> Mapping[str, str]:
    """What each entry is called now, by its guid: what it was called before may have been withdrawn."""
    news = all_news(edition, defaultdict(str))
    said = contents.voice_entries(edition, edition.record.voices)
    broken = (entries.of_break(edition, one) for one in edition.breaks)
    found = {one.id: one.title for one in (*said, *broken, *(one.entry for one in news))}
    return found | {_guid(edition, one.name): one.title for one in edition.record.updates}


def _seen(entry: Entry) -> FeedEntry:
    return FeedEntry(entry.id, entry.title, entry.link, entry.published, entry.updated)


def _publications(edition: Edition) -> Iterator[datetime]:
    for _, lines in edition.record.chain.by_publication():
        yield datetime.fromisoformat(lines[0].moment)


def _others(edition: Edition, last: State, news: Iterable[News]) -> Iterator[Other]:
    """Each entry of which no publication tells everything: what is not an update, and where nothing was ever kept, updates
    too. It came with the first publication of its day; where there was none on that day, the clock brought it."""
    own = {_guid(edition, name) for name in edition.record.update_by_name} if edition.record.chain else set()
    there = {moment.date(): moment for moment in reversed(list(_publications(edition)))}
    days = {one.entry.id: one.last_day + timedelta(days=TOLD_DAYS) for one in news}
    voices = {f"you-said/{voice.anchor}": thing_of(voice) for voice in edition.record.voices}
    for entry in (*last.entries, *(_seen(one.entry) for one in news if not one.is_told_on(edition.today))):
        if entry.guid in own:
            continue
        name = entry.guid.partition(",")[2].partition(":")[2].rpartition("/")[0]
        own_day = entry.published.astimezone(edition.council.timezone).date()
        told = edition.first_told.day(voices[name]) if name in voices else None
        day = max(told or own_day, own_day)
        moment = there.get(day) or (entry.published if day == own_day else edition.council.noon(day))
        yield Other(entry, moment, days.get(entry.guid, date.max))


def _state(edition: Edition, others: Iterable[Other], moment: datetime) -> State:
    there = [*_updates(edition, moment), *(one.entry for one in others if one.is_there(moment))]
    return State(moment, _held(edition, there, moment))


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
    """The moment at which it was published, as it said then. The hour for which it waited is not among the facts: it is that of today's file."""
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
