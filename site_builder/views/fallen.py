"""Areas of which a half of the rating fell and has not risen since."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.falls import Fall
from site_builder.views.age import Ago, ago
from site_builder.views.links import AreaLink, area_link
from site_builder.views.ratings import Mark, mark


@dataclass(frozen=True)
class FallenHalf:
    """A half of a rating, by its name in the catalogue: "delivery" or "impact"."""

    name: str
    was: Mark
    was_on: When
    """When it was last rated so."""
    now: Mark
    fell_on: When
    ago: Ago
    reason: str
    by: str = ""
    """Who rated; "" for the service itself."""


@dataclass(frozen=True)
class FallenArea:
    """An area with the halves that fell."""

    area: AreaLink
    halves: tuple[FallenHalf, ...]


def fallen_areas(edition: Edition) -> tuple[FallenArea, ...]:
    """The areas of which a half fell, in the order of the plan."""
    return tuple(
        FallenArea(area_link(area), tuple(_half(edition, fall) for fall in falls)) for area, falls in edition.falls
    )


def _half(edition: Edition, fall: Fall) -> FallenHalf:
    return FallenHalf(
        name=fall.half,
        was=mark(edition, fall.was),
        was_on=fall.before.date,
        now=mark(edition, fall.now),
        fell_on=fall.fell.date,
        ago=ago(edition, fall.fell.date),
        reason=fall.fell.reason,
        by=fall.fell.by,
    )


def none_fallen(edition: Edition) -> str:
    """What can be said if none fell: where no area was rated twice, none can have."""
    was_rated_twice = any(len(one.ratings) > 1 for area in edition.record.open_areas for one in area.raters)
    return edition.messages.plain("slow.none_fallen" if was_rated_twice else "slow.never_rated_twice")
