"""What a due date, a target or a value was before it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.messages import Messages
from site_builder.record.dates import Span, When, span_of
from site_builder.record.history import HistoryEntry, What
from site_builder.record.moves import Move, Revision

MOVED = (What.MOVE, What.REVISION)
"""The changes of one value, which have the value before and after."""


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


def move_sentences(messages: Messages, one: HistoryEntry) -> tuple[str, ...]:
    """What a value was and is now, why it was changed, and who agreed, as whole sentences."""
    was, now = _value(messages, one, one.was), _value(messages, one, one.now)
    return (
        messages.plain("pack.now" if now else "pack.gone", was=was, now=now),
        *([messages.plain("pack.because", why=one.why.rstrip("."))] if one.why else []),
        *([messages.plain("pack.agreed", by=one.agreed_by)] if one.agreed_by else []),
    )


def _value(messages: Messages, one: HistoryEntry, typed: str) -> str:
    """A value as pages say it: a due date in words, a figure as it was typed."""
    if one.what is What.REVISION or "#measure-" in one.address:
        return typed
    date = span_of(typed)
    return date.words(messages) if date else typed
