"""The age of the record in words: what is newest in it, and how long before the day of the build that was."""

from __future__ import annotations

from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.age import Age


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
    """A number of months in words: "16 months", and from two years on "2 years and 10 months"."""
    if months < 24:
        return messages.count("counts.month", months)
    years, rest = divmod(months, 12)
    whole = messages.count("counts.year", years)
    return messages.plain("record.length", years=whole, months=messages.count("counts.month", rest)) if rest else whole
