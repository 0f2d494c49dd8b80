"""What a due date, a target or a value was before it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.record.dates import Span, When, span_of
from site_builder.record.moves import Move, Revision


@dataclass(frozen=True)
class MoveLine:
    """One change."""

    of: str
    """What was changed: "due", "target" or "value"."""
    was: Span | None
    """The date before; None if it was words or a figure."""
    was_words: str
    """These words, or that figure; "" for a date."""
    date: When
    """When it was changed."""
    why: str
    """Words that follow "because", without a full stop."""
    agreed_by: str


def due_moves(moves: Sequence[Move]) -> tuple[MoveLine, ...]:
    """What a due date was before, the latest change first."""
    return tuple(_line("due", move, span_of(move.was)) for move in reversed(moves))


def target_moves(moves: Sequence[Move]) -> tuple[MoveLine, ...]:
    """What a target was before, the latest change first."""
    return tuple(_line("target", move, None) for move in reversed(moves))


def revision_line(revised: Revision | None) -> tuple[MoveLine, ...]:
    """What a value was before; empty if it never was revised."""
    return (MoveLine("value", None, revised.was, revised.date, revised.why.rstrip("."), ""),) if revised else ()


def _line(of: str, move: Move, was: Span | None) -> MoveLine:
    return MoveLine(
        of=of,
        was=was,
        was_words="" if was else move.was,
        date=move.date,
        why=move.why.rstrip("."),
        agreed_by=move.agreed_by,
    )
