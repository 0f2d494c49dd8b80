"""Something that was promised, expected or required, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.addresses import promise_address
from site_builder.record.dates import Span, When, span_of
from site_builder.record.documents import Document
from site_builder.record.moves import Move


class Standing(StrEnum):
    """What became of a promise, as far as the record shows."""

    KEPT = "kept"
    KEPT_LATE = "kept-late"
    """Kept, but only after the last possible day."""
    PARTLY_KEPT = "partly-kept"
    """Kept in part, as an update shows or its author says."""
    CHANGED = "changed"
    """Its author says that it was changed into something else."""
    DROPPED = "dropped"
    """Its author says that it will not be kept."""
    CANNOT_BE_JUDGED = "cannot-be-judged"
    """Its author says that nobody can tell whether it was kept."""
    LATE = "late"
    """Past its last possible day and not shown as kept."""
    OPEN = "open"
    """Not yet due."""
    UNKNOWN = "unknown"
    """No day was set, so it cannot be called late."""


class End(StrEnum):
    """What the author of a promise may say became of it; that it was kept, an update shows."""

    PARTLY_KEPT = "partly-kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    CANNOT_BE_JUDGED = "cannot-be-judged"

    @property
    def standing(self) -> Standing:
        """The same among all that can become of a promise."""
        return Standing(self.value)


@dataclass(frozen=True)
class Ending:
    """What became of a promise, as its author says, and why."""

    state: End
    date: When
    """When that was decided or found."""
    why: str
    """The reason, in a sentence or two."""
    source: Document | None = None
    young_people: str = ""
    """The reason in a child's words, or ""."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
    young_people_place: Place | None = field(default=None, compare=False, repr=False)
    """Where the reason in a child's words was typed."""


@dataclass(frozen=True)
class Keep:
    """That an update shows a promise to be kept."""

    id: str
    """The promise's."""
    partly: bool = False
    """Whether it shows a part of it only."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its id was typed."""

    def __str__(self) -> str:
        return f"{self.id} (partly)" if self.partly else self.id


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
    is_of_partner: bool = False
    """Whether that is a partner, who answers for the plan together with the council."""
    nature: Nature = Nature.PROMISED
    moved: tuple[Move, ...] = ()
    """By when it was due before, oldest first."""
    outcome: Ending | None = None
    """What became of it, if its author says so."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    @property
    def is_own(self) -> bool:
        """Whether the council itself or a partner promised it: nothing else may be called their promise."""
        return (not self.by or self.is_of_partner) and self.nature is Nature.PROMISED

    @property
    def address(self) -> str:
        """The address of its page, without a leading slash."""
        return promise_address(self.id)

    def as_at(self, day: date) -> Promise:
        """The promise as it stood on a day: due when it was due then, and without an outcome of a later day."""
        later = [move for move in self.moved if move.date.first_day > day]
        outcome = self.outcome if self.outcome and self.outcome.date.first_day <= day else None
        if not later:
            return self if outcome is self.outcome else replace(self, outcome=outcome)
        due, moved = span_of(later[0].was), self.moved[: -len(later)]
        return replace(self, due=due, due_text="" if due else later[0].was, moved=moved, outcome=outcome)
