"""The day on which a text was written is possible beside its other dates."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.dates import NOWHERE, When
from site_builder.model.plan import Area
from site_builder.model.site import Site
from site_builder.model.updates import Update
from site_builder.problems import Place, Problem, quoted


def check_written(site: Site) -> Iterator[Problem]:
    """A text was written after the date of its update, before it was corrected or withdrawn, and not after today.

    An update that waits for its hour is asked as of that day."""
    for update in site.updates:
        if update.written and update.date != NOWHERE:
            place = update.place_of("written")
            if update.written.last_day <= update.date.first_day:
                message = f"'written' is {quoted(str(update.written))}, which is not after the update's date {quoted(str(update.date))}; leave it out, or correct the one that is wrong."
                yield Problem(place, "date-order", message)
            yield from _possible(site, update, update.written, place)
    for area in site.areas:
        if area.written:
            yield from _possible(site, area, area.written, area.place_of("written"))


def _possible(site: Site, owner: Update | Area, written: When, place: Place) -> Iterator[Problem]:
    day = quoted(str(written))
    hour = owner.publish_at if isinstance(owner, Update) else None
    today = max(site.settings.today, hour.date()) if hour else site.settings.today
    if written.first_day > today:
        message = f"'written' is {day}, which is after today, {today}; correct the date."
        yield Problem(place, "future-date", message)
    changes = [("corrected", correction.date) for correction in owner.corrections]
    changes += [("withdrawn", owner.withdrawn.date)] if isinstance(owner, Update) and owner.withdrawn else []
    for what, when in changes:
        if when != NOWHERE and when.last_day < written.first_day:
            message = f"'written' is {day}, but the text was {what} on {quoted(str(when))}, before that; correct the one that is wrong."
            yield Problem(place, "date-order", message)
