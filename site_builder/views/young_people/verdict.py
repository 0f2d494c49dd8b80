"""Is our help getting better? What is counted in the record, in a child's words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.age import LONG_MONTHS
from site_builder.record.dates import Span, months_since
from site_builder.views.age import age_of, ago
from site_builder.views.inspections import latest_judgement, month_of
from site_builder.views.links import DatedLink, Link
from site_builder.views.verdict import TRENDS, Trend, latest_ratings, rated_areas
from site_builder.views.young_people.doors import Door


@dataclass(frozen=True)
class YoungVerdict:
    """The answer to the question of the home page."""

    answer: str
    """What the latest ratings add up to, in a sentence or two."""
    why: str
    """When they were given, or that there are none."""
    worse: tuple[Link, ...]
    """The parts in which it is getting worse."""
    graded: str
    """What an inspector decided last, and what that word means; "" if the record has no judgement."""
    news: DatedLink | None
    """The newest update for young people."""
    age: str
    """How long ago that was, such as "16 months ago"; "" if there is none."""
    counted: str
    """On which day that was counted, once it is half a year; else ""."""


def young_verdict(edition: Edition, door: Door) -> YoungVerdict:
    """The same facts as in the adults' verdict; an area that is not rated is never counted as better."""
    shown = edition.record.for_young_people
    worse = (area for area in rated_areas(edition) if area.rating and TRENDS[area.rating.impact] is Trend.WORSE)
    return YoungVerdict(
        answer=_answer(edition),
        why=_why(edition),
        worse=tuple(map(door.area, worse)),
        graded=_graded(edition),
        news=door.update(shown[0]) if shown else None,
        age=ago(edition, shown[0].date).words if shown else "",
        counted=_counted(edition),
    )


def _answer(edition: Edition) -> str:
    """How many areas are better, and how many are not, by the latest ratings."""
    messages, ratings = edition.messages, latest_ratings(edition)
    if not ratings:
        return messages.plain("young_verdict.unknown")
    counts = Counter(TRENDS[rating.impact] for rating in ratings)
    which = "rated" if len(ratings) < len(edition.record.open_areas) else "all"
    is_old = any(months_since(rating.date, edition.today) >= LONG_MONTHS for rating in ratings)
    tense = "was" if is_old else "is"
    better = messages.count(f"young_verdict.{tense}_better_of_{which}", len(ratings), better=counts[Trend.BETTER])
    trends = (trend for trend in Trend if trend is not Trend.BETTER and counts[trend])
    others = [messages.count(f"young_verdict.{tense}_{trend}", counts[trend]) for trend in trends]
    is_told_by_others = len(ratings) == 1 and bool(others)
    return " ".join(others if is_told_by_others else [better, *others])


def _why(edition: Edition) -> str:
    """When the ratings were given, or that there are none."""
    messages, count, ratings = edition.messages, len(edition.record.open_areas), latest_ratings(edition)
    if not count:
        return messages.plain("young_verdict.no_part")
    if not ratings:
        return messages.count("young_verdict.no_score", count)
    days = sorted((rating.date for rating in ratings), key=lambda when: when.first_day)
    dated = messages.plain(
        "young_verdict.scored", dates=Span(days[0], days[-1]).words(messages), ago=ago(edition, days[-1]).words
    )
    without = count - len(ratings)
    return f"{messages.count('young_verdict.without', without)} {dated}" if without else dated


def _graded(edition: Edition) -> str:
    """What an inspector decided last, in the inspector's word, with its meaning for young people if there is one."""
    judgement, messages = latest_judgement(edition), edition.messages
    if judgement is None:
        return ""
    date = judgement.date.first if judgement.date.is_one_date else month_of(judgement.date)
    when = messages.plain(f"dates.{'on_day' if date.is_day else 'in_month'}", date=date.words(messages))
    said = messages.plain("young_verdict.graded", by=judgement.by, date=when, overall=judgement.overall)
    grade = judgement.overall.casefold()
    meaning = next((term.young_people for term in edition.terms_for_young_people if term.term.casefold() == grade), "")
    return f"{said} {meaning}".strip()


def _counted(edition: Edition) -> str:
    age, messages = age_of(edition, edition.record.for_young_people), edition.messages
    return messages.plain("young_verdict.counted", today=age.today.words(messages)) if age and age.is_old else ""
