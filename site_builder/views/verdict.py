"""The answer to the site's question, is it getting better, in counted facts: what the areas' own ratings say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from site_builder.edition import Edition
from site_builder.messages import Messages, upper_first
from site_builder.record.age import LONG_MONTHS
from site_builder.record.dates import months_since
from site_builder.record.plan import Area
from site_builder.record.ratings import Impact, Rating
from site_builder.views.inspections import latest_judgement, month_of


class Trend(StrEnum):
    """What an area's impact says to the question, from best to worst."""

    BETTER = "better"
    MIXED = "mixed"
    NOT_YET = "not-yet"
    WORSE = "worse"
    CANNOT_BE_JUDGED = "cannot-be-judged"
    """Which is not on that scale."""


TRENDS = {
    Impact.SUSTAINED: Trend.BETTER,
    Impact.IMPROVING: Trend.BETTER,
    Impact.MIXED: Trend.MIXED,
    Impact.NOT_YET: Trend.NOT_YET,
    Impact.WORSE: Trend.WORSE,
    Impact.CANNOT_BE_JUDGED: Trend.CANNOT_BE_JUDGED,
}


def rated_areas(edition: Edition) -> tuple[Area, ...]:
    """The open areas that have a rating, in the plan's order."""
    return tuple(area for area in edition.record.open_areas if area.rating)


def latest_ratings(edition: Edition) -> tuple[Rating, ...]:
    """The latest rating of each open area that has one, in the plan's order."""
    return tuple(area.rating for area in edition.record.open_areas if area.rating)


def verdict(edition: Edition) -> str:
    """The answer in one or two short sentences.

    It counts areas by the impact of their latest rating. Where one of these ratings is a year old or older, it says
    "When last rated". Without ratings it says so, and so where all areas are closed; without areas it is the latest judgement, if there is one."""
    record, messages, ratings = edition.record, edition.messages, latest_ratings(edition)
    if ratings:
        return _rated(edition, ratings)
    if record.open_areas:
        return messages.count("verdict.unrated", len(record.open_areas))
    if record.closed_areas:
        return messages.count("verdict.all_closed", len(record.closed_areas))
    judgement = latest_judgement(edition)
    if judgement is None:
        return messages.plain("verdict.cannot_say")
    return messages.plain("verdict.graded", grade=judgement.overall, date=month_of(judgement.date).words(messages))


def _rated(edition: Edition, ratings: Sequence[Rating]) -> str:
    messages, unrated = edition.messages, len(edition.record.open_areas) - len(ratings)
    is_old = any(months_since(rating.date, edition.today) >= LONG_MONTHS for rating in ratings)
    counts = Counter(TRENDS[rating.impact] for rating in ratings)
    words = _counted(messages, counts, "rated" if unrated else "areas")
    sentence = messages.plain("verdict.when_last_rated", words=words) if is_old else f"{upper_first(words)}."
    return f"{sentence} {messages.count('verdict.others_unrated', unrated)}" if unrated else sentence


def _counted(messages: Messages, counts: Counter[Trend], scope: str) -> str:
    """How many areas are better and how many are not: "better in 9 of 10 areas, worse in 1"."""
    all_, better = counts.total(), counts[Trend.BETTER]
    if len(counts) == 1:
        [trend] = counts
        every = "any" if trend in (Trend.NOT_YET, Trend.CANNOT_BE_JUDGED) else "all"
        return messages.count(f"verdict.{every}_{scope}", all_, word=messages.plain(f"trend.{trend}"))
    some = messages.plain(f"verdict.some_{scope}", n=better, all=all_) if better else ""
    parts = [some or messages.count(f"verdict.none_{scope}", all_, all=all_)]
    for trend in (Trend.MIXED, Trend.NOT_YET, Trend.WORSE, Trend.CANNOT_BE_JUDGED):
        if counts[trend]:
            parts.append(messages.plain("verdict.word_in", word=messages.plain(f"trend.{trend}"), n=counts[trend]))
    return ", ".join(parts)  # as CLDR lists units; Babel 2.18 has no such pattern for Welsh and Greek
