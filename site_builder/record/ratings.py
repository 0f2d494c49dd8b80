"""How an area is doing: whether it is on track (delivery) and whether it helps children (impact)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.documents import Document


class Delivery(StrEnum):
    """Are we doing what we said? From best to worst."""

    COMPLETE = "complete"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"

    @property
    def is_slow(self) -> bool:
        """Whether it belongs on the page that shows where progress is slow."""
        return self in (Delivery.AT_RISK, Delivery.OFF_TRACK)


class Impact(StrEnum):
    """Is it better for children? From best to worst."""

    SUSTAINED = "sustained"
    IMPROVING = "improving"
    MIXED = "mixed"
    NOT_YET = "not-yet"
    WORSE = "worse"

    @property
    def is_slow(self) -> bool:
        """Whether it belongs on the page that shows where progress is slow."""
        return self in (Impact.NOT_YET, Impact.WORSE)


@dataclass(frozen=True)
class Rating:
    """A dated pair of delivery and impact for one area, with its reason."""

    date: When
    delivery: Delivery
    impact: Impact
    reason: str
    place: Place
    _: KW_ONLY
    young_people: str = ""
    """The reason in a child's words, or ""."""
    source: Document | None = None
    young_people_place: Place | None = field(default=None, compare=False, repr=False)
    """Where the reason in a child's words was typed."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    @property
    def is_slow(self) -> bool:
        """Whether either half says that progress is slow."""
        return self.delivery.is_slow or self.impact.is_slow

    @property
    def height(self) -> tuple[int, int]:
        """Sorts ratings, lowest first: what is better for children counts before what was done."""
        return -list(Impact).index(self.impact), -list(Delivery).index(self.delivery)
