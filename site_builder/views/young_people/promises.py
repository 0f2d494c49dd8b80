"""Promises in a child's words, by outcome."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.promises import Standing
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.links import DatedLink
from site_builder.views.moves import MoveLine, due_moves
from site_builder.views.young_people.doors import Door
from site_builder.views.young_people.help import HelpButton, help_buttons
from site_builder.views.young_people.pictures import STANDING_PICTURES


@dataclass(frozen=True)
class YoungPromise:
    """One promise."""

    text: str
    made_in: DatedLink | None
    """The young people's page of the update that made it; None if there is none."""
    why: str = ""
    """Why it was not simply kept, in a child's words; "" if nobody says."""
    moves: tuple[MoveLine, ...] = ()
    """By when it was to be done before, the latest change first."""


@dataclass(frozen=True)
class YoungPromises:
    """Promises with the same outcome."""

    standing: str
    picture: str
    promises: tuple[YoungPromise, ...]


@dataclass(frozen=True)
class PromiseCount:
    """How many of the council's promises have one outcome."""

    standing: str
    picture: str
    count: int


@dataclass(frozen=True)
class PromisesView:
    """What the page of promises prints."""

    title: str
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    counts: tuple[PromiseCount, ...]
    promises: tuple[YoungPromises, ...]
    others: tuple[YoungPromises, ...]
    """What others asked for or promised."""
    home: str
    """The address of the home page of the version."""


def promises_view(edition: Edition, title: str, door: Door) -> PromisesView:
    """The page of promises."""
    return PromisesView(
        title=title,
        buttons=help_buttons(edition),
        help=edition.who_can_help,
        counts=promise_counts(edition),
        promises=young_promises(edition, door, own=True),
        others=young_promises(edition, door, own=False),
        home=door.home,
    )


def promise_counts(edition: Edition) -> tuple[PromiseCount, ...]:
    """How many of the promises that are told in a child's words have each outcome, without those that none has."""
    groups = promises_by_standing(edition)
    return tuple(PromiseCount(one.value, STANDING_PICTURES[one], len(entries)) for one, entries in groups)


def young_promises(edition: Edition, door: Door, *, own: bool) -> tuple[YoungPromises, ...]:
    """What the council itself promised or, without `own`, what others asked for or promised; without empty groups."""
    groups = promises_by_standing(edition, own=own)
    return tuple(
        YoungPromises(standing.value, STANDING_PICTURES[standing], tuple(_promise(one, door) for one in entries))
        for standing, entries in groups
    )


def _promise(entry: TrackedPromise, door: Door) -> YoungPromise:
    update = entry.made_in
    return YoungPromise(
        text=entry.promise.young_people,
        made_in=door.update(update) if update.young_people else None,
        why=entry.ending.young_people if entry.ending else "",
        moves=due_moves(entry.promise.moved),
    )


def promises_by_standing(edition: Edition, *, own: bool = True) -> list[tuple[Standing, list[TrackedPromise]]]:
    """The promises in a child's words, by outcome, without empty groups.

    With `own`, what the council itself promised; else what others asked for or promised."""
    entries = [entry for entry in edition.promises if entry.promise.young_people and entry.is_own is own]
    groups = ((standing, [entry for entry in entries if entry.standing is standing]) for standing in STANDING_PICTURES)
    return [(standing, records) for standing, records in groups if records]
