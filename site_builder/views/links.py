"""Where a page leads: other pages of the site, by their address from its root."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.record.voices import Voice

MOST_AREAS = 3
"""The most areas that are named one by one in a line with room."""
FEW_AREAS = 2
"""How many are named on a card if there are more."""


@dataclass(frozen=True)
class Link:
    """A page of the site."""

    address: str
    """From the site's root, without a leading slash."""
    title: str


@dataclass(frozen=True)
class DatedLink:
    """A page of the site with its date."""

    address: str
    title: str
    date: When


@dataclass(frozen=True)
class CountedLink:
    """A page of the site, or a part of this one, with how many entries it has."""

    address: str
    """From the site's root, or an anchor of this page with its "#"."""
    words: str
    entries: int
    is_here: bool = False
    """Whether it leads to the page that it is on."""

    def to(self, root: str) -> str:
        """Its address relative to a page."""
        return self.address if self.address.startswith("#") else f"{root}{self.address}"


@dataclass(frozen=True)
class AreaLink:
    """The page of an area."""

    address: str
    number: int
    title: str


@dataclass(frozen=True)
class AreaNames:
    """Areas in one line."""

    links: tuple[AreaLink, ...] = ()
    """The areas that are named; empty if all areas of the plan are meant."""
    all: int = 0
    """How many areas the plan has, if all of them are meant and there are too many to name; else 0."""
    more: int = 0
    """How many are not named."""

    def __bool__(self) -> bool:
        return bool(self.links or self.all)


def dated_link(update: Update) -> DatedLink:
    """The page of an update."""
    return DatedLink(update.address, update.title, update.date)


def area_link(area: Area) -> AreaLink:
    """The page of an area."""
    return AreaLink(area.address, area.number, area.title)


def areas_named(edition: Edition, owner: Update | Voice) -> list[Area]:
    """The areas that an update or an entry of what people said names, as they are typed. Each is asked for by its number: who
    lists many such things depends on these areas, and on none of the things twice."""
    areas = edition.record.area_by_number
    return [areas[number] for number in owner.areas if number in areas]


def area_names(edition: Edition, areas: Sequence[Area]) -> AreaNames:
    """Some areas by name, or "all" if they are the whole of a long plan."""
    if len(areas) > MOST_AREAS and tuple(areas) == edition.record.open_areas:
        return AreaNames(all=len(areas))
    return AreaNames(tuple(map(area_link, areas)))


def few_area_names(edition: Edition, areas: Sequence[Area], beside: Area | None = None) -> AreaNames:
    """The same for a card, without the area on whose page it appears: the first two of many."""
    others = [area for area in areas if area != beside]
    names = area_names(edition, others)
    if names.all or len(others) <= MOST_AREAS:
        return names
    return AreaNames(tuple(map(area_link, others[:FEW_AREAS])), more=len(others) - FEW_AREAS)
