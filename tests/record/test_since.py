"""Since when an area has been as it is."""

from __future__ import annotations

import pytest

from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating

PLACE = Place("docs/plan/01-a.md")


def area(*codes: tuple[int, Delivery, Impact]) -> Area:
    ratings = tuple(Rating(When(2025, month), delivery, impact, "x", PLACE) for month, delivery, impact in codes)
    return Area("01-a", 1, "A", Prose(), PLACE, ratings=ratings)


@pytest.mark.parametrize(
    ("codes", "delivery", "impact"),
    [
        ([(1, Delivery.AT_RISK, Impact.MIXED)], 1, 1),
        ([(1, Delivery.AT_RISK, Impact.MIXED), (2, Delivery.AT_RISK, Impact.IMPROVING)], 1, 2),
        (
            [
                (1, Delivery.ON_TRACK, Impact.MIXED),
                (2, Delivery.AT_RISK, Impact.MIXED),
                (3, Delivery.ON_TRACK, Impact.MIXED),
            ],
            3,
            1,
        ),
    ],
)
def test_a_state_holds_since_the_first_of_the_latest_ratings_that_agree(
    codes: list[tuple[int, Delivery, Impact]], delivery: int, impact: int
) -> None:
    rated = area(*codes)
    assert (rated.delivery_since, rated.impact_since) == (When(2025, delivery), When(2025, impact))


def test_an_area_without_a_rating_has_no_since() -> None:
    assert area().delivery_since is None and area().impact_since is None
