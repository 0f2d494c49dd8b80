"""How old the record is: its newest entry, and the day on which the pages were made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_builder.record.dates import When, months_between

FRESH_MONTHS = 3
"""A record whose newest entry is younger needs no word about its age."""
OLD_MONTHS = 6
"""From half a year on, every page that a reader may land on tells the age."""


class Entry(StrEnum):
    """What sort of entry is the newest; of several on one day the first that stands here."""

    UPDATE = "update"
    RATING = "rating"
    JUDGEMENT = "judgement"
    FIGURE = "figure"
    EVENT = "event"


@dataclass(frozen=True)
class Age:
    """The newest entry of a record, or the newest of some of its updates, as at the day of the build."""

    entry: Entry
    date: When
    today: When

    @property
    def months(self) -> int:
        """Whole months from the entry to the day of the build; a month counts as its first day."""
        return max(0, months_between(self.date, self.today))

    @property
    def is_fresh(self) -> bool:
        """Whether the record is younger than a reader would ask about."""
        return self.months < FRESH_MONTHS

    @property
    def is_old(self) -> bool:
        """Whether half a year or more has passed since."""
        return self.months >= OLD_MONTHS
