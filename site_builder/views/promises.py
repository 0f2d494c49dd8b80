"""What was promised, expected or required, in one line."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span
from site_builder.record.promises import Nature
from site_builder.record.tracked_promises import TrackedPromise


@dataclass(frozen=True)
class Due:
    """When it is due, and how firm that is."""

    nature: Nature
    due: Span | None
    due_text: str
    """The words used instead of a date, or ""."""


@dataclass(frozen=True)
class PromiseLine:
    """One promise."""

    anchor: str
    """Its anchor on its update's page and on the page of all promises."""
    text: str
    standing: str
    """Its outcome's key in the catalogue."""
    is_own: bool
    """Whether the council itself promised it."""
    whose: str
    """Who promised it or is to do it."""
    due: Due


def promise_line(edition: Edition, entry: TrackedPromise) -> PromiseLine:
    """A promise in one line."""
    return PromiseLine(
        anchor=entry.anchor,
        text=entry.promise.text,
        standing=entry.words,
        is_own=entry.is_own,
        whose=entry.whose or edition.council.name,
        due=Due(entry.nature, entry.promise.due, entry.promise.due_text),
    )
