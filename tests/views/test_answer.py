"""The answer of the home page for every kind of record, and that its counts are those that anybody counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages.made_up import area, judgement, rating, site, update, withdrawn

from site_builder.edition import Edition
from site_builder.record.dates import When, day_of
from site_builder.record.plan import Area
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.updates import Kind
from site_builder.views.answer import answer, answer_in_words, worst_first
from site_builder.views.glances import areas_told
from site_builder.views.inspections import latest_inspection, latest_judgement, latest_visit
from site_builder.views.squares import delivery_squares, impact_squares
from site_builder.views.verdict import verdict

TODAY = date(2026, 3, 2)
GOOD, BAD = (Delivery.ON_TRACK, Impact.IMPROVING), (Delivery.OFF_TRACK, Impact.WORSE)
WORST_FIRST = [*reversed(Impact)]
WORST_FIRST.insert(3, WORST_FIRST.pop(0))  # what cannot be judged: after what is mixed, before what is better
INADEQUATE = judgement("2022-09-21", "Inadequate")


def rated(*codes: tuple[Delivery, Impact] | None, on: str = "2026-02-01") -> tuple[Area, ...]:
    """An area for each rating, of one day, or without one."""
    return tuple(area(n, ratings=(rating(on, *pair),) if pair else ()) for n, pair in enumerate(codes, start=1))


def half(impact: Impact) -> tuple[Delivery, Impact]:
    return Delivery.ON_TRACK, impact


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        (site(areas=rated(*[None] * 10)), "No score yet. None of the 10 areas of the plan is rated."),
        (site(areas=rated(None, None)), "No score yet. Neither of the two areas of the plan is rated."),
        (site(areas=rated(None)), "No score yet. The one area of the plan is not rated."),
        (
            site(areas=rated(None), judgements=(INADEQUATE,)),
            "No score yet. The one area of the plan is not rated.",
        ),
        (site(areas=rated(*[GOOD] * 9, BAD)), "Better in 9 of 10 areas, worse in 1."),
        (site(areas=rated(*[GOOD] * 10)), "Better in all 10 areas."),
        (site(areas=rated(BAD, BAD)), "Worse in both areas."),
        (site(areas=rated(GOOD)), "Better in the plan’s one area."),
        (site(areas=rated(half(Impact.NOT_YET))), "Not better yet in the plan’s one area."),
        (site(areas=rated(*[half(Impact.NOT_YET)] * 2)), "Not better yet in either area."),
        (site(areas=rated(*[half(Impact.NOT_YET)] * 3)), "Not better yet in any of the 3 areas."),
        (
            site(areas=rated(*[half(Impact.CANNOT_BE_JUDGED)] * 3, None)),
            "Not possible to judge in any of the 3 areas that are rated. 1 area is not rated.",
        ),
        (site(areas=rated(half(Impact.MIXED), BAD)), "Better in neither area, mixed in 1, worse in 1."),
        (
            site(areas=rated(half(Impact.MIXED), half(Impact.NOT_YET), half(Impact.NOT_YET), BAD)),
            "Better in none of 4 areas, mixed in 1, not better yet in 2, worse in 1.",
        ),
        (
            site(areas=rated(GOOD, half(Impact.SUSTAINED), half(Impact.MIXED), half(Impact.NOT_YET), BAD)),
            "Better in 2 of 5 areas, mixed in 1, not better yet in 1, worse in 1.",
        ),
        (
            site(areas=rated(*[GOOD] * 4, half(Impact.MIXED), BAD, *[None] * 4)),
            "Better in 4 of the 6 areas that are rated, mixed in 1, worse in 1. 4 areas are not rated.",
        ),
        (site(areas=rated(BAD, None)), "Worse in the one area that is rated. 1 area is not rated."),
        (
            site(areas=rated(*[GOOD] * 9, BAD, on="2025-03-02")),
            "When last rated: better in 9 of 10 areas, worse in 1.",
        ),
        (site(areas=rated(GOOD, GOOD, on="2025-03-03")), "Better in both areas."),
        (
            site(areas=(*rated(GOOD), area(2, ratings=(rating("2024-01"),)), area(3))),
            "When last rated: better in both areas that are rated. 1 area is not rated.",
        ),
        (
            site(areas=rated(GOOD, half(Impact.CANNOT_BE_JUDGED), half(Impact.CANNOT_BE_JUDGED), BAD)),
            "Better in 1 of 4 areas, worse in 1, not possible to judge in 2.",
        ),
        (site(areas=rated(half(Impact.CANNOT_BE_JUDGED))), "Not possible to judge in the plan’s one area."),
        (site(judgements=(INADEQUATE,)), "The last grade in this record is “Inadequate”, from September 2022."),
        (site(update("2026-01-01")), "We cannot say yet."),
        (site(withdrawn("2026-01-01")), "We cannot say yet."),
        (site(), "We cannot say yet."),
    ],
)
def test_the_verdict_answers_for_every_kind_of_record(edition: Edition, words: str) -> None:
    assert verdict(edition) == words


def test_only_the_last_rating_of_an_area_counts() -> None:
    old, new = rating("2025-01", *BAD), rating("2026-02")
    found = site(areas=(area(1, ratings=(old, new)), area(2, ratings=(new,))))
    assert verdict(found) == "Better in both areas." and answer(found).lowest is None


def test_a_rating_that_was_taken_out_leaves_its_area_unrated() -> None:
    before, after = site(areas=rated(GOOD, BAD)), site(areas=rated(GOOD, None))
    assert verdict(before) == "Better in 1 of 2 areas, worse in 1."
    assert verdict(after) == "Better in the one area that is rated. 1 area is not rated."
    assert answer(after).lowest is None


def test_what_is_missing_comes_last() -> None:
    found = answer(site())
    assert found.missing == (
        "There are no areas of the plan in this record.",
        "There is no inspectors’ judgement in this record.",
    )
    assert answer(site(areas=rated(GOOD), judgements=(INADEQUATE,))).missing == ()


def test_the_areas_of_the_lowest_rating_are_named_however_many_they_are() -> None:
    worst = answer(site(areas=rated(GOOD, BAD, half(Impact.WORSE), BAD))).lowest
    assert worst and [one.number for one in worst.areas.links] == [2, 4] and not worst.areas.more
    assert (worst.delivery.words, worst.impact.words) == ("Off track", "Getting worse")
    many = answer(site(areas=rated(GOOD, *[BAD] * 5))).lowest
    assert many and [one.number for one in many.areas.links] == [2, 3] and many.areas.more == 3


@pytest.mark.parametrize("codes", [(GOOD, half(Impact.SUSTAINED)), (BAD, BAD), (GOOD,)])
def test_no_area_is_called_lowest_where_none_is_behind_or_all_are_alike(codes: tuple[tuple[Delivery, Impact]]) -> None:
    assert answer(site(areas=rated(*codes))).lowest is None


def test_the_one_rated_area_is_named_if_it_is_behind() -> None:
    found = answer(site(areas=rated(BAD, None))).lowest
    assert found and [one.number for one in found.areas.links] == [1]


def test_late_delivery_is_lowest_among_areas_of_one_impact() -> None:
    late = (Delivery.OFF_TRACK, Impact.IMPROVING)
    edition = site(areas=rated(GOOD, late, None, half(Impact.MIXED)))
    assert [one.number for one in worst_first(edition)] == [4, 2, 1, 3]


def test_the_newest_and_the_oldest_rating_are_told_with_their_age() -> None:
    edition = site(areas=(area(1, ratings=(rating("2025-03-09"),)), area(2, ratings=(rating("2022-09"),)), area(3)))
    found = answer(edition).rated_on
    assert found and (found.newest, found.oldest) == (When(2025, 3, 9), When(2022, 9))
    assert found.newest_ago.words == "11 months ago" and not found.newest_ago.is_long
    assert found.oldest_ago and found.oldest_ago.words == "3 years 5 months ago" and found.oldest_ago.is_long
    once = answer(site(areas=rated(GOOD, BAD))).rated_on
    assert once and (once.oldest, once.oldest_ago) == (None, None)
    assert answer(site(areas=rated(None))).rated_on is None


def test_the_latest_judgement_is_that_of_the_latest_date_and_a_stretch_counts_by_its_end() -> None:
    several = (judgement("2022-01/2023-12", "Long"), judgement("2023-11", "Short"), judgement("2018", "Good"))
    found = latest_judgement(site(judgements=several))
    assert found and found.overall == "Long" and latest_judgement(site()) is None


@pytest.mark.parametrize(
    ("overall", "place"),
    [
        ("Inadequate", "the lowest of 4 grades"),
        ("Requires Improvement", "number 3 of 4 grades from the top"),
        ("outstanding", "the highest of 4 grades"),
        ("Adequate", ""),
    ],
)
def test_a_grade_is_told_with_its_place_among_the_grades(overall: str, place: str) -> None:
    edition = site(areas=rated(None), judgements=(judgement("2022-07-18/2022-09-21", overall),))
    found = latest_inspection(edition)
    assert found and (found.place, found.date, found.overall) == (place, When(2022, 9), overall)
    assert found.way == ("judged_placed" if place else "judged")


def test_without_a_plan_the_verdict_is_the_judgement_and_why_does_not_say_it_again() -> None:
    found = latest_inspection(site(judgements=(INADEQUATE,)))
    assert found and found.way == "given_placed"


def visit(day: str, slug: str = "visit", **changes: object) -> object:
    return update(day, slug, kind=Kind.INSPECTION, **changes)


def test_the_last_visit_is_the_newest_inspection_after_the_judgement() -> None:
    updates = (
        update("2026-02-01", "news"),
        visit("2025-07-17", in_short="They found better help."),
        visit("2023-06-01"),
    )
    found = latest_visit(site(*updates, judgements=(INADEQUATE,)))  # type: ignore[arg-type]
    assert found and (found.words, found.date) == ("They found better help", When(2025, 7))
    assert found.address == "updates/2025-07-17-visit/"


@pytest.mark.parametrize("day", ["2022-09-21", "2022-09", "2021-01-01"])
def test_what_was_published_up_to_the_day_of_the_judgement_is_not_since_then(day: str) -> None:
    assert latest_visit(site(visit(day), judgements=(INADEQUATE,))) is None  # type: ignore[arg-type]


def test_a_visit_is_told_by_its_own_month_and_without_in_short_by_its_title() -> None:
    from pages.made_up import span

    found = latest_visit(site(visit("2025-07-17", happened=span("2025-06-17/2025-06-18"))))  # type: ignore[arg-type]
    assert found and (found.words, found.date) == ("Visit", When(2025, 6))


def test_the_description_has_the_verdict_and_the_silence() -> None:
    edition = site(update("2025-07-17"), areas=rated(GOOD))
    assert answer_in_words(edition) == "Better in the plan’s one area. 7 months without news."
    assert answer_in_words(site(update("2026-02-17"))) == "We cannot say yet."


def test_what_holds_for_all_areas_is_said_once() -> None:
    unrated = site(update("2021-07-17"), areas=rated(None, None))
    assert areas_told(unrated) == (
        "No area is rated yet, and no date for a first rating is set. "
        "Each dot is an update, from 2021 to today. A dotted line means that none followed."
    )
    assert areas_told(site(update("2026-01-01"), areas=rated(GOOD, BAD))) == ""
    assert areas_told(site(areas=rated(None))) == "No area is rated yet, and no date for a first rating is set."
    assert areas_told(site()) == ""


codes = st.tuples(st.sampled_from(Delivery), st.sampled_from(Impact))
days = st.dates(TODAY - timedelta(900), TODAY)


@given(st.lists(st.one_of(st.none(), st.tuples(days, codes)), min_size=1, max_size=12))
def test_the_counts_are_those_of_a_plain_recount(found: list[tuple[date, tuple[Delivery, Impact]] | None]) -> None:
    areas = tuple(
        area(number, ratings=(replace(rating("2026-01-01", *one[1]), date=day_of(one[0])),) if one else ())
        for number, one in enumerate(found, start=1)
    )
    edition, ratings = site(areas=areas), [one for one in found if one]
    words = verdict(edition)
    sure = len([one for one in ratings if one[1][1] in (Impact.SUSTAINED, Impact.IMPROVING)])
    numbers = [int(word.rstrip(",.")) for word in words.split() if word.rstrip(",.").isdigit()]
    if not ratings:
        assert words.startswith("No score yet.")
    elif 0 < sure < len(ratings):
        assert numbers[:2] == [sure, len(ratings)]
        # what is better and what is not make up all that is rated
        assert sure + sum(numbers[2 : None if len(ratings) == len(found) else -1]) == len(ratings)
    assert ("When last rated" in words) is any(day <= date(2025, 3, 2) for day, _ in ratings)
    assert ("not rated" in words) is (0 < len(ratings) < len(found) or found == [None])
    for squares in (impact_squares(edition), delivery_squares(edition)):
        assert sum(one.number for one in squares) == (len(found) if ratings else 0)
    order = [one.number for one in worst_first(edition)]
    assert sorted(order) == list(range(1, len(found) + 1))
    impacts = [WORST_FIRST.index(one.rating.impact) if one.rating else 9 for one in worst_first(edition)]
    assert impacts == sorted(impacts)
