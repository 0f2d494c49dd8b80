"""The home page's answer: the verdict, then why, then how old that is; what is missing comes last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.ratings import Impact
from site_builder.views.age import Ago, ago
from site_builder.views.inspections import InspectionResult, Visit, latest_inspection, latest_judgement, latest_visit
from site_builder.views.links import AreaNames, few_area_names
from site_builder.views.raters import who_rated
from site_builder.views.ratings import Mark, mark
from site_builder.views.silence import Silence, silence
from site_builder.views.verdict import latest_ratings, rated_areas, verdict


@dataclass(frozen=True)
class Lowest:
    """The areas with the lowest rating, if that is behind and not all areas have the same."""

    areas: AreaNames
    impact: Mark
    delivery: Mark


@dataclass(frozen=True)
class RatedOn:
    """When the areas were last rated."""

    newest: When
    newest_ago: Ago
    oldest: When | None
    """None if all were rated on one date."""
    oldest_ago: Ago | None


@dataclass(frozen=True)
class Answer:
    """The answer to "Is it getting better?"."""

    verdict: str
    lowest: Lowest | None
    rated_on: RatedOn | None
    raters: str
    """Who gave the ratings, and whether others say something else; "" without ratings."""
    judged: InspectionResult | None
    visit: Visit | None
    silence: Silence
    missing: tuple[str, ...]
    """What the record lacks for an answer, a sentence each."""


def answer(edition: Edition) -> Answer:
    """The answer, as far as the record goes."""
    return Answer(
        verdict=verdict(edition),
        lowest=_lowest(edition),
        rated_on=_rated_on(edition),
        raters=who_rated(edition),
        judged=latest_inspection(edition),
        visit=latest_visit(edition),
        silence=silence(edition),
        missing=tuple(_missing(edition)),
    )


def answer_in_words(edition: Edition) -> str:
    """The verdict, and for how long there has been no news, for descriptions and shared links."""
    return f"{verdict(edition)} {silence(edition).heading}".strip()


def worst_first(edition: Edition) -> tuple[Area, ...]:
    """All open areas: the rated ones first, those of the lowest rating before others, then the plan's order."""
    return tuple(sorted(edition.record.open_areas, key=lambda area: area.rating.height if area.rating else (1, 0)))


def _lowest(edition: Edition) -> Lowest | None:
    ratings = latest_ratings(edition)
    lowest = min(ratings, key=lambda rating: rating.height, default=None)
    if lowest is None or not (lowest.is_slow or lowest.impact is Impact.MIXED):
        return None
    alike = [area for area in rated_areas(edition) if area.rating and area.rating.height == lowest.height]
    if 1 < len(ratings) == len(alike):
        return None
    areas = few_area_names(edition, alike)
    return Lowest(areas, mark(edition, lowest.impact), mark(edition, lowest.delivery))


def _rated_on(edition: Edition) -> RatedOn | None:
    dates = sorted((rating.date for rating in latest_ratings(edition)), key=lambda date: date.last_day)
    if not dates:
        return None
    oldest = dates[0] if dates[0] != dates[-1] else None
    return RatedOn(dates[-1], ago(edition, dates[-1]), oldest, ago(edition, oldest) if oldest else None)


def _missing(edition: Edition) -> Iterator[str]:
    messages = edition.messages
    if not edition.record.areas:
        yield messages.plain("verdict.no_area")
    if latest_judgement(edition) is None:
        yield messages.plain("verdict.not_judged")
