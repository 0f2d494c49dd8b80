"""What people said: what is unanswered, late and answered after how many days, beside a plain recount."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON, edition

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.dates import Span, When, day_of, read_span
from site_builder.record.lags import Lag, lag
from site_builder.record.voices import OPEN, UNDER_WAY, Voice, VoiceState, goes_on

HERE = Place("docs/data/voice.yml")
DAYS = st.dates(date(2020, 1, 1), date(2028, 12, 31))
WHENS = st.one_of(
    DAYS.map(day_of), DAYS.map(lambda day: When(day.year, day.month)), DAYS.map(lambda day: When(day.year))
)


def span(typed: str) -> Span:
    return read_span(typed, loose=True, stretch=True)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, last = sorted([draw(WHENS), draw(WHENS)], key=lambda when: (when.first_day, when.last_day))
    return draw(st.sampled_from([Span.of(first), Span(first, last)]))


@st.composite
def voices(draw: st.DrawFn) -> Voice:
    return Voice(
        date=draw(spans()),
        group=draw(st.sampled_from(["Children in care", "Foster carers", "Grŵp Ieuenctid"])),
        said=draw(st.text("abc ", min_size=1, max_size=4)),
        state=draw(st.sampled_from(VoiceState)),
        place=HERE,
        by_when=draw(st.none() | spans()),
        told_on=draw(st.none() | WHENS),
        areas=tuple(draw(st.lists(st.integers(1, 3), max_size=2, unique=True))),
    )


def of(*said: Voice, day: date = date(2026, 3, 2)) -> Edition:
    return edition(voices=said, now=edition().now.replace(day.year, day.month, day.day, tzinfo=LONDON))


@given(st.lists(voices(), max_size=8), DAYS)
def test_the_lists_are_those_of_a_plain_recount(said: list[Voice], day: date) -> None:
    found = of(*said, day=day)
    assert sorted(map(id, found.unanswered_voices)) == sorted(id(one) for one in said if one.state == "no-answer")
    late = [one for one in said if one.state in ("doing", "not-yet") and one.by_when and one.by_when.last_day < day]
    assert sorted(map(id, found.overdue_voices)) == sorted(map(id, late))
    groups = {one.state.value: len(one.voices) for one in found.voices}
    assert groups == {state.value: n for state in VoiceState if (n := sum(one.state is state for one in said))}
    assert [one.count for one in found.voices] == list(groups.values())


@given(st.lists(voices(), max_size=8))
def test_what_is_unanswered_stands_first_and_the_longest_ago_first(said: list[Voice]) -> None:
    states = [one.state for one in of(*said).voices]
    assert states == [state for state in ("no-answer", "not-yet", "doing", "cannot", "done") if state in states]
    for one in of(*said).voices:
        days = [voice.date.first_day for voice in one.voices]
        assert days == sorted(days, reverse=one.state not in OPEN)


@given(spans(), st.one_of(WHENS))
def test_the_days_to_an_answer_are_those_of_every_day_that_the_dates_can_mean(said: Span, told: When) -> None:
    found = lag(said, Span.of(told))
    last, first = said.last, told
    ways = [
        (until - since).days for since in (last.first_day, last.last_day) for until in (first.first_day, first.last_day)
    ]
    assert (found.least, found.most) == (max(0, min(ways)), max(0, max(ways)))


@pytest.mark.parametrize(
    ("said", "told", "days"),
    [
        ("2025-06-01", "2025-06-15", (14, 14)),
        ("2025-06-17/2025-06-18", "2025-07-17", (29, 29)),
        ("2025-06", "2025-07-01", (1, 30)),
        ("2025-06-01", "2025-06", (0, 29)),
        ("2025-06-01", "2025-06-01", (0, 0)),
    ],
)
def test_a_stretch_is_over_on_its_last_day_and_a_month_is_no_day(said: str, told: str, days: tuple[int, int]) -> None:
    assert lag(span(said), span(told)) == Lag(*days)


def test_what_is_known_by_an_id_keeps_its_name_and_what_has_none_is_known_by_what_was_said() -> None:
    one = Voice(span("2025-06"), "Grŵp Ieuenctid", "Nobody listens.", VoiceState.NO_ANSWER, HERE)
    other = Voice(span("2025-06"), "Grŵp Ieuenctid", "Nobody writes.", VoiceState.NO_ANSWER, HERE)
    named = Voice(span("2025-06"), "Grŵp Ieuenctid", "Nobody writes.", VoiceState.DONE, HERE, id="letters")
    assert one.anchor != other.anchor and one.anchor.startswith("said-2025-06-gr-p-ieuenctid-")
    assert named.anchor == "said-letters"


def test_what_was_to_be_done_by_a_month_is_late_from_the_first_day_after_it() -> None:
    one = Voice(span("2025-01"), "Parents", "A", VoiceState.DOING, HERE, by_when=span("2025-06"))
    assert not one.is_overdue(date(2025, 6, 30)) and one.is_overdue(date(2025, 6, 30) + timedelta(days=1))


def test_only_what_is_under_way_can_be_late() -> None:
    for state in VoiceState:
        one = Voice(span("2025-01"), "Parents", "A", state, HERE, by_when=span("2025-06"))
        assert one.is_overdue(date(2026, 1, 1)) == (state in UNDER_WAY)


def test_an_answer_is_never_taken_back_without_a_word() -> None:
    assert {(was, now) for was in VoiceState for now in VoiceState if goes_on(was, now)} == {
        *(("no-answer", now) for now in ("not-yet", "doing", "cannot", "done")),
        *(("not-yet", now) for now in ("not-yet", "doing", "cannot", "done")),
        *(("doing", now) for now in ("cannot", "done")),
    }
