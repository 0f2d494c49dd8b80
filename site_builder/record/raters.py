"""Who rated an area, and how each rater's ratings went: raters stand side by side, and none speaks for another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from site_builder.record.dates import When
from site_builder.record.ratings import Delivery, Impact, Rating


@dataclass(frozen=True)
class RatedBy:
    """The ratings that one area has from one rater."""

    ratings: tuple[Rating, ...]
    """Oldest first; at least one."""

    @property
    def by(self) -> str:
        """Who it is, in the words of the latest rating; "" for the service itself."""
        return self.latest.by

    @property
    def latest(self) -> Rating:
        """The latest rating, which holds until the next one."""
        return self.ratings[-1]

    @property
    def delivery_since(self) -> When:
        """The date since when every rating of this rater has had the current delivery."""
        return self._since(lambda rating: rating.delivery)

    @property
    def impact_since(self) -> When:
        """The date since when every rating of this rater has had the current impact."""
        return self._since(lambda rating: rating.impact)

    def _since(self, half: Callable[[Rating], StrEnum]) -> When:
        same = list(takewhile(lambda rating: half(rating) is half(self.latest), reversed(self.ratings)))
        return same[-1].date


def by_rater(ratings: Iterable[Rating]) -> tuple[RatedBy, ...]:
    """Ratings by who gave them: the service itself first, then others by their first rating. `ratings` are oldest first."""
    found: dict[str, list[Rating]] = {}
    for rating in ratings:
        found.setdefault(rating.rater, []).append(rating)
    return tuple(RatedBy(tuple(found[rater])) for rater in sorted(found, key=bool))


def that_counts(raters: Sequence[RatedBy]) -> RatedBy | None:
    """Whose latest rating counts where an area can have only one: the newest; of several of one date the lowest, so
    that nothing is ever counted as better than everybody says. None if nobody rated."""
    newest = max((one.latest.date.first_day for one in raters), default=None)
    of_that_day = [one for one in raters if one.latest.date.first_day == newest]
    return min(of_that_day, key=lambda one: one.latest.height, default=None)


def differing(raters: Sequence[RatedBy]) -> tuple[str, ...]:
    """The halves of which the raters' latest ratings do not say the same: "delivery", "impact"."""
    halves: dict[str, set[Delivery] | set[Impact]] = {
        "delivery": {one.latest.delivery for one in raters},
        "impact": {one.latest.impact for one in raters},
    }
    return tuple(half for half, codes in halves.items() if len(codes) > 1)
