"""The shapes of states: each state has one, and within a scale no two are alike."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest

from site_builder.drawings.shapes import OUTLINES, outline
from site_builder.record.promises import Standing
from site_builder.record.ratings import Delivery, Impact

SCALES: tuple[type[StrEnum], ...] = (Delivery, Impact, Standing)


@pytest.mark.parametrize("scale", SCALES)
def test_the_states_of_a_scale_have_shapes_that_differ(scale: type[StrEnum]) -> None:
    assert len({outline(state.value) for state in scale}) == len(scale)


def test_no_promise_has_the_shape_of_a_rating() -> None:
    ratings = {outline(state) for scale in (Delivery, Impact) for state in scale}
    of_both = Standing.CANNOT_BE_JUDGED  # which says the same of either
    assert ratings.isdisjoint({outline(state) for state in Standing if state is not of_both})


@pytest.mark.parametrize("code", OUTLINES)
def test_a_shape_stays_within_its_box(code: str) -> None:
    """Every corner and end of an arc: an absolute command gives places, of which none is further than 9 from the middle."""
    absolute = re.sub(r"a[^a-zA-Z]*", "", outline(code))
    numbers = [
        float(found) for found in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", re.sub(r"A\S+ \S+ \d \d \d ", "", absolute))
    ]
    assert numbers and max(map(abs, numbers)) <= 9


def test_a_state_without_a_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        outline("fine")
