"""The state of the whole plan: how many areas have each state, for each half of the rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from site_builder.drawings.shapes import UNRATED
from site_builder.edition import Edition
from site_builder.record.ratings import Delivery, Impact


@dataclass(frozen=True)
class Count:
    """How many have the same state."""

    code: str
    """The state: shape and colour go by this."""
    number: int
    words: str
    """In words, with the number."""


def impact_squares(edition: Edition) -> tuple[Count, ...]:
    """How many areas have each impact, from best to worst, then how many are not rated; empty if none is rated."""
    found = [area.rating.impact if area.rating else None for area in edition.record.open_areas]
    return tuple(_counts(edition, Impact, found))


def delivery_squares(edition: Edition) -> tuple[Count, ...]:
    """The same for delivery."""
    found = [area.rating.delivery if area.rating else None for area in edition.record.open_areas]
    return tuple(_counts(edition, Delivery, found))


def _counts(
    edition: Edition, scale: type[Impact | Delivery], found: list[Impact | None] | list[Delivery | None]
) -> Iterator[Count]:
    counts: Counter[StrEnum | None] = Counter(found)
    if counts[None] == len(found):
        return
    for code in scale:
        if number := counts[code]:
            words = edition.messages.plain("squares.rated", words=edition.rating_words(code), n=number)
            yield Count(code.value, number, words)
    if number := counts[None]:
        yield Count(UNRATED, number, edition.messages.count("squares.unrated", number))
