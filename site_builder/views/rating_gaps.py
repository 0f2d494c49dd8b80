"""Ratings that show less than they say, that nobody could give, or that did not come when they were promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.ratings import Rating
from site_builder.views.age import Ago, ago
from site_builder.views.links import AreaLink, area_link
from site_builder.views.rating_flags import due_words, flag_words


@dataclass(frozen=True)
class RatingGap:
    """An area with what a rating of it does not show."""

    area: AreaLink
    words: tuple[str, ...]
    """A sentence each."""
    rated: When | None
    """The date of that rating; None for one that did not come."""
    ago: Ago | None
    by: str = ""
    """Who gave it; "" for the service itself."""


def doubtful_ratings(edition: Edition) -> tuple[RatingGap, ...]:
    """The latest rating of each rater that makes something doubtful by itself, in the order of the plan."""
    return tuple(_gap(edition, area, one, flag_words(edition, one)) for area, one in edition.doubtful_ratings)


def unjudged_ratings(edition: Edition) -> tuple[RatingGap, ...]:
    """The latest rating of each rater that could not judge a half, in the order of the plan."""
    return tuple(_gap(edition, area, one, tuple(_unjudged(edition, one))) for area, one in edition.unjudged_ratings)


def overdue_ratings(edition: Edition) -> tuple[RatingGap, ...]:
    """The areas whose next rating was due by a day that has passed, longest overdue first."""
    return tuple(
        RatingGap(
            area_link(one.area), (due_words(edition, one),), one.last, ago(edition, one.last) if one.last else None
        )
        for one in edition.overdue_ratings
    )


def _gap(edition: Edition, area: Area, rating: Rating, words: tuple[str, ...]) -> RatingGap:
    return RatingGap(area_link(area), words, rating.date, ago(edition, rating.date), rating.by)


def _unjudged(edition: Edition, rating: Rating) -> Iterator[str]:
    messages = edition.messages
    for scale, code in (("delivery", rating.delivery), ("impact", rating.impact)):
        if not code.is_judged:
            half, words = messages.plain(f"parts.{scale}"), edition.rating_words(code)
            yield messages.plain("slow.half", half=half, words=words)
    yield rating.reason
