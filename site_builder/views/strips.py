"""When updates told of an area, and how long none has: a strip from the record's first year to today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.drawings.strip import Strip, strip
from site_builder.edition import Edition
from site_builder.record.age import LONG_MONTHS
from site_builder.record.dates import Span, months_since
from site_builder.record.plan import Area
from site_builder.record.updates import Update


@dataclass(frozen=True)
class StripView:
    """One strip."""

    drawn: Strip
    is_long: bool
    """Whether nothing has been told for a year or more, which pages stress."""
    told: str
    """The same in words: how many updates there are, from when to when."""


def area_strip(edition: Edition, area: Area) -> StripView | None:
    """The updates that name an area; None for a record without updates."""
    return strip_view(edition, edition.record.updates_of(area))


def strip_key(edition: Edition) -> str:
    """A sentence that says how strips are read, for a page that has several; "" for a record without updates."""
    first = min((update.date.year for update in edition.record.shown), default=None)
    return edition.messages.plain("strip.key", year=first) if first else ""


def strip_view(edition: Edition, updates: Sequence[Update]) -> StripView | None:
    """Some updates of the record, newest first, on the scale of all."""
    every = edition.record.told_between
    if not every:
        return None
    dates = [update.date for update in updates]
    drawn = strip(dates, every, edition.today)
    if not dates:
        return StripView(drawn, is_long=True, told=edition.messages.count("strip.told", 0))
    words = Span(dates[-1], dates[0]).words(edition.messages)
    is_long = months_since(dates[0], edition.today) >= LONG_MONTHS
    return StripView(drawn, is_long, edition.messages.count("strip.told", len(dates), dates=words))
