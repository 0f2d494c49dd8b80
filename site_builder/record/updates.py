"""One dated entry: something that happened or was published."""

from __future__ import annotations

import datetime as clock
import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from enum import StrEnum
from functools import cache, cached_property
from hashlib import sha256

from site_builder.problems import Place
from site_builder.record.aliases import Alias
from site_builder.record.approvals import Approval, Clearance
from site_builder.record.dates import Span, When
from site_builder.record.documents import Document, Source
from site_builder.record.kinds import Kind as Kind
from site_builder.record.pointed_to import pointed_to
from site_builder.record.promises import Keep, Promise
from site_builder.record.prose import NO_PROSE, Prose, shortened

FILE_NAME = re.compile(r"(?P<date>\d{4}-\d{2}(?:-\d{2})?)-(?P<slug>[a-z0-9-]+)\.md")
TITLE_LENGTH, SUMMARY_LENGTH, SHORT_LENGTH = 150, 300, 150


class Publication(StrEnum):
    """Whether an update is finished."""

    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True)
class Quote:
    """The exact words of a named person in a public role."""

    text: str
    name: str
    role: str
    organisation: str
    elected: bool = False
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its words were typed."""
    says_whether_elected: bool = field(default=False, compare=False, repr=False)
    """Whether `elected` was typed, be it true or false."""


@dataclass(frozen=True)
class DiaryDate:
    """A future date, such as a board meeting."""

    date: When
    title: str
    place: Place
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Correction:
    """A change of substance after publication, and its date."""

    date: When
    note: str
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
    show_before: bool = True
    """Whether people may be shown the words as they were before."""


@dataclass(frozen=True)
class Withdrawal:
    """Why an update's text is no longer shown, and since when."""

    date: When
    reason: str
    had_young_people: bool = False
    """Whether there was a text for young people, whose address stays; kept for when the text itself is gone."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


@dataclass(frozen=True)
class Series:
    """An update's place in a numbered series."""

    name: str
    number: int


