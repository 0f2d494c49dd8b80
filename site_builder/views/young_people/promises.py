"""Promises in a child's words, by outcome."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.promises import Standing
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.links import DatedLink
from site_builder.views.young_people.news import young_link
from site_builder.views.young_people.pictures import STANDING_PICTURES


@dataclass(frozen=True)
class YoungPromise:
    """One promise."""

    text: str
    made_in: DatedLink | None
    """The young people's page of the update that made it; None if there is none."""


@dataclass(frozen=True)
class YoungPromises:
    """Promises with the same outcome."""

    standing: str
    picture: str
    promises: tuple[YoungPromise, ...]


def young_promises(edition: Edition, *, own: bool) -> tuple[YoungPromises, ...]:
    """What the council itself promised or, without `own`, what others asked for or promised; without empty groups."""
    groups = promises_by_standing(edition, own=own)
    return tuple(
        YoungPromises(standing.value, STANDING_PICTURES[standing], tuple(map(_promise, entries)))
        for standing, entries in groups
    )


def _promise(entry: TrackedPromise) -> YoungPromise:
    update = entry.made_in
    return YoungPromise(entry.promise.young_people, young_link(update) if update.young_people else None)


def promises_by_standing(edition: Edition, *, own: bool = True) -> list[tuple[Standing, list[TrackedPromise]]]:
    """The promises in a child's words, by outcome, without empty groups.

    With `own`, what the council itself promised; else what others asked for or promised."""
    entries = [entry for entry in edition.promises if entry.promise.young_people and entry.is_own is own]
    groups = ((standing, [entry for entry in entries if entry.standing is standing]) for standing in STANDING_PICTURES)
    return [(standing, records) for standing, records in groups if records]
