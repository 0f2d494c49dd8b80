"""Promises in a child's words, by what became of them."""

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
    """The page for young people of the update that made it; None where it has none."""


@dataclass(frozen=True)
class YoungPromises:
    """Promises of which the same became."""

    standing: str
    picture: str
    promises: tuple[YoungPromise, ...]


def young_promises(edition: Edition, *, own: bool) -> tuple[YoungPromises, ...]:
    """What the council itself promised, or, without `own`, what others asked for or said; no group that is empty."""
    groups = promises_by_standing(edition, own=own)
    return tuple(
        YoungPromises(standing.value, STANDING_PICTURES[standing], tuple(map(_promise, entries)))
        for standing, entries in groups
    )


def _promise(entry: TrackedPromise) -> YoungPromise:
    update = entry.made_in
    return YoungPromise(entry.promise.young_people, young_link(update) if update.young_people else None)


def promises_by_standing(edition: Edition, *, own: bool = True) -> list[tuple[Standing, list[TrackedPromise]]]:
    """What is told in a child's words, by what became of it; no group that is empty.

    With `own` what the council itself promised, else what others asked for or said."""
    told = [entry for entry in edition.promises if entry.promise.young_people and entry.is_own is own]
    groups = ((standing, [entry for entry in told if entry.standing is standing]) for standing in STANDING_PICTURES)
    return [(standing, records) for standing, records in groups if records]
