"""Ratings that fell, and due dates that moved back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from site_builder.problems import Place
from site_builder.record.dates import Span, When, day_of
from site_builder.record.falls import falls
from site_builder.record.moves import Move
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.slips import Slip, slip_of

HERE = Place("docs/plan/01-a.md")


def area(*ratings: Rating) -> Area:
    return Area("01-a", 1, "A", Prose(), HERE, ratings=ratings)


def rated(month: int, delivery: Delivery, impact: Impact = Impact.MIXED, by: str = "") -> Rating:
    return Rating(When(2025, month), delivery, impact, "So.", HERE, by=by)


def fell(*ratings: Rating) -> list[tuple[str, str, str, int]]:
    """The half, from what to what, and in which month it fell."""
    return [(one.half, one.was, one.now, one.fell.date.month or 0) for one in falls(area(*ratings))]


GOOD, RISK, BAD, UNJUDGED = Delivery.ON_TRACK, Delivery.AT_RISK, Delivery.OFF_TRACK, Delivery.CANNOT_BE_JUDGED


def test_a_half_that_is_lower_than_before_fell_and_counts_until_it_rises() -> None:
    assert fell(rated(1, GOOD), rated(2, RISK)) == [("delivery", "on-track", "at-risk", 2)]
    assert fell(rated(1, GOOD), rated(2, RISK), rated(3, RISK)) == [("delivery", "on-track", "at-risk", 2)]
    assert fell(rated(1, GOOD), rated(2, BAD), rated(3, RISK)) == [], "it rose again"
    assert fell(rated(1, GOOD), rated(2, RISK), rated(3, BAD)) == [("delivery", "at-risk", "off-track", 3)]


def test_one_rating_is_no_fall_and_neither_is_none() -> None:
    assert fell() == fell(rated(1, BAD)) == fell(rated(1, BAD), rated(2, BAD)) == []


def test_each_half_falls_by_itself() -> None:
    found = fell(rated(1, GOOD, Impact.IMPROVING), rated(2, RISK, Impact.IMPROVING), rated(3, RISK, Impact.WORSE))
    assert found == [("delivery", "on-track", "at-risk", 2), ("impact", "improving", "worse", 3)]


def test_two_raters_who_differ_are_no_fall() -> None:
    assert fell(rated(1, GOOD), rated(2, BAD, by="The board")) == []
    both = fell(rated(1, GOOD), rated(1, GOOD, by="The board"), rated(2, GOOD), rated(2, BAD, by="The board"))
    assert both == [("delivery", "on-track", "off-track", 2)]


def test_what_cannot_be_judged_is_no_fall_and_hides_none() -> None:
    assert fell(rated(1, GOOD), rated(2, UNJUDGED)) == fell(rated(1, UNJUDGED), rated(2, BAD)) == []
    assert fell(rated(1, GOOD), rated(2, UNJUDGED), rated(3, RISK)) == [("delivery", "on-track", "at-risk", 3)]
    assert fell(rated(1, GOOD), rated(2, RISK), rated(3, UNJUDGED)) == [("delivery", "on-track", "at-risk", 2)]


def moved(*was: str) -> tuple[Move, ...]:
    return tuple(Move(When(2025, 1), typed, "it was late") for typed in was)


def span(typed: str) -> Span | None:
    first, _, last = typed.partition("/")
    parse = [When(*map(int, one.split("-"))) for one in (first, last or first)] if typed else None
    return Span(*parse) if parse else None


@pytest.mark.parametrize(
    ("was", "due", "found"),
    [
        ((), "2026-06", None),
        (("2026-06",), "2027-06", Slip(1, "2026-06", 12, 365)),
        (("2026-03",), "2026-06", Slip(1, "2026-03", 3, 91)),
        (("2026-06", "2027-06"), "2027-12", Slip(2, "2026-06", 18, 549)),
        (("2026-06-30", "2026-12"), "2026-07-14", Slip(2, "2026-06-30", 0, 14)),
        (("2026-06",), "2026-05", None),
        (("2026-06", "2026-07"), "2026-06", None),
        (("2026",), "2027", Slip(1, "2026", 12, 365)),
        (("2026-01/2026-03",), "2026-06-30", Slip(1, "2026-01/2026-03", 3, 91)),
        (("early in 2026",), "2026-06", Slip(1, "early in 2026", None, None)),
        (("2026-06",), "", Slip(1, "2026-06", None, None)),
    ],
)
def test_how_often_and_how_far_a_date_moved_back(was: tuple[str, ...], due: str, found: Slip | None) -> None:
    assert slip_of(moved(*was), span(due)) == found


@given(some.dates(date(2000, 1, 1), date(2040, 1, 1)), some.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_date_moved_back_by_as_many_days_as_lie_between(was: date, due: date) -> None:
    slip = slip_of(moved(was.isoformat()), day_of(due))
    assert (slip.days if slip else None) == ((due - was).days if due > was else None)
    assert slip is None or 0 <= (slip.months or 0) <= (slip.days or 0) / 28
