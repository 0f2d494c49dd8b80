"""Updates in a list: date, kind, title, summary, areas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.links import AreaNames, areas_named, few_area_names


@dataclass(frozen=True)
class Card:
    """One update in a list."""

    address: str
    title: str
    date: When
    written: When | None
    """When its text was written, if that is later than its date."""
    kind: str
    """The kind's word in the catalogue and in addresses."""
    is_draft: bool
    """Whether it is not public yet."""
    summary: str
    areas: AreaNames
    means: str = ""
    """What it means for families, or ""."""
    pause: str = ""
    """How long before it there was none, in words, where a list tells that and it was long; else ""."""


def cards(edition: Edition, updates: Iterable[Update], beside: Area | None) -> tuple[Card, ...]:
    """One card per update; `beside` is the area on whose page they appear."""
    return tuple(card(edition, update, beside) for update in updates)


def card(edition: Edition, update: Update, beside: Area | None = None) -> Card:
    """The card of one update."""
    return Card(
        address=update.address,
        title=update.title,
        date=update.date,
        written=update.written,
        kind=update.kind.value,
        is_draft=update.name in {one.name for one in edition.hidden},
        summary=update.summary,
        means=update.means,
        areas=few_area_names(edition, areas_named(edition, update), beside),
    )
