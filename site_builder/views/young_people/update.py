"""The page for young people of one update, and its entry in their feed."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.dates import When
from site_builder.record.prose import Prose
from site_builder.record.second_version import WritingRules
from site_builder.record.updates import Update, Withdrawal
from site_builder.views.links import DatedLink, Link
from site_builder.views.young_people.doors import Door, first_door
from site_builder.views.young_people.help import HelpButton, help_buttons
from site_builder.views.young_people.pictures import KIND_PICTURES
from site_builder.views.young_people.words import HardTexts, WordEntry, explainable, hard_texts, words_in


@dataclass(frozen=True)
class YoungArticleView:
    """What an update says to young people; for a withdrawn one, only that it was withdrawn."""

    date: When
    withdrawn: Withdrawal | None
    written: When | None
    text: Prose
    texts: HardTexts
    """The same text, with the terms that it uses."""


@dataclass(frozen=True)
class YoungUpdateView:
    """What the page prints."""

    heading: str
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    home: str
    """The address of the home page of the version."""
    is_own: bool
    """Whether teenagers have a text of their own; without one they read the text for children."""
    ages: str
    """For which ages the text for children is; ""."""
    is_draft: bool
    """Whether it is not public yet."""
    is_withdrawn: bool
    date: When
    written: When | None
    """When its text was written, if that is later than its date and it is not withdrawn."""
    adults: str
    """The address of the adults' page."""
    picture: str
    beside: str
    """The picture beside its text, which easy language has beside each; "" for none."""
    article: YoungArticleView
    words: tuple[WordEntry, ...]
    areas: tuple[Link, ...]
    older: DatedLink | None
    newer: DatedLink | None


def young_article_view(edition: Edition, update: Update, door: Door) -> YoungArticleView:
    """What an update says to young people."""
    text = update.teenagers_text if door.is_for_teenagers else update.young_people_text
    texts = hard_texts(explainable(edition), [] if update.withdrawn else [text])
    return YoungArticleView(update.date, update.withdrawn, update.written, text, texts)


def young_update_view(
    edition: Edition, update: Update, newer: Update | None, older: Update | None, door: Door | None = None
) -> YoungUpdateView:
    """The page of an update, between the next newer and the next older one; in the first version unless another is
    named."""
    door = door or first_door(edition)
    article, gone = young_article_view(edition, update, door), update.withdrawn is not None
    areas, second = edition.record.areas_of(update), edition.council.second_version
    return YoungUpdateView(
        heading=young_heading(edition, update),
        buttons=help_buttons(edition),
        help=edition.who_can_help,
        home=door.home,
        is_own=bool(update.teenagers),
        ages=edition.council.young_people.ages,
        is_draft=not edition.is_public(update),
        is_withdrawn=gone,
        date=update.date,
        written=None if gone else update.written,
        adults=update.address,
        picture=KIND_PICTURES[update.kind],
        beside=KIND_PICTURES[update.kind] if second.rules is WritingRules.EASY_READ else "",
        article=article,
        words=words_in(article.texts.terms, article.texts.texts),
        areas=tuple(map(door.area, areas)),
        older=door.update(older) if older else None,
        newer=door.update(newer) if newer else None,
    )


def young_heading(edition: Edition, update: Update) -> str:
    """The heading of an update's page; for a withdrawn one it reveals nothing of the update."""
    if update.withdrawn:
        return edition.messages.plain("young_people_update.withdrawn_title")
    return update.young_people_title
