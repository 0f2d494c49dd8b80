"""Grades in the catalogue's order, by any of their names."""

from __future__ import annotations

import pytest

from site_builder.messages import Messages, english
from site_builder.views.grades import grade_place, grades


@pytest.mark.parametrize(
    ("grade", "place"),
    [
        ("Outstanding", 0),
        ("Requires improvement", 2),
        ("Requires Improvement", 2),
        ("Requires improvement to be good", 2),
        ("Inadequate", 3),
        ("Good enough", None),
        ("", None),
    ],
)
def test_a_grade_has_its_place_by_any_of_its_names(grade: str, place: int | None) -> None:
    assert grade_place(english(), grade) == place


def test_a_grade_is_shown_by_its_first_name() -> None:
    assert grades(english()) == ("Outstanding", "Good", "Requires improvement", "Inadequate")


def test_a_council_may_have_other_grades() -> None:
    own = Messages({"grades.best_first": "Excellent,Adequate / Satisfactory , Poor"})
    assert grades(own) == ("Excellent", "Adequate", "Poor")
    assert grade_place(own, "satisfactory") == 1
