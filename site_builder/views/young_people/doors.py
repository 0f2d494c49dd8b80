"""The two doors of the young people's version, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.links import DatedLink, Link

OF_THE_FIRST_DOOR = ("updates/", "words/", "about/", "print/")
"""The addresses below the home page of the pages that only the first version has."""


@dataclass(frozen=True)
class Door:
    """A version for one age."""

    home: str
    """The address of its home page."""
    is_for_teenagers: bool = False
    """Whether it is the second one."""

    def area(self, area: Area) -> Link:
        """Its page of an area."""
        return Link(f"{self.home}{area.name}/", area.young_people_title or area.title)

    def update(self, update: Update) -> DatedLink:
        """Its page of an update."""
        return DatedLink(f"{self.home}{update.address}", update.young_people_title, update.date)


def first_door(edition: Edition) -> Door:
    """That for children, or for whoever else the second version is."""
    return Door(edition.council.second_version.home)


def addresses(edition: Edition) -> Iterator[str]:
    """The address of every page of the second version below its home page, each once; the first is "", the home page
    itself."""
    found = [door.home for door in doors(edition)]
    updates = [update.address for update in edition.record.updates if update.is_for_young_people]
    areas = [f"{area.name}/" for area in edition.record.areas]
    for home in found:
        door = home.removeprefix(found[0])
        around = ("", "promises/", "you-said/") if door else ("", "promises/", "you-said/", *OF_THE_FIRST_DOOR)
        yield from (door + rest for rest in (*around, *areas, *updates))


def doors(edition: Edition) -> tuple[Door, ...]:
    """All that there are; none where the site has no second version."""
    second = edition.council.second_version
    teens = [Door(second.teenagers, is_for_teenagers=True)] if edition.council.young_people.teens else []
    return (first_door(edition), *teens) if second.is_on else ()
