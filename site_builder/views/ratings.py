"""Ratings as a reader sees them: a word and a shape, never a colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.drawings import Spark, spark
from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.ratings import Delivery, Impact
from site_builder.views.age import Ago, ago


@dataclass(frozen=True)
class Mark:
    """One half of a rating in words."""

    code: str
    """Its shape and its colour go by this."""
    words: str


@dataclass(frozen=True)
class Pair:
    """The latest rating of an area."""

    delivery: Mark
    delivery_since: When
    impact: Mark
    impact_since: When
    date: When
    ago: Ago
    reason: str
    delivery_spark: Spark
    """The delivery of all its ratings until today, on the scale of the whole plan."""
    impact_spark: Spark


def mark(edition: Edition, code: Delivery | Impact) -> Mark:
    """A code with the words that the council or the catalogue has for it."""
    return Mark(code.value, edition.rating_words(code))


def pair(edition: Edition, area: Area) -> Pair | None:
    """The latest rating of an area; None if it has none."""
    latest = area.rating
    if latest is None:
        return None
    return Pair(
        delivery=mark(edition, latest.delivery),
        delivery_since=area.delivery_since or latest.date,
        impact=mark(edition, latest.impact),
        impact_since=area.impact_since or latest.date,
        date=latest.date,
        ago=ago(edition, latest.date),
        reason=latest.reason,
        delivery_spark=_spark(edition, [(rating.date, rating.delivery) for rating in area.ratings]),
        impact_spark=_spark(edition, [(rating.date, rating.impact) for rating in area.ratings]),
    )


def _spark(edition: Edition, states: Sequence[tuple[When, Delivery | Impact]]) -> Spark:
    every = [area.ratings[0].date for area in edition.record.areas if area.ratings]
    return spark(states, [*every, states[0][0]], edition.today)


def last_update(edition: Edition, area: Area) -> When | None:
    """The date of the newest update that names an area; None if there is none."""
    updates = edition.record.updates_of(area)
    return updates[0].date if updates else None
