"""Where progress is slow, as marked in the record and, kept apart from it, what the record does not show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.edition import Edition
from site_builder.record.council import PreElection
from site_builder.record.dates import When, day_of, months_between
from site_builder.record.plan import Action, Area
from site_builder.views.age import length, newest_entry
from site_builder.views.gaps import Gaps, gaps
from site_builder.views.links import AreaLink, area_link
from site_builder.views.ratings import Pair, pair

QUIET_DAYS = 183
"""Half a year without an update counts as a quiet period."""


@dataclass(frozen=True)
class Quiet:
    """A time for which the record has no update: from one update to the next, or to the day of the build."""

    first: When
    last: When
    goes_on: bool
    """Whether it lasts until the day of the build."""

    @property
    def days(self) -> int:
        """Its length in days; a month counts as its first day."""
        return (self.last.first_day - self.first.first_day).days

    @property
    def months(self) -> int:
        """Its length in whole months."""
        return months_between(self.first, self.last)


@dataclass(frozen=True)
class QuietTime:
    """A quiet period with its length in words."""

    first: When
    last: When
    goes_on: bool
    """Whether it lasts until the day of the build."""
    length: str


@dataclass(frozen=True)
class ActionLink:
    """An action on the page of its area."""

    address: str
    text: str
    due: When | None


@dataclass(frozen=True)
class AreaActions:
    """An area with some of its actions."""

    area: AreaLink
    pair: Pair | None
    actions: tuple[ActionLink, ...]


@dataclass(frozen=True)
class SlowView:
    """What the page prints."""

    title: str
    council: str
    today: date
    age: str
    slow: tuple[AreaActions, ...]
    """The slow areas, with their slow actions."""
    nothing_slow: str
    """What can be said if there are none."""
    gaps: Gaps
    unclear: tuple[AreaActions, ...]
    """Areas with actions whose day has passed and to which the record gives no state."""
    quiet: tuple[QuietTime, ...]
    """Newest first."""
    has_updates: bool
    pre_election: tuple[PreElection, ...]


def slow_view(edition: Edition, title: str) -> SlowView:
    """Where progress is slow."""
    return SlowView(
        title=title,
        council=edition.council.name,
        today=edition.today,
        age=newest_entry(edition),
        slow=tuple(_area(edition, area, edition.slow_actions(area)) for area in edition.slow_areas),
        nothing_slow=nothing_slow(edition),
        gaps=gaps(edition),
        unclear=tuple(_area(edition, area, edition.unclear_actions(area)) for area in edition.unclear_areas),
        quiet=tuple(
            QuietTime(quiet.first, quiet.last, quiet.goes_on, length(quiet.months, edition.messages))
            for quiet in quiet_times(edition)
        ),
        has_updates=bool(edition.record.shown),
        pre_election=edition.council.pre_election,
    )


def _area(edition: Edition, area: Area, actions: Sequence[Action]) -> AreaActions:
    links = (ActionLink(f"{area.address}#action-{action.id}", action.text, action.due) for action in actions)
    return AreaActions(area_link(area), pair(edition, area), tuple(links))


def quiet_times(edition: Edition) -> list[Quiet]:
    """The times of half a year or more without an update, newest first."""
    dates = [update.date for update in edition.record.shown]
    today = day_of(edition.today)
    pairs = zip([today, *dates], dates, strict=False)
    times = [Quiet(older, newer, newer is today) for newer, older in pairs]
    return [quiet for quiet in times if quiet.days >= QUIET_DAYS]


def nothing_slow(edition: Edition) -> str:
    """What can be said if nothing is marked as slow: that is not praise if nobody gave a rating or a state."""
    messages = edition.messages
    is_rated = any(area.ratings for area in edition.record.areas)
    has_state = any(action.status for area in edition.record.areas for action in area.actions)
    ratings = messages.plain("slow.nothing_behind" if is_rated else "slow.no_rating")
    actions = messages.plain("slow.no_slow_action" if has_state else "slow.no_state")
    return f"{ratings} {actions}"
