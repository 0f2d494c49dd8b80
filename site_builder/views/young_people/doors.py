"""The two doors of the young people's version, and where each leads."""

from __future__ import annotations

from enum import StrEnum

from site_builder.record.addresses import TEENAGERS as TEENAGERS_ADDRESS
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.links import DatedLink, Link


class Door(StrEnum):
    """A version for one age, by the address of its home page."""

    CHILDREN = "young-people/"
    TEENAGERS = TEENAGERS_ADDRESS

    @property
    def is_for_teenagers(self) -> bool:
        """Whether it is the second one."""
        return self is Door.TEENAGERS

    def area(self, area: Area) -> Link:
        """Its page of an area."""
        return Link(f"{self.value}{area.name}/", area.young_people_title or area.title)

    def update(self, update: Update) -> DatedLink:
        """Its page of an update."""
        return DatedLink(f"{self.value}{update.address}", update.young_people_title, update.date)
