"""How to follow, the statements that the law asks for, the way to find things, and what stands at a wrong address."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.views.updates import by_year


def pages(edition: Edition) -> Iterator[Page]:
    """Subscribe, accessibility, privacy, search, and the page for an address that is not there."""
    messages = edition.messages
    for name in ("subscribe", "accessibility", "privacy", "search"):
        page = Page(
            address=f"{name}/",
            title=messages.plain(f"titles.{name}"),
            description=messages.plain(f"{name}.description", site=edition.site_name, council=edition.council.name),
            body="",
            section=name,
            trail=trail(edition),
        )
        yield compose(page, f"{name}.html", edition, years=by_year(edition.record.shown))
    missing = Page(
        address="404.html",
        title=messages.plain("titles.not_found"),
        description=messages.plain("not_found.description"),
        body="",
        trail=trail(edition),
        section="not-found",
        is_listed=False,
    )
    yield compose(missing, "not_found.html", edition)
