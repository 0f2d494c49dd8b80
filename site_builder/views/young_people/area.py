"""The page for young people of one area."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.dates import When
from site_builder.record.plan import Area, Block, Check
from site_builder.views.links import Link
from site_builder.views.young_people.blocks import BlockView, YoungRatings, block_views, in_order, young_ratings
from site_builder.views.young_people.doors import Door, first_door
from site_builder.views.young_people.help import HelpButton, help_buttons
from site_builder.views.young_people.news import NewsLine, newest, news
from site_builder.views.young_people.voices import YoungVoices, young_voices
from site_builder.views.young_people.words import HardTexts, WordEntry, explainable, hard_texts, words_in


@dataclass(frozen=True)
class Ended:
    """How a part left the plan, in a child's words."""

    date: When
    why: str
    """The reason, or ""; then the adults' page has it."""
    following: tuple[Link, ...]
    """The parts that go on with it."""


@dataclass(frozen=True)
class YoungAreaView:
    """What the page prints."""

    title: str
    number: int
    icon: str
    """The SVG of its icon, or ""."""
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    home: str
    """The address of the home page of the version."""
    is_own: bool
    """Whether teenagers have a text of their own; without one they read the text for children."""
    ages: str
    """For which ages the text for children is, or ""."""
    adults: str
    """The address of the adults' page."""
    age: str
    """How old the newest update is; "" if there is none."""
    ended: Ended | None
    """How it left the plan; None while it is part of it."""
    changed: When | None
    """The first change to the adults' page that this text does not take into account."""
    is_written: bool
    texts: HardTexts
    before: tuple[BlockView, ...]
    after: tuple[BlockView, ...]
    """What the reader can do."""
    rated: YoungRatings
    voices: tuple[YoungVoices, ...]
    """What people said about it, what is unanswered first."""
    words: tuple[WordEntry, ...]
    updates: tuple[NewsLine, ...]
    reviewed: When | None
    check: Check | None
    following: Link | None
    """The page of the next area that is open; None for the last."""


def young_area_view(edition: Edition, area: Area, door: Door | None = None) -> YoungAreaView:
    """The page of an area; in the first version unless another is named."""
    door = door or first_door(edition)
    terms = explainable(edition)
    is_own = door.is_for_teenagers and bool(area.teenagers)
    blocks = [Block("", area.teenagers)] if is_own else in_order(area)
    updates = [update for update in edition.record.updates_of(area) if update.young_people]
    texts = [block.text for block in blocks]
    before, after = block_views(blocks)
    following = [other for other in edition.record.open_areas if other.number > area.number][:1]
    return YoungAreaView(
        title=area.young_people_title or area.title,
        number=area.number,
        icon=area.icon,
        buttons=help_buttons(edition),
        help=edition.who_can_help,
        home=door.home,
        is_own=is_own,
        ages=edition.council.young_people.ages,
        adults=area.address,
        age=newest(edition, updates, "young_people_area.newest"),
        ended=_ended(edition, area, door),
        changed=area.changed_since_young_people if area.is_open else None,
        is_written=bool(blocks),
        texts=hard_texts(terms, texts),
        before=before,
        after=after,
        rated=young_ratings(edition, area, door),
        voices=young_voices(edition, area),
        words=words_in(terms, texts),
        updates=news(updates, door),
        reviewed=area.young_people_reviewed,
        check=area.young_people_checked,
        following=door.area(following[0]) if following else None,
    )


def _ended(edition: Edition, area: Area, door: Door) -> Ended | None:
    if area.closed is None:
        return None
    following = tuple(map(door.area, edition.record.following(area)))
    return Ended(area.closed.date, area.closed.young_people, following)
