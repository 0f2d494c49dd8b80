"""Areas whose latest rating says that they are behind, and those without a rating for a year."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.views.age import Ago, ago
from site_builder.views.doing import Doing, doing
from site_builder.views.links import AreaLink, area_link
from site_builder.views.ratings import Mark, mark


@dataclass(frozen=True)
class BehindHalf:
    """A half of a rating that says so, with its name's key in the catalogue."""

    name: str
    """ "delivery" or "impact"."""
    mark: Mark
    since: When


@dataclass(frozen=True)
class BehindArea:
    """An area that is behind. The half of its rating that is not is left out: the area's own page has both."""

    area: AreaLink
    halves: tuple[BehindHalf, ...]
    rated: When
    ago: Ago
    reason: str
    doing: Doing


@dataclass(frozen=True)
class UnratedArea:
    """An area without a rating for a year, with the date of its last one if it ever had one."""

    area: AreaLink
    rated: When | None
    ago: Ago | None


def behind_areas(edition: Edition) -> tuple[BehindArea, ...]:
    """The areas whose latest rating says that they are behind, worst first."""
    return tuple(_behind(edition, area, area.rating) for area in edition.areas_behind if area.rating)


def _behind(edition: Edition, area: Area, rating: Rating) -> BehindArea:
    halves: list[tuple[str, Delivery | Impact, When | None]] = [
        ("delivery", rating.delivery, area.delivery_since),
        ("impact", rating.impact, area.impact_since),
    ]
    return BehindArea(
        area=area_link(area),
        halves=tuple(
            BehindHalf(name, mark(edition, code), since or rating.date) for name, code, since in halves if code.is_slow
        ),
        rated=rating.date,
        ago=ago(edition, rating.date),
        reason=rating.reason,
        doing=doing(edition, area),
    )


def nothing_behind(edition: Edition) -> str:
    """What can be said if no area is: that is not praise if nobody gave a rating."""
    is_rated = any(area.ratings for area in edition.record.open_areas)
    return edition.messages.plain("slow.nothing_behind" if is_rated else "slow.no_rating")


def unrated_areas(edition: Edition) -> tuple[UnratedArea, ...]:
    """The areas without a rating for a year, longest first; none if no area was ever rated: that is one sentence."""
    if none_rated(edition):
        return ()
    return tuple(_unrated(edition, area) for area in edition.areas_long_unrated)


def _unrated(edition: Edition, area: Area) -> UnratedArea:
    date = area.rating.date if area.rating else None
    return UnratedArea(area_link(area), date, ago(edition, date) if date else None)


def none_rated(edition: Edition) -> str:
    """That no area of the plan was ever rated; "" if one was, or if there are none."""
    areas = edition.record.open_areas
    if not areas or any(area.ratings for area in areas):
        return ""
    return edition.messages.count("slow.none_rated", len(areas))
