"""The progress page: is it getting better, what is newest in the record, who can help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from babel.lists import format_list

from site_builder.pages.age import length, newest_entry
from site_builder.pages.render import compose
from site_builder.pages.slow import nothing_slow
from site_builder.record.age import Age, Entry
from site_builder.record.dates import Span, day_of
from site_builder.record.outputs import Page
from site_builder.record.ratings import Delivery, Impact, Rating, rating_words
from site_builder.record.record import Record
from site_builder.record.references import Judgement

LATEST = 5


def pages(record: Record) -> Iterator[Page]:
    """The one page at the site's root."""
    introduction = record.introduction
    answer, age = standing(record), newest_entry(record)
    page = Page(
        address="",
        title=record.settings.site_name,
        description=(introduction and introduction.description)
        or record.settings.messages.plain(
            "progress.description", plan=record.settings.plan, standing=f"{answer} {age}"
        ),
        body="",
        section="progress",
        changed=record.shown[0].changed if record.shown else None,
    )
    yield compose(
        page,
        "progress.html",
        record,
        heading=(introduction and introduction.title) or record.settings.messages.plain("progress.heading"),
        introduction=introduction.text.without_title if introduction else None,
        standing=answer,
        judgement=latest_judgement(record),
        latest=record.shown[:LATEST],
        is_rated=any(area.rating for area in record.areas),
        nothing_slow=nothing_slow(record),
    )


def latest_judgement(record: Record) -> Judgement | None:
    """The judgement of the latest date, or None."""
    return max(record.judgements, key=lambda judgement: judgement.date.last.last_day, default=None)


def standing(record: Record) -> str:
    """The answer to the page's question: what the ratings say, or that there are none, and what inspectors decided."""
    return f"{rated(record)} {judged(record)}"


def judged(record: Record) -> str:
    """What inspectors decided last, as far as the record goes, in a sentence."""
    judgement, messages = latest_judgement(record), record.settings.messages
    if judgement is None:
        return messages.plain("progress.not_judged")
    date = judgement.date.words(messages)
    return messages.plain("progress.judged", by=judgement.by, date=date, overall=judgement.overall)


def rated(record: Record) -> str:
    """How many areas are rated, how, and when, in sentences; or that the record cannot say."""
    messages, ratings = record.settings.messages, [area.rating for area in record.areas if area.rating]
    if not record.areas:
        return messages.plain("progress.no_area")
    if not ratings:
        return messages.count("progress.not_rated", len(record.areas))
    areas = messages.count("counts.area", len(record.areas))
    return " ".join((
        messages.count("progress.rated", len(ratings), areas=areas),
        messages.plain("progress.impact", words=_counted(record, Impact, [rating.impact for rating in ratings])),
        messages.plain("progress.delivery", words=_counted(record, Delivery, [rating.delivery for rating in ratings])),
        _rated_on(record, ratings),
    ))  # fmt: skip


def _counted(record: Record, scale: type[Impact | Delivery], found: Sequence[StrEnum]) -> str:
    """How often each word of a scale was given, from best to worst: "3 “Getting better” and 2 “Mixed”"."""
    messages, counts = record.settings.messages, Counter(found)
    parts = [
        messages.plain("progress.rated_so", n=counts[code], words=rating_words(code, record.settings))
        for code in scale
        if counts[code]
    ]
    return format_list(parts, locale=messages.locale)


def _rated_on(record: Record, ratings: Sequence[Rating]) -> str:
    """When the ratings were given; how long ago, where the record itself has something newer."""
    messages = record.settings.messages
    days = sorted((rating.date for rating in ratings), key=lambda when: when.first_day)
    dates = Span(days[0], days[-1]).words(messages)
    age = Age(Entry.RATING, days[-1], day_of(record.settings.today))
    if age.is_fresh or (record.age and record.age.date == age.date):  # the record's own age is told below
        return messages.count("progress.rated_on", len(ratings), dates=dates)
    long = length(age.months, messages)
    return messages.count(
        "progress.rated_on_aged", len(ratings), dates=dates, age=long, today=age.today.words(messages)
    )
