"""A record as it stood on a day: today it is the record itself, and before that nothing of a later day is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON, edition

from site_builder.checked import read_and_check
from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.actions import Action, Checked, Report, Status
from site_builder.record.dates import Span, When, day_of
from site_builder.record.measures import Baseline, Comparator, Measure, Point
from site_builder.record.moves import Move, Revision
from site_builder.record.plan import Area, Closure
from site_builder.record.promises import Keep, Promise, Standing
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.updates import Correction, Update
from site_builder.record.voices import Voice, VoiceState
from site_builder.views.plan import plan_print_view, plan_view

HERE = Place("docs/plan/01-x.md")
FROZEN = Path(__file__).parents[1] / "sites" / "frozen-record" / "mkdocs.yml"
FIRST, LAST = date(2024, 1, 1), date(2026, 3, 2)
days = st.dates(FIRST, LAST)


def day(typed: str) -> When:
    return When(*map(int, typed.split("-")))


def update(name: str, **changes: Any) -> Update:
    given = {"name": name, "title": name[11:], "date": day(name[:10]), "body": Prose(("<p>x</p>",)), "place": HERE}
    return Update(**(given | changes))


def area(number: int = 1, **changes: Any) -> Area:
    given = {"name": f"0{number}-x", "number": number, "title": "Risk", "body": Prose(("<p>x</p>",)), "place": HERE}
    return Area(**(given | changes))


def rated(typed: str) -> Rating:
    return Rating(day(typed), Delivery.AT_RISK, Impact.MIXED, "Because", HERE)


def site(**values: Any) -> Edition:
    return edition(**{"now": datetime(2026, 3, 2, 12, tzinfo=LONDON), **values})


def at(typed: str, **values: Any) -> Edition:
    return site(**values).as_at(date.fromisoformat(typed))


MOVES = (
    Move(day("2025-03-01"), "2025-06-30", "no bids"),
    Move(day("2025-09-01"), "2025-12", "still none"),
)
HIRE = Action(
    "hire",
    "Hire",
    HERE,
    due=day("2026-06-30"),
    moved=MOVES,
    reports=(Report(Status.ON_TRACK, day("2025-02-01"), HERE), Report(Status.DONE, day("2026-01-10"), HERE)),
    checked=Checked(day("2026-02-01"), "The board"),
)


@pytest.mark.parametrize(
    ("typed", "due", "state", "is_checked"),
    [
        ("2025-01-31", "2025-06-30", None, False),
        ("2025-02-28", "2025-06-30", Status.ON_TRACK, False),
        ("2025-03-01", "2025-12", Status.ON_TRACK, False),
        ("2025-09-01", "2026-06-30", Status.ON_TRACK, False),
        ("2026-01-10", "2026-06-30", Status.DONE, False),
        ("2026-02-01", "2026-06-30", Status.DONE, True),
    ],
)
def test_an_action_is_due_reported_and_checked_as_it_was_then(
    typed: str, due: str, state: Status | None, is_checked: bool
) -> None:
    [found] = at(typed, areas=(area(actions=(HIRE,)),)).record.areas[0].actions
    assert (str(found.due), found.state, found.is_checked) == (due, state, is_checked)


def test_a_status_without_a_day_is_known_for_today_alone() -> None:
    plan = (
        area(
            actions=(Action("a", "A", HERE, status=Status.SLOW), Action("b", "B", HERE, done=day("2025-05-01"))),
        ),
    )
    before, today = (at(typed, areas=plan).record.areas[0].actions for typed in ("2026-03-01", "2026-03-02"))
    assert [one.state for one in before] == [None, Status.DONE]
    assert [one.state for one in today] == [Status.SLOW, Status.DONE]
    assert at("2025-04-30", areas=plan).record.areas[0].actions[1].state is None


def test_a_target_and_a_value_are_those_of_before_they_were_changed() -> None:
    revised = Point(day("2025-01"), "55", HERE, revised=Revision(day("2025-08-01"), "40", "a mistake"))
    measure = Measure("m", "M", (revised, Point(day("2025-10"), "60", HERE)), HERE, target="35", moved=(MOVES[1],))
    measure = replace(measure, moved=(Move(day("2025-09-01"), "10", "x"),))
    before, after = (at(typed, areas=(area(measures=(measure,)),)) for typed in ("2025-07-31", "2025-10-01"))
    found = [one.record.areas[0].measures[0] for one in (before, after)]
    assert [(one.target, [point.value for point in one.points]) for one in found] == [
        ("10", ["40"]),
        ("35", ["55", "60"]),
    ]


def test_what_is_withheld_is_not_shown_again_and_comparators_end_with_the_day() -> None:
    hidden = Point(day("2025-01"), "", HERE, is_withheld=True, revised=Revision(day("2025-08-01"), "3", "a child"))
    england = Comparator("England", (Point(day("2025-01"), "5", HERE), Point(day("2025-10"), "6", HERE)), HERE)
    measure = Measure("m", "M", (hidden,), HERE, comparators=(england,), baseline=Baseline(day("2025-06-01"), "9"))
    found = at("2025-05-31", areas=(area(measures=(measure,)),)).record.areas[0].measures[0]
    assert [point.value for point in found.points] == [""]
    assert [point.value for point in found.comparators[0].points] == ["5"]
    assert found.baseline is None


def test_a_promise_has_the_day_and_the_end_that_it_had_then() -> None:
    promise = Promise("p", "Do", HERE, due=Span.of(day("2026-01-31")), moved=(Move(day("2025-09-01"), "2025-06", "x"),))
    updates = (update("2026-02-01-kept", keeps=(Keep("p"),)), update("2025-01-01-made", promises=(promise,)))
    found = {
        typed: [(str(one.promise.due), one.standing) for one in at(typed, updates=updates).promises]
        for typed in ("2024-12-31", "2025-06-30", "2025-07-01", "2025-09-01", "2026-02-01")
    }
    assert found == {
        "2024-12-31": [],
        "2025-06-30": [("2025-06", Standing.OPEN)],
        "2025-07-01": [("2025-06", Standing.LATE)],
        "2025-09-01": [("2026-01-31", Standing.OPEN)],
        "2026-02-01": [("2026-01-31", Standing.KEPT)],
    }


def test_an_area_opens_and_closes_on_its_days() -> None:
    plan = (area(opened=day("2025-02-01"), closed=Closure(day("2025-11-30"), "Merged")),)
    states = [at(typed, areas=plan).record for typed in ("2025-01-31", "2025-02-01", "2025-11-29", "2025-11-30")]
    assert [(len(one.areas), len(one.open_areas)) for one in states] == [(0, 0), (1, 1), (1, 1), (1, 0)]


def test_what_was_said_has_no_answer_before_the_day_of_it() -> None:
    told = Voice(Span.of(day("2025-01-01")), "Carers", "x", VoiceState.DONE, HERE, did="y", told_on=day("2025-05-01"))
    undated = replace(told, told_on=None)
    found = [
        [one.state for one in at(typed, voices=(told, undated)).record.voices]
        for typed in ("2024-12-31", "2025-04-30", "2025-05-01", "2026-03-02")
    ]
    done, none = VoiceState.DONE, VoiceState.NO_ANSWER
    assert found == [[], [none, none], [done, none], [done, done]]


def test_words_that_were_withdrawn_later_do_not_come_back() -> None:
    from site_builder.record.updates import Withdrawal

    gone = update("2025-01-01-x", withdrawn=Withdrawal(day("2025-06-01"), "It named somebody."))
    assert at("2025-03-01", updates=(gone,)).record.shown == ()


def test_a_correction_and_the_date_of_a_review_are_not_there_before_their_day() -> None:
    late = (Correction(day("2025-06-01"), "x"),)
    found = at(
        "2025-05-31", updates=(update("2025-01-01-x", corrections=late),), areas=(area(reviewed=day("2025-06-01")),)
    )
    assert found.record.updates[0].corrections == () and found.record.areas[0].reviewed is None


def whole(ratings: list[date], updates: list[date], moved: date, said: date) -> Edition:
    """An edition of facts of some days, none after today."""
    action = replace(HIRE, moved=(Move(day_of(moved), "2024-05", "x"),), status=Status.SLOW)
    plan = area(
        ratings=tuple(rated(str(one)) for one in sorted(set(ratings))), actions=(action,), reviewed=day_of(said)
    )
    made = [update(f"{one}-x", areas=(1,)) for one in sorted(set(updates), reverse=True)]
    voice = Voice(Span.of(day_of(said)), "Carers", "x", VoiceState.DOING, HERE)
    return site(updates=tuple(made), areas=(plan, area(2)), voices=(voice,))


dates = st.lists(days, max_size=5)


@given(dates, dates, days, days)
def test_as_at_today_the_plan_is_the_plan_s_page(
    ratings: list[date], updates: list[date], moved: date, said: date
) -> None:
    now = whole(ratings, updates, moved, said)
    today = now.as_at(now.today)
    assert today == now
    assert plan_view(today, "Plan") == plan_view(now, "Plan")
    assert plan_print_view(today, "Plan") == plan_print_view(now, "Plan")


@given(dates, dates, days, days, days)
def test_as_at_a_day_the_plan_is_that_of_a_record_without_later_facts(
    ratings: list[date], updates: list[date], moved: date, said: date, then: date
) -> None:
    stood = whole(ratings, updates, moved, said).as_at(then).record
    assert [one.date.first_day for one in stood.areas[0].ratings] == sorted({one for one in ratings if one <= then})
    assert sorted(one.date.first_day for one in stood.updates) == sorted({one for one in updates if one <= then})
    assert str(stood.areas[0].actions[0].due) == ("2026-06-30" if moved <= then else "2024-05")
    assert len(stood.voices) == (said <= then)


@given(dates, dates, days, days, days, days)
def test_as_at_a_day_and_then_an_earlier_one_is_as_at_that_one(
    ratings: list[date], updates: list[date], moved: date, said: date, first: date, second: date
) -> None:
    now, early, late = whole(ratings, updates, moved, said), min(first, second), max(first, second)
    if late < now.today:
        assert now.as_at(late).as_at(early).record == now.as_at(early).record


def test_a_record_of_real_size_is_the_same_as_at_today_and_only_smaller_before() -> None:
    checked = read_and_check(FROZEN, datetime(2026, 11, 26, 12, tzinfo=LONDON))
    now = checked.edition.public().without_withdrawn_words()
    assert plan_view(now.as_at(now.today), "Plan") == plan_view(now, "Plan")
    before = now.as_at(now.today - timedelta(days=700))
    assert 0 < len(before.record.updates) < len(now.record.updates)


def test_a_measure_has_no_baseline_and_no_figure_elsewhere_of_a_later_day() -> None:
    england = Comparator("England", (Point(day("2025-01-31"), "60", HERE), Point(day("2025-06-30"), "61", HERE)), HERE)
    measure = Measure("m", "M", (), HERE, baseline=Baseline(day("2025-03-01"), "31"), comparators=(england,))
    [before] = at("2025-02-28", areas=(area(measures=(measure,)),)).record.areas[0].measures
    assert (before.baseline, [point.value for point in before.comparators[0].points]) == (None, ["60"])
    assert at("2025-07-31", areas=(area(measures=(measure,)),)).record.areas[0].measures == (measure,)
