"""The page on which the council can be held to account: what was promised, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When, day_of
from site_builder.record.promises import Standing
from site_builder.record.tracked_promises import Outcome, TrackedPromise
from site_builder.views.promises import PromiseLine, in_short, outcome_counts, promise_line
from site_builder.views.rhythms import RhythmRow, rhythm_rows
from site_builder.views.squares import Count

LONGEST_ENTRY = 140
"""Characters of a promise in the list."""
MOST_SHOWN = 5
"""Promises of a group that are shown at once."""


@dataclass(frozen=True)
class PromiseEntry:
    """A promise in the list, which leads to its own page."""

    line: PromiseLine
    text: str
    """The promise, shortened if it is long."""
    whose: str
    """Whose it is, if not the council's; else ""."""
    moved: str
    """How often its date moved, in words; "" if it never did."""


@dataclass(frozen=True)
class PromiseGroup:
    """Promises with the same outcome."""

    code: str
    """The outcome: its shape and colour go by this."""
    words: str
    """The outcome's key in the catalogue."""
    count: int
    is_kept_late: bool
    entries: tuple[PromiseEntry, ...]
    more: tuple[PromiseEntry, ...]
    """The rest of a long group, which readers unfold; never only one or two."""
    rest: str
    """How many these are, in words; "" if there are none."""


@dataclass(frozen=True)
class PromiseSection:
    """The council's own promises, or all others."""

    name: str
    """ "own" or "others"."""
    counts: tuple[Count, ...]
    """How many have each outcome, in the order of the groups."""
    groups: tuple[PromiseGroup, ...]


@dataclass(frozen=True)
class PromisesView:
    """What the page of all promises shows."""

    title: str
    council: str
    counted: When
    """The day of the build, on which the outcomes were worked out."""
    sections: tuple[PromiseSection, ...]
    """Only groups that are not empty."""
    rhythms: tuple[RhythmRow, ...]
    breaks: tuple[str, ...]
    """The anchors of the times that one of them was overdue."""
    rhythms_end: bool
    """Whether the record has the end of any of them."""
    all_rhythms: str
    """How many there are, and how many are overdue, in words; "" if there are none."""


def promises_view(edition: Edition, title: str) -> PromisesView:
    """All promises of the record."""
    own = _section(edition, "own", outcome_counts(edition), edition.own_promises)
    others = _section(edition, "others", outcome_counts(edition, own=False), edition.other_promises)
    return PromisesView(
        title=title,
        council=edition.publishers,
        counted=day_of(edition.today),
        sections=tuple(section for section in (own, others) if section.groups),
        rhythms=(rhythms := rhythm_rows(edition)),
        breaks=tuple(one.anchor for one in edition.breaks if one.anchor),
        rhythms_end=any(rhythm.until for rhythm in edition.record.rhythms),
        all_rhythms=_rhythms_in_words(edition, rhythms) if rhythms else "",
    )


def _rhythms_in_words(edition: Edition, rhythms: Sequence[RhythmRow]) -> str:
    """ "Show all 6: 1 overdue"."""
    counted = edition.messages.count("promises.all_rhythms", len(rhythms))
    overdue = sum(1 for row in rhythms if row.state and row.state.over)
    return edition.messages.count("promises.overdue_rhythms", overdue, all=counted) if overdue else counted


def _section(edition: Edition, name: str, counts: tuple[Count, ...], outcomes: Sequence[Outcome]) -> PromiseSection:
    return PromiseSection(name, counts, tuple(_group(edition, outcome) for outcome in outcomes))


def _group(edition: Edition, outcome: Outcome) -> PromiseGroup:
    entries = tuple(_entry(edition, one) for one in outcome.promises)
    shown = MOST_SHOWN if outcome.count > MOST_SHOWN + 2 else outcome.count
    return PromiseGroup(
        code=outcome.standing.value,
        words=outcome.promises[0].words,
        count=outcome.count,
        is_kept_late=outcome.standing is Standing.KEPT_LATE,
        entries=entries[:shown],
        more=entries[shown:],
        rest=edition.messages.count("promises.rest", outcome.count - shown) if outcome.count > shown else "",
    )


def _entry(edition: Edition, entry: TrackedPromise) -> PromiseEntry:
    times = len(entry.promise.moved)
    return PromiseEntry(
        line=promise_line(edition, entry),
        text=in_short(entry.promise.text, LONGEST_ENTRY),
        whose=entry.whose or (edition.council.name if edition.council.partners else ""),
        moved=edition.messages.count("promises.moved", times) if times else "",
    )
