"""Which entries are in which feed, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from site_builder.edition import Edition
from site_builder.feeds import entries
from site_builder.feeds.breaks import told_breaks
from site_builder.feeds.entries import Entry
from site_builder.feeds.moments import published, updated
from site_builder.record.plan import Area
from site_builder.record.updates import Update

RECENT_DAYS = 30
"""The days for which a feed keeps what changed, however old it is: longer than any program waits between two checks."""
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


def of_updates(edition: Edition, articles: Mapping[str, str], path: str) -> Feed:
    """The feed of the latest updates, for the path at which it is published, and of what is overdue that was promised at
    regular intervals."""
    latest = _newest(edition, edition.record.updates)
    # The sort is stable: at the same moment updates come first, in the record's order.
    newest_first = sorted(
        (*_update_entries(edition, latest, articles), *_breaks(edition)), key=_published, reverse=True
    )
    return Feed(
        edition,
        title=edition.site_name,
        description=edition.messages.plain(
            "feeds.description", council=edition.council.name, plan=edition.council.plan
        ),
        path=path,
        page="",
        entries=tuple(newest_first),
    )


def _breaks(edition: Edition) -> Iterator[Entry]:
    """That something promised at regular intervals is overdue, as far back as the updates of the feed go.

    They take no update's place, and which are there goes by the updates alone: the clock adds one on the day on which it
    begins, and takes away neither that nor any other entry."""
    moments = sorted((published(edition, update) for update in edition.record.updates), reverse=True)
    there = moments[: edition.council.feed_items]
    is_all = len(there) == len(moments)
    found = (entries.of_break(edition, one) for one in told_breaks(edition))
    yield from (entry for entry in found if is_all or entry.updated >= there[-1])


def of_area(edition: Edition, area: Area, articles: Mapping[str, str]) -> Feed:
    """The feed of one area: its updates and its ratings; at the same moment, the rating comes first."""
    latest = _newest(edition, (update for update in edition.record.updates if area.number in update.areas))
    ratings = (entries.of_rating(edition, area, rating) for rating in reversed(area.ratings))
    # The sort is stable: ratings come before updates, and updates are in the record's order.
    newest_first = sorted((*ratings, *_update_entries(edition, latest, articles)), key=_published, reverse=True)
    return Feed(
        edition,
        title=edition.messages.plain("feeds.area_title", site=edition.site_name, area=area.title),
        description=edition.messages.plain("feeds.area_description", number=area.number, plan=edition.council.plan),
        path=f"{area.address}feed.xml",
        page=area.address,
        entries=tuple(_held(edition, newest_first, lambda entry: entry.updated)),
    )


def of_young_people(edition: Edition, texts: Mapping[str, str]) -> Feed:
    """The feed of the updates that have, or had until they were withdrawn, a text for young people."""
    latest = _newest(edition, (update for update in edition.record.updates if update.is_for_young_people))
    items = (
        entries.of_withdrawn(edition, update, young_people=True)
        if update.withdrawn
        else entries.of_young_people(edition, update, texts[update.name])
        for update in latest
    )
    return Feed(
        edition,
        title=edition.messages.plain("feeds.young_people_title", site=edition.site_name),
        description=edition.messages.plain("feeds.young_people_description", council=edition.council.name),
        path="young-people/feed.xml",
        page="young-people/",
        entries=tuple(items),
    )


def _newest(edition: Edition, updates: Iterable[Update]) -> list[Update]:
    """The updates in a feed, the most recently published first; at the same moment, in the record's order."""
    newest_first = sorted(updates, key=lambda update: published(edition, update), reverse=True)
    return list(_held(edition, newest_first, lambda update: updated(edition, update)))


def _held(edition: Edition, things: Iterable[Thing], changed: Callable[[Thing], datetime]) -> Iterator[Thing]:
    """The first of sorted entries: as many as the council set, and all that were published, corrected or withdrawn in the
    last days before the build, since subscribers would otherwise never learn of them."""
    for number, thing in enumerate(things):
        age = edition.today - changed(thing).astimezone(edition.council.timezone).date()
        if number < edition.council.feed_items or 0 <= age.days <= RECENT_DAYS:
            yield thing


def _update_entries(edition: Edition, updates: Iterable[Update], articles: Mapping[str, str]) -> Iterator[Entry]:
    for update in updates:
        if update.withdrawn:
            yield entries.of_withdrawn(edition, update)
        else:
            yield entries.of_update(edition, update, articles[update.name])


def _published(entry: Entry) -> datetime:
    return entry.published
