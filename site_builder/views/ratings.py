"""Ratings as a reader sees them: a word and a shape, never a colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_builder.drawings.spark import Spark, spark
from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.raters import RatedBy, differing
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.views.age import Ago, ago
from site_builder.views.rating_flags import flag_words, overdue_words


@dataclass(frozen=True)
class Mark:
    """One half of a rating in words."""

    code: str
    """Its shape and its colour go by this."""
    words: str


@dataclass(frozen=True)
class OtherRating:
    """What another rater said last of the same area."""

    rater: str
    delivery: Mark
    impact: Mark
    date: When


@dataclass(frozen=True)
class Pair:
    """The latest rating of an area by one rater."""

    delivery: Mark
    delivery_since: When
    impact: Mark
    impact_since: When
    date: When
    ago: Ago
    reason: str
    delivery_spark: Spark
    """The delivery of all that rater's ratings until today, on the scale of the whole plan."""
    impact_spark: Spark
    by: str = ""
    """Who gave it; "" for the service itself."""
    heading: str = ""
    """The name of its rater, where several are shown side by side; else ""."""
    means: str = ""
    """What it means for families, or ""."""
    flags: tuple[str, ...] = ()
    """What it makes doubtful by itself, in words."""
    others: tuple[OtherRating, ...] = ()
    """What others said last, if it is the one that counts."""


@dataclass(frozen=True)
class RatedNow:
    """The latest ratings of an area."""

    pairs: tuple[Pair, ...] = ()
    """One for each rater, the service itself first; empty if nobody rated it."""
    told: str = ""
    """Whether they agree; "" if there is only one."""
    overdue: str = ""
    """That a rating was due by a day that has passed, or ""."""


def mark(edition: Edition, code: Delivery | Impact) -> Mark:
    """A code with the words that the council or the catalogue has for it."""
    return Mark(code.value, edition.rating_words(code))


def pair(edition: Edition, area: Area) -> Pair | None:
    """The rating of an area that counts, and beside it what others said; None if nobody rated it."""
    counting = area.rated_by
    if counting is None:
        return None
    others = tuple(_other(edition, one.latest) for one in area.raters if one.latest is not counting.latest)
    return replace(_pair(edition, counting), others=others)


def rated_now(edition: Edition, area: Area) -> RatedNow:
    """The latest ratings of an area, one for each rater."""
    raters = area.raters
    return RatedNow(
        pairs=tuple(replace(_pair(edition, one), heading=_heading(edition, one, raters)) for one in raters),
        told=_told(edition, raters) if len(raters) > 1 else "",
        overdue=overdue_words(edition, area),
    )


def _pair(edition: Edition, rated: RatedBy) -> Pair:
    latest = rated.latest
    return Pair(
        delivery=mark(edition, latest.delivery),
        delivery_since=rated.delivery_since,
        impact=mark(edition, latest.impact),
        impact_since=rated.impact_since,
        date=latest.date,
        ago=ago(edition, latest.date),
        reason=latest.reason,
        delivery_spark=_spark(edition, [(rating.date, rating.delivery) for rating in rated.ratings]),
        impact_spark=_spark(edition, [(rating.date, rating.impact) for rating in rated.ratings]),
        by=latest.by,
        means=latest.means,
        flags=flag_words(edition, latest),
    )


def _other(edition: Edition, latest: Rating) -> OtherRating:
    name = rater_name(edition, latest.by)
    return OtherRating(name, mark(edition, latest.delivery), mark(edition, latest.impact), latest.date)


def rater_name(edition: Edition, by: str) -> str:
    """Who gave a rating, as the beginning of a line."""
    return by or edition.messages.plain("parts.itself")


def _heading(edition: Edition, rated: RatedBy, raters: Sequence[RatedBy]) -> str:
    return rater_name(edition, rated.by) if len(raters) > 1 else ""


def _told(edition: Edition, raters: Sequence[RatedBy]) -> str:
    halves = differing(raters)
    key = "both" if len(halves) > 1 else halves[0] if halves else "neither"
    return edition.messages.plain(f"raters_differ.{key}")


def _spark(edition: Edition, states: Sequence[tuple[When, Delivery | Impact]]) -> Spark:
    every = [area.ratings[0].date for area in edition.record.areas if area.ratings]
    return spark(states, [*every, states[0][0]], edition.today)


def last_update(edition: Edition, area: Area) -> When | None:
    """The date of the newest update that names an area; None if there is none."""
    updates = edition.record.updates_of(area)
    return updates[0].date if updates else None
