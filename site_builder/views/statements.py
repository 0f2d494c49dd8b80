"""How to follow, and the statements that the law asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Accessibility, Compliance, Contact
from site_builder.views.following import LIST, FeedGroup, FeedLine, feed_groups

CALENDAR = "calendar.ics"


@dataclass(frozen=True)
class SubscribeView:
    """E-mail, the calendar, feeds and open data."""

    title: str
    email_updates_url: str
    council: str
    contact: Contact | None
    """Whom to ask for an e-mail list where there is none; None if nobody can be asked."""
    site_url: str
    """What comes before an address, to be copied with it."""
    webcal: str
    """The address of the calendar that opens the reader's own calendar."""
    coming: int
    """How many dates to come are in it."""
    told: tuple[str, ...]
    """The keys of what the feed of all updates tells, as far as this record has such a thing."""
    whole: tuple[FeedLine, ...]
    """The feeds of the whole record."""
    areas: tuple[FeedLine, ...]
    kinds: tuple[FeedLine, ...]
    more: tuple[FeedGroup, ...]
    """The other groups of feeds: of areas that have left the plan, and of promises."""
    list: str
    """The address of the list of all feeds."""
    overdue: str
    """The key of what feed and calendar say of what is overdue that was promised at regular intervals; "" if nothing in
    the record can be."""


@dataclass(frozen=True)
class AccessibilityView:
    """The statement that SI 2018/952, regulation 8, asks for."""

    title: str
    site_name: str
    site_url: str
    council: str
    statement: Accessibility
    contact: Contact | None
    """Whom else to tell about a problem, besides what the statement says; None if no contact is for general questions."""
    has_contact: bool
    """Whether the page can say whom to contact."""
    is_unlisted: bool
    """Whether something does not comply and nobody has listed what."""


@dataclass(frozen=True)
class PrivacyView:
    """What the site stores: nothing."""

    title: str
    council: str
    contact: str
    """Who can be contacted, or "" if nobody can."""
    email_updates_url: str


@dataclass(frozen=True)
class NotFoundView:
    """What is shown at an address that does not exist."""

    title: str
    second: str
    """The address of the second version; "" if there is none."""
    versions: tuple[tuple[str, str], ...]
    """Where the pages of other versions are, and what marks them."""


def subscribe_view(edition: Edition, title: str) -> SubscribeView:
    """How to follow.

    `webcal:` is what calendars of telephones and computers open by subscribing (IANA, provisional URI schemes)."""
    council, groups = edition.council, feed_groups(edition)
    feeds = {group.name: group.feeds for group in groups}
    return SubscribeView(
        title=title,
        email_updates_url=council.email_updates_url,
        council=council.name,
        contact=council.contact if council.contact.is_for_anything else None,
        site_url=edition.site_url,
        webcal=f"webcal:{edition.site_url.partition(':')[2]}{CALENDAR}",
        coming=len(edition.coming_up),
        told=tuple(_told(edition)),
        whole=feeds["whole"],
        areas=feeds.get("areas", ()),
        kinds=feeds["kinds"],
        more=tuple(group for group in groups if group.name in ("closed", "promises")),
        list=LIST,
        overdue=_overdue(edition),
    )


def _told(edition: Edition) -> Iterator[str]:
    record = edition.record
    yield "updates"
    yield "corrections"
    if edition.promises or any(area.actions or area.measures for area in record.areas):
        yield "moves"
    if record.areas:
        yield "ratings"
    if edition.promises:
        yield "promises"
    if record.voices:
        yield "voices"


def _overdue(edition: Edition) -> str:
    if not edition.council.tells_of_silence:
        return "subscribe.overdue_off"
    return "subscribe.overdue" if any(rhythm.shown_by for rhythm in edition.record.rhythms) else ""


def accessibility_view(edition: Edition, title: str) -> AccessibilityView:
    """The accessibility statement, as far as somebody has entered it."""
    council = edition.council
    contact = council.contact if council.contact.is_for_anything else None
    return AccessibilityView(
        title=title,
        site_name=edition.site_name,
        site_url=edition.site_url,
        council=council.name,
        statement=council.accessibility,
        contact=contact,
        has_contact=bool(council.accessibility.contact or contact),
        is_unlisted=council.accessibility.status in (Compliance.PARTIALLY, Compliance.NOT)
        and not council.accessibility.issues,
    )


def privacy_view(edition: Edition, title: str) -> PrivacyView:
    """What happens to what a reader sends."""
    council = edition.council
    contact = (council.contact.name or council.name) if council.contact.is_reachable else ""
    return PrivacyView(title, council.name, contact, council.email_updates_url)
