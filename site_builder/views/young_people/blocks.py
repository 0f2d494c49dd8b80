"""The blocks of an area's text for young people, and how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import BLOCKS, Area, Block
from site_builder.record.raters import RatedBy, differing
from site_builder.record.ratings import Impact
from site_builder.views.age import Ago, ago
from site_builder.views.ratings import Mark
from site_builder.views.young_people.doors import Door, first_door
from site_builder.views.young_people.pictures import PICTURES

NAMES = dict(zip(("", *BLOCKS), ("", "wrong", "doing", "changed", "not_changed", "can_do"), strict=True))
"""The name in the catalogue of each heading as authors type it, in whatever language the site is."""


@dataclass(frozen=True)
class BlockView:
    """One block."""

    number: int
    """Which of the page's texts it prints, from 0."""
    name: str
    """Its heading's key in the catalogue; "" for words before the first heading."""
    picture: str


@dataclass(frozen=True)
class YoungPair:
    """How an area goes, in a child's words."""

    delivery: Mark
    delivery_since: When
    impact: Mark
    impact_since: When
    reason: str
    """In a child's words, or ""."""
    date: When
    ago: Ago
    by: str = ""
    """Who said so; "" for the service itself, which is "we" to a child."""


@dataclass(frozen=True)
class YoungRatings:
    """How an area goes, as each who rated it said last."""

    pairs: tuple[YoungPair, ...] = ()
    """Ours first; empty if nobody rated it."""
    is_split: bool = False
    """Whether they do not all say the same."""

    @property
    def are_several(self) -> bool:
        """Whether more than one rated it."""
        return len(self.pairs) > 1


def block_views(blocks: Sequence[Block]) -> tuple[tuple[BlockView, ...], tuple[BlockView, ...]]:
    """The blocks before what is known about the area, and the block on what the reader can do."""
    views = [
        (block.heading, BlockView(number, NAMES[block.heading], PICTURES[block.heading]))
        for number, block in enumerate(blocks)
    ]
    before = tuple(view for heading, view in views if heading != BLOCKS[-1])
    return before, tuple(view for heading, view in views if heading == BLOCKS[-1])


def in_order(area: Area) -> list[Block]:
    """The blocks in the order that every area's page has; words before the first heading come first."""
    return sorted(area.young_people, key=lambda block: ("", *BLOCKS).index(block.heading))


def young_ratings(edition: Edition, area: Area, door: Door | None = None) -> YoungRatings:
    """The latest ratings of an area, one for each rater, ours first; as the first version says them unless another is
    named.

    Teenagers read the adults' reason where there is none in a child's words."""
    pairs = tuple(_pair(edition, one, door or first_door(edition)) for one in area.raters)
    return YoungRatings(pairs, is_split=bool(differing(area.raters)))


def _pair(edition: Edition, rated: RatedBy, door: Door) -> YoungPair:
    latest = rated.latest
    words = edition.messages.plain(f"young_delivery.{latest.delivery.value}")
    return YoungPair(
        delivery=Mark(latest.delivery.value, words),
        delivery_since=rated.delivery_since,
        impact=young_mark(edition, latest.impact),
        impact_since=rated.impact_since,
        reason=latest.young_people or (latest.reason if door.is_for_teenagers else ""),
        ago=ago(edition, latest.date),
        date=latest.date,
        by=latest.by,
    )


def young_mark(edition: Edition, impact: Impact) -> Mark:
    """Whether it helps, in a child's words."""
    return Mark(impact.value, edition.messages.plain(f"young_impact.{impact.value}"))
