"""Whether what was promised at regular intervals was kept, against a recount by hand; and each time that it stopped."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.record.dates import Span, When, day_of
from site_builder.record.intervals import Interval, Unit
from site_builder.record.kinds import Kind
from site_builder.record.references import Rhythm
from site_builder.record.tracked_rhythms import Beat, Report, TrackedRhythm, all_breaks, tracked_rhythm

FIRST, LAST = date(2021, 1, 1), date(2026, 11, 26)


def when(typed: str) -> When:
    return When(*map(int, typed.split("-")))


def rhythm(every: str = "1 month", since: str = "", until: str = "", kind: Kind | None = Kind.BOARD) -> Rhythm:
    begin, end = (Span.of(when(typed)) if typed else None for typed in (since, until))
    return Rhythm("The board", "Meets", every, begin, end, kind)


def on(today: str, one: Rhythm, *reports: str) -> TrackedRhythm:
    return tracked_rhythm(one, [Report(when(typed)) for typed in reports], date.fromisoformat(today))


@pytest.mark.parametrize(
    ("typed", "number", "unit", "due"),
    [
        ("2024-01-31", 1, "month", "2024-02-29"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-01", 1, "month", "2024-02"),
        ("2023-12", 1, "month", "2024-01"),
        ("2024-01", 6, "week", "2024-03-13"),
        ("2024", 1, "year", "2025"),
        ("2024", 1, "month", "2025-01"),
        ("2024-12-31", 14, "day", "2025-01-14"),
    ],
)
def test_a_date_is_no_less_vague_than_the_one_from_which_it_is_counted(
    typed: str, number: int, unit: str, due: str
) -> None:
    assert Interval(number, Unit(unit)).later(when(typed)) == when(due)


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_there_is_no_date_after_the_last_of_all_years(unit: str) -> None:
    assert Interval(999, Unit(unit)).later(When(9999, 12, 31)) is None


def test_the_last_possible_day_is_not_overdue_and_the_next_is() -> None:
    one = rhythm("1 month", since="2025-01-01")
    assert on("2026-04-30", one, "2026-03").beat is Beat.KEPT
    late = on("2026-05-01", one, "2026-03")
    assert (late.beat, late.due) == (Beat.OVERDUE, when("2026-04"))


def test_a_first_time_is_due_one_interval_after_the_beginning() -> None:
    found = on("2025-03-01", rhythm("6 weeks", since="2025-01-10"))
    assert (found.beat, found.last, found.due) == (Beat.OVERDUE, None, when("2025-02-21"))


@pytest.mark.parametrize(
    ("one", "reports", "beat"),
    [
        (rhythm(kind=None, since="2020"), ["2026-01-01"], Beat.UNSEEN),
        (rhythm(), [], Beat.UNCOUNTED),
        (rhythm(since="2027-01"), [], Beat.TO_COME),
        (rhythm(since="2020", until="2025-12"), ["2020-02-01"], Beat.ENDED),
        (rhythm(until="2026-12-10"), ["2026-11-20"], Beat.KEPT),
    ],
)
def test_what_cannot_be_overdue_is_not(one: Rhythm, reports: list[str], beat: Beat) -> None:
    assert on("2026-11-26", one, *reports).beat is beat


def test_nothing_is_due_after_the_end() -> None:
    found = on("2026-11-26", rhythm(until="2026-12-10"), "2026-11-20")
    assert (found.due, found.breaks) == (None, ())


def test_what_was_before_the_beginning_does_not_count() -> None:
    found = on("2026-11-26", rhythm("1 year", since="2026-01-15"), "2026-01-10")
    assert (found.last, found.due) == (None, when("2027-01-15"))


def test_a_break_is_one_however_long_it_lasts_and_is_closed_by_the_next_report() -> None:
    one = rhythm("1 month", since="2023-01-01")
    [first, second] = on("2026-11-26", one, "2023-02-01", "2024-06", "2024-07").breaks
    assert (first.name, first.closed_by) == ("board/1-month/2023-03-01", Report(when("2024-06")))
    assert (second.name, second.begins, second.closed_by) == ("board/1-month/2024-08", date(2024, 9, 1), None)


def test_the_end_of_a_rhythm_undoes_no_break() -> None:
    one, ended = rhythm("1 month", since="2023-01-01"), rhythm("1 month", since="2023-01-01", until="2023-12")
    assert [gap.name for gap in on("2026-11-26", ended).breaks] == [gap.name for gap in on("2026-11-26", one).breaks]


def test_two_that_break_together_are_one_break_with_the_words_of_both() -> None:
    other = Rhythm("The adviser", "Reports", "1 month", Span.of(when("2023-01-01")), None, Kind.BOARD)
    found = all_breaks([on("2023-06-01", rhythm(since="2023-01-01")), on("2023-06-01", other)])
    assert [[one.who for one in gap.rhythms] for gap in found] == [["The board", "The adviser"]]


days = st.dates(FIRST, LAST)
reports = st.lists(days, max_size=12, unique=True).map(sorted)
numbers = st.integers(1, 20)


def plain_due(day: date, number: int, unit: str) -> date:
    """By when the next time is due, counted one step after another."""
    if unit in ("day", "week"):
        return day + timedelta(days=number) if unit == "day" else day + timedelta(weeks=number)
    year, month = day.year, day.month
    for _ in range(number * (12 if unit == "year" else 1)):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@given(reports, numbers, st.sampled_from(["day", "week", "month", "year"]), days, days)
def test_what_is_overdue_agrees_with_a_plain_recount(
    shown: list[date], number: int, unit: str, begin: date, today: date
) -> None:
    one = Rhythm("B", "m", f"{number} {unit}s", Span.of(day_of(begin)), None, Kind.BOARD)
    found = tracked_rhythm(one, [Report(day_of(day)) for day in shown], today)
    counted = [day for day in shown if begin <= day <= today]
    if begin > today:
        assert found.beat is Beat.TO_COME
        return
    due = plain_due(max([begin, *counted]), number, unit)
    assert found.beat is (Beat.OVERDUE if due < today else Beat.KEPT)
    assert found.due == day_of(due)
    waits = [(plain_due(before, number, unit), after) for before, after in pairwise([begin, *counted, today])]
    assert [gap.due for gap in found.breaks] == [day_of(due) for due, after in waits if due < after]


@given(reports, numbers, st.sampled_from(["day", "week", "month", "year"]), days, days, days)
def test_the_clock_alone_only_adds_breaks(
    shown: list[date], number: int, unit: str, begin: date, today: date, later_day: date
) -> None:
    one = Rhythm("B", "m", f"{number} {unit}s", Span.of(day_of(begin)), None, Kind.BOARD)
    known = [Report(day_of(day)) for day in shown if day <= min(today, later_day)]
    before, after = (tracked_rhythm(one, known, day).breaks for day in sorted((today, later_day)))
    assert after[: len(before)] == before
    names = [gap.name for gap in after]
    assert len(names) == len(set(names))


@given(reports, numbers, st.sampled_from(["day", "week", "month", "year"]), days)
def test_a_new_report_closes_a_break_and_takes_none_away(
    shown: list[date], number: int, unit: str, today: date
) -> None:
    one = Rhythm("B", "m", f"{number} {unit}s", Span.of(day_of(FIRST)), None, Kind.BOARD)
    known = [Report(day_of(day)) for day in shown if day < today]
    before = tracked_rhythm(one, known, today).breaks
    after = tracked_rhythm(one, [*known, Report(day_of(today))], today).breaks
    assert [gap.name for gap in after] == [gap.name for gap in before]
    assert all(gap.closed_by for gap in after)
