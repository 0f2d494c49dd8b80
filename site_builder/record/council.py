"""What a council says of itself in its configuration, and how it wants its site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from site_builder.problems import Place
from site_builder.record.hosting import Host
from site_builder.record.second_version import SecondVersion, WritingRules
from site_builder.record.telephones import dialled

HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class Contact:
    """How to reach somebody; what is not known is ""."""

    name: str = ""
    text: str = ""
    """What it is for; "" for anything at all."""
    email: str = ""
    phone: str = ""
    url: str = ""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its text was typed; None if nobody typed it."""

    @property
    def is_reachable(self) -> bool:
        """Whether there is any way to contact them."""
        return bool(self.email or self.phone or self.url)

    @property
    def is_for_anything(self) -> bool:
        """Whether they can be contacted, and not for one purpose only."""
        return self.is_reachable and not self.text

    @property
    def dialled(self) -> str:
        """The phone number as `tel:` takes it (RFC 3966), without an extension or other words beside it."""
        return dialled(self.phone)


@dataclass(frozen=True)
class UrgentHelp:
    """How the strip about urgent help, at the top of every page, differs from the one about a child."""

    title: str = ""
    """With what it begins; "" for the question about a child, and then it says 999 if the council does not."""
    is_on: bool = True
    """False for a site without it."""


@dataclass(frozen=True)
class Partner:
    """An organisation that answers for the plan together with the council."""

    contact: Contact
    what: str = ""
    """What it answers for, or ""."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.contact.name


@dataclass(frozen=True)
class Licence:
    """The licence under which the words and data of the site may be reused."""

    name: str = ""
    """ "" if the council names none."""
    url: str = ""
    """The web address of its terms, or ""."""


@dataclass(frozen=True)
class Limits:
    """How long and how hard a text for young people may be; `progress check` finds what exceeds them.

    The first five come from GOV.UK's Easy Read rules and the Easy Read Standard, the others are our own."""

    sentence_words: int = 15
    """Words per sentence; more is a warning."""
    longest_sentence: int = 20
    """Words per sentence; more is an error."""
    mean_words: int = 12
    """Words per sentence on average."""
    block_words: int = 60
    """Words per block beside its picture."""
    text_words: int = 900
    """Words per page."""
    heading_every: int = 150
    """Words without a heading."""
    years_over: int = 2
    """Years above `reading_age` from which a text is an error."""
    sentences_to_reader: int = 5
    """At least one sentence in this many says "you" or "we"."""
    stale_days: int = 30
    """Days for which a text may be older than the adults' text before the warning says that it is late."""


LIMITS_FOR_TEENAGERS = Limits(sentence_words=20, longest_sentence=25, mean_words=15)
"""What differs in a text for teenagers; what does not is asked of both."""
LIMITS_FOR_EASY_READ = Limits(
    sentence_words=12,
    longest_sentence=15,
    mean_words=10,
    block_words=30,
    text_words=1000,
    years_over=4,
)
"""Those of a text in easy language; `check/young_people/easy_read.py` names the sources."""


@dataclass(frozen=True)
class YoungPeople:
    """What the young people's version needs to know."""

    ages: str = ""
    reading_age: int = 11
    help: tuple[Contact, ...] = ()
    """The council's own; empty for the help that every child in the country can have."""
    hide_page_url: str = "https://www.bbc.co.uk/weather"
    """Where "Hide this page" leads; "" for pages without that link."""
    limits: Limits = Limits()
    teens: bool = False
    """Whether there are pages for teenagers too."""
    teens_reading_age: int = 13

    @property
    def for_teenagers(self) -> YoungPeople:
        """The same with the limits of texts for teenagers."""
        return replace(self, reading_age=self.teens_reading_age, limits=LIMITS_FOR_TEENAGERS)


AIMS = {
    WritingRules.CHILD: YoungPeople(),
    WritingRules.EASY_READ: YoungPeople(reading_age=9, limits=LIMITS_FOR_EASY_READ),
    WritingRules.NONE: YoungPeople(),
}
"""What holds for a second version by its rules where the council says nothing else."""


class PlanParts(StrEnum):
    """What the parts of a plan are called."""

    AREAS = "areas"
    RECOMMENDATIONS = "recommendations"


class Compliance(StrEnum):
    """How far the site meets the accessibility standard, as the model statement words it."""

    FULLY = "fully"
    PARTIALLY = "partially"
    NOT = "not"


@dataclass(frozen=True)
class Accessibility:
    """What somebody entered for the accessibility statement (SI 2018/952, regulation 8); nothing is assumed."""

    status: Compliance | None = None
    """None where nobody has said."""
    prepared: date | None = None
    reviewed: date | None = None
    tested: str = ""
    issues: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True)
class PreElection:
    """A period before an election in which publicity is restricted."""

    first: date
    last: date
    why: str = ""
    place: Place = field(default=Place("mkdocs.yml"), compare=False, repr=False)
    """Where it was typed."""

    @property
    def called(self) -> str:
        """The period with its dates, as a message calls it."""
        return f"the period before an election, {self.first} to {self.last}{f' ({self.why})' if self.why else ''}"


