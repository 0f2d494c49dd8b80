"""The page on which the council can be held to account: what was promised, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.promises import Standing
from site_builder.model.site import Site
from site_builder.pages.render import compose, trail
from site_builder.texts import upper_first


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    texts = site.settings.texts
    late = texts.count("counts.late", len(site.late_promises))
    made = upper_first(texts.count("counts.promise", len(site.promises)))
    promises = Page(
        address="promises/",
        title=texts.plain("titles.promises"),
        description=texts.plain("promises.description", count=made, late=late),
        body="",
        trail=trail(site.settings),
    )
    order = (Standing.LATE, Standing.OPEN, Standing.UNKNOWN, Standing.KEPT_LATE, Standing.KEPT)
    groups = [(standing, [record for record in site.promises if record.standing is standing]) for standing in order]
    yield compose(promises, "promises.html", site, groups=[(standing, found) for standing, found in groups if found])
