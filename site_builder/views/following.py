"""All feeds of a site with their names and addresses, for the page that says how to follow and for the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.addresses import anchor
from site_builder.record.kinds import Kind
from site_builder.record.plan import Area
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.promises import in_short

LIST = "feeds/all.opml"
"""The address of the list of all feeds, for programs that read feeds."""
LONGEST_NAME = 120
"""Characters of a promise in the name of its feed."""


@dataclass(frozen=True)
class FeedLine:
    """One feed. Its address and page are without a leading slash."""

    name: str
    address: str
    anchor: str
    """Its place on the page that says how to follow."""
    page: str
    """The page that shows the same."""
    number: int = 0
    """The area's number."""


@dataclass(frozen=True)
class FeedGroup:
    """Feeds of one kind, and the key of what they have in common."""

    name: str
    feeds: tuple[FeedLine, ...]


def feed_groups(edition: Edition) -> tuple[FeedGroup, ...]:
    """All feeds but those in other forms, by what they are of; the first group is that of the whole. None is empty."""
    areas, closed = edition.record.open_areas, [area for area in edition.record.areas if area.closed]
    groups = (
        FeedGroup("whole", _whole(edition)),
        FeedGroup("areas", tuple(_of_area(edition, area) for area in areas)),
        FeedGroup("kinds", tuple(_of_kind(edition, kind) for kind in Kind)),
        FeedGroup("closed", tuple(_of_area(edition, area) for area in closed)),
        FeedGroup("promises", tuple(_of_promise(one) for one in edition.promises)),
    )
    return tuple(group for group in groups if group.feeds)


def follow_area(number: int) -> str:
    """The place of an area's feed on that page."""
    return f"subscribe/#feed-area-{number}"


def follow_kind(kind: Kind) -> str:
    """The place of a kind's feed on that page."""
    return f"subscribe/#feed-{kind}"


def _whole(edition: Edition) -> tuple[FeedLine, ...]:
    plain, home = edition.messages.plain, edition.council.second_version.home
    second = (FeedLine(plain("subscribe.young_people"), f"{home}feed.xml", "feed-young-people", home),) if home else ()
    return (
        FeedLine(plain("subscribe.all"), "feed.xml", "feed-all", ""),
        *second,
        FeedLine(plain("titles.changes"), "changes/feed.xml", "feed-changes", "changes/"),
    )


def _of_area(edition: Edition, area: Area) -> FeedLine:
    name = edition.messages.plain("parts.area", number=area.number, title=area.title)
    where = follow_area(area.number).partition("#")[2]
    return FeedLine(name, f"{area.address}feed.xml", where, area.address, area.number)


def _of_kind(edition: Edition, kind: Kind) -> FeedLine:
    has_page = any(update.kind is kind for update in edition.record.shown)
    where, page = follow_kind(kind).partition("#")[2], f"updates/{kind}/" if has_page else "updates/"
    return FeedLine(edition.messages.plain(f"kinds_listed.{kind}"), f"updates/{kind}/feed.xml", where, page)


def _of_promise(one: TrackedPromise) -> FeedLine:
    address, name = one.promise.address, in_short(one.promise.text, LONGEST_NAME)
    return FeedLine(name, f"{address}feed.xml", anchor("feed-promise", one.promise.id), address)
