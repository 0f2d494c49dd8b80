"""The diary: dates to come, each with the update that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from site_builder.record.updates import DiaryDate, Update


@dataclass(frozen=True)
class DiaryEntry:
    """A diary date and the update that names it."""

    diary: DiaryDate
    update: Update
    name: str
    """Its identity within the update: its date; for all but one of several on one day also its title."""


def diary_entries(update: Update, published: Mapping[str, Mapping[str, str]]) -> Iterator[DiaryEntry]:
    """Every diary date of an update, by names that stay if others are added or put in another order, or if a note, an
    address or the title of the only one on a day changes.

    Several on one day have their titles in their names, but for the one that was published without: `published` holds
    what was, thing by thing. Where nothing is kept of that, the first one changes its name when a second comes."""
    for diary in update.diary:
        titles = {other.title for other in update.diary if other.date == diary.date}
        day, whole = str(diary.date), f"{diary.date}-{sha256(diary.title.encode()).hexdigest()[:12]}"
        thing = f"update/{update.name}/diary/"
        was = published.get(thing + day, {}).get("title")
        by_day = diary.title == was if was in titles else len(titles) == 1 and thing + whole not in published
        yield DiaryEntry(diary, update, day if by_day else whole)
