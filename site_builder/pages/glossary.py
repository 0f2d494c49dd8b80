"""The words that the record explains."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.glossary import glossary_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    count = upper_first(edition.messages.count("counts.word", len(edition.record.terms)))
    page = empty_page(edition, "glossary", "glossary", count=count)
    yield compose(page, "glossary.html", glossary_view(edition, page.title), edition)
