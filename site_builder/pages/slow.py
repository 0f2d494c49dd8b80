"""Where progress is slow, as marked in the record and, kept apart from it, what the record does not show."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.slow import slow_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    page = empty_page(edition, "slow")
    yield compose(page, "slow.html", slow_view(edition, page.title), edition)
