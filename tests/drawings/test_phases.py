"""The drawing of how areas changed: what fits on a phone, and nothing on top of anything else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawings.lettering import NARROW, width_of
from site_builder.drawings.phases import MOST, PhasesDrawing, phases_drawing


def drawn(rows: list[tuple[str, list[int]]], links: list[list[tuple[int, int]]]) -> PhasesDrawing:
    made = phases_drawing(rows, links)
    assert made is not None
    return made


def test_areas_stand_below_those_that_they_come_from() -> None:
    made = drawn([("2022", [1, 2, 3]), ("2025", [2, 4, 5])], [[(1, 5), (2, 2), (3, 4)]])
    assert [[node.text for node in row.nodes] for row in made.rows] == [["1", "2", "3"], ["5", "2", "4"]]
    assert [line.x1 for line in made.lines] == [line.x2 for line in made.lines]


def test_an_area_that_nothing_goes_on_with_is_marked_but_not_in_the_last_row() -> None:
    made = drawn([("2022", [1, 2]), ("2025", [3])], [[(1, 3)]])
    assert [[node.is_last for node in row.nodes] for row in made.rows] == [[False, True], [False]]


def test_words_beside_the_rows_give_way_to_areas() -> None:
    many = list(range(1, MOST + 1))
    made = drawn([("Before", many), ("Now", [1])], [[]])
    assert [row.label for row in made.rows] == ["", ""]


def test_more_areas_than_fit_are_not_drawn() -> None:
    assert phases_drawing([("2022", list(range(MOST + 1))), ("2025", [1])], [[]]) is None


@given(st.lists(st.sets(st.integers(1, 99), min_size=1, max_size=MOST), min_size=2, max_size=4))
def test_no_square_meets_another_or_the_words_and_all_are_inside(sets: list[set[int]]) -> None:
    rows = [(f"20{number:02}", sorted(found)) for number, found in enumerate(sets)]
    links = [
        [(one, other) for one in before for other in after if (one + other) % 3 == 0]
        for before, after in pairwise(sets)
    ]
    made = drawn(rows, links)
    for row in made.rows:
        ats = [node.at / 100 * NARROW for node in row.nodes]
        assert all(other - one >= 1.35 - 0.01 for one, other in pairwise(ats))
        assert ats[0] - 0.75 >= (width_of(row.label) if row.label else -0.15) and ats[-1] + 0.75 <= NARROW + 0.15
    assert len(made.lines) == sum(map(len, links))
