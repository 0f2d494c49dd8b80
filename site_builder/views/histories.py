"""The ratings of an area over the years: as a drawing, and as rows with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.drawings import history
from site_builder.drawings.rating_history import Stairs
from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.ratings import Mark, mark


@dataclass(frozen=True)
class HistoryRow:
    """One half of the ratings, drawn."""

    drawn: Stairs
    states: str
    """The same in words, with the day from which each state applied."""
    last: When
    """The date of the latest rating, which both halves have."""


@dataclass(frozen=True)
class RatingRow:
    """One rating with its reason."""

    date: When
    delivery: Mark
    impact: Mark
    reason: str
    source: DocumentLine | None


def history_rows(edition: Edition, ratings: Sequence[Rating]) -> tuple[HistoryRow, ...]:
    """Delivery and impact; nothing if nothing is rated. `ratings` are oldest first."""
    wording = {code.value: edition.rating_words(code) for scale in (Delivery, Impact) for code in scale}
    drawn = history(ratings, ratings, edition.today, wording, edition.messages.plain("ago.today"))
    return tuple(_history_row(edition, stairs, ratings[-1].date) for stairs in drawn)


def _history_row(edition: Edition, stairs: Stairs, last: When) -> HistoryRow:
    messages = edition.messages
    states = []
    for run in stairs.runs:
        key = "history.since" if run is stairs.runs[-1] else "history.from"
        words, date = edition.rating_words(run.code), run.since.words(messages)
        states.append(messages.plain(key, words=words, date=date))
    return HistoryRow(stairs, ", ".join(states), last)


def rating_rows(edition: Edition, ratings: Sequence[Rating]) -> tuple[RatingRow, ...]:
    """The ratings, newest first, as rows. `ratings` are oldest first."""
    return tuple(
        RatingRow(
            date=rating.date,
            delivery=mark(edition, rating.delivery),
            impact=mark(edition, rating.impact),
            reason=rating.reason,
            source=optional_document_line(edition, rating.source),
        )
        for rating in reversed(ratings)
    )
