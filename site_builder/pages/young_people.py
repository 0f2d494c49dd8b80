"""The version for children and young people, made from the same files as the adults' one.

With `teens: true` it has two doors: the second is for people of 13 or over."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.pages.recipes import Recipe, made
from site_builder.pages.render import compose
from site_builder.pages.young_versions import around_page, empty_page, recipes, style_of
from site_builder.record.outputs import Page
from site_builder.record.plan import Area
from site_builder.views.young_people.area import young_area_view
from site_builder.views.young_people.around import about_view, all_news_view, all_words_view
from site_builder.views.young_people.doors import Door
from site_builder.views.young_people.home import home_view
from site_builder.views.young_people.promises import promises_view
from site_builder.views.young_people.voices import you_said_view


def pages(edition: Edition) -> Iterator[Page]:
    """Each version: its home page, one page per area, the updates that have a text for young people, the promises and
    what people said. For children also all news, all words, what these pages are, and everything as one book."""
    return made(recipes(edition), edition)


def first_pages(edition: Edition, door: Door) -> Iterator[Page | Recipe]:
    """The home page of a version, and those of the areas."""
    yield home(edition, door)
    for area in edition.record.areas:
        yield Recipe("young_people", "page_of_area", (area, door))


def last_pages(edition: Edition, door: Door) -> Iterator[Page]:
    """The promises, and what people said."""
    yield _promises(edition, door)
    yield you_said(edition, door)


def home(edition: Edition, door: Door) -> Page:
    """The home page of a version."""
    council, messages, style = edition.council, edition.messages, style_of(door)
    kind = "description_aged" if council.young_people.ages and not door.is_for_teenagers else "description"
    description = messages.plain(f"{style.prefix}.{kind}", council=council.name, ages=council.young_people.ages)
    page = empty_page(edition, door.home, messages.plain(style.home), description, door)
    return compose(page, f"{style.prefix}.html", home_view(edition, page.title, door), edition)


def page_of_area(edition: Edition, area: Area, door: Door) -> Page:
    """The page of an area in a version."""
    messages, link, style = edition.messages, door.area(area), style_of(door)
    description = messages.plain(f"{style.prefix}_area.description", number=area.number, title=link.title)
    page = empty_page(edition, link.address, messages.plain(style.area, title=link.title), description, door)
    return compose(page, f"{style.prefix}_area.html", young_area_view(edition, area, door), edition)


def _promises(edition: Edition, door: Door) -> Page:
    messages, style = edition.messages, style_of(door)
    description = messages.plain(f"{style.prefix}_promises.description")
    page = empty_page(edition, f"{door.home}promises/", messages.plain(style.promises), description, door)
    view = promises_view(edition, messages.plain("young_people.kept"), door)
    return compose(page, f"{style.prefix}_promises.html", view, edition)


def you_said(edition: Edition, door: Door) -> Page:
    """What people said and what came of it, in a version."""
    messages, style = edition.messages, style_of(door)
    description = messages.plain(f"{style.prefix}_you_said.description")
    page = empty_page(edition, f"{door.home}you-said/", messages.plain(style.you_said), description, door)
    view = you_said_view(edition, messages.plain("young_voices.title"), door)
    return compose(page, f"{style.prefix}_you_said.html", view, edition)


def news(edition: Edition) -> Iterator[Page]:
    """All news, for children."""
    page = around_page(edition, "updates/", "young_people_news.title", "young_people_news.description")
    view = all_news_view(edition, edition.messages.plain("young_people.happened"))
    yield compose(page, "young_people_news.html", view, edition)


def words(edition: Edition) -> Iterator[Page]:
    """All words with their meanings for children."""
    page = around_page(edition, "words/", "young_people_words.title", "young_people_words.description")
    view = all_words_view(edition, edition.messages.plain("young_people.words"))
    yield compose(page, "young_people_words.html", view, edition)


def about(edition: Edition) -> Iterator[Page]:
    """What the pages for children are."""
    page = around_page(edition, "about/", "young_people_about.title", "young_people_about.description")
    view = about_view(edition, edition.messages.plain("young_frame.about"))
    yield compose(page, "young_people_about.html", view, edition)
