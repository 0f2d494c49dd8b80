"""The pages on which the council can be held to account: its promises, and where progress is slow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.model.dates import When, day_of, months_between
from site_builder.model.outputs import Page
from site_builder.model.promises import Standing
from site_builder.model.site import PromiseRecord, Site
from site_builder.pages.render import compose, trail

QUIET_DAYS = 183
"""Half a year without an update counts as a quiet time."""


@dataclass(frozen=True)
class Quiet:
    """A time in which no update was published: from one update to the next, or to the day of the build."""

    first: When
    last: When
    goes_on: bool
    """Whether it reaches up to the day of the build."""

    @property
    def days(self) -> int:
        """Its length in days; a month counts as its first day."""
        return (self.last.first_day - self.first.first_day).days

    @property
    def months(self) -> int:
        """Its length in whole months."""
        return months_between(self.first, self.last)


def pages(site: Site) -> Iterator[Page]:
    """Promises and slowness."""
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
    slow = Page(
        address="slow/",
        title=texts.plain("titles.slow"),
        description=texts.plain("slow.description"),
        body="",
        trail=trail(site.settings),
    )
    yield compose(slow, "slow.html", site, quiet=quiet_times(site), missing=missing_reports(site))


def grouped(records: Iterable[PromiseRecord]) -> list[tuple[Standing, list[PromiseRecord]]]:
    """The records by what became of them, the worst first; no group that is empty."""
    order = (Standing.LATE, Standing.OPEN, Standing.UNKNOWN, Standing.KEPT_LATE, Standing.KEPT)
    found: dict[Standing, list[PromiseRecord]] = {standing: [] for standing in order}
    for record in records:
        found[record.standing].append(record)
    return [(standing, those) for standing, those in found.items() if those]


def quiet_times(site: Site) -> list[Quiet]:
    """The times of half a year or more without an update, newest first."""
    dates = [update.date for update in site.shown]
    today = day_of(site.settings.today)
    pairs = zip([today, *dates], dates, strict=False)
    times = [Quiet(older, newer, newer is today) for newer, older in pairs]
    return [quiet for quiet in times if quiet.days >= QUIET_DAYS]


def missing_reports(site: Site) -> list[tuple[str, list[str]]]:
    """Each numbered series with the numbers that no update has, by name."""
    names = sorted({update.series.name for update in site.shown if update.series})
    found = [(name, site.missing_numbers(name)) for name in names]
    return [(name, numbers) for name, numbers in found if numbers]
