"""Silence strips: dots in the order of time, none touching, and a line to today."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawings.lettering import share
from site_builder.drawings.strip import DOT, strip
from site_builder.record.dates import When, day_of

TODAY = date(2026, 3, 2)
days = st.dates(date(2012, 1, 1), TODAY)
moments = st.one_of(days.map(day_of), days.map(lambda day: When(day.year, day.month)))


def test_a_strip_runs_from_the_first_year_of_the_record_to_today() -> None:
    drawn = strip([When(2023, 1)], [When(2021, 5), When(2023, 1)], TODAY)
    assert drawn.years[0] == drawn.start == share(DOT / 2)
    assert len(drawn.years) == 6
    assert drawn.today == 100 - drawn.start
    assert drawn.last == drawn.dots[0][0] == drawn.years[2]


def test_dates_that_would_touch_are_one_long_dot() -> None:
    close = [When(2023, 1, 1), When(2023, 1, 20), When(2023, 2, 5)]
    [(first, last)] = strip(close, [When(2021), *close], TODAY).dots
    assert first < last


def test_without_a_date_nothing_is_known_from_the_beginning() -> None:
    drawn = strip([], [When(2021, 5)], TODAY)
    assert drawn.dots == () and drawn.last == drawn.start


def test_a_record_that_began_this_year_has_months() -> None:
    assert len(strip([When(2026, 1)], [When(2026, 1)], TODAY).years) == 3


def test_a_record_that_begins_today_has_a_strip() -> None:
    drawn = strip([day_of(TODAY)], [day_of(TODAY)], TODAY)
    assert drawn.start <= drawn.last <= drawn.today


@given(st.lists(moments, min_size=1), st.data())
def test_dots_stand_in_order_inside_the_strip_and_never_touch(every: list[When], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(every)))
    drawn = strip(some, every, TODAY)
    ends = [end for dot in drawn.dots for end in dot]
    assert ends == sorted(ends)
    assert all(drawn.start <= end <= drawn.today for end in ends)
    assert all(after - before >= share(DOT) for (_, before), (after, _) in pairwise(drawn.dots))
