"""What a council sets in `mkdocs.yml`, where its files lie, and what time it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Contact:
    """How to reach somebody; what is not known is ""."""

    name: str = ""
    text: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""

    @property
    def is_reachable(self) -> bool:
        """Whether there is any way to reach them."""
        return bool(self.email or self.phone or self.url)


NATIONAL_HELP = (
    Contact(name="999", text="If you or someone else is in danger now, call 999. The call is free.", phone="999"),
    Contact(name="Childline", text="You can talk to Childline about anything. It is free.", phone="0800 1111"),
)
"""Help that every child in the United Kingdom can have; a council may name its own instead."""


@dataclass(frozen=True)
class YoungPeople:
    """What the young people's version needs to know."""

    ages: str = ""
    reading_age: int = 11
    help: tuple[Contact, ...] = NATIONAL_HELP
    hide_page_url: str = "https://www.bbc.co.uk/weather"


@dataclass(frozen=True)
class Accessibility:
    """What somebody entered for the accessibility statement (SI 2018/952, regulation 8); nothing is assumed."""

    status: str = ""
    """ "fully", "partially" or "not"; "" where nobody has said."""
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


@dataclass(frozen=True)
class Settings:
    """Everything that is no content. All paths are absolute."""

    root: Path
    now: datetime
    """The moment of the build in the council's time zone; the core never asks the clock."""
    site_name: str = ""
    site_url: str = "https://example.org/"
    """Ends with a slash."""
    council: str = ""
    plan: str = ""
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/London"))
    contact: Contact = Contact()
    worried_about_a_child: Contact = Contact()
    young_people: YoungPeople = YoungPeople()
    rating_words: Mapping[str, str] = field(default_factory=dict)
    """The council's own words, by "delivery/at-risk" and so on."""
    colours: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    """Path under `docs/`, or ""."""
    config_file: str = "mkdocs.yml"
    logo_line: int = 1
    """Where the logo is named in the configuration."""
    licence: Contact = Contact()
    accessibility: Accessibility = Accessibility()
    email_updates_url: str = ""
    feed_items: int = 50
    identifier_host: str = ""
    pre_election: tuple[PreElection, ...] = ()

    @property
    def docs(self) -> Path:
        """Folder of the plan, the data and the hand-written pages."""
        return self.root / "docs"

    @property
    def updates(self) -> Path:
        """Folder of the updates."""
        return self.root / "updates"

    @property
    def cache(self) -> Path:
        """Folder for what a build makes on its way."""
        return self.root / ".cache"

    @property
    def today(self) -> date:
        """The day of the build in the council's time zone."""
        return self.now.date()

    @property
    def base_path(self) -> str:
        """The path of the site's address, with a slash at both ends: "/" or "/progress/"."""
        return urlsplit(self.site_url).path or "/"

    @property
    def host(self) -> str:
        """The host that identifiers of feeds and calendar entries carry."""
        return self.identifier_host or urlsplit(self.site_url).hostname or ""

    def midnight(self, day: date) -> datetime:
        """The beginning of a day in the council's time zone, as feeds need it."""
        return datetime(day.year, day.month, day.day, tzinfo=self.timezone)
