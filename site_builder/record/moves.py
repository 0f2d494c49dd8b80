"""What was changed after it was published, and says so: a due date, a target or a value, with what it was before."""

from __future__ import annotations

from dataclasses import dataclass, field

from site_builder.problems import Place
from site_builder.record.dates import When


@dataclass(frozen=True)
class Move:
    """One change of a due date or a target."""

    date: When
    """When it was changed."""
    was: str
    """What it was before, as typed: a date, a figure, or words."""
    why: str
    """The reason, in words that follow "because"."""
    agreed_by: str = ""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


@dataclass(frozen=True)
class Revision:
    """The last change of a value that had been published."""

    date: When
    was: str
    """The value before, in its author's own digits."""
    why: str
    """The reason, in words that follow "because"."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
