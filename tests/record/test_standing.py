"""What became of promises and actions."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.problems import Place
from site_builder.record.actions import Action, Status
from site_builder.record.dates import Span, When
from site_builder.record.promises import Nature, Promise, Standing

HERE = Place("updates/2025-01-01-a.md")
MARCH = When(2026, 3)


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
    assert Promise("a", "Do it.", HERE, due=by, due_text="in spring").standing(kept=kept, today=today) is standing


def test_a_promise_is_kept_late_where_what_shows_it_happened_after_its_last_day() -> None:
    promise = Promise("a", "Do it.", HERE, due=Span.of(MARCH))
    on_time, late = Span.of(When(2026, 3, 31)), Span.of(When(2026, 4, 1))
    assert promise.standing(kept=True, today=date(2030, 1, 1), happened=on_time) is Standing.KEPT
    assert promise.standing(kept=True, today=date(2030, 1, 1), happened=late) is Standing.KEPT_LATE
    open_ended = Promise("a", "Do it.", HERE, due_text="in spring")
    assert open_ended.standing(kept=True, today=date(2030, 1, 1), happened=late) is Standing.KEPT


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
