"""The age of the record in words: what is newest in it, and how long before the day of the build that lies."""

from __future__ import annotations

from site_builder.model.age import Age
from site_builder.model.site import Site
from site_builder.texts import Texts


def newest_entry(site: Site) -> str:
    """What the newest entry of the record is and, once it is no longer fresh, how old; for the middle of any page."""
    if site.age is None:
        return site.settings.texts.plain("record.empty")
    entry = site.settings.texts.plain(f"entry.{site.age.entry}")
    return dated_by(site.age, site.settings.texts, "record.newest", entry=entry)


def dated_by(age: Age, texts: Texts, key: str, **values: object) -> str:
    """A text of the catalogue with the date of an entry, or its "_aged" form with the age and the day of the build."""
    date = age.date.words(texts)
    if age.is_fresh:
        return texts.plain(key, date=date, **values)
    long = length(age.months, texts)
    return texts.plain(f"{key}_aged", date=date, age=long, today=age.today.words(texts), **values)


def length(months: int, texts: Texts) -> str:
    """So many months in words: "16 months", and from two years on "2 years and 10 months"."""
    if months < 24:
        return texts.count("counts.month", months)
    years, rest = divmod(months, 12)
    whole = texts.count("counts.year", years)
    return texts.plain("record.length", years=whole, months=texts.count("counts.month", rest)) if rest else whole
