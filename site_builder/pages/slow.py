"""Where progress is slow, by what somebody marked, and apart from it what the record does not show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.pages.render import compose, trail
from site_builder.record.dates import When, day_of, months_between
from site_builder.record.outputs import Page
from site_builder.views.age import length

QUIET_DAYS = 183
"""Half a year without an update counts as a quiet time."""


@dataclass(frozen=True)
class Quiet:
    """A time of which the record holds no update: from one update to the next, or to the day of the build."""

    first: When
    last: When
    goes_on: bool
    """Whether it reaches up to the day of the build."""

    @property
    def days(self) -> int:
        """Its length in days; a month counts as its first day."""
        return (self.last.first_day - self.first.first_day).days

    @property
    def months(self) -> int:
        """Its length in whole months."""
        return months_between(self.first, self.last)


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    messages = edition.messages
    page = Page(
        address="slow/",
        title=messages.plain("titles.slow"),
        description=messages.plain("slow.description"),
        body="",
        trail=trail(edition),
    )
    yield compose(
        page,
        "slow.html",
        edition,
        own=[entry for entry in edition.late_promises if entry.is_own],
        others=[entry for entry in edition.late_promises if not entry.is_own],
        quiet=quiet_times(edition),
        nothing_slow=nothing_slow(edition),
        length=length,
        messages=messages,
    )


def quiet_times(edition: Edition) -> list[Quiet]:
    """The times of half a year or more without an update, newest first."""
    dates = [update.date for update in edition.record.shown]
    today = day_of(edition.today)
    pairs = zip([today, *dates], dates, strict=False)
    times = [Quiet(older, newer, newer is today) for newer, older in pairs]
    return [quiet for quiet in times if quiet.days >= QUIET_DAYS]


def nothing_slow(edition: Edition) -> str:
    """What can be said where nothing is marked as slow: that is no praise where nobody gave a rating or a state."""
    messages = edition.messages
    is_rated = any(area.ratings for area in edition.record.areas)
    has_state = any(action.status for area in edition.record.areas for action in area.actions)
    ratings = messages.plain("slow.nothing_behind" if is_rated else "slow.no_rating")
    actions = messages.plain("slow.no_slow_action" if has_state else "slow.no_state")
    return f"{ratings} {actions}"
