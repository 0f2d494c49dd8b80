"""How old the record is: its newest entry, and the day on which the pages were made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_builder.record.dates import When, months_since

FRESH_MONTHS = 3
"""Days; a record whose newest entry is younger than this need not mention its age."""
OLD_MONTHS = 6
"""Months; from this age on, every page on which a reader may land shows it."""
LONG_MONTHS = 12
"""Months; from then on pages stress how long ago something was."""


class Entry(StrEnum):
    """What sort of entry is the newest; of several on one day, the one listed first here."""

    UPDATE = "update"
    RATING = "rating"
    REPORT = "report"
    """A report on an action, or a check of one."""
    JUDGEMENT = "judgement"
    FIGURE = "figure"
    EVENT = "event"


@dataclass(frozen=True)
class Age:
    """The newest entry of a record, or of some of its updates, as at the day of the build."""

    entry: Entry
    date: When
    today: When

    @property
    def months(self) -> int:
        """Whole months from the entry to the day of the build; a month or a year counts from its last day."""
        return months_since(self.date, self.today.first_day)

    @property
    def is_fresh(self) -> bool:
        """Whether the record is too recent for a reader to wonder about its age."""
        return self.months < FRESH_MONTHS

    @property
    def is_old(self) -> bool:
        """Whether half a year or more has passed since the newest entry."""
        return self.months >= OLD_MONTHS
