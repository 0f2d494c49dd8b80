"""What the record does not show: what is past its date, and numbers that a series lacks. None of it is called slow."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.views.promises import PromiseLine, promise_line


@dataclass(frozen=True)
class MissingNumbers:
    """A numbered series with gaps."""

    name: str
    numbers: tuple[str, ...]
    """What is missing, as "2" or "3 to 6", ascending."""
    count: int
    """How many numbers that are."""


@dataclass(frozen=True)
class Gaps:
    """What is past its date, by whose it is."""

    own: tuple[PromiseLine, ...]
    """What the council promised by a day that has passed, and no update shows to be done; most late first."""
    others: tuple[PromiseLine, ...]
    """The same for what others promised, and for what was expected or required."""


def gaps(edition: Edition) -> Gaps:
    """What is past its date as at the day of the build."""
    late = [promise_line(edition, entry) for entry in edition.late_promises]
    return Gaps(
        own=tuple(line for line in late if line.is_own),
        others=tuple(line for line in late if not line.is_own),
    )


def nothing_late(edition: Edition) -> str:
    """What can be said where no promise of the council's own is late: that there is none at all is not the same."""
    is_there = any(entry.is_own for entry in edition.promises)
    return edition.messages.plain("progress.not_late" if is_there else "progress.no_promise")


def missing_numbers(edition: Edition) -> tuple[MissingNumbers, ...]:
    """The series with gaps, by name."""
    record = edition.record
    return tuple(
        MissingNumbers(name, tuple(numbers), record.missing_count(name)) for name, numbers in record.missing_reports()
    )
