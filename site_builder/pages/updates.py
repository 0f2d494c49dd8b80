"""The lists of updates: all, one per year and one per kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.pages import update as update_page
from site_builder.pages.recipes import Recipe, made
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.record.updates import Kind, Update
from site_builder.views.updates import NEWEST, Ways, all_updates_view, by_year, kind_view, ways, year_view


def pages(edition: Edition) -> Iterator[Page]:
    """The list, the years, and every update."""
    yield from made(lists(edition), edition)
    yield from made(update_page.recipes(edition), edition)


def lists(edition: Edition) -> Iterator[Page | Recipe]:
    """The list, the years and the kinds."""
    around = ways(edition)
    yield _list(edition)
    yield from _years(edition, around)
    for kind in Kind:
        if those := tuple(update for update in edition.record.shown if update.kind is kind):
            yield Recipe("updates", "of_kind", (kind, those, around))


def _years(edition: Edition, around: Ways) -> Iterator[Recipe]:
    years = [(year, tuple(updates)) for year, updates in by_year(edition.record.shown)]
    for (year, updates), (_, before) in pairwise([*years, (0, ())]):
        yield Recipe("updates", "of_year", (year, updates, before[:1], around))


def list_with(edition: Edition, update: Update) -> Page:
    """The list in which an update stands: that of the newest, or that of its year."""
    if update in edition.record.shown[:NEWEST]:
        return _list(edition)
    years = _years(edition, ways(edition))
    return next(one for one in years if one.subject[0] == update.date.year).made(edition)


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


def of_year(edition: Edition, year: int, updates: Sequence[Update], before: Sequence[Update], around: Ways) -> Page:
    """The list of a year; `before` is the last update of the year before it that has any."""
    page = Page(
        address=f"updates/{year}/",
        title=edition.messages.plain("updates.of_year", year=year),
        trail=trail(edition, "updates"),
        description=_described(edition, "updates.year_description", updates, year=year),
        body="",
        section="updates",
    )
    return compose(page, "updates.html", year_view(edition, page.title, year, updates, before, around), edition)


def of_kind(edition: Edition, kind: Kind, updates: Sequence[Update], around: Ways) -> Page:
    """The list of a kind."""
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
    return compose(page, "updates.html", kind_view(edition, page.title, kind, updates, around), edition)
