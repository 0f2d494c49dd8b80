"""Whose ratings a page counts, and whether others say something else."""

from __future__ import annotations

from collections import Counter

from site_builder.edition import Edition
from site_builder.record.raters import differing
from site_builder.views.verdict import rated_areas


def who_rated(edition: Edition) -> str:
    """Who gave the ratings that count, and of how many areas another rater says something else; "" without ratings."""
    messages, areas = edition.messages, rated_areas(edition)
    ratings = [area.rating for area in areas if area.rating]
    if not ratings:
        return ""
    differ = sum(1 for area in areas if differing(area.raters))
    names = {rating.rater: rating.by or messages.plain("parts.by_itself") for rating in ratings}
    counts = Counter(rating.rater for rating in ratings)
    if set(counts) == {""}:
        said = messages.plain("verdict.own")
    else:
        shares = [messages.count("verdict.rater", counts[rater], by=names[rater]) for rater in sorted(counts)]
        said = messages.plain("verdict.raters", raters=messages.listed(shares))
    return f"{said} {messages.count('verdict.differ', differ)}" if differ else said
