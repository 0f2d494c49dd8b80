"""The chronology of the record."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.timeline import timeline_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    page = empty_page(edition, "timeline", "timeline", council=edition.council.name)
    yield compose(page, "timeline.html", timeline_view(edition, page.title), edition)
