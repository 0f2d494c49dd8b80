"""What promises say does not repeat what is shown beside them, and what became of them is said without contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.dates import NOWHERE
from site_builder.record.promises import End, Ending, Promise
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Update


def check_doubled_dues(edition: Edition) -> Iterator[Problem]:
    """A promise's text does not say by when: every page shows that beside it."""
    for update in edition.record.updates:
        for promise in update.promises:
            if said := _said_twice(promise, edition.messages):
                message = f"The text of the promise {quoted(promise.id)} says {quoted(said)}, which every page shows beside it; leave it out of the text."
                yield Problem(promise.place, Code.DUE_TWICE, message, Severity.WARNING)


def _said_twice(promise: Promise, messages: Messages) -> str:
    """The words of the text that are shown again beside it; "" for none."""
    due = promise.due_text or (promise.due.words(messages) if promise.due else "")
    return due if due and due.casefold() in promise.text.casefold() else ""


def check_outcomes(edition: Edition) -> Iterator[Problem]:
    """What became of a promise, its author says of a day after it was made; and what was dropped does not move any more."""
    for update in edition.record.updates:
        for promise in update.promises:
            if outcome := promise.outcome:
                yield from _in_order(promise, outcome, update)


def _in_order(promise: Promise, outcome: Ending, made_in: Update) -> Iterator[Problem]:
    place, day = outcome.place or promise.place, quoted(str(outcome.date))
    if made_in.date != NOWHERE and outcome.date.last_day < made_in.date.first_day:
        message = f"The outcome has the date {day}, before the update's date {quoted(str(made_in.date))}; correct the one that is wrong."
        yield Problem(place, Code.DATE_ORDER, message)
    for move in promise.moved[-1:]:
        if outcome.state is End.DROPPED and outcome.date.last_day < move.date.first_day:
            message = f"The promise was dropped on {day}, and moved on {quoted(str(move.date))}, after that; correct what is wrong."
            yield Problem(move.place or place, Code.DATE_ORDER, message)


def check_two_ends(edition: Edition) -> Iterator[Problem]:
    """What was shown to be kept has no other end after that. An end that something else followed is part of its story:
    a promise may be dropped, and kept in spite of it."""
    for entry in edition.promises:
        for update in entry.kept_by[:1]:
            yield from _ended_after(entry, update, edition)
            for part in entry.partly_by:
                if part.date.first_day > update.date.last_day:
                    message = (
                        f"{_kept(entry, update)}, and here a part of it is, on {part.date}; correct what is wrong."
                    )
                    is_later = update.is_public(edition.now)
                    yield Problem(_place(entry, part if is_later else update), Code.TWO_ENDS, message)


def _ended_after(entry: TrackedPromise, update: Update, edition: Edition) -> Iterator[Problem]:
    outcome = entry.promise.outcome
    if outcome is None or outcome.date.first_day < update.date.last_day:
        return
    message = f"{_kept(entry, update)}, and its outcome is {quoted(outcome.state.value)} on {outcome.date}; delete the one that is wrong."
    place = outcome.place or entry.promise.place
    yield Problem(place if update.is_public(edition.now) else _place(entry, update), Code.TWO_ENDS, message)


def _kept(entry: TrackedPromise, update: Update) -> str:
    return f"The promise {quoted(entry.promise.id)} is shown as kept by {update.place.file} of {update.date}"


def _place(entry: TrackedPromise, update: Update) -> Place:
    """Where an update says that it keeps a promise."""
    return next((keep.place for keep in update.keeps if keep.id == entry.promise.id and keep.place), update.place)
