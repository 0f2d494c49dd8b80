"""The progress page: is it getting better, what happened last, who can help."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.references import Judgement
from site_builder.model.site import Site
from site_builder.pages.render import compose, count_of

LATEST = 5


def pages(site: Site) -> Iterator[Page]:
    """The one page at the site's root."""
    introduction = site.introduction
    page = Page(
        address="",
        title=site.settings.site_name,
        description=(introduction and introduction.description)
        or f"{site.settings.plan}: how it goes. {standing(site)}",
        body="",
        section="progress",
        changed=site.shown[0].changed if site.shown else None,
    )
    yield compose(
        page,
        "progress.html",
        site,
        heading=(introduction and introduction.title) or "Is it getting better?",
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
    judgement = latest_judgement(site)
    judged = (
        f"The latest judgement by {judgement.by}, of {judgement.date.words}, is “{judgement.overall}”."
        if judgement
        else "No inspector's judgement is in this record yet."
    )
    return f"{judged} {rated(site)}"


def rated(site: Site) -> str:
    """How many areas are rated and how they go, in a sentence."""
    ratings = [area.rating for area in site.areas if area.rating]
    areas = count_of(len(site.areas), "area")
    if not ratings:
        return f"The plan has {areas}; no rating of our progress is published yet."
    on_track = sum(not rating.delivery.is_slow for rating in ratings)
    better = sum(rating.impact.value in ("improving", "sustained") for rating in ratings)
    return (
        f"Of {areas}, {len(ratings)} {'is' if len(ratings) == 1 else 'are'} rated: {on_track or 'none'} on track "
        f"or complete, and {better or 'none'} where things get better for children."
    )
