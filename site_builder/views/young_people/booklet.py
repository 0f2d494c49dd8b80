"""Everything that is written for young people, as one book to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.updates import Update
from site_builder.views.young_people.blocks import BlockView, YoungRatings, block_views, in_order, young_ratings
from site_builder.views.young_people.doors import first_door
from site_builder.views.young_people.home import why
from site_builder.views.young_people.promises import YoungPromises, young_promises
from site_builder.views.young_people.reviews import CheckedParts, checked_parts
from site_builder.views.young_people.voices import YoungVoices, young_voices
from site_builder.views.young_people.words import WordEntry, explainable, words_in

PAGES_FOR_NEWS_AND_PARTS = 16
"""So many pages are left in a book of 24 by cover, help, promises, words and the reader's own page."""
WORDS_ON_PAGE = 330
"""The words that fit on a page of large print, fewer than it holds if nothing else is there."""
WORDS_OF_RATING = 75
"""The room that a rating with its reason takes, in words."""


@dataclass(frozen=True)
class PrintedPart:
    """An area in the book."""

    name: str
    """Its name in anchors."""
    number: int
    title: str
    icon: str
    """The SVG of its icon, or ""."""
    changed: When | None
    """The first change to the adults' page that this text does not take into account."""
    is_written: bool
    texts: tuple[Prose, ...]
    before: tuple[BlockView, ...]
    after: tuple[BlockView, ...]
    rated: YoungRatings


@dataclass(frozen=True)
class PrintedNews:
    """An update in the book."""

    name: str
    """Its name in anchors."""
    title: str
    date: When
    written: When | None
    text: Prose


@dataclass(frozen=True)
class BookletView:
    """What the book contains."""

    title: str
    help: tuple[Contact, ...]
    council: str
    ages: str
    today: date
    address: str
    """The absolute address of the home page, which paper cannot link to."""
    home: str
    """The same on the site."""
    why: Prose | None
    parts: tuple[PrintedPart, ...]
    news: tuple[PrintedNews, ...]
    left_out: int
    """How many updates there was no room for."""
    promises: tuple[YoungPromises, ...]
    others: tuple[YoungPromises, ...]
    voices: tuple[YoungVoices, ...]
    words: tuple[WordEntry, ...]
    checks: tuple[CheckedParts, ...]
    has_updates: bool


def booklet_view(edition: Edition, title: str) -> BookletView:
    """The book."""
    areas, shown = edition.record.open_areas, edition.record.for_young_people
    latest = that_fit(shown, room_for_news(areas))
    texts = [block.text for area in areas for block in area.young_people]
    texts += [update.young_people_text for update in latest]
    return BookletView(
        title=title,
        help=edition.who_can_help,
        council=edition.publishers,
        ages=edition.council.young_people.ages,
        today=edition.today,
        address=f"{edition.site_url}{edition.council.second_version.home}",
        home=edition.council.second_version.home,
        why=why(edition),
        parts=tuple(_part(edition, area) for area in areas),
        news=tuple(map(_news, latest)),
        left_out=len(shown) - len(latest),
        promises=young_promises(edition, first_door(edition), own=True),
        others=young_promises(edition, first_door(edition), own=False),
        voices=young_voices(edition),
        words=words_in(explainable(edition), texts),
        checks=checked_parts(edition),
        has_updates=bool(shown),
    )


def _part(edition: Edition, area: Area) -> PrintedPart:
    blocks = in_order(area)
    before, after = block_views(blocks)
    return PrintedPart(
        name=area.name,
        number=area.number,
        title=area.young_people_title or area.title,
        icon=area.icon,
        changed=area.changed_since_young_people,
        is_written=bool(area.young_people),
        texts=tuple(block.text for block in blocks),
        before=before,
        after=after,
        rated=young_ratings(edition, area),
    )


def _news(update: Update) -> PrintedNews:
    return PrintedNews(update.name, update.young_people_title, update.date, update.written, update.young_people_text)


def room_for_news(areas: Sequence[Area]) -> int:
    """How many words of news the book has room for besides the parts, each of which begins on a page of its own."""
    return WORDS_ON_PAGE * max(0, PAGES_FOR_NEWS_AND_PARTS - sum(map(_pages_of, areas)))


def _pages_of(area: Area) -> int:
    """How many pages a part takes."""
    words = sum(len(block.text.text.split()) for block in area.young_people)
    return 1 + (words + WORDS_OF_RATING * len(area.raters)) // WORDS_ON_PAGE


def that_fit(updates: Sequence[Update], most: int) -> list[Update]:
    """The first updates, up to a total number of words."""
    totals = accumulate(len(update.young_people_text.text.split()) for update in updates)
    return [update for update, total in zip(updates, totals, strict=True) if total <= most]
