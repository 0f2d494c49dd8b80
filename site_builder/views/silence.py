"""How long it has been since the last news: of the whole record, or of one area of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_builder.edition import Edition
from site_builder.record.age import Age
from site_builder.record.dates import When, day_of
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.age import age_of, length
from site_builder.views.elections import election_words, elections


@dataclass(frozen=True)
class Silence:
    """The last news, and how long ago that was once it is half a year: said in the same words wherever people are."""

    heading: str
    """ "16 months without news."; "" while the news is younger than half a year, or if there is none."""
    since: str
    """When the last news was, or that there is none, in a sentence."""
    why: str
    """That an election is near, if that is so today; else ""."""
    counted: When
    """The day of the build, on which all this was counted."""
    date: When | None
    """The date of the last update; None if there is none."""
    length: str
    """How long ago that was, such as "16 months"; "" under a month, or if there is none."""

    @property
    def is_long(self) -> bool:
        """Whether it has been half a year or more."""
        return bool(self.heading)


def silence(edition: Edition) -> Silence:
    """How long no update has been published."""
    return _silence(edition, edition.record.shown, "")


def area_silence(edition: Edition, area: Area) -> Silence:
    """How long no update has named an area; of a closed one only when the last did, since nobody expects more."""
    found = _silence(edition, edition.record.updates_of(area), "area_")
    if area.is_open or found.date is None:
        return found
    since = edition.messages.plain("silence.area_last", date=found.date.words(edition.messages))
    return replace(found, heading="", since=since, why="")


def _silence(edition: Edition, updates: Sequence[Update], prefix: str) -> Silence:
    age, messages = age_of(edition, updates), edition.messages
    long = length(age.months, messages) if age and age.months else ""
    return Silence(
        heading=messages.plain(f"silence.{prefix}length", length=long) if age and age.is_old else "",
        since=_since(edition, updates, age, prefix),
        why=_election(edition),
        counted=day_of(edition.today),
        date=age.date if age else None,
        length=long,
    )


def _since(edition: Edition, updates: Sequence[Update], age: Age | None, prefix: str) -> str:
    messages = edition.messages
    if age is None:
        return messages.plain(f"silence.{prefix}none")
    date = age.date.words(messages)
    if not age.is_old:
        return messages.plain(f"silence.{prefix}last", date=date)
    # What was written or corrected later has been published since: then the dates are told, not the deed.
    last = age.date.last_day
    was_changed = any(update.changed > last for update in updates)
    since = messages.plain(f"silence.{prefix}{'since_dated' if was_changed else 'since'}", date=date)
    newest = edition.age
    if prefix or newest is None or newest.date.first_day <= age.date.last_day:
        return since
    entry = messages.plain(f"entry.{newest.entry}")
    newer = messages.plain("silence.newer", entry=entry, date=newest.date.words(messages))
    return f"{messages.plain('silence.since_dated', date=date)} {newer}"


def _election(edition: Edition) -> str:
    """The reason for silence that the settings have for today."""
    near = elections(edition, edition.today)
    return election_words(near[0], edition.messages) if near else ""
