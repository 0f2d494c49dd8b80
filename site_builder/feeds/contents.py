"""Which entries stand in which feed, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from site_builder.feeds import entries
from site_builder.feeds.entries import Entry
from site_builder.feeds.moments import published, updated
from site_builder.record.plan import Area
from site_builder.record.record import Record
from site_builder.record.updates import Update
from site_builder.settings import Settings

RECENT_DAYS = 30
"""For so many days a feed holds what changed, however old it is: longer than any program waits between two looks."""
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Feed:
    """A feed before it is written in a format. `path` and `page` are addresses without a leading slash."""

    settings: Settings
    title: str
    description: str
    path: str
    page: str
    """The page that shows the same to a reader."""
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        """Where the feed itself stands."""
        return self.settings.site_url + self.path

    @property
    def home(self) -> str:
        """Where the page that it belongs to stands."""
        return self.settings.site_url + self.page

    @property
    def updated(self) -> datetime:
        """When any entry last changed; the beginning of 1970 for an empty feed, never the moment of the build."""
        return max((entry.updated for entry in self.entries), default=datetime(1970, 1, 1, tzinfo=UTC))


def of_updates(record: Record, articles: Mapping[str, str], path: str) -> Feed:
    """The feed of the latest updates, for the path where it will stand."""
    settings = record.settings
    latest = _newest(record, record.updates)
    return Feed(
        settings,
        title=settings.site_name,
        description=settings.messages.plain("feeds.description", council=settings.council, plan=settings.plan),
        path=path,
        page="",
        entries=tuple(_update_entries(record, latest, articles)),
    )


def of_area(record: Record, area: Area, articles: Mapping[str, str]) -> Feed:
    """The feed of one area: its updates and its ratings; of one moment, the rating comes first."""
    settings = record.settings
    latest = _newest(record, (update for update in record.updates if area.number in update.areas))
    ratings = (entries.of_rating(settings, area, rating) for rating in reversed(area.ratings))
    # The sort keeps the order of what is equal: ratings stand before updates, updates in the record's order.
    found = sorted((*ratings, *_update_entries(record, latest, articles)), key=_published, reverse=True)
    return Feed(
        settings,
        title=settings.messages.plain("feeds.area_title", site=settings.site_name, area=area.title),
        description=settings.messages.plain("feeds.area_description", number=area.number, plan=settings.plan),
        path=f"{area.address}feed.xml",
        page=area.address,
        entries=tuple(_held(settings, found, lambda entry: entry.updated)),
    )


def of_young_people(record: Record, texts: Mapping[str, str]) -> Feed:
    """The feed of the updates that have, or had until they were withdrawn, a text for young people."""
    settings = record.settings
    latest = _newest(record, (update for update in record.updates if update.is_for_young_people))
    found = (
        entries.of_withdrawn(settings, update, young_people=True)
        if update.withdrawn
        else entries.of_young_people(record, update, texts[update.name])
        for update in latest
    )
    return Feed(
        settings,
        title=settings.messages.plain("feeds.young_people_title", site=settings.site_name),
        description=settings.messages.plain("feeds.young_people_description", council=settings.council),
        path="young-people/feed.xml",
        page="young-people/",
        entries=tuple(found),
    )


def _newest(record: Record, updates: Iterable[Update]) -> list[Update]:
    """Those that a feed holds, those published last first; of one moment, in the record's order."""
    settings = record.settings
    found = sorted(updates, key=lambda update: published(settings, update), reverse=True)
    return list(_held(settings, found, lambda update: updated(settings, update)))


def _held(settings: Settings, found: Iterable[Thing], changed: Callable[[Thing], datetime]) -> Iterator[Thing]:
    """Of what is sorted, the newest first: as many as were set, and all that were published, corrected or withdrawn in
    the last days before the build, since their subscribers would never learn of it otherwise."""
    for number, thing in enumerate(found):
        age = settings.today - changed(thing).astimezone(settings.timezone).date()
        if number < settings.feed_items or 0 <= age.days <= RECENT_DAYS:
            yield thing


def _update_entries(record: Record, updates: Iterable[Update], articles: Mapping[str, str]) -> Iterator[Entry]:
    for update in updates:
        if update.withdrawn:
            yield entries.of_withdrawn(record.settings, update)
        else:
            yield entries.of_update(record, update, articles[update.name])


def _published(entry: Entry) -> datetime:
    return entry.published
