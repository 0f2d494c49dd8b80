"""Updates for young people in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.updates import Update
from site_builder.views.age import age_of, dated_by
from site_builder.views.links import DatedLink
from site_builder.views.young_people.doors import Door
from site_builder.views.young_people.pictures import KIND_PICTURES


@dataclass(frozen=True)
class NewsLine:
    """One update in a list."""

    address: str
    title: str
    picture: str
    date: When


def news(updates: Sequence[Update], door: Door) -> tuple[NewsLine, ...]:
    """One line per update."""
    return tuple(_line(update, door.update(update)) for update in updates)


def _line(update: Update, link: DatedLink) -> NewsLine:
    return NewsLine(link.address, link.title, KIND_PICTURES[update.kind], link.date)


def newest(edition: Edition, updates: Sequence[Update], key: str) -> str:
    """How old the newest of some updates is, in a child's words; "" if there is none."""
    age = age_of(edition, updates)
    return dated_by(age, edition.messages, key) if age else ""
