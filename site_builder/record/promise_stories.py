"""What happened to a promise, step by step, from the dates that the record has: made, moved, kept, ended, overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from site_builder.record.dates import Span, When, day_of, span_of
from site_builder.record.moves import Move
from site_builder.record.promises import Ending, Standing
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Update


class Step(StrEnum):
    """What happened; of several steps on one day, the one listed first here comes first."""

    MADE = "made"
    PASSED = "passed"
    """The last day on which it was due is over, and no entry up to then shows all of it to be done."""
    MOVED = "moved"
    PARTLY_KEPT = "partly-kept"
    KEPT = "kept"
    ENDED = "ended"
    """Its author says what became of it."""


@dataclass(frozen=True)
class StoryStep:
    """One step. Of what is not declared for its kind, it has nothing."""

    step: Step
    date: When
    update: Update | None = None
    """The update that made it, or shows it to be kept, wholly or in part."""
    due: Span | None = None
    """The date that passed, or to which it was moved; None if that is said in words."""
    due_text: str = ""
    """Those words."""
    move: Move | None = None
    ending: Ending | None = None
    number: int = 0
    """Of a move, its place among them, from 1."""

    @property
    def name(self) -> str:
        """What tells it apart from the other steps of its promise, and never changes: "moved-1", "kept-2025-07-17-visit"."""
        if self.step is Step.MADE:
            return self.step.value
        if self.update:
            return f"{self.step}-{self.update.name}"
        return f"{self.step}-{self.number or self.date}"


def story(entry: TrackedPromise, today: date) -> tuple[StoryStep, ...]:
    """What happened to a promise up to a day, oldest first. It always begins with how it was made: a preview shows promises
    that will be made later."""
    order = list(Step)
    found = [step for step in _steps(entry, today) if step.step is Step.MADE or step.date.first_day <= today]
    return tuple(sorted(found, key=lambda one: (one.date.first_day, order.index(one.step))))


def _steps(entry: TrackedPromise, today: date) -> Iterator[StoryStep]:
    promise, dues = entry.promise, _dues(entry)
    yield StoryStep(Step.MADE, entry.made_in.date, update=entry.made_in)
    for number, (move, now) in enumerate(zip(promise.moved, dues[1:], strict=True), 1):
        yield StoryStep(Step.MOVED, move.date, due=now.due, due_text=now.words, move=move, number=number)
    yield from (StoryStep(Step.PARTLY_KEPT, update.date, update=update) for update in entry.partly_by)
    yield from (StoryStep(Step.KEPT, update.date, update=update) for update in entry.kept_by)
    if ending := promise.outcome:
        yield StoryStep(Step.ENDED, ending.date, ending=ending)
    closed = _closed(entry)
    for one in dues:
        was_kept = one is dues[-1] and entry.standing is Standing.KEPT  # whenever that was told
        if one.due and one.passed_before(min(today, closed)) and not was_kept:
            yield StoryStep(Step.PASSED, day_of(one.due.last_day + timedelta(days=1)), due=one.due)


@dataclass(frozen=True)
class _Due:
    """By when a promise was due for some time."""

    due: Span | None
    words: str
    since: date
    until: date
    """The day from which something else held; the last of all days for what holds now."""

    def passed_before(self, end: date) -> bool:
        """Whether its last day was over while it held, and before a day had come to its end."""
        return self.due is not None and self.since <= self.due.last_day < min(self.until, end)


def _dues(entry: TrackedPromise) -> list[_Due]:
    """By when it was due, from the first time on: one more than it was moved."""
    promise = entry.promise
    typed = [move.was for move in promise.moved]
    held = [*((span_of(was), was) for was in typed), (promise.due, promise.due_text)]
    days = [entry.made_in.date.first_day, *(move.date.first_day for move in promise.moved), date.max]
    return [
        _Due(due, "" if due and number < len(typed) else words, days[number], days[number + 1])
        for number, (due, words) in enumerate(held)
    ]


def _closed(entry: TrackedPromise) -> date:
    """The first day from which the record shows all of it to be done, or its author says that it ended; the last of all
    days if it never did. What shows it counts from the day on which the thing itself took place."""
    shown = (min(one.date.first_day, one.happened.first_day if one.happened else date.max) for one in entry.kept_by)
    ended = [entry.promise.outcome.date.first_day] if entry.promise.outcome else []
    return min([*shown, *ended], default=date.max)
