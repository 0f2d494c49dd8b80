"""Everything for children as one book."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose
from site_builder.pages.young_versions import around_page
from site_builder.record.outputs import Page
from site_builder.views.young_people.booklet import booklet_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page, to print or to keep."""
    page = around_page(edition, "print/", "booklet.title", "booklet.description")
    yield compose(page, "young_people_print.html", booklet_view(edition, page.title), edition)
