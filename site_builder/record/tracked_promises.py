"""What became of a promise: the update that made it, and those that show it kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from site_builder.record.promises import Nature, Promise, Standing
from site_builder.record.updates import Update


@dataclass(frozen=True)
class TrackedPromise:
    """A promise with the update that made it and the updates that show it kept."""

    promise: Promise
    made_in: Update
    kept_by: tuple[Update, ...]
    """The updates that show it kept, oldest first."""
    standing: Standing

    @property
    def nature(self) -> Nature:
        """Whether it was promised, expected or required."""
        return self.promise.nature

    @property
    def whose(self) -> str:
        """Who has to do it; "" for the council."""
        return self.promise.by

    @property
    def is_own(self) -> bool:
        """Whether the council itself promised it: nothing else may be called its promise."""
        return self.promise.is_own

    @property
    def counts_until(self) -> date | None:
        """The day after which it counts as past, if only words and not a date are shown; None without such a day."""
        due = self.promise.due
        return due.last_day if due and self.promise.due_text else None

    @property
    def words(self) -> str:
        """The catalogue's key for what became of it: only the council's own promise is "kept", others are "done"."""
        return f"standing.{self.standing}" if self.is_own else f"standing_of_others.{self.standing}"

    @property
    def anchor(self) -> str:
        """Its anchor on the page of the update and on the page of all promises."""
        return f"promise-{self.promise.id}"
