"""Updates for young people in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.updates import Update
from site_builder.views.age import dated_by
from site_builder.views.links import DatedLink
from site_builder.views.young_people.pictures import KIND_PICTURES


@dataclass(frozen=True)
class NewsLine:
    """One update in a list."""

    address: str
    title: str
    picture: str
    date: When


def news(updates: Sequence[Update]) -> tuple[NewsLine, ...]:
    """One line per update."""
    return tuple(
        NewsLine(f"young-people/{one.address}", one.young_people_title, KIND_PICTURES[one.kind], one.date)
        for one in updates
    )


def young_link(update: Update) -> DatedLink:
    """The young people's page of an update."""
    return DatedLink(f"young-people/{update.address}", update.young_people_title, update.date)


def newest(edition: Edition, updates: Sequence[Update], key: str) -> str:
    """How old the newest of some updates is, in a child's words; "" if there is none."""
    age = edition.age_of(updates)
    return dated_by(age, edition.messages, key) if age else ""
