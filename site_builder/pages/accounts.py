"""The page on which the council can be held to account: what was promised, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.edition import Edition
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.record.promises import Standing
from site_builder.record.record import TrackedPromise


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    messages = edition.messages
    promises = Page(
        address="promises/",
        title=messages.plain("titles.promises"),
        description=messages.plain("promises.description", plan=edition.council.plan),
        body="",
        trail=trail(edition),
    )
    sections = [
        ("own", grouped(entry for entry in edition.promises if entry.is_own)),
        ("others", grouped(entry for entry in edition.promises if not entry.is_own)),
    ]
    yield compose(promises, "promises.html", edition, sections=[(name, groups) for name, groups in sections if groups])


def grouped(records: Iterable[TrackedPromise]) -> list[tuple[Standing, list[TrackedPromise]]]:
    """The records by what became of them, the worst first; no group that is empty."""
    order = (Standing.LATE, Standing.OPEN, Standing.UNKNOWN, Standing.KEPT_LATE, Standing.KEPT)
    found: dict[Standing, list[TrackedPromise]] = {standing: [] for standing in order}
    for entry in records:
        found[entry.standing].append(entry)
    return [(standing, those) for standing, those in found.items() if those]
