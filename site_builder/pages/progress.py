"""The progress page: is it getting better, what is newest in the record, who can help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from babel.lists import format_list

from site_builder.model.age import Age, Entry
from site_builder.model.dates import Span, day_of
from site_builder.model.outputs import Page
from site_builder.model.ratings import Delivery, Impact, Rating, rating_words
from site_builder.model.references import Judgement
from site_builder.model.site import Site
from site_builder.pages.age import length, newest_entry
from site_builder.pages.render import compose
from site_builder.pages.slow import nothing_slow

LATEST = 5


def pages(site: Site) -> Iterator[Page]:
    """The one page at the site's root."""
    introduction = site.introduction
    answer, age = standing(site), newest_entry(site)
    page = Page(
        address="",
        title=site.settings.site_name,
        description=(introduction and introduction.description)
        or site.settings.texts.plain("progress.description", plan=site.settings.plan, standing=f"{answer} {age}"),
        body="",
        section="progress",
        changed=site.shown[0].changed if site.shown else None,
    )
    yield compose(
        page,
        "progress.html",
        site,
        heading=(introduction and introduction.title) or site.settings.texts.plain("progress.heading"),
        introduction=introduction.text.without_title if introduction else None,
        standing=answer,
        judgement=latest_judgement(site),
        latest=site.shown[:LATEST],
        is_rated=any(area.rating for area in site.areas),
        nothing_slow=nothing_slow(site),
    )


def latest_judgement(site: Site) -> Judgement | None:
    """The judgement of the latest date, or None."""
    return max(site.judgements, key=lambda judgement: judgement.date.last.last_day, default=None)


def standing(site: Site) -> str:
    """The answer to the page's question: what the ratings say, or that there are none, and what inspectors decided."""
    return f"{rated(site)} {judged(site)}"


def judged(site: Site) -> str:
    """What inspectors decided last, as far as the record goes, in a sentence."""
    judgement, texts = latest_judgement(site), site.settings.texts
    if judgement is None:
        return texts.plain("progress.not_judged")
    date = judgement.date.words(texts)
    return texts.plain("progress.judged", by=judgement.by, date=date, overall=judgement.overall)


def rated(site: Site) -> str:
    """How many areas are rated, how, and when, in sentences; or that the record cannot say."""
    texts, ratings = site.settings.texts, [area.rating for area in site.areas if area.rating]
    if not site.areas:
        return texts.plain("progress.no_area")
    if not ratings:
        return texts.count("progress.not_rated", len(site.areas))
    areas = texts.count("counts.area", len(site.areas))
    return " ".join((
        texts.count("progress.rated", len(ratings), areas=areas),
        texts.plain("progress.impact", words=_counted(site, Impact, [rating.impact for rating in ratings])),
        texts.plain("progress.delivery", words=_counted(site, Delivery, [rating.delivery for rating in ratings])),
        _rated_on(site, ratings),
    ))  # fmt: skip


def _counted(site: Site, scale: type[Impact | Delivery], found: Sequence[StrEnum]) -> str:
    """How often each word of a scale was given, from best to worst: "3 “Getting better” and 2 “Mixed”"."""
    texts, counts = site.settings.texts, Counter(found)
    parts = [
        texts.plain("progress.rated_so", n=counts[code], words=rating_words(code, site.settings))
        for code in scale
        if counts[code]
    ]
    return format_list(parts, locale=texts.locale)


def _rated_on(site: Site, ratings: Sequence[Rating]) -> str:
    """When the ratings were given; how long ago, where the record itself has something newer."""
    texts = site.settings.texts
    days = sorted((rating.date for rating in ratings), key=lambda when: when.first_day)
    dates = Span(days[0], days[-1]).words(texts)
    age = Age(Entry.RATING, days[-1], day_of(site.settings.today))
    if age.is_fresh or (site.age and site.age.date == age.date):  # the record's own age is told below
        return texts.count("progress.rated_on", len(ratings), dates=dates)
    long = length(age.months, texts)
    return texts.count("progress.rated_on_aged", len(ratings), dates=dates, age=long, today=age.today.words(texts))
