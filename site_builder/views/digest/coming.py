"""Diary dates to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from site_builder.edition import Edition
from site_builder.views.digest.items import Item, label

AHEAD = timedelta(days=92)
"""How far ahead dates are named: as long as a quarter can be."""


def dates(edition: Edition) -> Iterator[Item]:
    """The dates of the next three months after the day of the edition, soonest first."""
    for entry in edition.coming_up:
        diary = entry.diary
        if diary.date.first_day <= edition.today + AHEAD:
            name = f"update/{entry.update.name}/diary/{entry.name}"
            address, told = edition.site_url + entry.update.address, (diary.note,) if diary.note else ()
            yield Item(name, diary.title, address, label(diary.date.words(edition.messages)), told)
