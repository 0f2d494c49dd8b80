"""The lists of updates: all of them, those of one year, those of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.edition import Edition
from site_builder.record.updates import Update
from site_builder.views.age import dated_by
from site_builder.views.cards import Card, cards

NEWEST = 50
"""How many updates the list of all shows; the others are on the pages of their years."""


@dataclass(frozen=True)
class YearCount:
    """A year and how many updates it has."""

    year: int
    updates: int


@dataclass(frozen=True)
class YearCards:
    """The cards of one year, newest first."""

    year: int
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class UpdatesView:
    """What a list of updates prints."""

    title: str
    years: tuple[YearCount, ...]
    """All years that have updates, newest first."""
    groups: tuple[YearCards, ...]
    """The updates by year, newest first."""
    year: int = 0
    """The year that the list is about; 0 for one of several years."""
    age: str = ""
    """How old the newest of them is; "" if there is none."""
    shown: int = 0
    """How many of the updates it shows, if not all; else 0."""
    all: int = 0
    """How many there are in that case."""


def all_updates_view(edition: Edition, title: str) -> UpdatesView:
    """The newest of all updates."""
    updates, newest = edition.record.shown, edition.record.shown[:NEWEST]
    is_cut = len(updates) > len(newest)
    return UpdatesView(
        title,
        year_counts(edition),
        _by_year(edition, newest),
        age=_age(edition, updates),
        shown=len(newest) if is_cut else 0,
        all=len(updates) if is_cut else 0,
    )


def year_view(edition: Edition, title: str, year: int, updates: Sequence[Update]) -> UpdatesView:
    """The updates of one year."""
    return UpdatesView(title, year_counts(edition), _by_year(edition, updates), year=year)


def kind_view(edition: Edition, title: str, updates: Sequence[Update]) -> UpdatesView:
    """The updates of one kind."""
    return UpdatesView(title, year_counts(edition), _by_year(edition, updates), age=_age(edition, updates))


def by_year(updates: Sequence[Update]) -> list[tuple[int, list[Update]]]:
    """The updates of each year, in the order in which they are given: newest first in both."""
    return [(year, list(group)) for year, group in groupby(updates, key=lambda update: update.date.year)]


def year_counts(edition: Edition) -> tuple[YearCount, ...]:
    """Every year with updates that are shown, newest first."""
    return tuple(YearCount(year, len(updates)) for year, updates in by_year(edition.record.shown))


def _by_year(edition: Edition, updates: Sequence[Update]) -> tuple[YearCards, ...]:
    return tuple(YearCards(year, cards(edition, group)) for year, group in by_year(updates))


def _age(edition: Edition, updates: Sequence[Update]) -> str:
    age = edition.age_of(updates)
    return dated_by(age, edition.messages, "updates.newest_dated") if age else ""
