"""Areas whose latest rating says that they are behind, and those without a rating for a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.raters import RatedBy
from site_builder.views.actions_under_way import Doing, doing
from site_builder.views.age import Ago, ago
from site_builder.views.links import AreaLink, area_link
from site_builder.views.ratings import Mark, mark, rater_name


@dataclass(frozen=True)
class BehindHalf:
    """A half of a rating that says so, with its name's key in the catalogue."""

    name: str
    """ "delivery" or "impact"."""
    mark: Mark
    since: When


@dataclass(frozen=True)
class BehindRating:
    """A rater's latest rating that says so. The half that does not is left out: the area's own page has both."""

    halves: tuple[BehindHalf, ...]
    rated: When
    ago: Ago
    reason: str
    by: str = ""
    """Who gave it; "" for the service itself."""
    heading: str = ""
    """The name of its rater, where several rated the area; else ""."""


@dataclass(frozen=True)
class BehindArea:
    """An area that is behind, as at least one rater says."""

    area: AreaLink
    ratings: tuple[BehindRating, ...]
    """The service itself first."""
    doing: Doing


@dataclass(frozen=True)
class UnratedArea:
    """An area without a rating for a year, with the date of its last one if it ever had one."""

    area: AreaLink
    rated: When | None
    ago: Ago | None


def behind_areas(edition: Edition) -> tuple[BehindArea, ...]:
    """The areas of which any rater's latest rating says that they are behind, worst first."""
    return tuple(
        BehindArea(area_link(area), _behind(edition, area), doing(edition, area)) for area in edition.areas_behind
    )


def _behind(edition: Edition, area: Area) -> tuple[BehindRating, ...]:
    raters = area.raters
    return tuple(
        BehindRating(
            halves=tuple(_halves(edition, one)),
            rated=one.latest.date,
            ago=ago(edition, one.latest.date),
            reason=one.latest.reason,
            by=one.by,
            heading=rater_name(edition, one.by) if len(raters) > 1 else "",
        )
        for one in raters
        if one.latest.is_slow
    )


def _halves(edition: Edition, rated: RatedBy) -> Iterator[BehindHalf]:
    if rated.latest.delivery.is_slow:
        yield BehindHalf("delivery", mark(edition, rated.latest.delivery), rated.delivery_since)
    if rated.latest.impact.is_slow:
        yield BehindHalf("impact", mark(edition, rated.latest.impact), rated.impact_since)


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
