"""The version for children and young people, made from the same files as the adults' one.

With `teens: true` it has two doors: the second is for people of 13 or over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.edition import Edition
from site_builder.pages.recipes import Chapter, Recipe, made
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.young_people.area import young_area_view
from site_builder.views.young_people.around import about_view, all_news_view, all_words_view
from site_builder.views.young_people.booklet import booklet_view
from site_builder.views.young_people.doors import Door, doors, first_door
from site_builder.views.young_people.home import home_view
from site_builder.views.young_people.promises import promises_view
from site_builder.views.young_people.update import young_heading, young_update_view
from site_builder.views.young_people.voices import you_said_view

SECTION = "young-people"


@dataclass(frozen=True)
class _Style:
    """How the pages of a version are laid out, and their titles in the catalogue."""

    layout: str
    prefix: str
    """With what the names of its templates and of its sections of the catalogue begin."""
    home: str
    area: str
    update: str
    promises: str
    you_said: str


CHILDREN = _Style(
    "young-people",
    "young_people",
    home="titles.young_people",
    area="young_people_area.title",
    update="young_people_update.title",
    promises="young_people_promises.title",
    you_said="young_people_you_said.title",
)
"""For children, or for whoever else the second version is."""
TEENAGERS = _Style(
    "teenagers",
    "teenagers",
    home="titles.teenagers",
    area="teenagers_area.title",
    update="teenagers_update.title",
    promises="teenagers_promises.title",
    you_said="teenagers_you_said.title",
)


def _style(door: Door) -> _Style:
    return TEENAGERS if door.is_for_teenagers else CHILDREN


def pages(edition: Edition) -> Iterator[Page]:
    """Each version: its home page, one page per area, the updates that have a text for young people, the promises and
    what people said. For children also all news, all words, what these pages are, and everything as one book."""
    return made(recipes(edition), edition)


def recipes(edition: Edition) -> Iterator[Page | Recipe | Chapter]:
    """The same, most of them still to be made."""
    for door in doors(edition):
        yield from _version(edition, door)
        yield from () if door.is_for_teenagers else _around(edition)


def first_pages(edition: Edition, door: Door) -> Iterator[Page]:
    """The home page of a version, and those of the areas."""
    yield home(edition, door)
    for area in edition.record.areas:
        yield page_of_area(edition, area, door)


def last_pages(edition: Edition, door: Door) -> Iterator[Page]:
    """The promises, and what people said."""
    yield _promises(edition, door)
    yield you_said(edition, door)


def _version(edition: Edition, door: Door) -> Iterator[Recipe | Chapter]:
    yield Chapter("young_people", "first_pages", (door,))
    neighbours = _neighbours(edition)
    for update in edition.record.updates:
        if update.is_for_young_people:
            yield Recipe(_update, (update, *neighbours.get(update.name, (None, None)), door))
    yield Chapter("young_people", "last_pages", (door,))


def _neighbours(edition: Edition) -> dict[str, tuple[Update | None, Update | None]]:
    """The next newer and the next older update with a text for young people, by the name of each."""
    shown = edition.record.for_young_people
    around = (None, *shown, None)
    return {update.name: (around[number], around[number + 2]) for number, update in enumerate(shown)}


def page_of(edition: Edition, update: Update, door: Door) -> Page:
    """The page of an update that has a text for young people."""
    newer, older = _neighbours(edition).get(update.name, (None, None))
    return _update(edition, update, newer, older, door)


def _page(edition: Edition, address: str, title: str, description: str, door: Door) -> Page:
    """An empty page of a version."""
    names = [] if address == first_door(edition).home else ["young_people"]
    names += ["teenagers"] if door.is_for_teenagers and address != door.home else []
    way, layout = trail(edition, *names), _style(door).layout
    return Page(address, title, description, body="", section=SECTION, layout=layout, trail=way)


def home(edition: Edition, door: Door) -> Page:
    """The home page of a version."""
    council, messages, style = edition.council, edition.messages, _style(door)
    kind = "description_aged" if council.young_people.ages and not door.is_for_teenagers else "description"
    description = messages.plain(f"{style.prefix}.{kind}", council=council.name, ages=council.young_people.ages)
    page = _page(edition, door.home, messages.plain(style.home), description, door)
    return compose(page, f"{style.prefix}.html", home_view(edition, page.title, door), edition)


def page_of_area(edition: Edition, area: Area, door: Door) -> Page:
    """The page of an area in a version."""
    messages, link, style = edition.messages, door.area(area), _style(door)
    description = messages.plain(f"{style.prefix}_area.description", number=area.number, title=link.title)
    page = _page(edition, link.address, messages.plain(style.area, title=link.title), description, door)
    return compose(page, f"{style.prefix}_area.html", young_area_view(edition, area, door), edition)


def _update(edition: Edition, update: Update, newer: Update | None, older: Update | None, door: Door) -> Page:
    messages, style = edition.messages, _style(door)
    heading = young_heading(edition, update)
    title = messages.plain(style.update, title=heading, date=update.date.words(messages))
    first = (update.teenagers_text if door.is_for_teenagers else update.young_people_text).first_paragraph
    description = messages.plain(f"{style.prefix}_update.description", text=first)
    if update.withdrawn:
        description = messages.plain("young_people_update.withdrawn_description")
    page = replace(
        _page(edition, door.update(update).address, title, description, door),
        published=update.issued,
        dated=update.date if update.written else None,
        changed=update.changed,
        kind="article",
    )
    return compose(page, f"{style.prefix}_update.html", young_update_view(edition, update, newer, older, door), edition)


def _promises(edition: Edition, door: Door) -> Page:
    messages, style = edition.messages, _style(door)
    description = messages.plain(f"{style.prefix}_promises.description")
    page = _page(edition, f"{door.home}promises/", messages.plain(style.promises), description, door)
    view = promises_view(edition, messages.plain("young_people.kept"), door)
    return compose(page, f"{style.prefix}_promises.html", view, edition)


def you_said(edition: Edition, door: Door) -> Page:
    """What people said and what came of it, in a version."""
    messages, style = edition.messages, _style(door)
    description = messages.plain(f"{style.prefix}_you_said.description")
    page = _page(edition, f"{door.home}you-said/", messages.plain(style.you_said), description, door)
    view = you_said_view(edition, messages.plain("young_voices.title"), door)
    return compose(page, f"{style.prefix}_you_said.html", view, edition)


def words(edition: Edition) -> Page:
    """All words with their meanings for children."""
    messages = edition.messages
    page = _around_page(edition, "words/", "young_people_words.title", "young_people_words.description")
    view = all_words_view(edition, messages.plain("young_people.words"))
    return compose(page, "young_people_words.html", view, edition)


def _around_page(edition: Edition, address: str, title: str, description: str) -> Page:
    messages = edition.messages
    door = first_door(edition)
    return _page(edition, f"{door.home}{address}", messages.plain(title), messages.plain(description), door)


def _around(edition: Edition) -> Iterator[Page]:
    """The pages that only children have: all news, all words, what these pages are, and everything as one book."""
    messages = edition.messages
    news = _around_page(edition, "updates/", "young_people_news.title", "young_people_news.description")
    yield compose(
        news, "young_people_news.html", all_news_view(edition, messages.plain("young_people.happened")), edition
    )
    yield words(edition)
    about = _around_page(edition, "about/", "young_people_about.title", "young_people_about.description")
    yield compose(about, "young_people_about.html", about_view(edition, messages.plain("young_frame.about")), edition)
    book = _around_page(edition, "print/", "booklet.title", "booklet.description")
    yield compose(book, "young_people_print.html", booklet_view(edition, book.title), edition)
