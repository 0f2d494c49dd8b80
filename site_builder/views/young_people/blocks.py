"""The blocks of an area's text for young people, and how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import BLOCKS, Area, Block
from site_builder.views.ratings import Mark
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


def young_pair(edition: Edition, area: Area) -> YoungPair | None:
    """The latest rating of an area; None if it has none."""
    latest, messages = area.rating, edition.messages
    if latest is None:
        return None
    delivery, impact = latest.delivery, latest.impact
    return YoungPair(
        delivery=Mark(delivery.value, messages.plain(f"young_delivery.{delivery.value}")),
        delivery_since=area.delivery_since or latest.date,
        impact=Mark(impact.value, messages.plain(f"young_impact.{impact.value}")),
        impact_since=area.impact_since or latest.date,
        reason=latest.young_people,
        date=latest.date,
    )
