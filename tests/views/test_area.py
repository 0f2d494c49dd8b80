"""What the page of an area says of what it lacks."""

from __future__ import annotations

import pytest
from pages.made_up import HERE, area, rating, site

from site_builder.record.actions import Action
from site_builder.record.documents import Document
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


def test_what_an_area_rests_on_stands_apart_from_what_it_names() -> None:
    letter, plan = Document("A letter", HERE, held=True), Document("A plan that nobody has", HERE, held=False)
    one = area(1, documents=(letter, plan))
    view = area_view(site(areas=(one,)), one)
    assert [[entry.document.title for entry in entries] for entries in (view.sources, view.named)] == [
        ["A letter"],
        ["A plan that nobody has"],
    ]
