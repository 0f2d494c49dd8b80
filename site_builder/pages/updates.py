"""The updates: their list, a page a year, a page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from babel.lists import format_list
from markupsafe import Markup

from site_builder.model.named_documents import DocumentRecord
from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.model.updates import Kind, Update
from site_builder.pages.age import dated_by
from site_builder.pages.render import compose, link, render, trail
from site_builder.texts import upper_first

NEWEST = 50
MOST_NAMED = 2
"""So many sources are named where a page says when its text was written; more are counted."""


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
    with_text = [update for update in site.updates if update.is_for_young_people]
    return {
        update.name: render("_young_people_article.html", site, root, update=update, in_feed=True, words=None)
        for update in with_text
    }


def article(site: Site, update: Update, root: str, *, in_feed: bool) -> str:
    """An update's text with its corrections, quotes, promises, dates and documents."""
    records = site.documents_by_owner.get(update.name, [])
    promises = [site.promise_by_id[promise.id] for promise in update.promises if not update.withdrawn]
    kept = [site.promise_by_id[name] for name in update.keeps if name in site.promise_by_id]
    return render(
        "_article.html",
        site,
        root,
        update=update,
        in_feed=in_feed,
        sources=[record for record in records if record.is_source],
        named=[record for record in records if not record.is_source],
        written_from=written_from(site, records, root),
        promises=promises,
        only_promised=all(record.is_own for record in promises),
        kept=kept,
        only_kept=all(record.is_own for record in kept),
        missing=site.missing_numbers(update.series.name) if update.series else [],
    )


def written_from(site: Site, records: Sequence[DocumentRecord], root: str) -> Markup:
    """What a text was written from, for the middle of a sentence: its sources by name, or how many there are."""
    sources, texts = [record.document for record in records if record.is_source], site.settings.texts
    if len(sources) > MOST_NAMED:
        return Markup("{}").format(texts.count("updates.these_sources", len(sources)))
    addresses = [(document.address(root), document.title) for document in sources]
    named = [texts.html("updates.source", title=link(*one) if one[0] else one[1]) for one in addresses]
    return Markup(format_list([str(one) for one in named], locale=texts.locale))


def _list(site: Site, years: list[tuple[int, list[Update]]]) -> Page:
    texts = site.settings.texts
    page = Page(
        address="updates/",
        title=texts.plain("titles.updates"),
        trail=trail(site.settings),
        description=_described(site, "updates.description", site.shown),
        body="",
        section="updates",
    )
    return compose(
        page, "updates.html", site, updates=site.shown[:NEWEST], years=years, year=None, age=_age(site, site.shown)
    )


def _age(site: Site, updates: Sequence[Update]) -> str:
    """How old the newest of some updates is; "" where there is none."""
    age = site.age_of(updates)
    return dated_by(age, site.settings.texts, "updates.newest_dated") if age else ""


def _described(site: Site, key: str, updates: Sequence[Update], **values: object) -> str:
    """What a list holds, for search engines."""
    texts = site.settings.texts
    count = upper_first(texts.count("counts.update", len(updates)))
    return texts.plain(key, count=count, plan=site.settings.plan, **values)


def _year(site: Site, year: int, updates: list[Update]) -> Page:
    page = Page(
        address=f"updates/{year}/",
        title=site.settings.texts.plain("updates.of_year", year=year),
        trail=trail(site.settings, "updates"),
        description=_described(site, "updates.year_description", updates, year=year),
        body="",
        section="updates",
    )
    return compose(page, "updates.html", site, updates=updates, years=by_year(site), year=year, age="")


def _kind(site: Site, kind: Kind, updates: list[Update]) -> Page:
    texts = site.settings.texts
    words = texts.plain(f"kinds.{kind}")
    page = Page(
        address=f"updates/{kind}/",
        title=texts.plain("updates.of_kind", kind=words),
        description=_described(site, "updates.kind_description", updates, kind=words),
        body="",
        section="updates",
        trail=trail(site.settings, "updates"),
    )
    age = _age(site, updates)
    return compose(page, "updates.html", site, updates=updates, years=by_year(site), year=None, age=age)


def _update(site: Site, update: Update, shares_title: bool, neighbours: tuple[Update | None, Update | None]) -> Page:
    """One update's page; its title has the date behind it where another has the same one (WCAG 2.2, 2.4.2)."""
    newer, older = neighbours
    texts, gone = site.settings.texts, update.withdrawn
    dated = texts.plain("updates.with_date", title=update.title, date=update.date.words(texts))
    page = Page(
        address=update.address,
        title=dated if shares_title else update.title,
        description=texts.plain("updates.withdrawn_description", reason=gone.reason) if gone else update.summary,
        body="",
        section="updates",
        kind="article",
        schema="NewsArticle",
        trail=trail(site.settings, "updates"),
        published=update.issued,
        dated=update.date if update.written else None,
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
        written_from=partial(written_from, site, site.documents_by_owner.get(update.name, [])),
        newer=newer,
        older=older,
    )
