"""The page of all promises."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.promise_list import promises_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    page = empty_page(edition, "promises", plan=edition.council.plan)
    yield compose(page, "promises.html", promises_view(edition, page.title), edition)
