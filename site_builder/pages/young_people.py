"""The version for children and young people, made from the same files as the adults' one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.edition import Edition
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.young_people.area import young_area_view
from site_builder.views.young_people.booklet import booklet_view
from site_builder.views.young_people.home import home_view
from site_builder.views.young_people.update import young_heading, young_update_view

SECTION = LAYOUT = "young-people"


def pages(edition: Edition) -> Iterator[Page]:
    """The home page, one page per area, the updates that have a text for young people, and everything as one book."""
    yield _home(edition)
    for area in edition.record.areas:
        yield _area(edition, area)
    shown = edition.record.for_young_people
    around = (None, *shown, None)
    neighbours = {update.name: (around[number], around[number + 2]) for number, update in enumerate(shown)}
    for update in edition.record.updates:
        if update.is_for_young_people:
            yield _update(edition, update, *neighbours.get(update.name, (None, None)))
    yield _booklet(edition)


def _page(edition: Edition, address: str, title: str, description: str, *, below: bool = True) -> Page:
    """An empty page of this version; `below` the home page or that page itself."""
    way = trail(edition, "young_people") if below else trail(edition)
    return Page(address, title, description, body="", section=SECTION, layout=LAYOUT, trail=way)


def _home(edition: Edition) -> Page:
    council, messages = edition.council, edition.messages
    kind = "description_aged" if council.young_people.ages else "description"
    description = messages.plain(f"young_people.{kind}", council=council.name, ages=council.young_people.ages)
    page = _page(edition, "young-people/", messages.plain("titles.young_people"), description, below=False)
    return compose(page, "young_people.html", home_view(edition, page.title), edition)


def _area(edition: Edition, area: Area) -> Page:
    messages = edition.messages
    title = area.young_people_title or area.title
    description = messages.plain("young_people_area.description", number=area.number, title=title)
    page_title = messages.plain("young_people_area.title", title=title)
    page = _page(edition, area.young_people_address, page_title, description)
    return compose(page, "young_people_area.html", young_area_view(edition, area), edition)


def _update(edition: Edition, update: Update, newer: Update | None, older: Update | None) -> Page:
    messages = edition.messages
    heading = young_heading(edition, update)
    title = messages.plain("young_people_update.title", title=heading, date=update.date.words(messages))
    first = update.young_people_text.first_paragraph
    description = messages.plain("young_people_update.description", text=first)
    if update.withdrawn:
        description = messages.plain("young_people_update.withdrawn_description")
    page = _page(edition, f"young-people/updates/{update.name}/", title, description)
    page = replace(
        page,
        published=update.issued,
        dated=update.date if update.written else None,
        changed=update.changed,
        kind="article",
    )
    view = young_update_view(edition, update, newer, older)
    return compose(page, "young_people_update.html", view, edition)


def _booklet(edition: Edition) -> Page:
    messages = edition.messages
    title, description = messages.plain("booklet.title"), messages.plain("booklet.description")
    page = _page(edition, "young-people/print/", title, description)
    return compose(page, "young_people_print.html", booklet_view(edition, page.title), edition)
