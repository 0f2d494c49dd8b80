"""The chronology of the record."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose_view, trail
from site_builder.record.outputs import Page
from site_builder.views.timeline import timeline_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page with every date of the record, oldest first."""
    messages = edition.messages
    page = Page(
        address="timeline/",
        title=messages.plain("titles.timeline"),
        description=messages.plain("timeline.description", council=edition.council.name),
        body="",
        section="timeline",
        trail=trail(edition),
    )
    yield compose_view(page, "timeline.html", timeline_view(edition, page.title), edition)
