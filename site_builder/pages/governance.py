"""Who answers to whom."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.governance import governance_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    page = empty_page(edition, "governance", plan=edition.council.plan)
    yield compose(page, "governance.html", governance_view(edition, page.title), edition)
