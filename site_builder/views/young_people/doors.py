"""The two doors of the young people's version, and where each leads."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.links import DatedLink, Link


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


def doors(edition: Edition) -> tuple[Door, ...]:
    """All that there are; none where the site has no second version."""
    second = edition.council.second_version
    teens = [Door(second.teenagers, is_for_teenagers=True)] if edition.council.young_people.teens else []
    return (first_door(edition), *teens) if second.is_on else ()
