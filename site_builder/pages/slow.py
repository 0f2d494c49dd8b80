"""Where progress is slow, by what somebody marked, and apart from it what the record does not show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model.dates import When, day_of, months_between
from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.pages.age import length
from site_builder.pages.render import compose, trail

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


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    texts = site.settings.texts
    page = Page(
        address="slow/",
        title=texts.plain("titles.slow"),
        description=texts.plain("slow.description"),
        body="",
        trail=trail(site.settings),
    )
    yield compose(
        page,
        "slow.html",
        site,
        own=[record for record in site.late_promises if record.is_own],
        others=[record for record in site.late_promises if not record.is_own],
        quiet=quiet_times(site),
        nothing_slow=nothing_slow(site),
        length=length,
        texts=texts,
    )


def quiet_times(site: Site) -> list[Quiet]:
    """The times of half a year or more without an update, newest first."""
    dates = [update.date for update in site.shown]
    today = day_of(site.settings.today)
    pairs = zip([today, *dates], dates, strict=False)
    times = [Quiet(older, newer, newer is today) for newer, older in pairs]
    return [quiet for quiet in times if quiet.days >= QUIET_DAYS]


def nothing_slow(site: Site) -> str:
    """What can be said where nothing is marked as slow: that is no praise where nobody gave a rating or a state."""
    texts = site.settings.texts
    is_rated = any(area.ratings for area in site.areas)
    has_state = any(action.status for area in site.areas for action in area.actions)
    ratings = texts.plain("slow.nothing_behind" if is_rated else "slow.no_rating")
    actions = texts.plain("slow.no_slow_action" if has_state else "slow.no_state")
    return f"{ratings} {actions}"
