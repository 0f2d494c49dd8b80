"""The versions for children and young people: which pages each has, and how these are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.pages.recipes import Chapter, Recipe
from site_builder.pages.render import trail
from site_builder.record.outputs import Page
from site_builder.record.updates import Update
from site_builder.views.young_people.doors import Door, doors, first_door

_FOR_CHILDREN = ("news", "words", "about")

SECTION = "young-people"


@dataclass(frozen=True)
class Style:
    """How the pages of a version are laid out, and their titles in the catalogue."""

    layout: str
    prefix: str
    """With what the names of its templates and of its sections of the catalogue begin."""
    home: str
    area: str
    update: str
    promises: str
    you_said: str


CHILDREN = Style(
    "young-people",
    "young_people",
    home="titles.young_people",
    area="young_people_area.title",
    update="young_people_update.title",
    promises="young_people_promises.title",
    you_said="young_people_you_said.title",
)
"""For children, or for whoever else the second version is."""
TEENAGERS = Style(
    "teenagers",
    "teenagers",
    home="titles.teenagers",
    area="teenagers_area.title",
    update="teenagers_update.title",
    promises="teenagers_promises.title",
    you_said="teenagers_you_said.title",
)


def style_of(door: Door) -> Style:
    """How the pages of a version are laid out."""
    return TEENAGERS if door.is_for_teenagers else CHILDREN


def recipes(edition: Edition) -> Iterator[Page | Recipe | Chapter]:
    """The pages of each version, still to be made."""
    for door in doors(edition):
        yield Chapter("young_people", "first_pages", (door,))
        yield from _updates(edition, door)
        yield Chapter("young_people", "last_pages", (door,))
        if not door.is_for_teenagers:
            yield from (Chapter("young_people", name) for name in _FOR_CHILDREN)
            yield from Chapter("booklet").made(edition)  # it prints texts, so that it is made each time


def _updates(edition: Edition, door: Door) -> Iterator[Recipe]:
    around = neighbours(edition)
    for update in edition.record.updates:
        if update.is_for_young_people:
            yield Recipe("young_update", "page", (update, *around.get(update.name, (None, None)), door))


def neighbours(edition: Edition) -> dict[str, tuple[Update | None, Update | None]]:
    """The next newer and the next older update with a text for young people, by the name of each."""
    shown = edition.record.for_young_people
    around = (None, *shown, None)
    return {update.name: (around[number], around[number + 2]) for number, update in enumerate(shown)}


def empty_page(edition: Edition, address: str, title: str, description: str, door: Door) -> Page:
    """An empty page of a version."""
    names = [] if address == first_door(edition).home else ["young_people"]
    names += ["teenagers"] if door.is_for_teenagers and address != door.home else []
    way, layout = trail(edition, *names), style_of(door).layout
    return Page(address, title, description, body="", section=SECTION, layout=layout, trail=way)


def around_page(edition: Edition, address: str, title: str, description: str) -> Page:
    """An empty page that only the first version has; the title and description are keys of the catalogue."""
    messages = edition.messages
    door = first_door(edition)
    return empty_page(edition, f"{door.home}{address}", messages.plain(title), messages.plain(description), door)
