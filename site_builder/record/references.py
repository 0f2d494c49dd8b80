"""What the record refers to: events, judgements, terms, bodies, versions, consultations and rhythms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.dates import Span
from site_builder.record.documents import Document
from site_builder.record.intervals import Interval
from site_builder.record.kinds import Kind


@dataclass(frozen=True)
class Event:
    """Something that happened, or is due, without an update of its own."""

    date: Span
    title: str
    text: str = ""
    source: Document | None = None
    note: str = ""
    due: bool = False
    """A planned date, which does not prove that it happened."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


@dataclass(frozen=True)
class Grade:
    """One part of a judgement, as the inspector wrote it."""

    name: str
    grade: str


@dataclass(frozen=True)
class Judgement:
    """What an inspector decided."""

    date: Span
    by: str
    inspection: str
    overall: str
    parts: tuple[Grade, ...] = ()
    source: Document | None = None
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


@dataclass(frozen=True)
class Term:
    """A word or abbreviation, explained."""

    term: str
    meaning: str = field(hash=False)  # the word tells most terms apart, and all of them are hashed for each text
    place: Place = field(hash=False)
    short: str = field(default="", hash=False)
    young_people: str = field(default="", hash=False)
    young_people_place: Place | None = field(default=None, compare=False, repr=False)
    """Where the meaning in a child's words was typed."""


@dataclass(frozen=True)
class Body:
    """A group or person in the governance of the plan."""

    id: str
    name: str
    place: Place
    what: str = ""
    reports_to: tuple[str, ...] = ()
    meets: str = ""


@dataclass(frozen=True)
class PlanVersion:
    """One version or other name of the plan."""

    date: Span
    title: str
    endorsed_by: str = ""
    document: Document | None = None
    note: str = ""
    areas: tuple[int, ...] = ()
    """Numbers of the areas that it has, as typed; empty if nobody said."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    def place_of(self, number: int) -> Place | None:
        """Where the number of an area was typed."""
        return self.places.get(f"areas/{number}", self.place)


@dataclass(frozen=True)
class Consultation:
    """Who was asked about the plan, and when."""

    date: Span
    group: str
    about: str = ""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


class RhythmOf(StrEnum):
    """What else than updates shows that a rhythm was kept: what in the plan is dated."""

    RATINGS = "ratings"
    ACTIONS = "actions"
    """Reports on actions."""


@dataclass(frozen=True)
class Rhythm:
    """Something promised at regular intervals."""

    who: str
    what: str
    every: str
    """Its interval as typed: "1 month", "6 weeks"."""
    since: Span | None = None
    until: Span | None = None
    kind: Kind | None = None
    source: Document | None = None
    of: RhythmOf | None = None
    """What else than updates shows that it was kept."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its end was typed."""

    @property
    def interval(self) -> Interval:
        """The longest time that it leaves between two."""
        return Interval.typed(self.every)

    def holds_on(self, day: date) -> bool:
        """Whether it has begun by a day and not ended before; one without a beginning or an end counts as going on."""
        has_begun = self.since is None or self.since.first_day <= day
        return has_begun and (self.until is None or self.until.last_day >= day)

    @property
    def shown_by(self) -> str:
        """What shows that it was kept: the kind of an update, or what is dated in the plan; "" where nobody says."""
        return self.kind.value if self.kind else self.of.value if self.of else ""

    @property
    def number(self) -> int:
        """How many of its `unit` are between two times."""
        return int(self.every.split()[0])

    @property
    def unit(self) -> str:
        """ "day", "week", "month" or "year"."""
        return self.every.split()[1].removesuffix("s")