@dataclass(frozen=True)
class Update:
    """One dated entry. `name`, its file's name without `.md`, is its permanent identity."""

    name: str
    title: str
    date: When
    """The day it was published, or if it was `written` later, the day for which it is dated."""
    body: Prose
    place: Place
    written_summary: str = ""
    in_short: str = ""
    """What it says in one short sentence without its date, or ""."""
    means: str = ""
    """What it means for families, or ""."""
    kind: Kind = Kind.NEWS
    areas: tuple[int, ...] = ()
    """Numbers of the plan's areas, ascending."""
    happened: Span | None = None
    """When the thing itself took place, if not on the day it was published."""
    happened_title: str = ""
    """What took place then, for timeline and calendar: the visit, not its findings; or ""."""
    written: When | None = None
    """The day on which the text was written, if later than `date`."""
    order_of_day: int = 0
    """Its position among the updates of one day, from the key `order`; smaller is earlier."""
    series: Series | None = None
    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    """What the text is based on, as typed; empty if that is its documents."""
    quotes: tuple[Quote, ...] = ()
    diary: tuple[DiaryDate, ...] = ()
    promises: tuple[Promise, ...] = ()
    keeps: tuple[Keep, ...] = ()
    """The promises that it shows to be kept, wholly or in part."""
    young_people: Prose = NO_PROSE
    teenagers: Prose = NO_PROSE
    """What teenagers read in place of the text for young people; empty where they read that text too."""
    image: str = ""
    image_alt: str = ""
    draft: bool = False
    publish_at: clock.datetime | None = None
    corrections: tuple[Correction, ...] = ()
    minor: When | None = None
    withdrawn: Withdrawal | None = None
    aliases: tuple[Alias, ...] = ()
    approved: tuple[Approval, ...] = ()
    """Who agreed that it may be published; on no page."""
    pre_election_ok: Clearance | None = None
    """Why it may appear in a period before an election; on no page."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each value was typed, by its key; list items by keys such as "areas/12"."""

    def __post_init__(self) -> None:
        """Leaves out what most updates do not have, which Python then finds in the class: of thousands of updates, it took
        as much room as all that they say."""
        defaults = _defaults()
        lean = {name: value for name, value in vars(self).items() if value is not defaults.get(name, _NONE)}
        object.__setattr__(self, "__dict__", lean)

    def place_of(self, key: str) -> Place:
        """Where a value was typed; the file's first line if it was not."""
        return self.places.get(key, self.place)

    def emptied(self, title: str) -> Update:
        """What remains of a withdrawn update: its addresses, its dates and the reason, under a neutral title.

        ValueError for an update that is not withdrawn."""
        if self.withdrawn is None:
            raise ValueError(f"{self.name} is not withdrawn")
        return Update(
            name=self.name,
            title=title,
            date=self.date,
            body=Prose(),
            place=self.place,
            areas=self.areas,  # whose feeds keep its entry
            written=self.written,
            order_of_day=self.order_of_day,
            draft=self.draft,
            publish_at=self.publish_at,
            withdrawn=replace(self.withdrawn, had_young_people=self.is_for_young_people),
            aliases=self.aliases,
        )

    def worked_out(self) -> Update:
        """The same, knowing already what every build asks of it: so that is remembered with it, and not worked out again."""
        for text in (self.body, self.young_people, self.teenagers):
            _ = text.text, text.first_paragraph, text.opening_heading
        _ = self.files
        return self

    @property
    def cited(self) -> tuple[Document, ...]:
        """The documents that say what became of its promises, beside its own lists of documents."""
        ended = (promise.outcome for promise in self.promises)
        return tuple(one.source for one in ended if one and one.source)

    @property
    def is_for_young_people(self) -> bool:
        """Whether the version for young people has a page for it, if only to say that it was withdrawn."""
        return bool(self.young_people) or (self.withdrawn is not None and self.withdrawn.had_young_people)

    @property
    def young_people_title(self) -> str:
        """The heading with which its text for young people begins, or its own title."""
        return self.young_people.opening_heading or self.title

    @property
    def young_people_text(self) -> Prose:
        """Its text for young people below that title."""
        return self.young_people.without_opening

    @property
    def teenagers_text(self) -> Prose:
        """Its text for teenagers, which is the one for young people unless they have their own."""
        return self.teenagers or self.young_people_text

    @property
    def summary(self) -> str:
        """One or two sentences for lists and feeds; the first paragraph if none were written."""
        return self.written_summary or shortened(self.body.first_paragraph, SUMMARY_LENGTH)

    @cached_property
    def files(self) -> frozenset[str]:
        """Paths below `docs/` of the files to which it refers, whether they exist or not."""
        return frozenset({self.image, *pointed_to(self)} - {""})

    @property
    def order(self) -> tuple[int, int, str]:
        """A sort key, newest first; within a day a higher `order_of_day` first, then by file name."""
        return -self.date.first_day.toordinal(), -self.order_of_day, self.name

    @property
    def issued(self) -> When:
        """The first day on which its text could be read: when it was published or, if later, written."""
        return self.written or self.date

    @property
    def public_from(self) -> When:
        """Its date, or the day of the hour for which it waited, if that is later."""
        hour = self.publish_at and self.publish_at.date()
        return When(hour.year, hour.month, hour.day) if hour and hour > self.date.last_day else self.date

    @property
    def comes_out(self) -> When:
        """The first day on which people can read it: the last of its date, the day it was written and that of the hour
        for which it waits; a month where no day is known."""
        hour = self.publish_at and self.publish_at.date()
        return When(hour.year, hour.month, hour.day) if hour and hour >= self.issued.first_day else self.issued

    @property
    def version(self) -> str:
        """The hash of title and text, as the manifest has it. A withdrawn update's hash is that of the reason: that of the old
        text would let a guess at it be confirmed."""
        words = self.withdrawn.reason if self.withdrawn else f"{self.title}\n{self.body.text}"
        return sha256(words.encode()).hexdigest()

    @property
    def address(self) -> str:
        """The address of its page, without a leading slash."""
        return f"updates/{self.name}/"

    def is_public(self, now: clock.datetime) -> bool:
        """Whether the public may see it: it is not a draft, and its hour of publication has come.

        Both moments are converted to UTC: within one zone Python compares clock times, and clocks go back in autumn."""
        return not self.draft and (
            self.publish_at is None or self.publish_at.astimezone(clock.UTC) <= now.astimezone(clock.UTC)
        )

    @property
    def is_waiting(self) -> bool:
        """Whether it is finished and has an hour of publication, past or future."""
        return not self.draft and self.publish_at is not None

    @property
    def changed(self) -> clock.date:
        """The last day on which its substance changed: published, written, corrected or withdrawn."""
        days = [self.issued.first_day, *(correction.date.first_day for correction in self.corrections)]
        return max([*days, self.withdrawn.date.first_day] if self.withdrawn else days)


_NONE = object()


@cache
def _defaults() -> dict[str, object]:
    """What each key is where it was not typed."""
    return {one.name: one.default for one in fields(Update) if one.default is not MISSING}
