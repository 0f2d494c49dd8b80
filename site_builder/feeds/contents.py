"""Which entries are in which feed, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from site_builder.edition import Edition
from site_builder.feeds import entries
from site_builder.feeds.breaks import told_breaks
from site_builder.feeds.entries import Entry
from site_builder.feeds.moments import published, updated
from site_builder.feeds.news import News, told
from site_builder.feeds.promise_entries import LONGEST_TITLE, of_story
from site_builder.feeds.reports import of_reports
from site_builder.feeds.responses import of_responses
from site_builder.record.history import HistoryEntry, What
from site_builder.record.kinds import Kind
from site_builder.record.plan import Area
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.tracked_rhythms import Break
from site_builder.record.updates import Update
from site_builder.record.voices import Voice
from site_builder.views.promises import in_short

RECENT_DAYS = 30
"""The days for which a feed keeps what changed, however old it is: longer than any program waits between two checks."""
_TOLD_OF_AREAS = (What.CORRECTION, What.MOVE, What.REVISION)
"""What is told in the feed of an area, of what was changed in its summary."""
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Feed:
    """A feed before it is written in a format. `path` and `page` are addresses without a leading slash."""

    edition: Edition
    title: str
    description: str
    path: str
    page: str
    """The page that shows the same to a reader."""
    entries: tuple[Entry, ...]
    links: tuple[tuple[str, str], ...] = ()
    """Relation and path of other documents that belong to it: the archives before and after it (RFC 5005, section 4)."""
    is_archive: bool = False
    """Whether no entry will ever be added to it (RFC 5005, section 4)."""

    @property
    def hub(self) -> str:
        """Whom to ask for a message as soon as the feed changes (WebSub), or ""."""
        return self.edition.council.hub

    @property
    def address(self) -> str:
        """The feed's own address."""
        return self.edition.site_url + self.path

    @property
    def home(self) -> str:
        """The address of the page that it belongs to."""
        return self.edition.site_url + self.page

    @property
    def updated(self) -> datetime:
        """When any entry last changed; the beginning of 1970 for an empty feed, never the time of the build."""
        return max((entry.updated for entry in self.entries), default=datetime(1970, 1, 1, tzinfo=UTC))


def of_updates(edition: Edition, articles: Mapping[str, str], path: str, news: Sequence[News] = ()) -> Feed:
    """The feed of the latest updates and of what people said, as many of each as the council set, of what is overdue
    that was promised at regular intervals, and of the news of the last weeks, for the path at which it is published."""
    return of_latest(edition, latest_of(edition, edition.record.updates), articles, path, news)


@dataclass(frozen=True)
class Latest:
    """The updates in a feed, and how far back it goes."""

    updates: tuple[Update, ...]
    """The most recently published first; at the same moment, in the record's order."""
    since: datetime | None
    """When the oldest of those was published that are there for their number; None where all are."""


def latest_of(edition: Edition, updates: Iterable[Update]) -> Latest:
    """What a feed has of some updates: as many as the council set, and those that changed of late."""
    newest_first = sorted(updates, key=lambda update: published(edition, update), reverse=True)
    held = tuple(_held(edition, newest_first, lambda update: updated(edition, update)))
    most = edition.council.feed_items
    return Latest(held, published(edition, newest_first[most - 1]) if most < len(newest_first) else None)


def of_latest(
    edition: Edition, latest: Latest, articles: Mapping[str, str], path: str, news: Sequence[News] = ()
) -> Feed:
    """The feed of all updates, of which the latest are known."""
    own = _update_entries(edition, latest.updates, articles)
    said = _held(edition, voice_entries(edition, edition.record.voices), lambda entry: entry.updated)
    overdue = _breaks(edition, latest, told_breaks(edition))
    # The sort is stable: of one moment, updates come first, in the record's order.
    newest_first = sorted((*own, *said, *overdue, *told(edition, news)), key=_published, reverse=True)
    return Feed(
        edition,
        title=edition.site_name,
        description=edition.messages.plain("feeds.description", council=edition.publishers, plan=edition.council.plan),
        path=path,
        page="",
        entries=tuple(newest_first),
    )


def _breaks(edition: Edition, latest: Latest, broken: Iterable[Break]) -> Iterator[Entry]:
    """That something promised at regular intervals is overdue, as far back as the updates of the feed go.

    They take no update's place, and which are there goes by the updates alone: the clock adds one on the day on which it
    begins, and takes away neither that nor any other entry."""
    found = (entries.of_break(edition, one) for one in broken)
    yield from (entry for entry in found if latest.since is None or entry.updated >= latest.since)


def of_area(
    edition: Edition,
    area: Area,
    updates: Iterable[Update],
    articles: Mapping[str, str],
    changes: Mapping[str, str],
    news: Sequence[News] = (),
) -> Feed:
    """The feed of one area: its updates, the responses to it, its ratings, the reports on its actions, what people said
    about it, what was corrected, moved or revised in its summary, and that it was closed; at the same moment that comes
    first, then the rating, then the reports. What people said takes no other entry's place, and neither do the news of
    its updates and of the promises that they made."""
    latest = latest_of(edition, updates).updates
    ratings = (entries.of_rating(edition, area, rating) for rating in reversed(area.ratings))
    closing = (entries.of_closing(edition, area, area.closed),) if area.closed else ()
    # The sort is stable: ratings come before updates, and updates are in the record's order.
    changed = (entries.of_change(edition, one, changes[one.name]) for one in changes_of(edition, area))
    stated = (*closing, *of_responses(edition, area), *ratings, *of_reports(edition, area), *changed)
    found = (*stated, *_update_entries(edition, latest, articles))
    own = _held(edition, sorted(found, key=_published, reverse=True), lambda entry: entry.updated)
    said = _held(edition, voice_entries(edition, edition.record.voices_of(area)), lambda entry: entry.updated)
    return Feed(
        edition,
        title=edition.messages.plain("feeds.area_title", site=edition.site_name, area=area.title),
        description=edition.messages.plain("feeds.area_description", number=area.number, plan=edition.council.plan),
        path=f"{area.address}feed.xml",
        page=area.address,
        entries=tuple(sorted((*own, *said, *told(edition, news_of(area, news))), key=_published, reverse=True)),
    )


