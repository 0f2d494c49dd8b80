"""Staircases of ratings: up is better, time runs to today, and words keep clear of one another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pages.made_up import HERE, rating

from site_builder.drawings.lettering import width_of
from site_builder.drawings.levels import GAP, ROOM
from site_builder.drawings.placing import Space
from site_builder.drawings.rating_history import Stairs, history
from site_builder.drawings.shapes import outline
from site_builder.drawings.spark import EDGE, HEIGHT, WIDTH, spark
from site_builder.record.dates import When, day_of
from site_builder.record.ratings import Delivery, Impact, Rating

TODAY = date(2026, 3, 2)
WORDS = {code.value: code.value.capitalize() for scale in (Delivery, Impact) for code in scale}


def stairs(*ratings: Rating) -> tuple[Stairs, Stairs]:
    delivery, impact = history(ratings, ratings, TODAY, WORDS, "today")
    return delivery, impact


def test_the_better_state_is_the_higher_one() -> None:
    delivery, impact = stairs(
        rating("2024-01", Delivery.OFF_TRACK, Impact.WORSE), rating("2025-01", Delivery.COMPLETE, Impact.SUSTAINED)
    )
    assert [mark.y for mark in delivery.marks] == [delivery.levels[3], delivery.levels[0]]
    assert [mark.y for mark in impact.marks] == [impact.levels[4], impact.levels[0]]


def test_time_runs_from_the_first_rated_year_to_today() -> None:
    delivery, impact = stairs(rating("2022-09-21"))
    assert delivery.ticks[0].at < delivery.latest.at < delivery.today.at < 100
    assert [tick.at for tick in delivery.ticks] == [tick.at for tick in impact.ticks]
    assert [str(tick.when) for tick in delivery.ticks if tick.when] == ["2022", "2024"]


def test_every_state_has_its_words_beside_its_level_and_the_latest_is_strong() -> None:
    delivery, impact = stairs(rating("2024-01", Delivery.AT_RISK, Impact.NOT_YET))
    assert [one.text for one in delivery.strong + impact.strong] == ["At-risk", "Not-yet"]
    assert len(delivery.labels) == 3 and len(impact.labels) == 4


def test_each_state_has_the_outline_of_its_shape() -> None:
    delivery, impact = stairs(rating("2024-01", Delivery.OFF_TRACK, Impact.NOT_YET))
    assert (delivery.latest.outline, impact.latest.outline) == (outline("off-track"), outline("not-yet"))


def test_nothing_rated_is_nothing_drawn() -> None:
    assert history([], [], TODAY, WORDS, "today") == ()


def test_a_spark_begins_at_the_first_rating_and_ends_today() -> None:
    found = spark([(When(2024, 1), Impact.WORSE), (When(2025, 1), Impact.SUSTAINED)], [When(2021)], TODAY)
    first = float(found.steps[1:].partition(" ")[0])
    assert EDGE < first < found.at < found.end < WIDTH
    assert (found.code, found.y) == ("sustained", EDGE)
    assert found.steps.startswith(f"M{first:g} {HEIGHT - EDGE:g}H")


days = st.dates(date(1995, 1, 1), TODAY)
moments = st.one_of(days.map(day_of), days.map(lambda day: When(day.year, day.month)))
ratings = st.lists(
    st.builds(Rating, moments, st.sampled_from(Delivery), st.sampled_from(Impact), st.just("So."), st.just(HERE)),
    min_size=1,
    max_size=12,
).map(lambda those: sorted(those, key=lambda one: one.date.first_day))
texts = st.one_of(
    st.sampled_from(("On track", "W" * 30, "At risk of a delay that nobody could see")),
    st.text("ab M", min_size=1, max_size=40),
)
wordings = st.fixed_dictionaries(dict.fromkeys(WORDS, texts))


@given(ratings, wordings)
def test_words_keep_clear_of_one_another_and_marks_stand_in_order(
    those: Sequence[Rating], wording: dict[str, str]
) -> None:
    for found in history(those, those, TODAY, wording, "today"):
        room = ROOM - found.label_width - GAP
        lows = sorted(one.y for one in [*found.labels, *found.strong])
        assert all(after - before >= 1 for before, after in pairwise(lows))
        assert lows[0] >= 0.8 and lows[-1] <= found.height
        assert all(width_of(one.text) <= found.label_width + 0.01 for one in [*found.labels, *found.strong])
        ends = [tick.at / 100 * room + 0.35 + 2.6 for tick in found.ticks if tick.when]
        assert all(end <= Space(room, 0).box(found.today).left for end in ends)
        starts = [tick.at / 100 * room for tick in found.ticks if tick.when]
        assert all(after - before >= 2.9 for before, after in pairwise(starts))
        places = [mark.at for mark in found.marks]
        assert places == sorted(places) and places[0] >= 0 and places[-1] <= found.today.at <= 100
        assert all(mark.y in found.levels for mark in found.marks)
