"""What was changed after it was published: the page, and its feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.record.addresses import anchor
from site_builder.record.dates import When, read_span, span_of
from site_builder.record.history import HistoryEntry, What
from site_builder.record.past_words import ChangedFact
from site_builder.record.ratings import Delivery, Impact
from site_builder.views.differences import Passage, difference
from site_builder.views.sums import Sum

_LONG = 120
"""Words above which a difference is folded."""


@dataclass(frozen=True)
class Difference:
    """One fact before and after."""

    name: str
    """What it is, such as "The text" or "Reason"."""
    passages: tuple[Passage, ...]
    """Where the words differ; empty where they were not kept."""
    is_long: bool = False


@dataclass(frozen=True)
class ChangedThing:
    """What was changed in one thing, such as a rating."""

    name: str
    """How readers know it; "" for the update, summary, page or entry itself."""
    is_gone: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Change:
    """One correction, withdrawal, move or revision."""

    anchor: str
    kind: str
    """The key of its kind in the catalogue."""
    date: When
    title: str
    """What was changed, in the words by which readers know it."""
    address: str
    why: str
    """The reason, or what was wrong; without a full stop where it follows "because"."""
    was: str
    """The value before, in words; "" for a text."""
    now: str
    agreed_by: str
    things: tuple[ChangedThing, ...]
    is_hidden: bool
    """Whether the words before are not shown."""
    is_gone: bool = False
    """Whether it was a page or an entry of a list that is gone."""


@dataclass(frozen=True)
class YearOfChanges:
    """The changes of one year, newest first."""

    year: int
    anchor: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class ChangesView:
    """What the page prints."""

    title: str
    sums: tuple[str, ...]
    """How many changes of each kind there are, in words."""
    since: When | None
    """The day since which the words before and after are kept; None if they are not."""
    years: tuple[YearOfChanges, ...]
    jumps: tuple[Sum, ...]
    """The years as links, where there are three or more."""


def changes_view(edition: Edition, title: str) -> ChangesView:
    """The page of changes."""
    found = [(entry.date.year, change_of(edition, entry)) for entry in edition.history]
    years = tuple(
        YearOfChanges(year, f"section-{year}", tuple(change for _, change in group))
        for year, group in groupby(found, lambda one: one[0])
    )
    lines = edition.record.chain.lines
    return ChangesView(
        title=title,
        sums=tuple(_sums(edition)),
        since=read_span(lines[0].moment[:10], loose=False, stretch=False).first if lines else None,
        years=years,
        jumps=tuple(Sum(year.anchor, str(year.year)) for year in years) if len(years) > 2 else (),
    )


def _sums(edition: Edition) -> Iterator[str]:
    counts = Counter(entry.what for entry in edition.history)
    yield from (edition.messages.count(f"changes_sum.{what.value}", counts[what]) for what in What if counts[what])


def change_of(edition: Edition, entry: HistoryEntry) -> Change:
    """One change, as the page and the feed show it."""
    is_because = entry.what in (What.MOVE, What.REVISION)
    return Change(
        anchor=anchor("change", entry.name),
        kind=entry.what.value,
        date=entry.date,
        title=title_of(edition, entry),
        address=entry.address,
        why=entry.why.rstrip(".") if is_because else entry.why,
        was=value_words(edition, "was", entry.was),
        now=value_words(edition, "now", entry.now),
        agreed_by=entry.agreed_by,
        things=tuple(_things(edition, entry)),
        is_hidden=entry.is_hidden,
        is_gone=entry.is_gone,
    )


def title_of(edition: Edition, entry: HistoryEntry) -> str:
    """What was changed, in the words by which readers know it."""
    title = entry.of or edition.messages.plain("changes.withdrawn_title")
    return f"{title}, {entry.at.words(edition.messages)}" if entry.at else title


def _things(edition: Edition, entry: HistoryEntry) -> Iterator[ChangedThing]:
    for _, group in groupby(entry.facts, lambda fact: fact.thing):
        own = list(group)
        title = own[0].title or entry.of
        told = (fact for fact in own if not (fact.is_gone and fact.was == title))  # what is in its name already
        yield ChangedThing(
            name=_thing_name(edition, own[0]),
            is_gone=own[0].is_gone,
            differences=tuple(_difference(edition, fact) for fact in told),
        )


def _thing_name(edition: Edition, fact: ChangedFact) -> str:
    if not fact.thing:
        return ""
    words, title = edition.messages, value_words(edition, "title", fact.title)
    key = f"changed_things.{fact.kind}"
    return words.plain(key, title=title) if key in words.words else words.plain("changed_things.other", title=title)


def _difference(edition: Edition, fact: ChangedFact) -> Difference:
    words = edition.messages
    key = f"changed_keys.{fact.key}"
    name = words.plain(key) if key in words.words else upper_first(fact.key.replace("_", " "))
    before, after = (value_words(edition, fact.key, value or "") for value in (fact.was, fact.now))
    passages = difference(before, after, words.language) if fact.is_kept else ()
    length = sum(len(piece.words.split()) for passage in passages for piece in (*passage.before, *passage.after))
    return Difference(name, passages, is_long=length > _LONG)


def value_words(edition: Edition, key: str, value: str) -> str:
    """A value in the words of pages: a date, a rating or another code; all others as they were typed."""
    messages = edition.messages
    if key == "delivery" and value in set(Delivery):
        return edition.rating_words(Delivery(value))
    if key == "impact" and value in set(Impact):
        return edition.rating_words(Impact(value))
    if f"{key}.{value}" in messages.words:
        return messages.plain(f"{key}.{value}")
    date = span_of(value) if "-" in value else None
    return date.words(messages) if date else value
