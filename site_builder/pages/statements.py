"""How to follow, the statements that the law asks for, the way to find things, and what stands at a wrong address."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.pages.render import compose, trail
from site_builder.pages.updates import by_year


def pages(site: Site) -> Iterator[Page]:
    """Subscribe, accessibility, privacy, search, and the page for an address that is not there."""
    settings, texts = site.settings, site.settings.texts
    for name in ("subscribe", "accessibility", "privacy", "search"):
        page = Page(
            address=f"{name}/",
            title=texts.plain(f"titles.{name}"),
            description=texts.plain(f"{name}.description", site=settings.site_name, council=settings.council),
            body="",
            section=name,
            trail=trail(settings),
        )
        yield compose(page, f"{name}.html", site, years=by_year(site))
    missing = Page(
        address="404.html",
        title=texts.plain("titles.not_found"),
        description=texts.plain("not_found.description"),
        body="",
        trail=trail(settings),
        section="not-found",
        is_listed=False,
    )
    yield compose(missing, "not_found.html", site)
