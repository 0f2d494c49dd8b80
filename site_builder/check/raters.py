"""Whoever gives ratings has one name: under two names they would be two raters, each with half of a history."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.consistency import telling_words
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, Severity, quoted
from site_builder.record.ratings import Rating


def check_rater_names(edition: Edition) -> Iterator[Problem]:
    """Names of raters that differ only in capitals, in signs or in little words such as "the" are the same."""
    seen: dict[tuple[str, ...], Rating] = {}
    for area in edition.record.areas:
        for rating in sorted(area.ratings, key=lambda rating: rating.place):
            words = tuple(telling_words(rating.by))
            other = seen.setdefault(words, rating) if words else rating
            if other.by != rating.by:
                place = other.place_of("by")
                message = f"{quoted(rating.by)} seems to be {quoted(other.by)} in {place.file}:{place.line}; write the name the same way everywhere, so that these ratings stand together."
                yield Problem(rating.place_of("by"), Code.RATER_NAME, message, Severity.WARNING)
