"""What the page of an area says of what it lacks."""

from __future__ import annotations

import pytest
from pages.made_up import HERE, area, rating, site

from site_builder.record.actions import Action
from site_builder.record.measures import Measure
from site_builder.views.area import area_view

ACTIONS, MEASURES = (Action("a", "Do it.", HERE),), (Measure("m", "Visits", (), HERE),)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "Not in this record: actions, ratings and measures."),
        ({"actions": ACTIONS}, "Not in this record: ratings and measures."),
        ({"actions": ACTIONS, "measures": MEASURES}, "Not in this record: ratings."),
        ({"actions": ACTIONS, "measures": MEASURES, "ratings": (rating("2026-01"),)}, ""),
    ],
)
def test_what_an_area_lacks_is_one_sentence(parts: dict[str, object], words: str) -> None:
    one = area(1, **parts)
    assert area_view(site(areas=(one,)), one).not_published == words
