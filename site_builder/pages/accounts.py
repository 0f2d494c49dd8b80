"""The page on which the council can be held to account: what was promised, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.model.outputs import Page
from site_builder.model.promises import Standing
from site_builder.model.site import PromiseRecord, Site
from site_builder.pages.render import compose, trail


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    texts = site.settings.texts
    promises = Page(
        address="promises/",
        title=texts.plain("titles.promises"),
        description=texts.plain("promises.description", plan=site.settings.plan),
        body="",
        trail=trail(site.settings),
    )
    sections = [
        ("own", grouped(record for record in site.promises if record.is_own)),
        ("others", grouped(record for record in site.promises if not record.is_own)),
    ]
    yield compose(promises, "promises.html", site, sections=[(name, groups) for name, groups in sections if groups])


def grouped(records: Iterable[PromiseRecord]) -> list[tuple[Standing, list[PromiseRecord]]]:
    """The records by what became of them, the worst first; no group that is empty."""
    order = (Standing.LATE, Standing.OPEN, Standing.UNKNOWN, Standing.KEPT_LATE, Standing.KEPT)
    found: dict[Standing, list[PromiseRecord]] = {standing: [] for standing in order}
    for record in records:
        found[record.standing].append(record)
    return [(standing, those) for standing, those in found.items() if those]
