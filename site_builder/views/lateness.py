"""How late something is, as a bar of months."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.drawings.lateness import Bar, bar
from site_builder.edition import Edition
from site_builder.record.age import LONG_MONTHS


@dataclass(frozen=True)
class Lateness:
    """A bar and the number of months beside it. What a page says next to it in words says the same."""

    drawn: Bar
    words: str
    """ "47 months", or "under a month"."""
    is_long: bool
    """Whether that is a year or more, which pages stress."""


def lateness(edition: Edition, months: int, longest: int) -> Lateness:
    """Some months on the scale of the longest lateness that a page compares."""
    messages = edition.messages
    words = messages.count("counts.month", months) if months else messages.plain("slow.under_a_month")
    widest = messages.count("counts.month", longest) if longest else words
    return Lateness(bar(months, longest, max(words, widest, key=len)), words, months >= LONG_MONTHS)
