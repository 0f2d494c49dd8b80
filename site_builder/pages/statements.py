"""How to follow, the statements that the law asks for, how to find things, and what is shown at a wrong address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page, trail
from site_builder.record.outputs import Page
from site_builder.views.search import search_view, versions
from site_builder.views.statements import NotFoundView, accessibility_view, privacy_view, subscribe_view

_VIEWS: tuple[tuple[str, Callable[[Edition, str], object]], ...] = (
    ("subscribe", subscribe_view),
    ("accessibility", accessibility_view),
    ("privacy", privacy_view),
    ("search", search_view),
)


def pages(edition: Edition) -> Iterator[Page]:
    """Subscribe, accessibility, privacy, search, and the page for an address that does not exist."""
    for name, view in _VIEWS:
        page = empty_page(edition, name, name, site=edition.site_name, council=edition.council.name)
        yield compose(page, f"{name}.html", view(edition, page.title), edition)
    not_found = Page(
        address="404.html",
        title=edition.messages.plain("titles.not_found"),
        description=edition.messages.plain("not_found.description"),
        body="",
        trail=trail(edition),
        section="not-found",
        is_listed=False,
    )
    lost = NotFoundView(not_found.title, edition.council.second_version.home, versions(edition))
    yield compose(not_found, "not_found.html", lost, edition)
