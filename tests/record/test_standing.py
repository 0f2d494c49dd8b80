"""What became of promises and actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_up_edition import edition

from site_builder.problems import Place
from site_builder.record.actions import Action, Status
from site_builder.record.dates import Span, When
from site_builder.record.moves import Move
from site_builder.record.promises import End, Ending, Keep, Nature, Promise, Standing
from site_builder.record.prose import Prose
from site_builder.record.tracked_promises import TrackedPromise, tracked
from site_builder.record.updates import Update

HERE = Place("updates/2025-01-01-a.md")
MARCH = When(2026, 3)
MADE_IN = Update("2025-01-01-a", "A", When(2025, 1, 1), Prose(), HERE)
SHOWS = Update("2026-02-03-b", "B", When(2026, 2, 3), Prose(), HERE)
LATER = date(2030, 1, 1)


def what_became(
    promise: Promise, today: date = LATER, *, whole: tuple[Update, ...] = (), part: tuple[Update, ...] = ()
) -> TrackedPromise:
    return tracked(promise, MADE_IN, today, kept_by=whole, partly_by=part)


@pytest.mark.parametrize(
    ("due", "kept", "today", "standing"),
    [
        (MARCH, True, date(2026, 4, 1), Standing.KEPT),
        (MARCH, False, date(2026, 3, 31), Standing.OPEN),
        (MARCH, False, date(2026, 4, 1), Standing.LATE),
        (When(2026, 3, 1), False, date(2026, 3, 1), Standing.OPEN),
        (When(2026, 3, 1), False, date(2026, 3, 2), Standing.LATE),
        (Span(When(2026, 1), MARCH), False, date(2026, 3, 31), Standing.OPEN),
        (Span(When(2026, 1), MARCH), False, date(2026, 4, 1), Standing.LATE),
        (When(2026), False, date(2026, 12, 31), Standing.OPEN),
        (When(2026), False, date(2027, 1, 1), Standing.LATE),
        (None, False, date(2030, 1, 1), Standing.UNKNOWN),
        (None, True, date(2030, 1, 1), Standing.KEPT),
    ],
)
def test_a_promise_is_late_from_the_day_after_its_last_possible_day(
    due: When | Span | None, kept: bool, today: date, standing: Standing
) -> None:
    by = Span.of(due) if isinstance(due, When) else due
    promise = Promise("a", "Do it.", HERE, due=by, due_text="in spring")
    found = what_became(promise, today, whole=(SHOWS,) if kept else ())
    assert found.standing is standing
    assert found.overdue == (by if standing is Standing.LATE else None)


def test_a_promise_is_kept_late_where_what_shows_it_happened_after_its_last_day() -> None:
    promise = Promise("a", "Do it.", HERE, due=Span.of(MARCH))
    on_time, late = (replace(SHOWS, happened=Span.of(day)) for day in (When(2026, 3, 31), When(2026, 4, 1)))
    assert what_became(promise, whole=(on_time,)).standing is Standing.KEPT
    assert what_became(promise, whole=(late,)).standing is Standing.KEPT_LATE
    open_ended = Promise("a", "Do it.", HERE, due_text="in spring")
    assert what_became(open_ended, whole=(late,)).standing is Standing.KEPT


@pytest.mark.parametrize("state", End)
def test_its_author_says_what_else_became_of_it_from_that_day_on(state: End) -> None:
    ending = Ending(state, When(2026, 5, 2), "The money was gone.")
    promise = Promise("a", "Do it.", HERE, due=Span.of(MARCH), outcome=ending)
    assert what_became(promise, date(2026, 5, 2)).standing.value == state.value
    assert what_became(promise, date(2026, 5, 1)).standing is Standing.LATE
    assert what_became(promise, part=(SHOWS,)).standing.value == state.value
    assert what_became(promise).overdue is None
    assert what_became(promise, whole=(SHOWS,)).standing is Standing.KEPT


def test_what_is_kept_in_part_by_an_update_is_still_due() -> None:
    promise = Promise("a", "Do it.", HERE, due=Span.of(MARCH))
    before, after = (what_became(promise, day, part=(SHOWS,)) for day in (date(2026, 3, 31), date(2026, 4, 1)))
    assert before.standing is after.standing is Standing.PARTLY_KEPT
    assert (before.overdue, after.overdue) == (None, Span.of(MARCH))
    assert after.partly_by == (SHOWS,) and after.kept_by == ()
    assert what_became(promise, date(2026, 2, 2), part=(SHOWS,)).standing is Standing.OPEN


def test_a_promise_stands_on_a_day_as_it_was_due_then() -> None:
    moves = (
        Move(When(2025, 6, 1), "2025-08", "it was late"),
        Move(When(2026, 1, 1), "when the wind is right", "it blew"),
    )
    promise = Promise("a", "Do it.", HERE, due=Span.of(MARCH), moved=moves)
    first, second, now = (promise.as_at(day) for day in (date(2025, 5, 31), date(2025, 6, 1), date(2026, 1, 1)))
    assert (first.due, first.due_text, first.moved) == (Span.of(When(2025, 8)), "", ())
    assert (second.due, second.due_text, second.moved) == (None, "when the wind is right", moves[:1])
    assert now is promise


def test_an_edition_of_an_earlier_day_knows_nothing_of_what_came_later() -> None:
    promise = Promise("a", "Do it.", HERE, due=Span.of(MARCH))
    made, shows = replace(MADE_IN, promises=(promise,)), replace(SHOWS, keeps=(Keep("a"),))
    today = edition(updates=(shows, made))
    assert [one.standing for one in today.promises] == [Standing.KEPT]
    before = today.at(today.now.replace(year=2026, month=2, day=2))
    assert [(one.standing, one.kept_by) for one in before.promises] == [(Standing.OPEN, ())]


@pytest.mark.parametrize(
    ("by", "nature", "is_own"),
    [
        ("", Nature.PROMISED, True),
        ("", Nature.EXPECTED, False),
        ("", Nature.REQUIRED, False),
        ("The Commissioner", Nature.PROMISED, False),
    ],
)
def test_only_what_the_council_itself_promised_is_its_own(by: str, nature: Nature, is_own: bool) -> None:
    assert Promise("a", "Do it.", HERE, due_text="soon", by=by, nature=nature).is_own is is_own


@pytest.mark.parametrize(
    ("status", "done", "today", "overdue"),
    [
        (None, None, date(2026, 3, 31), False),
        (None, None, date(2026, 4, 1), True),
        (Status.NOT_STARTED, None, date(2026, 4, 1), True),
        (Status.ON_TRACK, None, date(2026, 4, 1), True),
        (Status.SLOW, None, date(2026, 4, 1), True),
        (Status.DONE, None, date(2026, 4, 1), False),
        (Status.STOPPED, None, date(2026, 4, 1), False),
        (None, When(2026, 3, 5), date(2026, 4, 1), False),
    ],
)
def test_an_action_is_overdue_when_its_month_is_over_and_it_has_not_ended(
    status: Status | None, done: When | None, today: date, overdue: bool
) -> None:
    action = Action("a", "Do it.", HERE, due=MARCH, status=status, done=done)
    assert action.is_overdue(today) is overdue
    assert action.is_slow(today) is (status is Status.SLOW or (overdue and status is not None))
    assert action.is_unclear(today) is (overdue and status is None)


def test_an_action_without_a_due_date_is_never_overdue() -> None:
    assert not Action("a", "Do it.", HERE).is_overdue(date(2030, 1, 1))
