"""Who agreed that a text may be published: said by the council for itself, and shown on no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from site_builder.problems import Place
from site_builder.record.dates import When


@dataclass(frozen=True)
class Approval:
    """That somebody in a role agreed to a text, and when."""

    by: str
    """The role, such as "Head of communications"."""
    date: When
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
    by_place: Place | None = field(default=None, compare=False, repr=False)
    """Where the role was typed."""

    @property
    def role(self) -> str:
        """The role as it tells two apart: capitals and spaces do not."""
        return " ".join(self.by.casefold().split())


@dataclass(frozen=True)
class Clearance:
    """That an update may appear in a period before an election: who decided it, when and why."""

    by: str
    """The role of whoever decided it."""
    date: When
    why: str
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
    by_place: Place | None = field(default=None, compare=False, repr=False)
    """Where the role was typed."""


def roles(approvals: Iterable[Approval]) -> tuple[str, ...]:
    """The different roles that approved, as first typed, in the order of the file."""
    found: dict[str, str] = {}
    for one in approvals:
        found.setdefault(one.role, one.by)
    return tuple(found.values())
