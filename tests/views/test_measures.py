"""What a measure says first: its latest figure, from the data and without adjectives."""

from __future__ import annotations

import pytest
from pages.made_up import HERE, site, when

from site_builder.record.measures import Measure, Point
from site_builder.views.measures import MeasureView, measure_view


def view(*pairs: tuple[str, str], unit: str = "", target: str = "") -> MeasureView:
    points = tuple(Point(when(on), value, HERE) for on, value in pairs)
    return measure_view(site(), Measure("some", "Visits", points, HERE, unit, target=target), "some")


@pytest.mark.parametrize(
    ("unit", "target", "finding"),
    [
        ("in every 100", "80", "28 in every 100 in September 2024. The target is 80."),
        ("%", "80%", "28% in September 2024. The target is 80%."),
        ("", "", "28 in September 2024."),
        ("days", "as few as can be", "28 days in September 2024."),
    ],
)
def test_the_finding_is_the_last_figure_its_date_and_a_target_that_is_a_number(
    unit: str, target: str, finding: str
) -> None:
    assert view(("2022-09", "57"), ("2024-09", "28"), unit=unit, target=target).finding == finding


def test_a_figure_of_a_day_is_told_with_the_day() -> None:
    assert view(("2024-09-10", "28")).finding == "28 on 10 September 2024."


def test_the_span_has_the_unit_unless_that_is_a_sign() -> None:
    two = (("2022-09", "57"), ("2024-09", "28"))
    assert view(*two, unit="in every 100").span == "in every 100, September 2022 to September 2024"
    assert view(*two, unit="%").span == "September 2022 to September 2024"


def test_half_a_year_without_a_figure_is_said() -> None:
    today = site().today
    old, recent = f"{today.year - 1}-01", f"{today.year}-{today.month:02}"
    missing = view((old, "5")).missing_since
    assert missing and missing.is_long
    assert view((recent, "5")).missing_since is None


def test_a_measure_without_a_figure_finds_nothing() -> None:
    empty = view()
    assert (empty.finding, empty.span, empty.missing_since) == ("", "", None)
