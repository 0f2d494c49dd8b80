"""What makes a rating doubtful, and that one is overdue, in words: found in the data, whatever its author says."""

from __future__ import annotations

from site_builder.edition import Edition
from site_builder.record.dates import day_of
from site_builder.record.plan import Area
from site_builder.record.rating_rhythms import RatingDue
from site_builder.record.ratings import Delivery, Flag, Impact, Rating


def flag_words(edition: Edition, rating: Rating) -> tuple[str, ...]:
    """What a rating makes doubtful by itself, a sentence each."""
    codes: dict[Flag, Delivery | Impact] = {Flag.NO_IMPACT: rating.delivery, Flag.NO_SOURCE: rating.impact}
    return tuple(
        edition.messages.plain(f"rating_flags.{flag}", said=edition.rating_words(codes[flag])) for flag in rating.flags
    )


def overdue_words(edition: Edition, area: Area) -> str:
    """That a rhythm asked for a rating by a day that has passed; "" if none did."""
    overdue = edition.overdue_rating_of.get(area.number)
    return due_words(edition, overdue) if overdue else ""


def due_words(edition: Edition, overdue: RatingDue) -> str:
    """By when a rating was due, who said so, and how often it is to be."""
    messages, rhythm = edition.messages, overdue.rhythm
    every = messages.count(f"every.{rhythm.unit}", rhythm.number)
    by = day_of(overdue.due).words(messages)
    return messages.plain("rating_flags.overdue", date=by, who=rhythm.who, every=every)
