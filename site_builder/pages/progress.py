"""The progress page: is it getting better, what happened last, who can help."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.references import Judgement
from site_builder.model.site import Site
from site_builder.pages.render import compose

LATEST = 5


def pages(site: Site) -> Iterator[Page]:
    """The one page at the site's root."""
    introduction = site.introduction
    page = Page(
        address="",
        title=site.settings.site_name,
        description=(introduction and introduction.description)
        or site.settings.texts.plain("progress.description", plan=site.settings.plan, standing=standing(site)),
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
        standing=standing(site),
        judgement=latest_judgement(site),
        latest=site.shown[:LATEST],
    )


def latest_judgement(site: Site) -> Judgement | None:
    """The judgement of the latest date, or None."""
    return max(site.judgements, key=lambda judgement: judgement.date.last.last_day, default=None)


def standing(site: Site) -> str:
    """How it goes as a whole, in two honest sentences made from the record."""
    return f"{judged(site)} {rated(site)}"


def judged(site: Site) -> str:
    """What inspectors decided last, in a sentence."""
    judgement, texts = latest_judgement(site), site.settings.texts
    if judgement is None:
        return texts.plain("progress.not_judged")
    date = judgement.date.words(texts)
    return texts.plain("progress.judged", by=judgement.by, date=date, overall=judgement.overall)


def rated(site: Site) -> str:
    """How many areas are rated and how they go, in a sentence."""
    texts = site.settings.texts
    ratings = [area.rating for area in site.areas if area.rating]
    areas = texts.count("counts.area", len(site.areas))
    if not ratings:
        return texts.plain("progress.not_rated", areas=areas)
    on_track = sum(not rating.delivery.is_slow for rating in ratings)
    better = sum(rating.impact.value in ("improving", "sustained") for rating in ratings)
    none = texts.plain("progress.none")
    return texts.count("progress.rated", len(ratings), areas=areas, on_track=on_track or none, better=better or none)
