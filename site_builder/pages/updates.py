"""The lists of updates: all, one per year and one per kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.pages import update as update_page
from site_builder.pages.recipes import made
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.record.updates import Kind, Update
from site_builder.views.updates import NEWEST, all_updates_view, by_year, kind_view, year_view


def pages(edition: Edition) -> Iterator[Page]:
    """The list, the years, and every update."""
    yield from lists(edition)
    yield from made(update_page.recipes(edition), edition)


def lists(edition: Edition) -> Iterator[Page]:
    """The list, the years and the kinds."""
    yield _list(edition)
    for year, updates in by_year(edition.record.shown):
        yield _year(edition, year, updates)
    for kind in Kind:
        if of_kind := [update for update in edition.record.shown if update.kind is kind]:
            yield _kind(edition, kind, of_kind)


def list_with(edition: Edition, update: Update) -> Page:
    """The list in which an update stands: that of the newest, or that of its year."""
    year = update.date.year
    if update in edition.record.shown[:NEWEST]:
        return _list(edition)
    return _year(edition, year, [other for other in edition.record.shown if other.date.year == year])


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
