"""Which entries are in which feed, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from site_builder.edition import Edition
from site_builder.feeds import entries
from site_builder.feeds.entries import Entry
from site_builder.feeds.moments import published, updated
from site_builder.record.history import What
from site_builder.record.plan import Area
from site_builder.record.updates import Update

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
    """The feed of the latest updates, for the path at which it is published."""
    latest = _newest(edition, edition.record.updates)
    return Feed(
        edition,
        title=edition.site_name,
        description=edition.messages.plain(
            "feeds.description", council=edition.council.name, plan=edition.council.plan
        ),
        path=path,
        page="",
        entries=tuple(_update_entries(edition, latest, articles)),
    )


def of_area(edition: Edition, area: Area, articles: Mapping[str, str], changes: Mapping[str, str]) -> Feed:
    """The feed of one area: its updates, its ratings, and what was corrected, moved or revised in its summary; at the same
    moment, the rating comes first."""
    latest = _newest(edition, (update for update in edition.record.updates if area.number in update.areas))
    ratings = (entries.of_rating(edition, area, rating) for rating in reversed(area.ratings))
    # The sort is stable: ratings come before updates, and updates are in the record's order.
    own = (one for one in edition.history if one.address.partition("#")[0] == area.address)
    changed = (entries.of_change(edition, one, changes[one.name]) for one in own if one.what in _TOLD_OF_AREAS)
    found = (*ratings, *changed, *_update_entries(edition, latest, articles))
    newest_first = sorted(found, key=_published, reverse=True)
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
