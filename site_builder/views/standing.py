"""The answer to the site's question, is it getting better, in sentences: as far as the record goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from babel.lists import format_list

from site_builder.edition import Edition
from site_builder.record.age import Age, Entry
from site_builder.record.dates import Span, day_of
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Judgement
from site_builder.views.age import length


def is_rated(edition: Edition) -> bool:
    """Whether any area has a rating."""
    return any(area.rating for area in edition.record.areas)


def latest_judgement(edition: Edition) -> Judgement | None:
    """The judgement of the latest date, or None."""
    return max(edition.record.judgements, key=lambda judgement: judgement.date.last.last_day, default=None)


def standing(edition: Edition) -> str:
    """The answer to the page's question: what the ratings say, or that there are none, and what inspectors decided."""
    return f"{rated(edition)} {judged(edition)}"


def judged(edition: Edition) -> str:
    """What inspectors decided last, as far as the record goes, in a sentence."""
    judgement, messages = latest_judgement(edition), edition.messages
    if judgement is None:
        return messages.plain("progress.not_judged")
    date = judgement.date.words(messages)
    return messages.plain("progress.judged", by=judgement.by, date=date, overall=judgement.overall)


def rated(edition: Edition) -> str:
    """How many areas are rated, how, and when, in sentences; or that the record cannot say."""
    messages, ratings = edition.messages, [area.rating for area in edition.record.areas if area.rating]
    if not edition.record.areas:
        return messages.plain("progress.no_area")
    if not ratings:
        return messages.count("progress.not_rated", len(edition.record.areas))
    areas = messages.count("counts.area", len(edition.record.areas))
    return " ".join((
        messages.count("progress.rated", len(ratings), areas=areas),
        messages.plain("progress.impact", words=_counted(edition, Impact, [rating.impact for rating in ratings])),
        messages.plain("progress.delivery", words=_counted(edition, Delivery, [rating.delivery for rating in ratings])),
        _rated_on(edition, ratings),
    ))  # fmt: skip


def _counted(edition: Edition, scale: type[Impact | Delivery], found: Sequence[StrEnum]) -> str:
    """How often each word of a scale is used, from best to worst: "3 “Getting better” and 2 “Mixed”"."""
    messages, counts = edition.messages, Counter(found)
    parts = [
        messages.plain("progress.rated_so", n=counts[code], words=edition.rating_words(code))
        for code in scale
        if counts[code]
    ]
    return format_list(parts, locale=messages.locale)


def _rated_on(edition: Edition, ratings: Sequence[Rating]) -> str:
    """When the ratings were given, and how long ago if the record itself has something newer."""
    messages = edition.messages
    days = sorted((rating.date for rating in ratings), key=lambda when: when.first_day)
    dates = Span(days[0], days[-1]).words(messages)
    age = Age(Entry.RATING, days[-1], day_of(edition.today))
    if age.is_fresh or (edition.age and edition.age.date == age.date):  # the record's own age is given below
        return messages.count("progress.rated_on", len(ratings), dates=dates)
    long = length(age.months, messages)
    return messages.count(
        "progress.rated_on_aged", len(ratings), dates=dates, age=long, today=age.today.words(messages)
    )
