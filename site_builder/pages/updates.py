"""The updates: their list, one page per year and one per update."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from site_builder.edition import Edition
from site_builder.html.called import called
from site_builder.messages import upper_first
from site_builder.pages.recipes import Chapter, Recipe, made
from site_builder.pages.render import compose, show, trail
from site_builder.record.outputs import Page
from site_builder.record.updates import Kind, Update
from site_builder.views.article import article_view
from site_builder.views.shared_links import shared_update
from site_builder.views.update import update_view
from site_builder.views.updates import NEWEST, all_updates_view, by_year, kind_view, year_view
from site_builder.views.young_people.doors import first_door
from site_builder.views.young_people.update import young_article_view


def pages(edition: Edition) -> Iterator[Page]:
    """The list, the years, and every update."""
    return made(recipes(edition), edition)


def lists(edition: Edition) -> Iterator[Page]:
    """The list, the years and the kinds."""
    yield _list(edition)
    for year, updates in by_year(edition.record.shown):
        yield _year(edition, year, updates)
    for kind in Kind:
        if of_kind := [update for update in edition.record.shown if update.kind is kind]:
            yield _kind(edition, kind, of_kind)


def recipes(edition: Edition) -> Iterator[Recipe | Chapter]:
    """All of it, still to be made."""
    yield Chapter("updates", "lists")
    neighbours = _neighbours(edition)
    titles = Counter(update.title for update in edition.record.updates)
    for update in edition.record.updates:
        yield Recipe(_update, (update, titles[update.title] > 1, *neighbours[update.name]))


def page_of(edition: Edition, update: Update) -> Page:
    """The page of one update, among the others."""
    shares_title = any(other.title == update.title for other in edition.record.updates if other is not update)
    return _update(edition, update, shares_title, *_neighbours(edition)[update.name])


def list_with(edition: Edition, update: Update) -> Page:
    """The list in which an update stands: that of the newest, or that of its year."""
    year = update.date.year
    if update in edition.record.shown[:NEWEST]:
        return _list(edition)
    return _year(edition, year, [other for other in edition.record.shown if other.date.year == year])


def _neighbours(edition: Edition) -> dict[str, tuple[Update | None, Update | None]]:
    """The next newer and the next older update that is shown, by the name of each update; a withdrawn one has them, too."""
    shown = edition.record.shown
    orders = [update.order for update in shown]
    found = {}
    for update in edition.record.updates:
        newer, older = bisect_left(orders, update.order), bisect_right(orders, update.order)
        found[update.name] = (shown[newer - 1] if newer else None, shown[older] if older < len(shown) else None)
    return found


def article_makers(root: str) -> tuple[Callable[[Edition, Update], str], Callable[[Edition, Update], str]]:
    """What makes the text of an update for the feeds, and what makes that for young people: all that an edition's page of
    it says, with addresses from a root."""
    return lambda edition, update: article(edition, update, root), lambda edition, update: young_people_article(
        edition, update, root
    )


def young_people_article(edition: Edition, update: Update, root: str) -> str:
    """The text of one update for young people."""
    return _article(
        edition, "young_people_article.html", young_article_view(edition, update, first_door(edition)), root
    )


def article(edition: Edition, update: Update, root: str) -> str:
    """An update's text with its corrections, quotes, promises, dates and documents, for the feeds."""
    return _article(edition, "article.html", article_view(edition, update), root)


def _article(edition: Edition, template: str, view: object, root: str) -> str:
    inputs = (template, view, edition.messages, root)
    return edition.memory.recall("articles", inputs, lambda: called(show(*inputs)))


def _list(edition: Edition) -> Page:
    messages = edition.messages
    page = Page(
        address="updates/",
        title=messages.plain("titles.updates"),
        trail=trail(edition),
        description=_described(edition, "updates.description", edition.record.shown),
        body="",
        section="updates",
    )
    return compose(page, "updates.html", all_updates_view(edition, page.title), edition)


def _described(edition: Edition, key: str, updates: Sequence[Update], **values: object) -> str:
    """What a list contains, for search engines."""
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
    return compose(page, "updates.html", year_view(edition, page.title, year, updates), edition)


def _kind(edition: Edition, kind: Kind, updates: list[Update]) -> Page:
    messages = edition.messages
    words = messages.plain(f"kinds.{kind}")
    page = Page(
        address=f"updates/{kind}/",
        feed=f"updates/{kind}/feed.xml",
        title=messages.plain(f"kinds_listed.{kind}"),
        description=_described(edition, "updates.kind_description", updates, kind=words),
        body="",
        section="updates",
        trail=trail(edition, "updates"),
    )
    return compose(page, "updates.html", kind_view(edition, page.title, kind, updates), edition)


def _update(edition: Edition, update: Update, shares_title: bool, newer: Update | None, older: Update | None) -> Page:
    """One update's page; its date follows its title if another update has the same title (WCAG 2.2, 2.4.2)."""
    messages, gone, shared = edition.messages, update.withdrawn, shared_update(edition, update)
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
        version=update.version,
        corrections=tuple((one.date, one.note) for one in update.corrections),
        picture=shared.address if shared else "",
        picture_words=shared.words if shared else "",
    )
    return compose(page, "update.html", update_view(edition, update, newer, older), edition)
