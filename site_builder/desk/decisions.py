"""What must be decided before a change is saved, because the record does not tell of it yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from site_builder.checked import Checked
from site_builder.desk.desk import Desk


@dataclass(frozen=True)
class Question:
    """One thing to decide."""

    name: str


def questions(desk: Desk, before: Checked, after: Checked, files: Collection[str]) -> tuple[Question, ...]:
    """What the record would not tell of, in some files."""
    return ()