@dataclass(frozen=True)
class ApprovalRule:
    """How many approvals an update needs."""

    number: int = 0
    """By how many different roles."""
    since: date | None = None
    """The first day of publication on which an update needs them; None for every update that no publication had yet."""


@dataclass(frozen=True)
class SheetWord:
    """A word that the programme office types in workbooks, and the code that it means in each column; "" for none."""

    word: str
    delivery: str = ""
    impact: str = ""
    status: str = ""


@dataclass(frozen=True)
class SecurityContact:
    """Whom to tell of a weakness of the website (RFC 9116); "" for what is not said."""

    email: str = ""
    url: str = ""
    policy: str = ""

    @property
    def is_reachable(self) -> bool:
        """Whether anybody can be told."""
        return bool(self.email or self.url)


@dataclass(frozen=True)
class Council:
    """A council, its plan, and how it wants to be shown; what it leaves out is empty."""

    name: str = ""
    plan: str = ""
    """The plan's name."""
    plan_parts: PlanParts = PlanParts.AREAS
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/London"))
    contact: Contact = Contact()
    worried_about_a_child: Contact = Contact()
    """Whom the strip about urgent help names."""
    urgent_help: UrgentHelp = UrgentHelp()
    partners: tuple[Partner, ...] = ()
    second_version: SecondVersion = field(default_factory=SecondVersion)
    young_people: YoungPeople = YoungPeople()
    rating_words: Mapping[str, str] = field(default_factory=dict)
    """Its own words for ratings, by "delivery/at-risk" and so on."""
    sheet_words: tuple[SheetWord, ...] = ()
    """What its programme office types in workbooks."""
    colours: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    """Path below `docs/`, or ""."""
    favicon: str = ""
    """Path below `docs/` of an icon that the theme's settings name, or ""."""
    unlinked_files: tuple[str, ...] = ()
    """Paths below `docs/` of files that are meant to be public although nothing links to them; `*` stands for any name."""
    own_details: tuple[str, ...] = ()
    """Its telephone numbers, e-mail addresses and postal addresses, which any page may show."""
    least_count: int = 5
    """Counts of children below this are not shown: a child could be recognised."""
    licence: Licence = Licence()
    accessibility: Accessibility = Accessibility()
    email_updates_url: str = ""
    """Where people sign up for updates by e-mail, or ""."""
    feed_items: int = 50
    """How many entries a feed has at most, not counting recent ones."""
    identifier_host: str = ""
    """The host that the identifiers of feeds and calendar entries keep when the site moves, or ""."""
    pre_election: tuple[PreElection, ...] = ()
    approvals: ApprovalRule = ApprovalRule()
    tells_of_silence: bool = True
    """Whether feed and calendar say when something promised at regular intervals is overdue."""
    hosting: tuple[Host, ...] = ()
    """What its site is published on."""
    security_contact: SecurityContact = SecurityContact()
    hub: str = ""
    """The address of the WebSub hub that its feeds name, or ""."""
    place: Place = field(default=Place("mkdocs.yml"), compare=False, repr=False)
    """Where the settings begin below which all this was typed."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of these settings was typed, by its key."""

    def place_of(self, key: str) -> Place:
        """Where a setting was typed; where it belongs, if it was not."""
        return self.places.get(key, self.place)

    @property
    def asks_about_a_child(self) -> bool:
        """Whether the strip at the top of every page asks who is worried about a child."""
        return self.urgent_help.is_on and not self.urgent_help.title

    @property
    def bodies(self) -> tuple[str, ...]:
        """The names of all who answer for the plan, the council first."""
        return self.name, *(partner.name for partner in self.partners)

    @property
    def typed_details(self) -> tuple[str, ...]:
        """Everything in which it says how itself and those who help can be reached."""
        partners = (partner.contact for partner in self.partners)
        contacts = (self.contact, self.worried_about_a_child, *partners, *self.young_people.help)
        reached = (text for one in contacts for text in (one.name, one.text, one.email, one.phone))
        said = (self.accessibility.contact, self.accessibility.tested, *self.accessibility.issues)
        return tuple(filter(None, (*self.own_details, *reached, *said)))

    def noon(self, day: date) -> datetime:
        """The moment that represents a day if a machine needs one: noon in UTC or, if the council's clocks show another
        day then (beyond UTC+12), noon there. In UTC, so that it has a whole number of minutes in
        every year, and a change of the council's time zone moves nothing."""
        return _noon(day, self.timezone)


@lru_cache(maxsize=10_000)  # each feed asks for the noon of each update
def _noon(day: date, zone: tzinfo) -> datetime:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    offset = noon.replace(tzinfo=zone).utcoffset() or timedelta()
    return noon if -HALF_A_DAY <= offset < HALF_A_DAY else noon - offset
