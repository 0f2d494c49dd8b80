"""The home page for children and young people."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.dates import When
from site_builder.record.plan import Area, Group
from site_builder.record.prose import Prose
from site_builder.views.links import Link
from site_builder.views.ratings import Mark
from site_builder.views.young_people.blocks import young_mark
from site_builder.views.young_people.doors import Door, first_door
from site_builder.views.young_people.help import HelpButton, help_buttons
from site_builder.views.young_people.news import NewsLine, news
from site_builder.views.young_people.promises import PromiseCount, promise_counts
from site_builder.views.young_people.verdict import YoungVerdict, young_verdict
from site_builder.views.young_people.voices import SaidCounts, said_counts
from site_builder.views.young_people.words import HardTexts, WordEntry, explainable, hard_texts, words_in

LATEST = 3
"""How many updates the home page shows."""


@dataclass(frozen=True)
class Tile:
    """An area as one of the tiles that lead to all of them."""

    address: str
    title: str
    icon: str
    """The SVG of its icon, or ""."""
    is_written: bool
    """Whether it has a text for this version."""
    impact: Mark | None
    """Whether it helps, in a child's words; None if the area is not rated."""
    rated: When | None


@dataclass(frozen=True)
class TileGroup:
    """Areas that are about the same thing in a reader's life."""

    name: str
    """Its heading's key in the catalogue; "" for one without a heading."""
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class HomeView:
    """What the home page of one version prints."""

    title: str
    home: str
    """The address of this page."""
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    ages: str
    asks_age: bool
    """Whether it leads readers who are older to other pages."""
    has_teenagers: bool
    """Whether there is a version for teenagers."""
    verdict: YoungVerdict
    own: HardTexts
    """What teenagers read first; without any text in the version for children."""
    is_own: bool
    """Whether teenagers have any text of their own."""
    groups: tuple[TileGroup, ...]
    """The parts of the plan as it is now."""
    ended: tuple[Link, ...]
    """The parts that have left the plan."""
    ended_told: str
    """How many these are; "" if there are none."""
    counts: tuple[PromiseCount, ...]
    said: SaidCounts
    latest: tuple[NewsLine, ...]
    earlier: tuple[NewsLine, ...]
    earlier_count: int
    words: tuple[WordEntry, ...]
    """The hard words of what teenagers read first."""


def home_view(edition: Edition, title: str, door: Door | None = None) -> HomeView:
    """The home page; that of the first version unless another is named."""
    door = door or first_door(edition)
    ended = edition.record.closed_areas
    shown, terms = edition.record.for_young_people, explainable(edition)
    texts = _own_texts(edition) if door.is_for_teenagers else []
    settings = edition.council.young_people
    return HomeView(
        title=title,
        home=door.home,
        buttons=help_buttons(edition),
        help=edition.who_can_help,
        ages=settings.ages,
        asks_age=edition.council.second_version.is_for_children,
        has_teenagers=settings.teens,
        verdict=young_verdict(edition, door),
        own=hard_texts(terms, texts),
        is_own=has_own(edition),
        groups=tile_groups(edition, door),
        ended=tuple(map(door.area, ended)),
        ended_told=edition.messages.count("young_people.ended", len(ended)) if ended else "",
        counts=promise_counts(edition),
        said=said_counts(edition),
        latest=news(shown[:LATEST], door),
        earlier=news(shown[LATEST:], door),
        earlier_count=len(shown[LATEST:]),
        words=words_in(terms, texts),
    )


def why(edition: Edition) -> Prose | None:
    """Why there is a plan, in words for young people; None if nobody has written it."""
    introduction = edition.record.introduction
    return introduction.young_people if introduction and introduction.young_people else None


def _own_texts(edition: Edition) -> list[Prose]:
    """What the introduction says to teenagers or, if that is nothing, why there is a plan."""
    introduction = edition.record.introduction
    found = introduction and (introduction.teenagers or introduction.young_people)
    return [found] if found else []


def has_own(edition: Edition) -> bool:
    """Whether any text is written for teenagers."""
    record = edition.record
    texts = [*(area.teenagers for area in record.areas), *(update.teenagers for update in record.for_young_people)]
    return any(texts) or bool(record.introduction and record.introduction.teenagers)


def tile_groups(edition: Edition, door: Door) -> tuple[TileGroup, ...]:
    """The areas in the order of the plan; where any has a group, in the order of the groups, the others last.

    No area gives no group, and only one group without a name has no heading."""
    areas = edition.record.open_areas
    names = [*Group, None]
    found = [(name, [area for area in areas if area.young_people_group is name]) for name in names]
    groups = [(name, members) for name, members in found if members]
    other = "other" if len(groups) > 1 else ""
    return tuple(
        TileGroup(name.value if name else other, tuple(_tile(edition, area, door) for area in members))
        for name, members in groups
    )


def _tile(edition: Edition, area: Area, door: Door) -> Tile:
    link, rating = door.area(area), area.rating
    is_written = bool(area.young_people or (door.is_for_teenagers and area.teenagers))
    impact = young_mark(edition, rating.impact) if rating else None
    return Tile(link.address, link.title, area.icon, is_written, impact, rating.date if rating else None)
