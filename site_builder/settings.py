"""What a council sets in `mkdocs.yml`, where its files lie, and what time it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pathspec import GitIgnoreSpec

from site_builder.messages import Messages, english
from site_builder.problems import Place


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
    """Where its text was typed; None for one that nobody typed."""

    @property
    def is_reachable(self) -> bool:
        """Whether there is any way to reach them."""
        return bool(self.email or self.phone or self.url)

    @property
    def is_for_anything(self) -> bool:
        """Whether they can be reached, and not for one purpose alone."""
        return self.is_reachable and not self.text

    @property
    def dialled(self) -> str:
        """The phone number as `tel:` takes it (RFC 3966): its figures, and a plus before them."""
        return "".join(sign for sign in self.phone if sign in "+0123456789")


NATIONAL_HELP = {"emergency": "999", "childline": "0800 1111", "advocate": ""}
"""Help that every child in the country can have, by its name in the catalogue, with its telephone number."""
HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class Limits:
    """How long and how hard a text for young people may be; what lies beyond is found by `progress check`.

    The first five come from GOV.UK's Easy Read rules and the Easy Read Standard, the others are our own."""

    sentence_words: int = 15
    """Words of a sentence; beyond is a warning."""
    longest_sentence: int = 20
    """Words of a sentence; beyond is an error."""
    mean_words: int = 12
    """Words of a sentence on average."""
    block_words: int = 60
    """Words of one block beside its picture."""
    text_words: int = 900
    """Words of one page."""
    heading_every: int = 150
    """Words that may stand without a heading."""
    years_over: int = 2
    """Years over `reading_age` from which a text is an error."""
    sentences_to_reader: int = 5
    """One in so many sentences says "you" or "we"."""
    stale_days: int = 30
    """Days for which a text may be older than the adults' one before the warning says that it is late."""


@dataclass(frozen=True)
class YoungPeople:
    """What the young people's version needs to know."""

    ages: str = ""
    reading_age: int = 11
    help: tuple[Contact, ...] = ()
    """The council's own; empty for the help that every child in the country can have."""
    hide_page_url: str = "https://www.bbc.co.uk/weather"
    limits: Limits = Limits()


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


def patterns(typed: str) -> GitIgnoreSpec:
    """What `exclude_docs` keeps out: hidden files and `templates/`, which MkDocs leaves out by itself
    (`mkdocs.structure.files._default_exclude`), and what lines like those of a `.gitignore` name after that.

    ValueError for a line that is not a pattern."""
    return GitIgnoreSpec.from_lines([".*", "/templates/", *typed.splitlines()])


@dataclass(frozen=True)
class Extension:
    """One of Python-Markdown's extensions, which the engine renders hand-written pages with."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict, compare=False)
    place: Place | None = field(default=None, compare=False, repr=False)


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
    favicon: str = ""
    """Path under `docs/` of an icon that the theme's settings name, or ""."""
    unlinked_files: tuple[str, ...] = ()
    """Paths under `docs/` of files that are meant to be public though nothing links to them; `*` stands for any name."""
    licence: Contact = Contact()
    accessibility: Accessibility = Accessibility()
    email_updates_url: str = ""
    feed_items: int = 50
    identifier_host: str = ""
    messages: Messages = field(default_factory=english)
    """What the site says by itself, in the language of the configuration."""
    pre_election: tuple[PreElection, ...] = ()
    exclude_docs: GitIgnoreSpec = field(default_factory=lambda: patterns(""))
    """What below `docs/` is not part of the site, as MkDocs reads it; hidden files are not unless it says so."""
    draft_docs: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec.from_lines([]))
    """What below `docs/` a preview alone shows."""
    custom_dir: Path | None = None
    """Folder of the council's own templates; None where it has none."""
    extensions: tuple[Extension, ...] = ()
    """What `markdown_extensions` adds to hand-written pages."""
    engine: str = "mkdocs"
    """What renders hand-written pages: "mkdocs", or "plain" for Python-Markdown alone."""
    site_dir: str = "site"
    """Where the site goes, as a path from the root."""
    nav: Any = None
    """The setting `nav`, as YAML has it: which hand-written pages the foot of every page names, and in which order."""
    not_in_nav: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec.from_lines([]))
    """Which it does not name, where there is no `nav`."""

    @property
    def who_can_help(self) -> tuple[Contact, ...]:
        """Whom a young person can turn to: those that the council names, or the country's."""
        return self.young_people.help or tuple(
            Contact(self.messages.plain(f"help.{name}"), self.messages.plain(f"help.{name}_text"), phone=phone)
            for name, phone in NATIONAL_HELP.items()
        )

    @property
    def docs(self) -> Path:
        """Folder of the plan, the data and the hand-written pages."""
        return self.root / "docs"

    @property
    def updates(self) -> Path:
        """Folder of the updates."""
        return self.root / "updates"

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

    def noon(self, day: date) -> datetime:
        """The moment that stands for a day where a machine needs one: its noon in UTC, or, where the council's clocks
        show another day then (beyond UTC+12), its noon there. In UTC, so that it has a whole number of minutes in
        every year, and a change of the council's time zone moves nothing."""
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        offset = noon.replace(tzinfo=self.timezone).utcoffset() or timedelta()
        return noon if -HALF_A_DAY <= offset < HALF_A_DAY else noon - offset
