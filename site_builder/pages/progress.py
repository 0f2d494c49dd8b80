"""The progress page, at the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose
from site_builder.record.outputs import Page
from site_builder.views.age import newest_entry
from site_builder.views.progress import progress_view
from site_builder.views.standing import standing


def pages(edition: Edition) -> Iterator[Page]:
    """The one page at the site's root."""
    record, introduction = edition.record, edition.record.introduction
    answer = f"{standing(edition)} {newest_entry(edition)}"
    page = Page(
        address="",
        title=edition.site_name,
        description=(introduction and introduction.description)
        or edition.messages.plain("progress.description", plan=edition.council.plan, standing=answer),
        body="",
        section="progress",
        changed=record.shown[0].changed if record.shown else None,
    )
    yield compose(page, "progress.html", progress_view(edition), edition)
