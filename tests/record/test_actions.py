"""What is known of an action: its reports, its short form, and what can be said of it on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from site_builder.problems import Place
from site_builder.record.actions import Action, Checked, Report, Status
from site_builder.record.dates import When
from site_builder.record.intervals import YEARLY, Interval, Unit

HERE = Place("docs/plan/01-a.md")
MONTHLY = Interval(1, Unit.MONTH)


def when(typed: str) -> When:
    return When(*map(int, typed.split("-")))


def action(*reports: tuple[str, Status], checked: str = "", done: str = "", due: str = "", **rest: object) -> Action:
    return Action(
        "a",
        "Do it.",
        HERE,
        reports=tuple(Report(status, when(day), HERE) for day, status in reports),
        checked=Checked(when(checked), "The auditors") if checked else None,
        done=when(done) if done else None,
        due=when(due) if due else None,
        **rest,  # type: ignore[arg-type]
    )


def test_nothing_reported_is_no_status_at_all() -> None:
    blank = action(due="2025-01")
    assert (blank.state, blank.reported, blank.done_on) == (None, None, None)
    assert blank.is_unclear(date(2025, 2, 1)) and not blank.is_slow(date(2025, 2, 1))
    assert not blank.is_unconfirmed(date(2099, 1, 1), MONTHLY) and not blank.is_undated


def test_the_newest_report_is_the_state_and_its_day_is_told() -> None:
    one = action(("2025-01", Status.SLOW), ("2025-03-04", Status.ON_TRACK))
    assert (one.state, one.reported) == (Status.ON_TRACK, when("2025-03-04"))


def test_a_status_without_a_day_has_no_age() -> None:
    short = action(status=Status.ON_TRACK)
    assert (short.state, short.reported, short.is_undated) == (Status.ON_TRACK, None, True)
    assert not short.is_unconfirmed(date(2099, 1, 1), MONTHLY)


def test_done_is_a_report_of_its_own_day_unless_a_report_says_so() -> None:
    later = action(("2025-01", Status.SLOW), done="2025-06")
    assert (later.state, later.reported, later.done_on) == (Status.DONE, when("2025-06"), when("2025-06"))
    told = action(("2025-01", Status.SLOW), ("2025-07", Status.DONE), done="2025-06")
    assert (told.state, told.reported, told.done_on) == (Status.DONE, when("2025-07"), when("2025-06"))
    unsaid = action(("2025-05", Status.DONE), ("2025-07", Status.DONE))
    assert unsaid.done_on == when("2025-05"), "the first report that says so"
    again = action(("2025-05", Status.DONE), ("2025-06", Status.SLOW), ("2025-07", Status.DONE))
    assert again.done_on == when("2025-07")


@pytest.mark.parametrize(
    ("day", "is_old"), [("2025-04-29", False), ("2025-04-30", False), ("2025-05-01", True), ("2026-01-01", True)]
)
def test_a_status_is_unconfirmed_from_the_day_after_the_next_report_was_due(day: str, is_old: bool) -> None:
    """A report of March may be of its last day, so the next one has until the end of April."""
    one = action(("2025-03", Status.ON_TRACK))
    assert one.is_unconfirmed(date.fromisoformat(day), MONTHLY) is is_old


@pytest.mark.parametrize("status", [Status.DONE, Status.STOPPED])
def test_what_has_ended_needs_no_further_report_and_is_never_overdue(status: Status) -> None:
    over = action(("2015-03", status), due="2015-01")
    assert not over.is_unconfirmed(date(2026, 1, 1), YEARLY) and not over.is_overdue(date(2026, 1, 1))


def test_done_and_checked_are_two_states() -> None:
    assert not action(done="2025-01").is_checked
    assert action(done="2025-01", checked="2025-02").is_checked
    assert not action(("2025-03", Status.SLOW), checked="2025-02").is_checked
    reopened = action(("2025-01", Status.DONE), ("2025-06", Status.SLOW), checked="2025-02")
    assert reopened.state is Status.SLOW and not reopened.is_checked
    again = action(("2025-01", Status.DONE), ("2025-06", Status.SLOW), ("2025-08", Status.DONE), checked="2025-02")
    assert not again.is_checked, "it was looked at before it was taken up again"
    assert action(("2025-06", Status.SLOW), ("2025-08", Status.DONE), checked="2025-06").is_checked


@pytest.mark.parametrize(
    ("every", "day", "after"),
    [
        ("1 day", "2025-12-31", "2026-01-01"),
        ("6 weeks", "2025-01-01", "2025-02-12"),
        ("1 month", "2025-01-31", "2025-02-28"),
        ("1 month", "2024-01-31", "2024-02-29"),
        ("13 months", "2025-12-15", "2027-01-15"),
        ("1 year", "2024-02-29", "2025-02-28"),
        ("999 years", "9998-01-01", "9999-12-31"),
        ("999 days", "9999-01-01", "9999-12-31"),
    ],
)
def test_an_interval_ends_on_a_day_that_there_is(every: str, day: str, after: str) -> None:
    assert Interval.typed(every).after(date.fromisoformat(day)) == date.fromisoformat(after)


@given(some.integers(1, 999), some.sampled_from(Unit), some.dates())
def test_an_interval_never_ends_before_it_begins(number: int, unit: Unit, day: date) -> None:
    assert day <= Interval(number, unit).after(day) <= Interval(number + 1, unit).after(day)


def test_every_date_of_an_action_is_one_of_the_record() -> None:
    one = action(("2025-01", Status.SLOW), done="2025-06", checked="2025-07")
    assert [str(day) for day in one.dates] == ["2025-01", "2025-06", "2025-07"]
    assert action(status=Status.SLOW, due="2026-01").dates == ()
