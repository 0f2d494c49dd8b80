"""The updates: their list, a page a year, a page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.model.updates import Kind, Update
from site_builder.pages.render import HOME, compose, count_of, render

NEWEST = 50
LIST = ("Updates", "updates/")


def pages(site: Site) -> Iterator[Page]:
    """The list, the years, and every update."""
    years = by_year(site)
    yield _list(site, years)
    for year, updates in years:
        yield _year(site, year, updates)
    for kind in Kind:
        if found := [update for update in site.shown if update.kind is kind]:
            yield _kind(site, kind, found)
    neighbours = _neighbours(site)
    titles = Counter(update.title for update in site.updates)
    for update in site.updates:
        yield _update(site, update, titles[update.title] > 1, neighbours.get(update.name, (None, None)))


def _neighbours(site: Site) -> dict[str, tuple[Update | None, Update | None]]:
    """For each shown update's name the next newer and the next older one."""
    around = (None, *site.shown, None)
    triples = zip(site.shown, around, around[2:], strict=False)
    return {update.name: (newer, older) for update, newer, older in triples}


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
        update.name: render("_young_people_article.html", site, root, update=update, in_feed=True)
        for update in with_text
    }


def article(site: Site, update: Update, root: str, *, in_feed: bool) -> str:
    """An update's text with its corrections, quotes, promises, dates and documents."""
    return render(
        "_article.html",
        site,
        root,
        update=update,
        in_feed=in_feed,
        records=site.documents_by_owner.get(update.name, []),
        promises=[site.promise_by_id[promise.id] for promise in update.promises if not update.withdrawn],
        kept=[site.promise_by_id[name] for name in update.keeps if name in site.promise_by_id],
        missing=site.missing_numbers(update.series.name) if update.series else [],
    )


def _list(site: Site, years: list[tuple[int, list[Update]]]) -> Page:
    page = Page(
        address="updates/",
        title=LIST[0],
        trail=(HOME,),
        description=f"{count_of(len(site.shown), 'update').capitalize()} on the progress of {site.settings.plan}, newest first.",
        body="",
        section="updates",
    )
    return compose(page, "updates.html", site, updates=site.shown[:NEWEST], years=years, year=None)


def _year(site: Site, year: int, updates: list[Update]) -> Page:
    page = Page(
        address=f"updates/{year}/",
        title=f"Updates of {year}",
        trail=(HOME, LIST),
        description=f"{count_of(len(updates), 'update').capitalize()} of {year} on the progress of {site.settings.plan}.",
        body="",
        section="updates",
    )
    return compose(page, "updates.html", site, updates=updates, years=by_year(site), year=year)


def _kind(site: Site, kind: Kind, updates: list[Update]) -> Page:
    page = Page(
        address=f"updates/{kind}/",
        title=f"Updates: {kind.words.lower()}",
        description=f"{count_of(len(updates), 'update').capitalize()} of the kind “{kind.words.lower()}” on the progress of {site.settings.plan}.",
        body="",
        section="updates",
        trail=(HOME, LIST),
    )
    return compose(page, "updates.html", site, updates=updates, years=by_year(site), year=None)


def _update(site: Site, update: Update, shares_title: bool, neighbours: tuple[Update | None, Update | None]) -> Page:
    """One update's page; its title has the date behind it where another has the same one (WCAG 2.2, 2.4.2)."""
    newer, older = neighbours
    page = Page(
        address=update.address,
        title=f"{update.title} ({update.date.words})" if shares_title else update.title,
        description=f"Withdrawn: {update.withdrawn.reason}" if update.withdrawn else update.summary,
        body="",
        section="updates",
        kind="article",
        schema="NewsArticle",
        trail=(HOME, LIST),
        published=update.date,
        changed=update.changed,
    )
    return compose(
        page,
        "update.html",
        site,
        update=update,
        article=article,
        is_public=update.is_public(site.settings.now),
        areas=site.areas_of(update),
        newer=newer,
        older=older,
    )
