"""What became of a promise: the update that made it, and those that show it kept; all of them by what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.record.dates import Span
from site_builder.record.promises import Ending, Nature, Promise, Standing
from site_builder.record.updates import Update

WORST_FIRST = (
    Standing.LATE,
    Standing.DROPPED,
    Standing.CHANGED,
    Standing.PARTLY_KEPT,
    Standing.OPEN,
    Standing.UNKNOWN,
    Standing.CANNOT_BE_JUDGED,
    Standing.KEPT_LATE,
    Standing.KEPT,
)
"""What can become of a promise, in the order of every page that lists or counts promises."""


@dataclass(frozen=True)
class TrackedPromise:
    """A promise with the update that made it and the updates that show it kept."""

    promise: Promise
    made_in: Update
    kept_by: tuple[Update, ...]
    """The updates that show it kept, oldest first."""
    standing: Standing
    partly_by: tuple[Update, ...] = ()
    """The updates that show a part of it to be kept, oldest first."""
    overdue: Span | None = None
    """When it was due, if that is over, nothing shows all of it to be kept, and its author does not say that it ended."""

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
        """Whether the council itself or a partner promised it: nothing else may be called their promise."""
        return self.promise.is_own

    @property
    def counts_until(self) -> date | None:
        """The day after which it counts as past, if only words and not a date are shown; None without such a day."""
        due = self.promise.due
        return due.last_day if due and self.promise.due_text else None

    @property
    def ending(self) -> Ending | None:
        """What its author says became of it; None if nothing is said, or if it was kept in spite of that."""
        outcome = self.promise.outcome
        return outcome if outcome and outcome.state.standing is self.standing else None

    @property
    def is_to_come(self) -> bool:
        """Whether the day by which it is due has not passed, and nothing shows all of it to be done or to have ended."""
        is_open = (
            self.standing is Standing.PARTLY_KEPT and self.promise.outcome is None and self.promise.due is not None
        )
        return self.standing is Standing.OPEN or (is_open and self.overdue is None)

    def days_overdue(self, today: date) -> int | None:
        """How many days it is overdue on the day of the build; None if it is not."""
        return (today - self.overdue.last_day).days if self.overdue else None

    @property
    def is_open(self) -> bool:
        """Whether there is more to come: it is not shown to be kept as a whole, and its author names no end."""
        return not self.kept_by and self.promise.outcome is None

    @property
    def words(self) -> str:
        """The catalogue's key for what became of it: only the council's own promise is "kept", others are "done"."""
        return f"standing.{self.standing}" if self.is_own else f"standing_of_others.{self.standing}"

    @property
    def anchor(self) -> str:
        """Its anchor on the page of the update and on the page of all promises."""
        return f"promise-{self.promise.id}"


def tracked(
    promise: Promise, made_in: Update, today: date, *, kept_by: Iterable[Update] = (), partly_by: Iterable[Update] = ()
) -> TrackedPromise:
    """What had become of a promise by a day, as far as the record shows; what is dated later does not count.

    An update that shows all of it outweighs what its author says of it, which outweighs a part. It is late from the day
    after its last possible day."""
    promise = promise.as_at(today)
    whole, parts = (tuple(one for one in some if one.date.first_day <= today) for some in (kept_by, partly_by))
    standing = _standing(promise, whole, parts, today)
    is_over = promise.due is not None and promise.due.last_day < today
    is_open = standing is Standing.LATE or (standing is Standing.PARTLY_KEPT and promise.outcome is None)
    return TrackedPromise(promise, made_in, whole, standing, parts, promise.due if is_open and is_over else None)


def _standing(promise: Promise, whole: Sequence[Update], parts: Sequence[Update], today: date) -> Standing:
    due = promise.due
    if whole:
        happened = whole[0].happened
        was_late = due and happened and happened.first_day > due.last_day
        return Standing.KEPT_LATE if was_late else Standing.KEPT
    if promise.outcome:
        return promise.outcome.state.standing
    if parts:
        return Standing.PARTLY_KEPT
    if due is None:
        return Standing.UNKNOWN
    return Standing.LATE if due.last_day < today else Standing.OPEN


@dataclass(frozen=True)
class Outcome:
    """The promises of which the same became."""

    standing: Standing
    promises: tuple[TrackedPromise, ...]
    """Those that are late or not yet due by the last day that they may take, earliest first: so what is most late comes
    first. Others as they were given."""

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.promises)


def by_outcome(promises: Iterable[TrackedPromise]) -> tuple[Outcome, ...]:
    """Promises by what became of them, `WORST_FIRST`; an outcome that none of them has is left out."""
    found: dict[Standing, list[TrackedPromise]] = {standing: [] for standing in WORST_FIRST}
    for entry in promises:
        found[entry.standing].append(entry)
    return tuple(Outcome(standing, _in_order(standing, those)) for standing, those in found.items() if those)


def _in_order(standing: Standing, promises: list[TrackedPromise]) -> tuple[TrackedPromise, ...]:
    if standing not in (Standing.LATE, Standing.OPEN):
        return tuple(promises)
    return tuple(sorted(promises, key=lambda entry: entry.promise.due.last_day if entry.promise.due else date.max))
