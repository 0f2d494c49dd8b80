"""Who rated an area, whose rating counts, what a rating makes doubtful, and by when the next one is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import edition

from site_builder.problems import Place
from site_builder.record.dates import Span, When, day_of
from site_builder.record.documents import Document
from site_builder.record.names import ascii_slug
from site_builder.record.plan import Area, Closure
from site_builder.record.prose import Prose
from site_builder.record.raters import differing
from site_builder.record.ratings import Delivery, Flag, Impact, Rating
from site_builder.record.references import Rhythm, RhythmOf

PLACE = Place("docs/plan/01-a.md")
TODAY = date(2026, 3, 2)


def rating(
    day: date | When, delivery: Delivery = Delivery.ON_TRACK, impact: Impact = Impact.IMPROVING, by: str = ""
) -> Rating:
    return Rating(day if isinstance(day, When) else day_of(day), delivery, impact, "So.", PLACE, by=by)


def area(*ratings: Rating, number: int = 1) -> Area:
    in_order = sorted(ratings, key=lambda one: (one.date.first_day, bool(one.by)))
    return Area(f"{number:02}-a", number, "A", Prose(), PLACE, ratings=tuple(in_order))


days = st.dates(TODAY - timedelta(1200), TODAY)
raters = st.sampled_from(("", "The Board", "Inspectors"))
some = st.builds(rating, days, st.sampled_from(Delivery), st.sampled_from(Impact), raters)
ratings = st.lists(some, max_size=12, unique_by=lambda one: (one.date, one.by))


@given(ratings)
def test_each_rater_has_a_history_of_its_own_and_none_is_lost(those: list[Rating]) -> None:
    found = area(*those).raters
    assert sorted(map(id, those)) == sorted(id(one) for rater in found for one in rater.ratings)
    for rater in found:
        assert {one.by for one in rater.ratings} == {rater.by}
        dates = [one.date.first_day for one in rater.ratings]
        assert dates == sorted(dates) and rater.latest.date.first_day == dates[-1]
    assert [rater.by for rater in found if not rater.by] == [""] * any(not one.by for one in those)
    assert not any(rater.by == "" for rater in found[1:])


@given(ratings)
def test_the_rating_that_counts_is_of_the_newest_day_and_no_kinder_than_any_of_that_day(those: list[Rating]) -> None:
    counting = area(*those).rating
    if counting is None:
        assert not those
        return
    newest = max(one.date.first_day for one in those)
    of_that_day = [one for one in those if one.date.first_day == newest]
    assert counting in of_that_day and all(counting.height <= one.height for one in of_that_day)
    order = [
        *(Impact.WORSE, Impact.NOT_YET, Impact.MIXED),
        *(Impact.CANNOT_BE_JUDGED, Impact.IMPROVING),
        Impact.SUSTAINED,
    ]
    assert min(order.index(one.impact) for one in of_that_day) == order.index(counting.impact)


@given(ratings)
def test_a_state_holds_since_the_first_of_that_raters_latest_ratings_that_agree(those: list[Rating]) -> None:
    for rater in area(*those).raters:
        alike = [one for one in rater.ratings if one.date.first_day >= rater.delivery_since.first_day]
        assert {one.delivery for one in alike} == {rater.latest.delivery}
        before = [one for one in rater.ratings if one.date.first_day < rater.delivery_since.first_day]
        assert not before or before[-1].delivery is not rater.latest.delivery


@given(ratings)
def test_what_others_say_never_changes_what_one_rater_said(those: list[Rating]) -> None:
    """Not the anchor by which a rating is known, nor since when it holds."""
    whole = {one.by: one for one in area(*those).raters}
    for by, rater in whole.items():
        [alone] = area(*(one for one in those if one.by == by)).raters
        assert (alone.delivery_since, alone.impact_since) == (rater.delivery_since, rater.impact_since)
        assert [one.anchor for one in alone.ratings] == [one.anchor for one in rater.ratings]
    anchors = [one.anchor for one in those]
    assert len(anchors) == len(set(anchors))


def test_raters_differ_in_the_halves_of_their_latest_ratings_alone() -> None:
    old = rating(date(2025, 1, 1), Delivery.OFF_TRACK, Impact.WORSE)
    ours, theirs = rating(date(2025, 6, 1)), rating(date(2025, 6, 1), Delivery.AT_RISK, by="The Board")
    assert differing(area(old, ours).raters) == ()
    assert differing(area(old, ours, theirs).raters) == ("delivery",)
    other = replace(theirs, impact=Impact.CANNOT_BE_JUDGED)
    assert differing(area(ours, other).raters) == ("delivery", "impact")


@given(st.sampled_from(Delivery), st.sampled_from(Impact), st.booleans())
def test_a_rating_is_doubtful_where_a_plain_reader_would_doubt_it(
    delivery: Delivery, impact: Impact, has_source: bool
) -> None:
    source = Document("Paper", PLACE) if has_source else None
    found = replace(rating(TODAY, delivery, impact), source=source).flags
    says_fine, nothing = delivery in ("complete", "on-track"), impact in ("not-yet", "worse", "cannot-be-judged")
    assert (Flag.NO_IMPACT in found) is (says_fine and nothing)
    assert (Flag.NO_SOURCE in found) is (impact in ("sustained", "improving") and not has_source)


def rhythm(every: str = "3 months", since: str = "", until: str = "", who: str = "The council") -> Rhythm:
    spans = [Span.of(When(*map(int, typed.split("-")))) if typed else None for typed in (since, until)]
    return Rhythm(who, "rates every area", every, since=spans[0], until=spans[1], of=RhythmOf.RATINGS)


def overdue(areas: Sequence[Area], *rhythms: Rhythm) -> list[tuple[int, str]]:
    found = edition(areas=tuple(areas), rhythms=rhythms).overdue_ratings
    return [(one.area.number, one.due.isoformat()) for one in found]


def test_an_area_is_overdue_from_the_day_after_the_rhythm_asked_for_a_rating() -> None:
    late, in_time = area(rating(date(2025, 12, 1))), area(rating(date(2025, 12, 2)), number=2)
    assert overdue([late, in_time], rhythm()) == [(1, "2026-03-01")]
    assert overdue([late]) == []
    assert overdue([late], replace(rhythm(), of=None)) == []


def test_an_area_that_was_never_rated_is_overdue_by_the_beginning_of_the_rhythm_if_there_is_one() -> None:
    assert overdue([area()], rhythm(since="2025-06")) == [(1, "2025-09-30")]
    assert overdue([area()], rhythm()) == []


def test_a_rhythm_asks_nothing_of_an_area_before_that_is_open_nor_after_it_is_closed() -> None:
    young = replace(area(), opened=When(2025, 12, 15))
    assert overdue([young], rhythm(since="2024")) == []
    assert overdue([young], rhythm("1 month", since="2024")) == [(1, "2026-01-15")]
    closed = replace(area(rating(date(2024, 1, 1))), closed=Closure(When(2025, 1), "It is done.", "Cabinet"))
    assert overdue([closed], rhythm()) == []


@pytest.mark.parametrize("span", [{"until": "2026-02"}, {"since": "2026-04"}, {"until": "2026-03", "since": "2026-03"}])
def test_a_rhythm_that_has_ended_or_not_begun_asks_for_nothing(span: dict[str, str]) -> None:
    assert overdue([area(rating(date(2024, 1, 1)))], rhythm(**span)) == []


def test_only_the_ratings_of_a_rater_who_promised_them_keep_that_rhythm() -> None:
    ours, theirs = rating(date(2026, 2, 1)), rating(date(2025, 3, 1), by="The Board")
    assert overdue([area(ours, theirs)], rhythm(who="the board")) == [(1, "2025-06-01")]
    assert overdue([area(ours, theirs)], rhythm(who="Somebody")) == []


def test_of_several_rhythms_the_first_day_counts_and_the_longest_overdue_comes_first() -> None:
    areas = [area(rating(date(2025, 6, 1))), area(rating(date(2025, 1, 31)), number=2)]
    assert overdue(areas, rhythm("1 year"), rhythm("1 month")) == [(2, "2025-02-28"), (1, "2025-07-01")]


@given(st.lists(ratings, max_size=4), st.sampled_from(("6 weeks", "1 month", "2 years", "10 days")))
def test_overdue_areas_are_those_of_a_plain_recount(plan: list[list[Rating]], every: str) -> None:
    areas = [area(*those, number=number) for number, those in enumerate(plan, start=1)]
    most = {"6 weeks": 42, "10 days": 10}.get(every)
    found = {number for number, _ in overdue(areas, rhythm(every))}
    for one in areas:
        if most and one.ratings:
            assert (one.number in found) is ((TODAY - max(r.date.first_day for r in one.ratings)).days > most)
        if not one.ratings:
            assert one.number not in found


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_the_anchors_of_two_raters_are_two_and_of_plain_letters(one: str, other: str) -> None:
    ours, theirs = rating(TODAY, by=one), rating(TODAY, by=other)
    assert ours.anchor.isascii() and all(sign.isalnum() or sign == "-" for sign in ours.anchor)
    if ours.anchor == theirs.anchor:
        assert ours.rater == theirs.rater or ascii_slug(one) == ascii_slug(other)


@pytest.mark.parametrize(
    ("name", "plain"),
    [("The Board", "the-board"), ("Grŵp Ieuenctid Ŵyl", "grwp-ieuenctid-wyl"), ("board!", "board")],
)
def test_a_name_in_an_anchor_is_readable(name: str, plain: str) -> None:
    assert ascii_slug(name) == plain


def test_names_whose_letters_have_no_likeness_stay_apart() -> None:
    assert ascii_slug("Łódź") != ascii_slug("Ødź") and ascii_slug("Łódź").startswith("odz-")
    assert ascii_slug("委員会") != ascii_slug("市議会")


def test_an_anchor_that_was_published_stays_as_it_was() -> None:
    assert [ascii_slug(name) for name in ("Łódź", "Ομάδα")] == ["odz-61b873", "3dbd53"]
