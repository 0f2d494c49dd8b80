"""The lists of updates: all of them, those of one year, those of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from site_builder.edition import Edition
from site_builder.record.age import OLD_MONTHS
from site_builder.record.dates import When
from site_builder.record.updates import Kind, Update
from site_builder.views.age import Ago, ago, length
from site_builder.views.cards import Card, card
from site_builder.views.following import follow_kind
from site_builder.views.links import CountedLink
from site_builder.views.quiet_times import Quiet
from site_builder.views.silence import Silence, silence

NEWEST = 50
"""How many updates the list of all shows; the others are on the pages of their years."""
MANY = 40
"""So many updates of one year are divided by months."""
LONG = 20
"""In a longer list, summaries are cut to two lines."""


@dataclass(frozen=True)
class YearCount:
    """A year and how many updates it has."""

    year: int
    updates: int


@dataclass(frozen=True)
class Cards:
    """The cards of one month, or of a whole year, newest first."""

    month: When | None
    """None for those of a whole year."""
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class YearCards:
    """The cards of one year, newest first."""

    year: int
    parts: tuple[Cards, ...]
    """One per month where there are many, else one for all."""


@dataclass(frozen=True)
class Newest:
    """The first update of a list."""

    card: Card
    ago: Ago
    anchor: str = ""
    """The anchor of its year, if no other update of the list is of that year; else ""."""


@dataclass(frozen=True)
class UpdatesView:
    """What a list of updates prints."""

    title: str
    about: str
    """How many updates it has, in a sentence."""
    silence: Silence | None
    """How long nothing has been published; None for a list of some of the updates."""
    newest: Newest | None
    kinds: tuple[CountedLink, ...]
    """All updates, then each kind that has any."""
    years: tuple[CountedLink, ...]
    """The years that have updates, newest first; in a list of one kind, the parts of that list."""
    groups: tuple[YearCards, ...]
    """The other updates by year, newest first."""
    is_year: bool = False
    """Whether it is about one year, which is its title then."""
    is_long: bool = False
    """Whether its summaries are cut to two lines."""
    follow: str = ""
    """Of a list of one kind: where its feed is shown with what to do with it."""


@dataclass(frozen=True)
class Ways:
    """The ways from one list to the others."""

    kinds: tuple[CountedLink, ...]
    """All updates, then each kind that has any."""
    years: tuple[CountedLink, ...]
    """The years that have updates, newest first."""


def ways(edition: Edition) -> Ways:
    """The same for every list of a site."""
    return Ways(tuple(_kinds(edition)), tuple(_years(edition)))


def all_updates_view(edition: Edition, title: str) -> UpdatesView:
    """The newest of all updates."""
    shown, every = edition.record.shown[:NEWEST], edition.record.shown
    view = _view(edition, title, "updates/", shown, every[: NEWEST + 1], ways(edition))
    return replace(view, about=_about(edition, every, len(shown)), silence=silence(edition))


def year_view(
    edition: Edition, title: str, year: int, updates: Sequence[Update], before: Sequence[Update], around: Ways
) -> UpdatesView:
    """The updates of one year; `before` is the last one before it, if there is any."""
    return replace(_view(edition, title, f"updates/{year}/", updates, (*updates, *before), around), is_year=True)


def kind_view(edition: Edition, title: str, kind: Kind, updates: Sequence[Update], around: Ways) -> UpdatesView:
    """The updates of one kind, whose years are parts of the page."""
    years = tuple(CountedLink(f"#section-{year}", str(year), len(group)) for year, group in by_year(updates))
    view = _view(edition, title, f"updates/{kind}/", updates, (), around)
    return replace(view, years=years if len(years) > 1 else (), follow=follow_kind(kind))


def _view(
    edition: Edition,
    title: str,
    address: str,
    updates: Sequence[Update],
    all_around: Sequence[Update],
    around: Ways,
) -> UpdatesView:
    """A list at an address; `all_around` are the updates between two of which a long time is told."""
    pauses = dict(_pauses(edition, all_around))
    listed = [replace(one, pause=pauses[name]) if name in pauses else one for name, one in _cards(edition, updates)]
    groups = tuple(_groups(listed))
    return UpdatesView(
        title=title,
        about=_about(edition, updates),
        silence=None,
        newest=_newest(edition, listed[0], groups) if listed else None,
        kinds=tuple(replace(one, is_here=one.address == address) for one in around.kinds),
        years=tuple(replace(one, is_here=one.address == address) for one in around.years),
        groups=groups,
        is_long=len(updates) > LONG,
    )


def _cards(edition: Edition, updates: Sequence[Update]) -> Iterator[tuple[str, Card]]:
    return ((update.name, card(edition, update)) for update in updates)


def _newest(edition: Edition, first: Card, others: Sequence[YearCards]) -> Newest:
    is_alone = first.date.year not in {group.year for group in others}
    return Newest(first, ago(edition, first.date), f"section-{first.date.year}" if is_alone else "")


def by_year(updates: Sequence[Update]) -> list[tuple[int, list[Update]]]:
    """The updates of each year, in the order in which they are given: newest first in both."""
    return [(year, list(group)) for year, group in groupby(updates, key=lambda update: update.date.year)]


def _kinds(edition: Edition) -> Iterator[CountedLink]:
    messages, shown = edition.messages, edition.record.shown
    counts = Counter(update.kind for update in shown)
    yield CountedLink("updates/", messages.plain("updates.every"), len(shown))
    for kind in Kind:
        if entries := counts[kind]:
            yield CountedLink(f"updates/{kind}/", messages.plain(f"kinds_listed.{kind}"), entries)


def _years(edition: Edition) -> Iterator[CountedLink]:
    for one in year_counts(edition):
        yield CountedLink(f"updates/{one.year}/", str(one.year), one.updates)


def year_counts(edition: Edition) -> tuple[YearCount, ...]:
    """Every year with updates that are shown, newest first."""
    return tuple(YearCount(year, len(updates)) for year, updates in by_year(edition.record.shown))


def _groups(listed: Sequence[Card]) -> Iterator[YearCards]:
    """All cards but the first by year; a year of many by month."""
    years = {year: list(group) for year, group in groupby(listed, key=lambda one: one.date.year)}
    for year, group in years.items():
        rest = [one for one in group if one is not listed[0]]
        if rest:
            yield YearCards(year, tuple(_by_month(rest)) if len(group) >= MANY else (Cards(None, tuple(rest)),))


def _by_month(listed: Iterable[Card]) -> Iterator[Cards]:
    for month, group in groupby(listed, key=lambda one: When(one.date.year, one.date.month)):
        yield Cards(month, tuple(group))


def _pauses(edition: Edition, updates: Sequence[Update]) -> Iterator[tuple[str, str]]:
    """How long before an update there was none, by its name, if that was half a year or more."""
    for newer, older in pairwise(updates):
        quiet = Quiet(older.date, newer.date, goes_on=False)
        if quiet.months >= OLD_MONTHS:
            yield newer.name, length(quiet.months, edition.messages)


def _about(edition: Edition, updates: Sequence[Update], shown: int | None = None) -> str:
    messages = edition.messages
    if not updates:
        return messages.plain("updates.none")
    if shown is not None and shown < len(updates):
        return messages.plain("updates.newest", shown=shown, all=len(updates))
    return messages.count("updates.about", len(updates))
