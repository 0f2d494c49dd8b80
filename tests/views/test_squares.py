"""How many areas have each state: every area is counted once in each half."""

from __future__ import annotations

from pages.made_up import area, rating, site

from site_builder.record.ratings import Delivery, Impact
from site_builder.views.squares import delivery_squares, impact_squares


def test_states_are_counted_from_best_to_worst_and_the_unrated_last() -> None:
    edition = site(
        areas=(
            area(1, ratings=(rating("2024-01", Delivery.OFF_TRACK, Impact.WORSE),)),
            area(2),
            area(
                3, ratings=(rating("2023-01", Delivery.OFF_TRACK), rating("2024-01", Delivery.COMPLETE, Impact.MIXED))
            ),
            area(4, ratings=(rating("2024-01", Delivery.OFF_TRACK, Impact.MIXED),)),
        )
    )
    assert [(one.code, one.number, one.words) for one in impact_squares(edition)] == [
        ("mixed", 2, "Mixed: 2"),
        ("worse", 1, "Getting worse: 1"),
        ("unrated", 1, "Not rated: 1"),
    ]
    assert [(one.code, one.number) for one in delivery_squares(edition)] == [
        ("complete", 1),
        ("off-track", 2),
        ("unrated", 1),
    ]


def test_a_plan_without_a_rating_has_no_squares() -> None:
    edition = site(areas=(area(1), area(2)))
    assert impact_squares(edition) == delivery_squares(edition) == ()
    assert impact_squares(site()) == ()
