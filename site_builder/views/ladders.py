"""Numbered series as ladders: when each thing took place, when it was published, and what the record does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span
from site_builder.record.ladders import Ladder, Rung
from site_builder.record.updates import Update
from site_builder.views.documents import DocumentLine, document_line
from site_builder.views.lags import days
from site_builder.views.links import DatedLink, dated_link


@dataclass(frozen=True)
class RungView:
    """One number of a series, or several one after the other that the record does not have."""

    number: str
    """Such as "3", or "3 to 6"."""
    update: DatedLink | None
    """None for a gap."""
    happened: Span | None
    days: str
    """How many days after it took place it was published, in words; "" if the record does not say when it took place."""
    responses: tuple[DocumentLine, ...]
    """The council's answers to its documents."""


@dataclass(frozen=True)
class LadderView:
    """A series."""

    name: str
    anchor: str
    missing: str
    """How many numbers up to the highest the record does not have, in words."""
    rungs: tuple[RungView, ...]


def ladder_views(edition: Edition) -> tuple[LadderView, ...]:
    """Every series of the shown updates, by name."""
    return tuple(
        LadderView(
            name=ladder.name,
            anchor=ladder.anchor,
            missing=edition.messages.count("series.missing", _missing(ladder)),
            rungs=tuple(_rung(edition, rung) for rung in ladder.rungs),
        )
        for ladder in edition.record.ladders.values()
    )


def _missing(ladder: Ladder) -> int:
    return sum(rung.last - rung.first + 1 for rung in ladder.rungs if rung.update is None)


def _rung(edition: Edition, rung: Rung) -> RungView:
    messages, update, after = edition.messages, rung.update, rung.published_after
    spread = messages.plain("dates.span", first=rung.first, last=rung.last)
    return RungView(
        number=str(rung.first) if rung.first == rung.last else spread,
        update=dated_link(update) if update else None,
        happened=update.happened if update else None,
        days=days(messages, after, "series.days", "series.days_between") if after else "",
        responses=tuple(_responses(edition, update)) if update else (),
    )


def _responses(edition: Edition, update: Update) -> Iterator[DocumentLine]:
    for document in update.documents:
        if document.response:
            yield document_line(edition, document.response)
