"""The list of all documents."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.document_list import documents_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    page = empty_page(
        edition,
        "documents",
        count=upper_first(edition.messages.count("counts.document", len(edition.record.listed_documents))),
    )
    yield compose(page, "documents.html", documents_view(edition, page.title), edition)
