"""Something the council says it will do, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from site_builder.model.dates import When
from site_builder.problems import Place


class Standing(StrEnum):
    """What became of a promise, as far as the record shows."""

    KEPT = "Kept"
    LATE = "Past its date, not shown as kept"
    OPEN = "Not yet due"
    UNKNOWN = "No day was set, not shown as kept"
    """Neither late nor kept can be said."""


@dataclass(frozen=True)
class Promise:
    """One promise. Exactly one of `due` and `due_text` may be missing."""

    id: str
    text: str
    place: Place
    due: When | None = None
    due_text: str = ""
    young_people: str = ""
    """The promise in a child's words, or ""."""

    def standing(self, *, kept: bool, today: date) -> Standing:
        """What became of it: `kept` if an update shows so, late from the day after its last possible day."""
        if kept:
            return Standing.KEPT
        if self.due is None:
            return Standing.UNKNOWN
        return Standing.LATE if self.due.last_day < today else Standing.OPEN

    @property
    def due_words(self) -> str:
        """By when, as a page writes it."""
        return self.due_text or (self.due.words if self.due else "")
