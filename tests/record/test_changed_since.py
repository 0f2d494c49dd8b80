"""Whether an area's page for adults has changed since its text for young people was checked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from site_builder.problems import Place
from site_builder.record.actions import Action
from site_builder.record.dates import When, day_of
from site_builder.record.plan import Area, Block
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.updates import Correction

HERE = Place("docs/plan/01-schools.md")
TEXT = (Block("", Prose(("<p>You.</p>",))),)


def area(known: When | None, **rest: object) -> Area:
    values = {"young_people": TEXT, **rest}
    return Area("01-schools", 1, "Schools", Prose(), HERE, young_people_reviewed=known, **values)  # type: ignore[arg-type]


def rated(when: When) -> Rating:
    return Rating(when, Delivery.ON_TRACK, Impact.MIXED, "So.", HERE)


JANUARY, FEBRUARY, MARCH = When(2026, 1), When(2026, 2), When(2026, 3)


@pytest.mark.parametrize(
    "later",
    [
        {"reviewed": MARCH},
        {"ratings": (rated(JANUARY), rated(MARCH))},
        {"actions": (Action("a", "A.", HERE, done=MARCH), Action("b", "B.", HERE, due=FEBRUARY))},
        {"corrections": (Correction(MARCH, "So."),)},
    ],
)
def test_each_kind_of_change_counts(later: dict[str, object]) -> None:
    assert area(When(2026, 2, 28), **later).changed_since_young_people == MARCH


def test_the_first_change_is_named_since_the_text_is_old_from_then_on() -> None:
    changed = area(JANUARY, reviewed=When(2026, 3, 9), ratings=(rated(FEBRUARY), rated(MARCH)))
    assert changed.changed_since_young_people == FEBRUARY


def test_a_month_is_later_only_where_none_of_its_days_could_be_earlier() -> None:
    assert area(When(2026, 2, 1), reviewed=FEBRUARY).changed_since_young_people is None
    assert area(FEBRUARY, reviewed=When(2026, 2, 28)).changed_since_young_people is None
    assert area(FEBRUARY, reviewed=When(2026, 3, 1)).changed_since_young_people == When(2026, 3, 1)


def test_nothing_can_be_said_without_a_text_or_its_date() -> None:
    assert area(None, reviewed=MARCH).changed_since_young_people is None
    assert area(JANUARY, reviewed=MARCH, young_people=()).changed_since_young_people is None


@given(some.dates(min_value=date(2, 1, 1)), some.dates(min_value=date(2, 1, 1)))
def test_a_day_after_the_check_is_a_change_and_no_other(checked: date, reviewed: date) -> None:
    changed = area(day_of(checked), reviewed=day_of(reviewed)).changed_since_young_people
    assert (changed is not None) == (reviewed > checked)
