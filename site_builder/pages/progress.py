"""The progress page: is it getting better, what is newest in the record, who can help."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose
from site_builder.pages.slow import nothing_slow
from site_builder.record.outputs import Page
from site_builder.views.age import newest_entry
from site_builder.views.standing import is_rated, latest_judgement, standing

LATEST = 5


def pages(edition: Edition) -> Iterator[Page]:
    """The one page at the site's root."""
    introduction = edition.record.introduction
    answer, age = standing(edition), newest_entry(edition)
    page = Page(
        address="",
        title=edition.site_name,
        description=(introduction and introduction.description)
        or edition.messages.plain("progress.description", plan=edition.council.plan, standing=f"{answer} {age}"),
        body="",
        section="progress",
        changed=edition.record.shown[0].changed if edition.record.shown else None,
    )
    yield compose(
        page,
        "progress.html",
        edition,
        heading=(introduction and introduction.title) or edition.messages.plain("progress.heading"),
        introduction=introduction.text.without_title if introduction else None,
        standing=answer,
        judgement=latest_judgement(edition),
        latest=edition.record.shown[:LATEST],
        is_rated=is_rated(edition),
        nothing_slow=nothing_slow(edition),
    )