def changes_of(edition: Edition, area: Area) -> list[HistoryEntry]:
    """What was changed in the summary of an area and is told in its feed, newest first."""
    of_it = (one for one in edition.history if one.address.partition("#")[0] == area.address)
    return [one for one in of_it if one.what in _TOLD_OF_AREAS]


def news_of(area: Area, news: Iterable[News]) -> tuple[News, ...]:
    """The news of the updates of an area and of the promises that they made; its own are in its feed anyway."""
    return tuple(one for one in news if area.number in one.subject.areas and one.subject.kind)


def of_kind(
    edition: Edition, kind: Kind, updates: Sequence[Update], articles: Mapping[str, str], news: Sequence[News] = ()
) -> Feed:
    """The feed of the updates of one kind, of their news, and of what is overdue that such an update would show."""
    plain, latest = edition.messages.plain, latest_of(edition, updates)
    shown = _update_entries(edition, latest.updates, articles)
    overdue = _breaks(edition, latest, (one for one in told_breaks(edition) if one.rhythms[0].shown_by == kind))
    own = told(edition, (one for one in news if one.subject.kind is kind))
    return Feed(
        edition,
        title=plain("feeds.kind_title", site=edition.site_name, kind=plain(f"kinds_listed.{kind}")),
        description=plain("feeds.kind_description", kind=plain(f"kinds_listed.{kind}"), plan=edition.council.plan),
        path=f"updates/{kind}/feed.xml",
        page=f"updates/{kind}/" if any(not one.withdrawn for one in updates) else "updates/",
        entries=tuple(sorted((*shown, *overdue, *own), key=_published, reverse=True)),
    )


def of_promise(edition: Edition, entry: TrackedPromise) -> Feed:
    """The feed of one promise: all of its story, the last step first."""
    newest_first = list(of_story(edition, entry))[::-1]
    newest_first.sort(key=_published, reverse=True)  # which leaves those of one moment as they are
    text = in_short(entry.promise.text, LONGEST_TITLE)
    return Feed(
        edition,
        title=edition.messages.plain("feeds.promise_title", site=edition.site_name, text=text),
        description=edition.messages.plain("feeds.promise_description"),
        path=f"{entry.promise.address}feed.xml",
        page=entry.promise.address,
        entries=tuple(newest_first),
    )


def of_young_people(edition: Edition, latest: Latest, texts: Mapping[str, str]) -> Feed:
    """The feed of the latest updates that have, or had until they were withdrawn, a text for young people, and of what
    people said, if that is told in a child's words."""
    items = (
        entries.of_withdrawn(edition, update, young_people=True)
        if update.withdrawn
        else entries.of_young_people(edition, update, texts[update.name])
        for update in latest.updates
    )
    home = edition.council.second_version.home
    said = _held(edition, _young_voice_entries(edition), lambda entry: entry.updated)
    return Feed(
        edition,
        title=edition.messages.plain("feeds.young_people_title", site=edition.site_name),
        description=edition.messages.plain("feeds.young_people_description", council=edition.publishers),
        path=f"{home}feed.xml",
        page=home,
        entries=tuple(sorted((*items, *said), key=_published, reverse=True)),
    )


def of_changes(edition: Edition, texts: Mapping[str, str]) -> Feed:
    """The feed of what was changed after it was published, newest first."""
    plain = edition.messages.plain
    found = (entries.of_change(edition, entry, texts[entry.name]) for entry in edition.history)
    return Feed(
        edition,
        title=plain("feeds.changes_title", site=edition.site_name),
        description=plain("feeds.changes_description", plan=edition.council.plan),
        path="changes/feed.xml",
        page="changes/",
        entries=tuple(_held(edition, found, lambda entry: entry.updated)),
    )


def _held(edition: Edition, things: Iterable[Thing], changed: Callable[[Thing], datetime]) -> Iterator[Thing]:
    """The first of sorted entries: as many as the council set, and all that were published, corrected or withdrawn in the
    last days before the build, since subscribers would otherwise never learn of them."""
    for number, thing in enumerate(things):
        if number < edition.council.feed_items or 0 <= _age(edition, changed(thing)) <= RECENT_DAYS:
            yield thing


def _age(edition: Edition, moment: datetime) -> int:
    """How many days ago, by the council's clocks; negative for what is still to come."""
    return (edition.today - moment.astimezone(edition.council.timezone).date()).days


def _update_entries(edition: Edition, updates: Iterable[Update], articles: Mapping[str, str]) -> Iterator[Entry]:
    for update in updates:
        if update.withdrawn:
            yield entries.of_withdrawn(edition, update)
        else:
            yield entries.of_update(edition, update, articles[update.name])


def voice_entries(edition: Edition, voices: Iterable[Voice]) -> list[Entry]:
    """What people said and what came of it, newest first."""
    found = (entry for voice in voices for entry in entries.of_voice(edition, voice))
    return sorted(found, key=_published, reverse=True)


def _young_voice_entries(edition: Edition) -> list[Entry]:
    """The same in a child's words."""
    told = ((voice, voice.young_people) for voice in edition.record.voices)
    found = (entry for voice, young in told if young for entry in entries.of_young_voice(edition, voice, young))
    return sorted(found, key=_published, reverse=True)


def _published(entry: Entry) -> datetime:
    return entry.published
