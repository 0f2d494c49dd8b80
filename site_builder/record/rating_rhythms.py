"""By when an area is to be rated again, as a rhythm of ratings promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from site_builder.record.dates import When
from site_builder.record.names import slug
from site_builder.record.plan import Area
from site_builder.record.ratings import Rating
from site_builder.record.record import Record
from site_builder.record.references import Rhythm, RhythmOf


@dataclass(frozen=True)
class RatingDue:
    """By when an area's next rating is due, and by which rhythm."""

    area: Area
    rhythm: Rhythm
    last: When | None
    """The date of the latest rating that kept the rhythm, or None."""
    due: date
    """The last day on which it is in time."""

    def is_overdue(self, today: date) -> bool:
        """Whether that day has passed."""
        return self.due < today


def ratings_due(record: Record, today: date) -> tuple[RatingDue, ...]:
    """For each area, in the plan's order, the first day by which a running rhythm asks for its next rating.

    An area is left out if no rhythm of ratings is running, or if it was never rated and no rhythm says since when."""
    running = [one for one in record.rhythms if one.of is RhythmOf.RATINGS and one.holds_on(today)]
    known = {rating.rater for area in record.areas for rating in area.ratings} if running else set()
    found = []
    for area in record.open_areas:
        due = [one for rhythm in running if (one := _due(area, rhythm, known))]
        if due:
            found.append(min(due, key=lambda one: one.due))
    return tuple(found)


def ratings_of(rhythm: Rhythm, area: Area, known: set[str]) -> tuple[Rating, ...]:
    """The ratings of an area that keep a rhythm: those by its `who` if that is the name of a rater, else all."""
    who = slug(rhythm.who)
    return tuple(one for one in area.ratings if who not in known or one.rater == who)


def dates_of_ratings(record: Record, rhythm: Rhythm) -> Iterator[When]:
    """The dates of all ratings that keep a rhythm, area by area."""
    known = {rating.rater for area in record.areas for rating in area.ratings}
    return (rating.date for area in record.areas for rating in ratings_of(rhythm, area, known))


def _due(area: Area, rhythm: Rhythm, known: set[str]) -> RatingDue | None:
    """By when; None where nothing says since when, and after the end of the rhythm. It asks nothing of an area before
    that was opened."""
    ratings = ratings_of(rhythm, area, known)
    last = max((one.date for one in ratings), key=lambda when: when.last_day, default=None)
    begun = [when.last_day for when in (last, rhythm.since, area.opened) if when]
    if not begun:
        return None
    due = rhythm.interval.after(max(begun))
    is_asked = rhythm.until is None or due <= rhythm.until.last_day
    return RatingDue(area, rhythm, last, due) if is_asked else None
