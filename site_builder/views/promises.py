"""What was promised, expected or required: in one line each, and counted by what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.promises import Nature
from site_builder.record.prose import shortened
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.age import Ago, ago
from site_builder.views.moves import MoveLine, due_moves
from site_builder.views.squares import Count

_SENTENCE = re.compile(r".{30,}?[.!?](?=\s)", re.DOTALL)


@dataclass(frozen=True)
class Due:
    """When it is due, and how firm that is."""

    nature: Nature
    due: Span | None
    due_text: str
    """The words used instead of a date, or ""."""
    is_own: bool = False
    """Whether the council itself promised it: then nobody asks how firm it is."""


@dataclass(frozen=True)
class EndingLine:
    """When and why something else than keeping became of a promise, as its author says."""

    date: When
    why: str


@dataclass(frozen=True)
class PromiseLine:
    """One promise."""

    address: str
    """The address of its own page, from the site's root."""
    anchor: str
    """Its anchor on its update's page and on the page of all promises."""
    text: str
    code: str
    """Its outcome: its shape and colour go by this."""
    standing: str
    """Its outcome's key in the catalogue."""
    is_own: bool
    """Whether the council itself promised it."""
    whose: str
    """Who promised it or is to do it."""
    due: Due
    ago: Ago | None
    """How long its last possible day is over, if nothing shows all of it to be done; else None."""
    moves: tuple[MoveLine, ...] = ()
    """When it was due before, the latest change first."""
    ending: EndingLine | None = None
    """Why it was not simply kept; None if nobody says, or if it was kept in spite of that."""
    is_shared: bool = False
    """Whether several answer for the plan, so that readers would not know whose of theirs it is."""


def promise_line(edition: Edition, entry: TrackedPromise) -> PromiseLine:
    """A promise in one line."""
    due = entry.promise.due
    ending = entry.ending
    return PromiseLine(
        address=entry.promise.address,
        anchor=entry.anchor,
        text=entry.promise.text,
        code=entry.standing.value,
        standing=entry.words,
        is_own=entry.is_own,
        whose=entry.whose or edition.council.name,
        is_shared=bool(edition.council.partners),
        due=Due(entry.nature, due, entry.promise.due_text, entry.is_own),
        ago=ago(edition, entry.overdue) if entry.overdue else None,
        moves=due_moves(entry.promise.moved),
        ending=EndingLine(ending.date, ending.why) if ending else None,
    )


def in_short(text: str, at_most: int) -> str:
    """A promise in a heading or a list: its first sentence if the whole is longer than `at_most` characters, or as much of
    it as fits."""
    first = _SENTENCE.match(text) if len(text) > at_most else None
    return shortened(first.group() if first else text, at_most)


def outcome_counts(edition: Edition, *, own: bool = True) -> tuple[Count, ...]:
    """The council's own promises by outcome, or with `own=False` what others promised and what was expected or required;
    worst first, leaving out zeros."""
    messages = edition.messages
    return tuple(
        Count(
            code=one.standing.value,
            number=one.count,
            words=messages.count(
                f"outcomes.{one.standing}" if own else f"outcomes_of_others.{one.standing}", one.count
            ),
        )
        for one in (edition.own_promises if own else edition.other_promises)
    )


def outcomes_in_words(edition: Edition, *, own: bool = True) -> str:
    """The same as one phrase, such as "4 late, 3 without a date, 4 kept"; "" where there are none."""
    counts = [one.words for one in outcome_counts(edition, own=own)]
    return ", ".join(counts)  # as CLDR lists units; Babel 2.18 has no such pattern for Welsh and Greek


def all_promises(edition: Edition) -> str:
    """The words of a link to the page of all promises: "All promises: 4 late, 3 without a date, 4 kept"."""
    counted = outcomes_in_words(edition)
    return edition.messages.plain("promises.all" if counted else "promises.all_none", counted=counted)
