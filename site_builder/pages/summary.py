"""The plan on one page, to print and hang up."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.summary import summary_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    page = empty_page(edition, "summary", "summary", plan=edition.council.plan)
    yield compose(page, "summary.html", summary_view(edition), edition)
