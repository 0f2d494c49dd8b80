"""One page per update that has a text for young people."""

from __future__ import annotations

from dataclasses import replace

from site_builder.edition import Edition
from site_builder.pages.render import compose
from site_builder.pages.young_versions import empty_page, neighbours, style_of
from site_builder.record.outputs import Page
from site_builder.record.updates import Update
from site_builder.views.young_people.doors import Door
from site_builder.views.young_people.update import young_heading, young_update_view


def page_of(edition: Edition, update: Update, door: Door) -> Page:
    """The page of an update that has a text for young people."""
    newer, older = neighbours(edition).get(update.name, (None, None))
    return page(edition, update, newer, older, door)


def page(edition: Edition, update: Update, newer: Update | None, older: Update | None, door: Door) -> Page:
    """The page of an update between the next newer and the next older one."""
    messages, style = edition.messages, style_of(door)
    heading = young_heading(edition, update)
    title = messages.plain(style.update, title=heading, date=update.date.words(messages))
    first = (update.teenagers_text if door.is_for_teenagers else update.young_people_text).first_paragraph
    description = messages.plain(f"{style.prefix}_update.description", text=first)
    if update.withdrawn:
        description = messages.plain("young_people_update.withdrawn_description")
    page = replace(
        empty_page(edition, door.update(update).address, title, description, door),
        published=update.issued,
        dated=update.date if update.written else None,
        changed=update.changed,
        kind="article",
    )
    return compose(page, f"{style.prefix}_update.html", young_update_view(edition, update, newer, older, door), edition)
