"""The areas of the plan at a glance: what is known of each, however little that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.views.age import Ago, ago
from site_builder.views.links import AreaLink, area_link
from site_builder.views.ratings import Pair, last_update, pair
from site_builder.views.strips import StripView, area_strip, strip_key
from site_builder.views.verdict import rated_areas


@dataclass(frozen=True)
class AreaGlance:
    """An area in a list of all."""

    link: AreaLink
    pair: Pair | None
    is_unrated: bool
    """Whether it has no rating, while another area has one."""
    strip: StripView | None
    """When updates named it; None if it is rated, or for a record without updates."""
    told: bool
    """Whether its last update is told, or that there is none: where it has no rating."""
    last_update: When | None
    ago: Ago | None
    """How long ago that was."""
    actions: int
    slow_actions: int
    """How many of them are slow or past their date."""
    reviewed: When | None
    """When its text was last checked, if not all areas were on one day."""


def area_glances(edition: Edition, areas: Sequence[Area]) -> tuple[AreaGlance, ...]:
    """Some areas in the order given."""
    is_rated, checked = bool(rated_areas(edition)), all_checked(edition)
    return tuple(_glance(edition, area, is_rated, checked) for area in areas)


def _glance(edition: Edition, area: Area, is_rated: bool, checked: When | None) -> AreaGlance:
    last = last_update(edition, area)
    return AreaGlance(
        link=area_link(area),
        pair=pair(edition, area),
        is_unrated=is_rated and not area.rating,
        strip=None if area.rating else area_strip(edition, area),
        told=not area.rating,
        last_update=last,
        ago=ago(edition, last) if last else None,
        actions=len(area.actions),
        slow_actions=len(edition.slow_actions(area)),
        reviewed=None if checked else area.reviewed,
    )


def all_checked(edition: Edition) -> When | None:
    """The day on which the texts of all areas were last checked; None if that is not one day."""
    days = {area.reviewed for area in edition.record.open_areas}
    return days.pop() if len(days) == 1 else None


def areas_told(edition: Edition) -> str:
    """What holds for all areas, in place of a line for each: that none is rated, and how their strips are read."""
    if not edition.record.open_areas or rated_areas(edition):
        return strips_told(edition)
    key = "progress.none_rated" if edition.coming_up else "progress.none_rated_nor_due"
    return f"{edition.messages.plain(key)} {strips_told(edition)}".strip()


def strips_told(edition: Edition) -> str:
    """How the strips of the areas are read; "" if no area has one."""
    return strip_key(edition) if len(rated_areas(edition)) < len(edition.record.open_areas) else ""
