"""The progress page, at the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose
from site_builder.record.addresses import SHARE, SHARE_HOME
from site_builder.record.outputs import Page
from site_builder.views.answer import answer_in_words
from site_builder.views.progress import progress_view
from site_builder.views.shared_home import shared_home


def pages(edition: Edition) -> Iterator[Page]:
    """The one page at the site's root."""
    record, introduction = edition.record, edition.record.introduction
    picture = "" if {SHARE, SHARE_HOME} & {*record.files} == {SHARE} else SHARE_HOME
    page = Page(
        address="",
        title=edition.site_name,
        description=(introduction and introduction.description)
        or edition.messages.plain("progress.description", plan=edition.council.plan, answer=answer_in_words(edition)),
        body="",
        section="progress",
        picture=picture,
        picture_words=shared_home(edition).words if picture else "",
        changed=record.shown[0].changed if record.shown else None,
    )
    yield compose(page, "progress.html", progress_view(edition), edition)
