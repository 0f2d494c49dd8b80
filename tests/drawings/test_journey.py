"""The journey: every mark at its date and grade, words only where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawings.journey import Graded, Journey, Visits, Wording, journey
from site_builder.drawings.lettering import width_of
from site_builder.drawings.levels import GAP, ROOM
from site_builder.drawings.placing import Box, Space, Words
from site_builder.record.dates import When, day_of

TODAY = date(2026, 3, 2)
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
WORDING = Wording("Other judgements", "Updates here", "today", "19 months")


def drawn(
    judged: list[Graded] | None = None, visits: list[Visits] | None = None, updates: list[When] | None = None
) -> Journey:
    found = journey(judged or [], GRADES, visits or [], updates or [], TODAY, WORDING)
    assert found
    return found


def graded(typed: str, place: int | None, words: str = "A grade") -> Graded:
    return Graded(When(*map(int, typed.split("-"))), place, words)


HEREFORD = [graded("2012", 3), graded("2014", 2), graded("2018-06", 2), graded("2022-09-21", 3)]


def test_better_grades_are_higher_and_their_names_stand_beside_their_levels() -> None:
    found = drawn(HEREFORD)
    assert list(found.rails) == sorted(found.rails)
    assert [y for _, y in found.marks] == [found.rails[place] for place in (3, 2, 2, 3)]
    assert [one.text for one in found.strong] == ["Inadequate"]
    assert [one.text for one in found.labels] == ["Outstanding", "Good", "Requires", "improvement"]


def test_a_level_holds_until_the_next_judgement_and_is_dotted_after_the_last() -> None:
    found = drawn(HEREFORD)
    held = [line for line in found.lines if line.kind == "held"]
    assert [(line.x1, line.x2) for line in held] == list(pairwise(x for x, _ in found.marks))
    [nothing] = [line for line in found.lines if line.kind == "nothing"]
    assert (nothing.x1, nothing.x2) == (found.marks[-1][0], found.today.at)


def test_a_grade_that_nobody_knows_has_a_dot_with_its_words_and_no_height() -> None:
    found = drawn([*HEREFORD, graded("2024-05", None, "Mixed")])
    assert len(found.marks) == 4 and len(found.rails) == 5
    assert "Mixed" in [one.words.text for one in found.said]


def test_without_a_known_grade_there_are_no_levels() -> None:
    assert len(drawn([graded("2024-05", None)]).rails) == 1
    assert len(drawn(updates=[When(2024, 5)]).rails) == 1


def test_a_record_with_neither_judgements_nor_updates_has_no_journey() -> None:
    assert journey([], GRADES, [], [], TODAY, WORDING) is None


def test_missing_numbers_of_a_series_are_dotted_and_others_are_not() -> None:
    def missing(*numbers: int) -> int:
        visits = Visits("Visits", tuple((When(2015 + place * 3), number) for place, number in enumerate(numbers)))
        return sum(line.kind == "missing" for line in drawn(visits=[visits]).lines)

    assert (missing(1, 2, 3), missing(1, 3), missing(1, 2, 7)) == (0, 1, 1)


def test_visits_that_are_close_together_share_a_number() -> None:
    close = Visits("Visits", ((When(2023, 6), 1), (When(2023, 7), 2), (When(2025, 6), 7)))
    assert {"1–2", "7"} <= {one.words.text for one in drawn(HEREFORD, [close]).said}


def test_silence_is_said_at_the_dotted_line() -> None:
    assert [one.words.text for one in drawn(updates=[When(2024, 8)]).said if one.kind == "silence"] == ["19 months"]


def test_a_label_of_many_words_ends_in_dots() -> None:
    long = "The Multidisciplinary Safeguarding Partnership Arrangements Subgroup of the Association"
    assert drawn(visits=[Visits(long, ((When(2023, 6), 1),))]).labels[2].text.endswith("…")


days = st.dates(date(1995, 1, 1), TODAY)
moments = st.one_of(
    days.map(day_of), days.map(lambda day: When(day.year, day.month)), days.map(lambda day: When(day.year))
)
texts = st.one_of(st.sampled_from(("Mixed", "Systemic failings", "W" * 40)), st.text("abc M", min_size=1, max_size=40))
judgements = st.lists(st.builds(Graded, moments, st.one_of(st.none(), st.integers(0, 3)), texts), max_size=12).map(
    lambda those: sorted(those, key=lambda one: one.date.first_day)
)
numbered = st.lists(st.tuples(moments, st.integers(1, 99)), min_size=1, max_size=12).map(
    lambda those: tuple(sorted(those, key=lambda one: one[0].first_day))
)
series = st.lists(st.builds(Visits, texts, numbered), max_size=2)
dates = st.lists(moments, max_size=40).map(lambda those: sorted(those, key=lambda one: one.first_day))


def boxes(found: Journey) -> Iterator[Box]:
    """Every word of the plot, on the narrowest screen."""
    space = Space(ROOM - found.label_width - GAP, found.height)
    words = [one.words for one in found.said] + [found.today]
    for tick in found.ticks:
        if tick.when:
            words.append(Words(tick.at, found.floor + 1.8, str(tick.when.year)))
    yield from (space.box(one) for one in words)


@given(judgements, series, dates)
def test_no_two_words_meet_and_nothing_is_outside(
    judged: list[Graded], visits: list[Visits], updates: list[When]
) -> None:
    found = journey(judged, GRADES, visits, updates, TODAY, WORDING)
    if found is None:
        assert not (judged or visits or updates)
        return
    assert not [pair for pair in combinations(boxes(found), 2) if pair[0].meets(pair[1])]
    for box in boxes(found):
        assert (
            box.left >= -0.5
            and box.right <= ROOM - found.label_width - GAP + 0.01
            and box.top >= 0
            and box.bottom <= found.height
        )
    labels = [*found.labels, *found.strong]
    assert all(width_of(one.text) <= found.label_width + 0.01 for one in labels)
    lows = sorted(one.y for one in labels)
    assert all(after - before >= 1 for before, after in pairwise(lows)) and lows[0] >= 0.8
    ends = [line.x1 for line in found.lines] + [line.x2 for line in found.lines] + [x for x, _ in found.marks]
    assert all(0 <= at <= 100 for at in ends + [end for dot in found.dots for end in dot[:2]])
    assert [x for x, _ in found.marks] == sorted(x for x, _ in found.marks)


@pytest.mark.parametrize("long", ["W" * 60, "Verbesserungsbedürftigkeitsfeststellung"])
def test_a_grade_of_one_very_long_word_leaves_room_for_the_plot(long: str) -> None:
    found = journey([graded("2022", 0)], (long, "Good"), [], [], TODAY, WORDING)
    assert found and found.label_width <= 8.6
