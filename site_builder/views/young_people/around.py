"""The pages around the children's home: all news, all words, and what these pages are."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.prose import Prose
from site_builder.views.young_people.doors import first_door
from site_builder.views.young_people.help import HelpButton, help_buttons
from site_builder.views.young_people.home import why
from site_builder.views.young_people.news import NewsLine, newest, news
from site_builder.views.young_people.reviews import CheckedParts, checked_parts
from site_builder.views.young_people.words import WordEntry, explainable, word_entries


@dataclass(frozen=True)
class AllNewsView:
    """All updates for young people."""

    title: str
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    age: str
    """How old the newest update is; "" if there is none."""
    updates: tuple[NewsLine, ...]
    home: str
    """The address of the home page of the version."""


@dataclass(frozen=True)
class AllWordsView:
    """All words that are explained to young people."""

    title: str
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    words: tuple[WordEntry, ...]


@dataclass(frozen=True)
class AboutView:
    """Why there is a plan, whom these pages are for, how they work, and who has checked them."""

    title: str
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    council: str
    ages: str
    why: Prose | None
    checks: tuple[CheckedParts, ...]
    has_updates: bool
    home: str
    """The address of the home page of the version."""
    can_hide: bool
    """Whether pages can be left quickly."""


def all_news_view(edition: Edition, title: str) -> AllNewsView:
    """All updates, newest first."""
    shown = edition.record.for_young_people
    age, door = newest(edition, shown, "young_people.newest"), first_door(edition)
    return AllNewsView(title, help_buttons(edition), edition.who_can_help, age, news(shown, door), door.home)


def all_words_view(edition: Edition, title: str) -> AllWordsView:
    """All words, in the order of the alphabet."""
    return AllWordsView(title, help_buttons(edition), edition.who_can_help, word_entries(explainable(edition)))


def about_view(edition: Edition, title: str) -> AboutView:
    """What these pages are."""
    return AboutView(
        title=title,
        buttons=help_buttons(edition),
        help=edition.who_can_help,
        council=edition.publishers,
        ages=edition.council.young_people.ages,
        why=why(edition),
        checks=checked_parts(edition),
        has_updates=bool(edition.record.for_young_people),
        home=first_door(edition).home,
        can_hide=bool(edition.council.young_people.hide_page_url),
    )
