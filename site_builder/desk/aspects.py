"""Where readers meet what a file says: its page, its place in a list, a feed, an e-mail, the children's pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.feeds import entries
from site_builder.feeds.entries import Entry
from site_builder.pages import (
    documents,
    glossary,
    governance,
    plan,
    progress,
    slow,
    timeline,
    updates,
    you_said,
    young_update,
)
from site_builder.pages import update as update_page
from site_builder.pages import young_people as young
from site_builder.record.addresses import address_of
from site_builder.record.outputs import Page, root_from
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.young_people.doors import Door, doors


@dataclass(frozen=True)
class Aspect:
    """One way in which readers meet it."""

    name: str
    """A word for addresses and scripts."""
    title: str
    address: str
    """Its page on the site, or where the desk shows it."""
    made: Page | Entry | None = None
    """What is shown: a page of the site, an entry of a feed; None for a page that an engine renders."""
    look_for: str = ""
    """To which link of the page a reader looks first; "" for its beginning."""


_PAGES_OF_DATA: dict[str, tuple[Callable[[Edition], Iterator[Page]], ...]] = {
    "timeline.yml": (timeline.pages,),
    "judgements.yml": (timeline.pages, progress.pages),
    "glossary.yml": (glossary.pages,),
    "governance.yml": (governance.pages,),
    "documents.yml": (documents.pages,),
    "plan_versions.yml": (lambda edition: iter([plan.at_a_glance(edition)]),),
    "consultation.yml": (you_said.pages, lambda edition: iter([plan.at_a_glance(edition)])),
    "voice.yml": (you_said.pages,),
    "rhythms.yml": (slow.pages,),
}
"""The pages that print what a data file holds."""


def aspects(edition: Edition, file: str) -> Iterator[Aspect]:
    """Every aspect of what a file of the record says, the page first; none for what is not in the edition."""
    record = edition.record
    if update := next((one for one in record.updates if one.place.file == file), None):
        yield from _of_update(edition, update)
    elif area := next((one for one in record.areas if one.place.file == file), None):
        yield from _of_area(edition, area)
    elif file.startswith("docs/data/"):
        makers = _PAGES_OF_DATA.get(file.removeprefix("docs/data/"), ())
        for number, page in enumerate(page for make in makers for page in make(edition)):
            yield Aspect("page" if not number else f"page-{number + 1}", page.title, page.address, page)
        for door in doors(edition):
            yield from (
                view for page in _young_of_data(edition, file, door) for view in _young(door, page, _label(edition))
            )
    elif record.introduction and file == record.introduction.file:
        yield from _both_homes(edition)
    elif any(page.file == file for page in record.pages):
        yield Aspect("page", "Page", address_of(file) or "")
    elif not file.endswith(".md"):
        yield from _both_homes(edition)


def _of_update(edition: Edition, update: Update) -> Iterator[Aspect]:
    page = update_page.page_of(edition, update)
    yield Aspect("page", "Page", page.address, page)
    if not update.withdrawn:
        listed = updates.list_with(edition, update)
        yield Aspect("list", "In the list", listed.address, listed, look_for=f"{update.name}/")
    entry = _entry(edition, update)
    yield Aspect("feed", "In a feed", "--feed/", entry)
    yield Aspect("mail", "As an e-mail", "--mail/", entry)
    if update.is_for_young_people:
        for door in doors(edition):
            yield from _young(door, young_update.page_of(edition, update, door), _label(edition))


def _entry(edition: Edition, update: Update) -> Entry:
    """The entry of a feed, whose addresses on the site lead to what is shown here."""
    if update.withdrawn:
        return entries.of_withdrawn(edition, update)
    return entries.of_update(edition, update, update_page.article(edition, update, root_from(1)))


def _of_area(edition: Edition, area: Area) -> Iterator[Aspect]:
    page = plan.page_of(edition, area)
    yield Aspect("page", "Page", page.address, page)
    listed = plan.at_a_glance(edition)
    yield Aspect("list", "In the plan", listed.address, listed, look_for=f"{area.name}/")
    for door in doors(edition):
        yield from _young(door, young.page_of_area(edition, area, door), _label(edition))


def _both_homes(edition: Edition) -> Iterator[Aspect]:
    for page in progress.pages(edition):
        yield Aspect("page", "Home page", page.address, page)
    for door in doors(edition):
        yield from _young(door, young.home(edition, door), _label(edition))


def _young_of_data(edition: Edition, file: str, door: Door) -> Iterator[Page]:
    """The page for young people that prints what a data file holds."""
    if file == "docs/data/glossary.yml" and not door.is_for_teenagers:
        yield from young.words(edition)
    elif file == "docs/data/voice.yml":
        yield young.you_said(edition, door)


def _label(edition: Edition) -> str:
    """What the first version is called."""
    second = edition.council.second_version
    return "For children" if second.is_usual else f"For {second.readers}"


def _young(door: Door, page: Page, label: str) -> Iterator[Aspect]:
    if door.is_for_teenagers:
        yield Aspect("teenagers", "For teenagers", page.address, page)
    else:
        yield Aspect("children", label, page.address, page)
