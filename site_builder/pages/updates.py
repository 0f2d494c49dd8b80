"""The updates: their list, a page a year, a page each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.model.updates import Update
from site_builder.pages.render import compose, count_of, render

NEWEST = 50


def pages(site: Site) -> Iterator[Page]:
    """The list, the years, and every update."""
    years = by_year(site)
    yield _list(site, years)
    for year, updates in years:
        yield _year(site, year, updates)
    for update in site.updates:
        yield _update(site, update)


def by_year(site: Site) -> list[tuple[int, list[Update]]]:
    """The shown updates of each year, newest first in both."""
    return [(year, list(group)) for year, group in groupby(site.shown, key=lambda update: update.date.year)]


def articles(site: Site, root: str) -> dict[str, str]:
    """For each update's name, everything that its page says of it, for the feeds."""
    return {update.name: article(site, update, root, in_feed=True) for update in site.updates}


def young_people_articles(site: Site, root: str) -> dict[str, str]:
    """The same for the texts for young people."""
    with_text = [update for update in site.updates if update.young_people]
    return {
        update.name: render("_young_people_article.html", site, root, update=update, in_feed=True) for update in with_text
    }


def article(site: Site, update: Update, root: str, *, in_feed: bool) -> str:
    """An update's text with its corrections, quotes, promises, dates and documents."""
    return render(
        "_article.html",
        site,
        root,
        update=update,
        in_feed=in_feed,
        records=[record for record in site.all_documents if record.update is update],
        promises=[record for record in site.promises if record.made_in is update],
        kept=[record for record in site.promises if record.promise.id in update.keeps],
        missing=site.missing_numbers(update.series.name) if update.series else [],
    )


def _list(site: Site, years: list[tuple[int, list[Update]]]) -> Page:
    page = Page(
        address="updates/",
        title="Updates",
        description=f"{count_of(len(site.shown), 'update').capitalize()} on the progress of {site.settings.plan}, newest first.",
        body="",
        section="updates",
    )
    return compose(page, "updates.html", site, updates=site.shown[:NEWEST], years=years, year=None)


def _year(site: Site, year: int, updates: list[Update]) -> Page:
    page = Page(
        address=f"updates/{year}/",
        title=f"Updates of {year}",
        description=f"{count_of(len(updates), 'update').capitalize()} of {year} on the progress of {site.settings.plan}.",
        body="",
        section="updates",
    )
    return compose(page, "updates.html", site, updates=updates, years=by_year(site), year=year)


def _update(site: Site, update: Update) -> Page:
    page = Page(
        address=update.address,
        title=distinct_title(site, update),
        description=f"Withdrawn: {update.withdrawn.reason}" if update.withdrawn else update.summary,
        body="",
        section="updates",
        kind="article",
        changed=update.changed,
    )
    place = site.shown.index(update) if update in site.shown else None
    return compose(
        page,
        "update.html",
        site,
        update=update,
        article=article,
        is_public=update.is_public(site.settings.now),
        areas=site.areas_of(update),
        newer=site.shown[place - 1] if place else None,
        older=site.shown[place + 1] if place is not None and place + 1 < len(site.shown) else None,
    )


def distinct_title(site: Site, update: Update) -> str:
    """The update's title; with its date where another update has the same one (WCAG 2.2, 2.4.2)."""
    same = sum(other.title == update.title for other in site.updates)
    return update.title if same == 1 else f"{update.title} ({update.date.words})"
