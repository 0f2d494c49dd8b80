"""How late something is, as a bar cut into years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawings.lateness import bar
from site_builder.drawings.lettering import share, width_of


@pytest.mark.parametrize(("months", "pieces"), [(0, 1), (1, 1), (11, 1), (12, 1), (13, 2), (24, 2), (47, 4), (60, 5)])
def test_a_bar_has_a_piece_for_each_year_and_one_for_the_rest(months: int, pieces: int) -> None:
    assert len(bar(months, 60, "60 months").pieces) == pieces


@given(st.integers(0, 600), st.integers(0, 600))
def test_pieces_follow_one_another_and_leave_room_for_the_words(months: int, more: int) -> None:
    words = "months of a made-up language"
    drawn = bar(months, months + more, words)
    ends = [end for piece in drawn.pieces for end in piece]
    assert ends == sorted(ends) and ends[0] == 0
    assert drawn.end <= 100 - share(width_of(words))


@given(st.integers(0, 600), st.integers(0, 600))
def test_what_is_later_has_the_longer_bar(one: int, other: int) -> None:
    first, second = (bar(months, 600, "600 months").end for months in sorted((one, other)))
    assert first <= second


def test_years_that_are_too_many_to_be_counted_are_not_cut() -> None:
    assert len(bar(600, 600, "600 months").pieces) == 1


def test_a_few_months_alone_do_not_fill_the_width() -> None:
    assert bar(3, 3, "3 months").end < bar(12, 12, "3 months").end / 3
