"""The page of what people said, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page
from site_builder.record.outputs import Page
from site_builder.views.voices import you_said_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page, at `you-said/`."""
    page = empty_page(edition, "you_said", plan=edition.council.plan)
    yield compose(page, "you_said.html", you_said_view(edition, page.title), edition)
