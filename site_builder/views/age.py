"""Ages in words: how long ago something was, and what is newest in the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.age import LONG_MONTHS, Age, Entry
from site_builder.record.dates import Span, When, day_of, months_since
from site_builder.record.updates import Update


@dataclass(frozen=True)
class Ago:
    """How long before the day of the build something was."""

    words: str
    """ "16 months ago", "last month"; "" for what is still to come."""
    is_long: bool
    """Whether that is a year or more, which pages stress."""


def ago(edition: Edition, moment: When | Span) -> Ago:
    """How long ago a date was, at least: a month, a year or a stretch counts from its last day.

    A year is told in whole years, since "13 years 10 months" would claim to know its day."""
    months = months_since(moment, edition.today)
    return Ago(_ago(edition, moment.last if isinstance(moment, Span) else moment, months), months >= LONG_MONTHS)


def _ago(edition: Edition, last: When, months: int) -> str:
    messages, today = edition.messages, edition.today
    if last.first_day > today:
        return ""
    if not last.month:
        years = today.year - last.year - 1
        return (
            messages.count("ago.years", years)
            if years > 0
            else messages.plain(f"ago.{'last' if years == 0 else 'this'}_year")
        )
    if months:
        return messages.plain("ago.long", length=length(months, messages))
    if not last.day:
        return messages.plain("ago.this_month" if last.last_day >= today else "ago.last_month")
    days = (today - last.last_day).days
    return messages.plain(("ago.today", "ago.yesterday")[days]) if days < 2 else messages.count("ago.days", days)


def age_of(edition: Edition, updates: Sequence[Update]) -> Age | None:
    """The newest of some updates, newest first, as at the day of the build; None if there is none."""
    return Age(Entry.UPDATE, updates[0].date, day_of(edition.today)) if updates else None


def newest_entry(edition: Edition) -> str:
    """A sentence with the newest entry of the record and, once it is no longer fresh, its age; for use anywhere on a page."""
    if edition.age is None:
        return edition.messages.plain("record.empty")
    entry = edition.messages.plain(f"entry.{edition.age.entry}")
    return dated_by(edition.age, edition.messages, "record.newest", entry=entry)


def dated_by(age: Age, messages: Messages, key: str, **values: object) -> str:
    """A text of the catalogue with the date of an entry, or its "_aged" form with the age and the day of the build."""
    date = age.date.words(messages)
    if age.is_fresh:
        return messages.plain(key, date=date, **values)
    long = length(age.months, messages)
    return messages.plain(f"{key}_aged", date=date, age=long, today=age.today.words(messages), **values)


def length(months: int, messages: Messages) -> str:
    """A number of months in words: "16 months", and from two years on "2 years 10 months"."""
    if months < 24:
        return messages.count("counts.month", months)
    years, rest = divmod(months, 12)
    whole = messages.count("counts.year", years)
    return messages.plain("record.length", years=whole, months=messages.count("counts.month", rest)) if rest else whole
