"""The page of all promises."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose_view, trail
from site_builder.record.outputs import Page
from site_builder.views.promise_list import promises_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    messages = edition.messages
    page = Page(
        address="promises/",
        title=messages.plain("titles.promises"),
        description=messages.plain("promises.description", plan=edition.council.plan),
        body="",
        trail=trail(edition),
    )
    yield compose_view(page, "promises.html", promises_view(edition, page.title), edition)
