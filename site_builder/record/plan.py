"""The plan: its areas, and what the council does about each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.actions import Action
from site_builder.record.aliases import Alias
from site_builder.record.dates import When
from site_builder.record.documents import Document, Source
from site_builder.record.measures import Measure
from site_builder.record.prose import Prose
from site_builder.record.raters import RatedBy, by_rater, that_counts
from site_builder.record.ratings import Rating
from site_builder.record.responses import Response, that_hold
from site_builder.record.updates import Correction

FILE_NAME = re.compile(r"\d{2,}-[a-z0-9-]+\.md")
YOUNG_PEOPLE_HEADING = "For children and young people"
BLOCKS = ("What was wrong", "What we are doing", "What has changed", "What has not changed yet", "What you can do")
"""The level-three headings of the blocks in a part for young people, in the order of the page."""
TEENAGERS_HEADING = "For teenagers"
"""The level-three heading in a text for young people below which it speaks to those of 13 or over."""


class Group(StrEnum):
    """What an area is about in a young reader's life, in the order in which their pages show the groups."""

    BEING_SAFE = "being-safe"
    WHERE_YOU_LIVE = "where-you-live"
    YOUR_SOCIAL_WORKER = "your-social-worker"
    BEING_HEARD = "being-heard"
    SCHOOL = "school"
    HOW_WE_RUN_THINGS = "how-we-run-things"


@dataclass(frozen=True)
class Block:
    """One block of a text for young people: its heading ("" for words before the first one) and its words."""

    heading: str
    text: Prose


@dataclass(frozen=True)
class Check:
    """Which group of children or young people read their text, and when."""

    by: str
    date: When
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


@dataclass(frozen=True)
class Closure:
    """How an area left the plan."""

    date: When
    """The last day on which it was part of the plan."""
    why: str
    decided_by: str = ""
    source: Document | None = None
    young_people: str = ""
    """The reason in a child's words, or ""."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
    young_people_place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Area:
    """One of the plan's areas for improvement. `name` is its file's name without `.md`."""

    name: str
    number: int
    title: str
    body: Prose
    place: Place
    young_people_title: str = ""
    young_people: tuple[Block, ...] = ()
    """Empty where the part for young people is not written yet."""
    teenagers: Prose = field(default_factory=Prose)
    """What teenagers read in place of these blocks; empty where they read the blocks too."""
    young_people_group: Group | None = None
    icon: str = ""
    """The SVG of its icon, or ""."""
    project: str = ""
    lead: str = ""
    source: Document | None = None
    opened: When | None = None
    """From when it is part of the plan; None if nobody said."""
    closed: Closure | None = None
    """How it left the plan; None while it is part of it."""
    follows: tuple[int, ...] = ()
    """Numbers of the areas that it takes over from, as typed."""
    responses: tuple[Response, ...] = ()
    """What was decided about it, if it is a recommendation; oldest first."""
    reviewed: When | None = None
    young_people_reviewed: When | None = None
    young_people_checked: Check | None = None
    actions: tuple[Action, ...] = ()
    ratings: tuple[Rating, ...] = ()
    """Sorted by date, oldest first; of one date, that of the service itself first."""
    measures: tuple[Measure, ...] = ()
    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    """What the text is based on, as typed; empty if that is its documents."""
    written: When | None = None
    """The day on which the text was written, or None."""
    corrections: tuple[Correction, ...] = ()
    minor: When | None = None
    aliases: tuple[Alias, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each value was typed, by its key; list items by keys such as "areas/12"."""

    def place_of(self, key: str) -> Place:
        """Where a value was typed; the file's first line if it was not."""
        return self.places.get(key, self.place)

    @property
    def latest_responses(self) -> tuple[Response, ...]:
        """The response of each body that holds, in the order of their first ones."""
        return that_hold(self.responses)

    @property
    def cited(self) -> tuple[Document, ...]:
        """The documents that it and its ratings, figures and actions rest on, beside its own lists of documents."""
        sources = [rating.source for rating in self.ratings]
        sources += [response.source for response in self.responses]
        sources += [series.source for measure in self.measures for series in measure.series]
        evidence = [shown.evidence for action in self.actions for shown in action.evidenced]
        closing = self.closed.source if self.closed else None
        return tuple(found for found in (self.source, *sources, *evidence, closing) if found)

    @property
    def raters(self) -> tuple[RatedBy, ...]:
        """Everybody who rated it with their ratings, the service itself first; empty if nobody did."""
        return by_rater(self.ratings)

    @property
    def latest_ratings(self) -> tuple[Rating, ...]:
        """The latest rating of each rater, the service itself first."""
        return tuple(one.latest for one in self.raters)

    @property
    def rated_by(self) -> RatedBy | None:
        """The rater whose latest rating counts where only one can; None if nobody rated it."""
        return that_counts(self.raters)

    @property
    def rating(self) -> Rating | None:
        """The rating that counts where only one can: the newest, of several of one date the lowest; None without any."""
        counting = self.rated_by
        return counting.latest if counting else None

    @property
    def is_open(self) -> bool:
        """Whether it is part of the plan as it stands."""
        return self.closed is None

    @property
    def left_undone(self) -> tuple[Action, ...]:
        """Of an area that was closed, the actions that were neither done nor stopped."""
        return () if self.closed is None else tuple(action for action in self.actions if not action.has_ended)

    @property
    def delivery_since(self) -> When | None:
        """The date since when every rating of that rater has had its delivery; None without a rating."""
        counting = self.rated_by
        return counting.delivery_since if counting else None

    @property
    def impact_since(self) -> When | None:
        """The date since when every rating of that rater has had its impact; None without a rating."""
        counting = self.rated_by
        return counting.impact_since if counting else None

    @property
    def changed_since_young_people(self) -> When | None:
        """The first change to the adults' page that its text for young people does not reflect, or None.

        Changes are a review of the adults' text, a correction, a rating, and an action that is done. A month counts as
        later only if none of its days could be earlier; without a text or its date the answer is None."""
        known = self.young_people_reviewed
        if not self.young_people or known is None:
            return None
        days = [self.reviewed, *(action.done_on for action in self.actions), *(rating.date for rating in self.ratings)]
        days += [correction.date for correction in self.corrections]
        later = [day for day in days if day and day.first_day > known.last_day]
        return min(later, key=lambda day: day.first_day, default=None)

    @property
    def address(self) -> str:
        """The address of its page, without a leading slash."""
        return f"plan/{self.name}/"
