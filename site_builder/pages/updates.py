"""The updates: their list, a page a year, a page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from babel.lists import format_list
from markupsafe import Markup

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.pages.age import dated_by
from site_builder.pages.render import compose, link, render, trail
from site_builder.record.named_documents import NamedDocument
from site_builder.record.outputs import Page
from site_builder.record.updates import Kind, Update

NEWEST = 50
MOST_NAMED = 2
"""So many sources are named where a page says when its text was written; more are counted."""


def pages(edition: Edition) -> Iterator[Page]:
    """The list, the years, and every update."""
    years = by_year(edition)
    yield _list(edition, years)
    for year, updates in years:
        yield _year(edition, year, updates)
    for kind in Kind:
        if found := [update for update in edition.record.shown if update.kind is kind]:
            yield _kind(edition, kind, found)
    neighbours = _neighbours(edition)
    titles = Counter(update.title for update in edition.record.updates)
    for update in edition.record.updates:
        yield _update(edition, update, titles[update.title] > 1, neighbours.get(update.name, (None, None)))


def _neighbours(edition: Edition) -> dict[str, tuple[Update | None, Update | None]]:
    """For each shown update's name the next newer and the next older one."""
    around = (None, *edition.record.shown, None)
    triples = zip(edition.record.shown, around, around[2:], strict=False)
    return {update.name: (newer, older) for update, newer, older in triples}


def by_year(edition: Edition) -> list[tuple[int, list[Update]]]:
    """The shown updates of each year, newest first in both."""
    return [(year, list(group)) for year, group in groupby(edition.record.shown, key=lambda update: update.date.year)]


def articles(edition: Edition, root: str) -> dict[str, str]:
    """For each update's name, everything that its page says of it, for the feeds."""
    return {update.name: article(edition, update, root, in_feed=True) for update in edition.record.updates}


def young_people_articles(edition: Edition, root: str) -> dict[str, str]:
    """The same for the texts for young people."""
    with_text = [update for update in edition.record.updates if update.is_for_young_people]
    return {
        update.name: render("_young_people_article.html", edition, root, update=update, in_feed=True, words=None)
        for update in with_text
    }


def article(edition: Edition, update: Update, root: str, *, in_feed: bool) -> str:
    """An update's text with its corrections, quotes, promises, dates and documents."""
    records = edition.record.documents_by_owner.get(update.name, [])
    promises = [edition.promise_by_id[promise.id] for promise in update.promises if not update.withdrawn]
    kept = [edition.promise_by_id[name] for name in update.keeps if name in edition.promise_by_id]
    return render(
        "_article.html",
        edition,
        root,
        update=update,
        in_feed=in_feed,
        sources=[entry for entry in records if entry.is_source],
        named=[entry for entry in records if not entry.is_source],
        written_from=written_from(edition, records, root),
        promises=promises,
        only_promised=all(entry.is_own for entry in promises),
        kept=kept,
        only_kept=all(entry.is_own for entry in kept),
        missing=edition.record.missing_numbers(update.series.name) if update.series else [],
    )


def written_from(edition: Edition, records: Sequence[NamedDocument], root: str) -> Markup:
    """What a text was written from, for the middle of a sentence: its sources by name, or how many there are."""
    sources, messages = [entry.document for entry in records if entry.is_source], edition.messages
    if len(sources) > MOST_NAMED:
        return Markup("{}").format(messages.count("updates.these_sources", len(sources)))
    addresses = [(document.address(root), document.title) for document in sources]
    named = [messages.html("updates.source", title=link(*one) if one[0] else one[1]) for one in addresses]
    return Markup(format_list([str(one) for one in named], locale=messages.locale))


def _list(edition: Edition, years: list[tuple[int, list[Update]]]) -> Page:
    messages = edition.messages
    page = Page(
        address="updates/",
        title=messages.plain("titles.updates"),
        trail=trail(edition),
        description=_described(edition, "updates.description", edition.record.shown),
        body="",
        section="updates",
    )
    return compose(
        page,
        "updates.html",
        edition,
        updates=edition.record.shown[:NEWEST],
        years=years,
        year=None,
        age=_age(edition, edition.record.shown),
    )


def _age(edition: Edition, updates: Sequence[Update]) -> str:
    """How old the newest of some updates is; "" where there is none."""
    age = edition.age_of(updates)
    return dated_by(age, edition.messages, "updates.newest_dated") if age else ""


def _described(edition: Edition, key: str, updates: Sequence[Update], **values: object) -> str:
    """What a list holds, for search engines."""
    messages = edition.messages
    count = upper_first(messages.count("counts.update", len(updates)))
    return messages.plain(key, count=count, plan=edition.council.plan, **values)


def _year(edition: Edition, year: int, updates: list[Update]) -> Page:
    page = Page(
        address=f"updates/{year}/",
        title=edition.messages.plain("updates.of_year", year=year),
        trail=trail(edition, "updates"),
        description=_described(edition, "updates.year_description", updates, year=year),
        body="",
        section="updates",
    )
    return compose(page, "updates.html", edition, updates=updates, years=by_year(edition), year=year, age="")


def _kind(edition: Edition, kind: Kind, updates: list[Update]) -> Page:
    messages = edition.messages
    words = messages.plain(f"kinds.{kind}")
    page = Page(
        address=f"updates/{kind}/",
        title=messages.plain("updates.of_kind", kind=words),
        description=_described(edition, "updates.kind_description", updates, kind=words),
        body="",
        section="updates",
        trail=trail(edition, "updates"),
    )
    age = _age(edition, updates)
    return compose(page, "updates.html", edition, updates=updates, years=by_year(edition), year=None, age=age)


def _update(
    edition: Edition, update: Update, shares_title: bool, neighbours: tuple[Update | None, Update | None]
) -> Page:
    """One update's page; its title has the date behind it where another has the same one (WCAG 2.2, 2.4.2)."""
    newer, older = neighbours
    messages, gone = edition.messages, update.withdrawn
    dated = messages.plain("updates.with_date", title=update.title, date=update.date.words(messages))
    page = Page(
        address=update.address,
        title=dated if shares_title else update.title,
        description=messages.plain("updates.withdrawn_description", reason=gone.reason) if gone else update.summary,
        body="",
        section="updates",
        kind="article",
        schema="NewsArticle",
        trail=trail(edition, "updates"),
        published=update.issued,
        dated=update.date if update.written else None,
        changed=update.changed,
    )
    return compose(
        page,
        "update.html",
        edition,
        update=update,
        article=article,
        is_public=update.is_public(edition.now),
        areas=edition.record.areas_of(update),
        written_from=partial(written_from, edition, edition.record.documents_by_owner.get(update.name, [])),
        newer=newer,
        older=older,
    )
