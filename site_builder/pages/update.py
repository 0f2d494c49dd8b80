"""One page per update, and the text of it in the feeds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

from site_builder.edition import Edition
from site_builder.html.called import called
from site_builder.pages.recipes import Recipe
from site_builder.pages.render import compose, show, trail
from site_builder.record.outputs import Page
from site_builder.record.updates import Update
from site_builder.views.article import article_view
from site_builder.views.shared_links import shared_update
from site_builder.views.update import update_view
from site_builder.views.young_people.doors import first_door
from site_builder.views.young_people.update import young_article_view


def recipes(edition: Edition) -> Iterator[Recipe]:
    """The page of every update, still to be made."""
    neighbours = _neighbours(edition)
    titles = Counter(update.title for update in edition.record.updates)
    for update in edition.record.updates:
        yield Recipe("update", "page", (update, titles[update.title] > 1, *neighbours[update.name]))


def page_of(edition: Edition, update: Update) -> Page:
    """The page of one update, among the others."""
    shares_title = any(other.title == update.title for other in edition.record.updates if other is not update)
    return page(edition, update, shares_title, *_neighbours(edition)[update.name])


def page(edition: Edition, update: Update, shares_title: bool, newer: Update | None, older: Update | None) -> Page:
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


def _neighbours(edition: Edition) -> dict[str, tuple[Update | None, Update | None]]:
    """The next newer and the next older update that is shown, by the name of each update; a withdrawn one has them, too."""
    shown = edition.record.shown
    orders = [update.order for update in shown]
    found = {}
    for update in edition.record.updates:
        order = update.order
        newer, older = bisect_left(orders, order), bisect_right(orders, order)
        found[update.name] = (shown[newer - 1] if newer else None, shown[older] if older < len(shown) else None)
    return found
