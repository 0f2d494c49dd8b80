"""Something that was promised, expected or required, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.dates import Span
from site_builder.record.moves import Move


class Standing(StrEnum):
    """What became of a promise, as far as the record shows."""

    KEPT = "kept"
    KEPT_LATE = "kept-late"
    """Kept, but only after the last possible day."""
    LATE = "late"
    """Past its last possible day and not shown as kept."""
    OPEN = "open"
    """Not yet due."""
    UNKNOWN = "unknown"
    """No day was set, so it cannot be called late."""


class Nature(StrEnum):
    """How firm it is: a promise is more than an expectation, and a duty is not a promise."""

    PROMISED = "promised"
    EXPECTED = "expected"
    REQUIRED = "required"


@dataclass(frozen=True)
class Promise:
    """One promise. At least one of `due` and `due_text` is given."""

    id: str
    text: str
    place: Place
    due: Span | None = None
    due_text: str = ""
    """The words that are shown, such as "early in 2023"."""
    young_people: str = ""
    """The promise in a child's words, or ""."""
    young_people_place: Place | None = field(default=None, compare=False, repr=False)
    """Where the promise in a child's words was typed."""
    by: str = ""
    """Whose it is; "" for the council's own."""
    nature: Nature = Nature.PROMISED
    moved: tuple[Move, ...] = ()
    """By when it was due before, oldest first."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    @property
    def is_own(self) -> bool:
        """Whether the council itself promised it: nothing else may be called its promise."""
        return not self.by and self.nature is Nature.PROMISED

    def standing(self, *, kept: bool, today: date, happened: Span | None = None) -> Standing:
        """What became of it: kept if an update shows that, late from the day after its last possible day.

        `happened` is when the thing that shows it kept took place, if its author says so."""
        if kept:
            was_late = self.due and happened and happened.first_day > self.due.last_day
            return Standing.KEPT_LATE if was_late else Standing.KEPT
        if self.due is None:
            return Standing.UNKNOWN
        return Standing.LATE if self.due.last_day < today else Standing.OPEN
