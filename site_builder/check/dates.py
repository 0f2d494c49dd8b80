"""Nothing is said to have happened on a day that has not come."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.dates import When
from site_builder.model.site import Site
from site_builder.problems import Place, Problem, quoted


def check_update_dates(site: Site) -> Iterator[Problem]:
    """An update's date is not after today, unless `publish_at` says when it may be seen."""
    for update in site.updates:
        if update.publish_at is None:
            advice = "add 'publish_at' with the day and time from which it may be seen, or correct the date"
            yield from _not_after_today(site, update.date, update.place_of("date"), "update", advice)


def check_area_dates(site: Site) -> Iterator[Problem]:
    """The date of a rating, of a `done` and of a measure's point is not after today."""
    advice = "correct the date, or add it when the day has come"
    for area in site.areas:
        for rating in area.ratings:
            yield from _not_after_today(site, rating.date, rating.place, "rating", advice)
        for action in area.actions:
            if action.done:
                yield from _not_after_today(site, action.done, action.done_place or action.place, "'done'", advice)
        for measure in area.measures:
            for point in measure.points:
                yield from _not_after_today(site, point.date, point.place, "point", advice)


def _not_after_today(site: Site, date: When, place: Place, what: str, advice: str) -> Iterator[Problem]:
    today = site.settings.today
    if date.first_day > today:
        yield Problem(
            place,
            "future-date",
            f"The {what} has the date {quoted(str(date))}, which is after today, {today}; {advice}.",
        )
