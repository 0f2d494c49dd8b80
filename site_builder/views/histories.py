"""The ratings of an area over the years: as a drawing, and as rows with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.drawings.rating_history import Stairs, history
from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.raters import RatedBy, by_rater
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.ratings import Mark, mark, rater_name


@dataclass(frozen=True)
class RaterLine:
    """One half of one rater's ratings, drawn."""

    rater: str
    """Who it is, where there are several; else ""."""
    drawn: Stairs
    told: str
    """The same in words, with the day from which each state applied."""
    last: When
    """The date of that rater's latest rating."""


@dataclass(frozen=True)
class HistoryRow:
    """One half of the ratings, drawn for each rater on one scale."""

    scale: str
    """ "delivery" or "impact"."""
    lines: tuple[RaterLine, ...]
    """The service itself first; at least one."""


@dataclass(frozen=True)
class RatingRow:
    """One rating with its reason."""

    date: When
    delivery: Mark
    impact: Mark
    reason: str
    source: DocumentLine | None
    rater: str = ""
    """Who gave it."""
    means: str = ""
    """What it means for families, or ""."""
    anchor: str = ""


@dataclass(frozen=True)
class RatingTable:
    """Ratings as rows."""

    rows: tuple[RatingRow, ...]
    """Newest first."""
    names_raters: bool
    """Whether anybody but the service itself gave any of them."""


def history_rows(edition: Edition, ratings: Sequence[Rating]) -> tuple[HistoryRow, ...]:
    """Delivery and impact, each rater by itself; nothing if nothing is rated. `ratings` are oldest first."""
    lines: dict[str, list[RaterLine]] = {}
    raters = by_rater(ratings)
    for rated in raters:
        name = rater_name(edition, rated.by) if len(raters) > 1 else ""
        for line in _lines(edition, rated, ratings, name):
            lines.setdefault(line.drawn.scale, []).append(line)
    return tuple(HistoryRow(scale, tuple(those)) for scale, those in lines.items())


def _lines(edition: Edition, rated: RatedBy, every: Sequence[Rating], name: str) -> Iterator[RaterLine]:
    wording = {code.value: edition.rating_words(code) for scale in (Delivery, Impact) for code in scale}
    for drawn in history(rated.ratings, every, edition.today, wording, edition.messages.plain("ago.today")):
        yield RaterLine(name, drawn, _told(edition, drawn, name), rated.latest.date)


def _told(edition: Edition, drawn: Stairs, name: str) -> str:
    messages, states = edition.messages, []
    for run in drawn.runs:
        key = "history.since" if run is drawn.runs[-1] else "history.from"
        words, date = edition.rating_words(run.code), run.since.words(messages)
        states.append(messages.plain(key, words=words, date=date))
    scale, said = messages.plain(f"parts.{drawn.scale}"), ", ".join(states)
    if name:
        return messages.plain("history.told_by", scale=scale, rater=name, states=said)
    return messages.plain("history.told", scale=scale, states=said)


def rating_table(edition: Edition, ratings: Sequence[Rating]) -> RatingTable:
    """The ratings as rows; `ratings` are oldest first."""
    return RatingTable(rating_rows(edition, ratings), any(rating.by for rating in ratings))


def rating_rows(edition: Edition, ratings: Sequence[Rating]) -> tuple[RatingRow, ...]:
    """The ratings, newest first, as rows; of one date, the service itself first. `ratings` are oldest first."""
    newest_first = sorted(ratings, key=lambda rating: rating.date.first_day, reverse=True)
    return tuple(
        RatingRow(
            date=rating.date,
            delivery=mark(edition, rating.delivery),
            impact=mark(edition, rating.impact),
            reason=rating.reason,
            source=optional_document_line(edition, rating.source),
            rater=rater_name(edition, rating.by),
            means=rating.means,
            anchor=rating.anchor,
        )
        for rating in newest_first
    )
