"""How an area is doing: whether it is on track (delivery) and whether it helps children (impact)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.addresses import rating_anchor
from site_builder.record.dates import When
from site_builder.record.documents import Document
from site_builder.record.names import slug

MEANS_LENGTH = 200
"""The most characters of what something means for families."""


class Delivery(StrEnum):
    """Are we doing what we said? From best to worst; the last one is outside of that scale."""

    COMPLETE = "complete"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    CANNOT_BE_JUDGED = "cannot-be-judged"

    @property
    def is_judged(self) -> bool:
        """Whether it is a judgement at all."""
        return self is not Delivery.CANNOT_BE_JUDGED

    @property
    def is_good(self) -> bool:
        """Whether it says that what was planned is done, or is being done in time."""
        return self in (Delivery.COMPLETE, Delivery.ON_TRACK)

    @property
    def is_slow(self) -> bool:
        """Whether it belongs on the page that shows where progress is slow."""
        return self in (Delivery.AT_RISK, Delivery.OFF_TRACK)


class Impact(StrEnum):
    """Is it better for children? From best to worst; the last one is outside of that scale."""

    SUSTAINED = "sustained"
    IMPROVING = "improving"
    MIXED = "mixed"
    NOT_YET = "not-yet"
    WORSE = "worse"
    CANNOT_BE_JUDGED = "cannot-be-judged"

    @property
    def is_judged(self) -> bool:
        """Whether it is a judgement at all."""
        return self is not Impact.CANNOT_BE_JUDGED

    @property
    def is_good(self) -> bool:
        """Whether it claims that something is better for children."""
        return self in (Impact.SUSTAINED, Impact.IMPROVING)

    @property
    def is_slow(self) -> bool:
        """Whether it belongs on the page that shows where progress is slow."""
        return self in (Impact.NOT_YET, Impact.WORSE)


class Flag(StrEnum):
    """What a rating itself makes doubtful, whatever its words say."""

    NO_IMPACT = "no-impact"
    """What was planned is done or on track, and nothing better for children is shown."""
    NO_SOURCE = "no-source"
    """Something is said to be better for children, and no source is named."""


BEST_FIRST: tuple[Delivery | Impact, ...] = (
    *(Delivery.COMPLETE, Delivery.ON_TRACK, Delivery.CANNOT_BE_JUDGED, Delivery.AT_RISK, Delivery.OFF_TRACK),
    *(Impact.SUSTAINED, Impact.IMPROVING, Impact.CANNOT_BE_JUDGED, Impact.MIXED, Impact.NOT_YET, Impact.WORSE),
)
"""Both scales as lists sort them. What cannot be judged is good news to nobody, and is not shown to be bad."""
_PLACES = {(type(code), code): -place for place, code in enumerate(BEST_FIRST)}


@dataclass(frozen=True)
class Rating:
    """A dated pair of delivery and impact for one area, with its reason."""

    date: When
    delivery: Delivery
    impact: Impact
    reason: str
    place: Place
    _: KW_ONLY
    by: str = ""
    """Who gave it; "" for the service itself."""
    means: str = ""
    """What it means for families, or ""."""
    young_people: str = ""
    """The reason in a child's words, or ""."""
    source: Document | None = None
    young_people_place: Place | None = field(default=None, compare=False, repr=False)
    """Where the reason in a child's words was typed."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    def place_of(self, key: str) -> Place:
        """Where a value was typed; where its date was, if it was not."""
        return self.places.get(key, self.place)

    @property
    def is_own(self) -> bool:
        """Whether the service itself gave it."""
        return not self.by

    @property
    def rater(self) -> str:
        """The name by which its rater is known, whatever the capitals: "" for the service itself."""
        return slug(self.by) if self.by else ""

    @property
    def known(self) -> str:
        """By what it is known among those of its area: its date and, if that is not the service itself, who gave it."""
        return f"{self.date}-{self.rater}" if self.by else str(self.date)

    @property
    def anchor(self) -> str:
        """Its anchor on its area's page."""
        return rating_anchor(str(self.date), self.by)

    @property
    def is_slow(self) -> bool:
        """Whether either half says that progress is slow."""
        return self.delivery.is_slow or self.impact.is_slow

    @property
    def is_judged(self) -> bool:
        """Whether both halves are judged."""
        return self.delivery.is_judged and self.impact.is_judged

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What it makes doubtful by itself."""
        shows_nothing = self.impact.is_slow or not self.impact.is_judged
        found = {
            Flag.NO_IMPACT: self.delivery.is_good and shows_nothing,
            Flag.NO_SOURCE: self.impact.is_good and self.source is None,
        }
        return tuple(flag for flag, holds in found.items() if holds)

    @property
    def height(self) -> tuple[int, int]:
        """Sorts ratings, lowest first: what is better for children counts before what was done."""
        return _PLACES[Impact, self.impact], _PLACES[Delivery, self.delivery]
