"""The home page for children and young people."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.views.young_people.checked import CheckedParts, checked_parts
from site_builder.views.young_people.news import NewsLine, newest, news
from site_builder.views.young_people.promises import YoungPromises, young_promises
from site_builder.views.young_people.words import WordEntry, explainable, word_entries

LATEST = 5
"""How many updates the home page shows at once; the others appear after a button is pressed."""


@dataclass(frozen=True)
class PartLine:
    """An area in the list of all."""

    address: str
    number: int
    title: str
    icon: str
    """The SVG of its icon, or ""."""
    is_written: bool
    """Whether it has a text for young people."""


@dataclass(frozen=True)
class HomeView:
    """What the home page prints."""

    title: str
    help: tuple[Contact, ...]
    council: str
    ages: str
    age: str
    """How old the newest update is; "" if there is none."""
    why: Prose | None
    """Why there is a plan; None if nobody has written it."""
    parts: tuple[PartLine, ...]
    latest: tuple[NewsLine, ...]
    earlier: tuple[NewsLine, ...]
    earlier_count: int
    promises: tuple[YoungPromises, ...]
    others: tuple[YoungPromises, ...]
    """What others asked for or promised."""
    words: tuple[WordEntry, ...]
    words_count: int
    checks: tuple[CheckedParts, ...]


def home_view(edition: Edition, title: str) -> HomeView:
    """The home page."""
    shown, terms = edition.record.for_young_people, explainable(edition)
    return HomeView(
        title=title,
        help=edition.who_can_help,
        council=edition.council.name,
        ages=edition.council.young_people.ages,
        age=newest(edition, shown, "young_people.newest"),
        why=why(edition),
        parts=tuple(map(_part, edition.record.areas)),
        latest=news(shown[:LATEST]),
        earlier=news(shown[LATEST:]),
        earlier_count=len(shown[LATEST:]),
        promises=young_promises(edition, own=True),
        others=young_promises(edition, own=False),
        words=word_entries(terms),
        words_count=len(terms),
        checks=checked_parts(edition),
    )


def why(edition: Edition) -> Prose | None:
    """Why there is a plan, in words for young people; None if nobody has written it."""
    introduction = edition.record.introduction
    return introduction.young_people if introduction and introduction.young_people else None


def _part(area: Area) -> PartLine:
    title = area.young_people_title or area.title
    return PartLine(area.young_people_address, area.number, title, area.icon, bool(area.young_people))
