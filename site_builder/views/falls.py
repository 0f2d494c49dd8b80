"""Areas of which a half of the rating fell and has not risen since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.falls import Fall
from site_builder.views.age import Ago, ago
from site_builder.views.links import AreaLink, area_link
from site_builder.views.ratings import Mark, mark


@dataclass(frozen=True)
class FallenHalf:
    """A half of a rating that fell, by its name in the catalogue: "delivery" or "impact"."""

    name: str
    was: Mark
    was_on: When
    """When it was last rated so."""
    now: Mark


@dataclass(frozen=True)
class FallenRating:
    """A rating at which one half or both fell."""

    halves: tuple[FallenHalf, ...]
    date: When
    ago: Ago
    reason: str
    by: str = ""
    """Who rated; "" for the service itself."""


@dataclass(frozen=True)
class FallenArea:
    """An area with the ratings at which it fell."""

    area: AreaLink
    ratings: tuple[FallenRating, ...]


def fallen_areas(edition: Edition) -> tuple[FallenArea, ...]:
    """The areas of which a half fell, in the order of the plan."""
    return tuple(FallenArea(area_link(area), _ratings(edition, falls)) for area, falls in edition.falls)


def _ratings(edition: Edition, falls: Sequence[Fall]) -> tuple[FallenRating, ...]:
    return tuple(
        FallenRating(
            halves=tuple(
                FallenHalf(one.half, mark(edition, one.was), one.before.date, mark(edition, one.now)) for one in those
            ),
            date=rating.date,
            ago=ago(edition, rating.date),
            reason=rating.reason,
            by=rating.by,
        )
        for rating, those in groupby(falls, key=lambda one: one.fell)
    )


def none_fallen(edition: Edition) -> str:
    """What can be said if none fell: where no area was rated twice by the same rater, none can have."""
    was_rated_twice = any(len(one.ratings) > 1 for area in edition.record.open_areas for one in area.raters)
    return edition.messages.plain("slow.none_fallen" if was_rated_twice else "slow.never_rated_twice")
