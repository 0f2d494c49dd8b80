"""Quiet periods, missing reports, and what became of each promise."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition import Edition
from site_builder.pages import promises
from site_builder.pages.slow import pages
from site_builder.record.actions import Action, Report, Status
from site_builder.record.age import OLD_MONTHS
from site_builder.record.dates import day_of
from site_builder.record.moves import Move
from site_builder.record.promises import Keep, Nature, Promise
from site_builder.record.prose import plain_text
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Rhythm, RhythmOf
from site_builder.views.late import longest
from site_builder.views.quiet_times import Quiet, quiet_times

from .made_up import HERE, area, numbered, promise, rating, site, span, update, when, withdrawn

TODAY = site().today
MOVED = Move(when("2025-03-01"), "2025-06", "The builder fell ill")


def test_half_a_year_without_an_update_is_a_quiet_time_newest_first() -> None:
    edition = site(
        update("2024-01-01", "a"), update("2024-08-01", "b"), update("2024-09-01", "c"), update("2025-12-01", "d")
    )
    assert quiet_times(edition) == [
        Quiet(when("2024-09-01"), when("2025-12-01"), False),
        Quiet(when("2024-01-01"), when("2024-08-01"), False),
    ]


def test_a_quiet_time_goes_on_where_nothing_came_since() -> None:
    [quiet] = quiet_times(site(update("2025-07-17")))
    assert (quiet.first, quiet.last, quiet.goes_on, quiet.months) == (when("2025-07-17"), day_of(TODAY), True, 7)


@pytest.mark.parametrize(("day", "count"), [("2025-09-02", 1), ("2025-09-03", 0), ("2025-08", 1), ("2025-09", 0)])
def test_a_day_less_than_six_months_is_not_quiet(day: str, count: int) -> None:
    assert TODAY.isoformat() == "2026-03-02"
    assert len(quiet_times(site(update(day)))) == count


def test_a_withdrawn_update_breaks_no_silence() -> None:
    edition = site(update("2025-01-01"), withdrawn("2025-06-01"), update("2025-12-01", "later"))
    assert [quiet.first for quiet in quiet_times(edition)] == [when("2025-01-01")]


def test_without_an_update_there_is_no_time_to_call_quiet() -> None:
    assert quiet_times(site()) == []


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [("2025-01-31", "2025-07-30", 5), ("2025-01-31", "2025-07-31", 6), ("2024-12-05", "2025-06-05", 6), ("2024-12", "2025-06-05", 5), ("2024-12", "2025-06-30", 5)],
)  # fmt: skip
def test_months_are_whole_months(first: str, last: str, months: int) -> None:
    assert Quiet(when(first), when(last), False).months == months


def test_bars_are_as_long_as_what_is_most_late_and_what_was_done_late_counts_no_more() -> None:
    late = Action("late", "Do it.", HERE, due=when("2025-12-01"))
    done = Action("done", "Do this.", HERE, due=when("2020-01-01"), done=when("2021-01-01"))
    assert longest(site(areas=(area(1, actions=(late, done)),))) == 3
    assert longest(site(areas=(area(1, actions=(done,)),))) == 0


def test_a_quiet_time_shows_a_month_as_a_month() -> None:
    [slow] = pages(site(update("2025-01"), update("2025-12-01", "later")))
    assert '<time datetime="2025-01">January 2025</time> to' in slow.body


@given(st.lists(st.dates(date(2015, 1, 1), TODAY), max_size=30, unique=True))
def test_quiet_times_never_overlap_and_are_all_long(days: list[date]) -> None:
    quiet = quiet_times(site(*(update(day.isoformat()) for day in days)))
    spans = [(gap.first.first_day, gap.last.first_day) for gap in quiet]
    assert all(gap.months >= OLD_MONTHS for gap in quiet)
    assert all(newer[0] >= older[1] for newer, older in pairwise(spans))
    assert all(not first < day < last for first, last in spans for day in days)


def test_missing_reports_are_the_numbers_below_the_highest_that_no_update_has() -> None:
    edition = site(numbered("2023-06-14", 1), numbered("2023-08-02", 2), numbered("2025-07-17", 7))
    assert edition.record.missing_reports() == [("Visits", ["3 to 6"])]


def test_each_series_counts_by_itself_by_name_and_a_whole_one_is_left_out() -> None:
    edition = site(
        numbered("2023-01-01", 2, "Walks"), numbered("2023-02-01", 1, "Talks"), numbered("2023-03-01", 3, "Calls")
    )
    assert edition.record.missing_reports() == [("Calls", ["1 to 2"]), ("Walks", ["1"])]


def test_promises_are_grouped_by_what_became_of_them_the_worst_first() -> None:
    edition = site(
        update("2025-01-01", "made", promises=(promise("late", "2025-12"), promise("open", "2026-03"), promise("kept", "2025-02"), promise("undated"))),
        update("2025-02-01", "keeper", keeps=(Keep("kept"),)),
    )  # fmt: skip
    body = next(iter(promises.pages(edition))).body
    places = [body.index(f'id="promise-{name}"') for name in ("late", "open", "undated", "kept")]
    assert places == sorted(places)
    assert body.count("<h3 ") == 4 and body.count("<h2") == 1


def test_the_sum_of_promises_leads_to_their_groups() -> None:
    made = (promise("one", "2025-12"), promise("two", "2025-11"), promise("theirs", by="The minister"))
    body = next(iter(promises.pages(site(update("2025-01-01", "made", promises=made))))).body
    assert '<a href="#section-own-late">2 late</a>' in body
    assert '<a href="#section-others-unknown">1 without a date</a>' in body
    assert body.count('<svg class="square ') == 3
    assert re.findall(r'href="#(section-[a-z-]+)"', body) == re.findall(r'<h3 id="(section-[a-z-]+)"', body)


def test_what_is_most_late_stands_first_with_how_long_its_date_is_over() -> None:
    words = promises_of(promise("new", "2026-01-31"), promise("old", "2023-12"), promise("open", "2026-03-31"))
    assert words.index("Promise old Due December 2023 · 2 years 2 months ago") < words.index(
        "Promise new Due 31 January 2026 · 1 month ago"
    )
    assert words.endswith("Promise open Due 31 March 2026")


def test_a_heading_without_promises_is_left_out() -> None:
    body = next(iter(promises.pages(site(update("2025-01-01", promises=(promise("open", "2026-03-02"),)))))).body
    assert body.count("<h3 ") == 1 and "Not yet due" in body


def promises_of(*made: Promise, keeps: tuple[str, ...] = (), happened: str = "") -> str:
    """The page of promises of a record that made these, only its words."""
    keeper = update(
        "2025-02-01", "keeper", keeps=tuple(map(Keep, keeps)), happened=span(happened) if happened else None
    )
    return plain_text(next(iter(promises.pages(site(update("2025-01-01", "made", promises=made), keeper)))).body)


def test_what_nobody_promised_is_kept_apart_from_what_the_council_promised() -> None:
    body = promises_of(
        promise("own", "2025-12"),
        promise("expected", "2025-12", nature=Nature.EXPECTED),
        promise("theirs", "2025-12-12", by="The Commissioner", nature=Nature.REQUIRED),
    )
    own, _, others = body.partition("What others promised, and what was expected or required")
    own = own[own.index("What Exampleton promised") :]
    assert "Due December 2025" in own and "Expected by" not in own and "Required by" not in own
    assert "None of this is a promise by Exampleton." in others and "Promised by" not in others
    assert "Promise expected Expected by December 2025" in others
    assert "Who: The Commissioner · Required by 12 December 2025" in others
    assert "Late: we cannot show that it happened" in others and "ept" not in others


@pytest.mark.parametrize(
    ("due", "due_text", "words"),
    [
        ("2025-12-20", "", "Due 20 December 2025"),
        ("2025", "", "Due 2025"),
        ("2025-01/2025-03", "", "Due January to March 2025"),
        ("2025-01/2025-03", "early in 2025", "Promise a Due: early in 2025 · 11 months ago"),
        ("", "after six months", "Promise a Due: after six months"),
    ],
)  # fmt: skip
def test_by_when_is_said_in_the_words_of_the_record(due: str, due_text: str, words: str) -> None:
    assert words in promises_of(promise("a", due, due_text=due_text))


def test_what_was_done_after_its_date_is_not_said_to_be_anybodys_fault() -> None:
    late = promise("a", "2024-12-12", by="The Commissioner", nature=Nature.REQUIRED)
    body = promises_of(late, keeps=("a",), happened="2025-01-11")
    assert (
        "Done after its date (1) Unless a promise says so itself, this record does not show whether its date was moved."
        in body
    )
    assert "Kept" not in body


def test_the_slow_page_says_when_there_is_nothing_to_say() -> None:
    [slow] = pages(site())
    for words in (
        "Nothing here is slow, late or missing, as far as this record shows.",
        "There are no updates in this record",
        "No date in this record has passed without what was due by then being shown as done",
        "No area is rated, so this record cannot say which are behind",
        "No status is reported for any action in this record",
        "No report of a series is missing",
    ):
        assert words in slow.body
    assert "Reports missing" not in slow.body and "<svg" not in slow.body


def test_an_action_without_a_state_is_a_gap_and_one_with_a_state_is_slow() -> None:
    due = when("2026-01-01")
    actions = (
        Action("marked", "Marked.", HERE, due=due, status=Status.ON_TRACK),
        Action("bare", "Bare.", HERE, due=due),
    )
    [page] = pages(site(areas=(area(1, actions=actions),)))
    gaps = page.body.index('id="section-gaps"')
    assert page.body.index("Marked.") < gaps < page.body.index("Bare.")


def test_what_the_council_promised_is_kept_apart_from_what_others_did_or_asked() -> None:
    made = (promise("own", "2025-01"), promise("theirs", "2025-02", by="The minister"))
    [page] = pages(site(update("2024-01-01", promises=made)))
    own = page.body.index("Promised by Exampleton, past its date")
    others = page.body.index("Promised by others, expected or required")
    assert own < page.body.index("Promise own") < others < page.body.index("Promise theirs")
    assert page.body.index("It may all have happened") < own


def test_a_quiet_time_that_goes_on_ends_with_the_day_of_the_build() -> None:
    [page] = pages(site(update("2023-07-17")))
    assert "17 July 2023 to today: 2 years 7 months" in plain_text(page.body)


def parts(body: str) -> dict[str, str]:
    """The words below each heading that has an id."""
    pieces = re.split(r'<h[23] id="(section-[a-z-]+)">', body)
    return {name: plain_text(text) for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def test_what_is_slow_stands_in_the_order_of_pain_below_its_sum() -> None:
    made = (promise("own", "2024-12"), promise("theirs", "2025-02", by="The minister"))
    actions = (
        Action("late", "Late.", HERE, due=when("2025-12"), status=Status.NOT_STARTED, moved=(MOVED,)),
        Action("bare", "Bare.", HERE, due=when("2026-01")),
        Action("old", "Old.", HERE, reports=(Report(Status.ON_TRACK, when("2024-06"), HERE),)),
    )
    before, after = (
        rating(day, code) for day, code in (("2024-03-01", Delivery.ON_TRACK), ("2025-03-01", Delivery.OFF_TRACK))
    )
    rated = area(1, actions=actions, ratings=(before, after))
    edition = site(update("2024-12-05", promises=made), numbered("2025-07-17", 3), areas=(rated, area(2)))
    [page] = pages(edition)
    sums = re.findall(r'<a href="#(section-[a-z-]+)">([^<]*)</a>', page.body)
    assert sums == [
        ("section-quiet", "7 months silent"),
        ("section-own", "1 promise late"),
        ("section-others", "1 other thing late"),
        ("section-slow", "1 area behind"),
        ("section-fallen", "ratings fell in 1 area"),
        ("section-actions", "1 action past its date or slow"),
        ("section-moved", "1 date moved back"),
        ("section-unclear", "1 action past its date, without a report"),
        ("section-unconfirmed", "1 action without a recent report"),
        ("section-missing", "2 reports missing"),
        ("section-unrated", "2 areas not rated for a year"),
        ("section-doubtful", "1 rating shows less than it says"),
    ]
    ids = re.findall(r'<h[23] id="(section-[a-z-]+)">', page.body)
    assert [one for one in ids if one not in ("section-late", "section-gaps", "section-not-said")] == [
        anchor for anchor, _ in sums
    ]


def test_a_half_of_a_rating_that_is_not_slow_is_left_out_and_the_reason_is_said() -> None:
    slow = area(1, ratings=(rating("2025-03-01", Delivery.OFF_TRACK, Impact.SUSTAINED),))
    worse = area(2, ratings=(rating("2026-02-01", Delivery.ON_TRACK, Impact.WORSE),))
    [page] = pages(site(areas=(slow, worse)))
    behind = parts(page.body)["section-slow"]
    assert behind.index("Area 2") < behind.index("Area 1"), "the worst comes first"
    assert "Delivery Off track since 1 March 2025 Because. Rated 1 March 2025 · 12 months ago" in behind
    assert "lasting" not in behind and "On track" not in behind
    assert "The service itself" not in behind, "who rates it is said where several do"


def test_an_area_is_behind_if_any_rater_says_so_and_only_those_who_do_are_heard() -> None:
    ours = rating("2026-02-01", Delivery.ON_TRACK, Impact.IMPROVING)
    board = replace(rating("2025-10-01", Delivery.OFF_TRACK, Impact.IMPROVING), by="The Board")
    inspectors = replace(rating("2025-11", Delivery.AT_RISK, Impact.WORSE), by="Inspectors")
    [page] = pages(site(areas=(area(1, ratings=(board, inspectors, ours)),)))
    behind = parts(page.body)["section-slow"]
    assert behind.index("The Board Delivery Off track") < behind.index("Inspectors Delivery At risk of delay")
    assert "The service itself" not in behind and "Getting better" not in behind
    assert "Rated by The Board, 1 October 2025" in behind


def test_what_ratings_do_not_show_stands_apart_from_what_is_slow() -> None:
    doubtful, unjudged = rating("2026-02-01"), rating("2026-01-15", Delivery.AT_RISK, Impact.CANNOT_BE_JUDGED)
    promised = Rhythm("The council", "rates every area", "6 weeks", of=RhythmOf.RATINGS)
    areas = (area(1, ratings=(doubtful,)), area(2, ratings=(unjudged,)))
    [page] = pages(site(areas=areas, rhythms=(promised,)))
    found = parts(page.body)
    assert "Area 1: Area called 1 It says “Getting better” without naming a source." in found["section-doubtful"]
    assert "Area 2: Area called 2 Impact: Cannot be judged. Because." in found["section-unjudged"]
    assert (
        "A new rating was due by 26 February 2026: The council promised one every 6 weeks"
        in found["section-overdue-ratings"]
    )
    assert page.body.index('id="section-gaps"') < page.body.index('id="section-overdue-ratings"')
    assert "Area 1" not in found["section-overdue-ratings"] and "Area 1" not in found["section-slow"]


codes = st.tuples(st.sampled_from(Delivery), st.sampled_from(Impact), st.sampled_from(("", "The Board", "Others")))
days = st.dates(TODAY - timedelta(900), TODAY)


@given(st.lists(st.lists(st.tuples(days, codes), max_size=6, unique_by=lambda one: (one[0], one[1][2])), max_size=4))
def test_what_ratings_say_is_slow_or_doubtful_agrees_with_a_plain_recount(
    plan: list[list[tuple[date, tuple[Delivery, Impact, str]]]],
) -> None:
    def made(day: date, code: tuple[Delivery, Impact, str]) -> Rating:
        return replace(rating("2026-01-01", code[0], code[1]), date=day_of(day), by=code[2])

    areas = [
        area(number, ratings=tuple(made(*one) for one in sorted(those, key=lambda one: (one[0], one[1][2]))))
        for number, those in enumerate(plan, start=1)
    ]
    latest = [
        {by: max((day, codes) for day, codes in those if codes[2] == by)[1] for by in {c[2] for _, c in those}}
        for those in plan
    ]
    slow = [
        any(one[0] in ("at-risk", "off-track") or one[1] in ("not-yet", "worse") for one in found.values())
        for found in latest
    ]
    edition = site(areas=tuple(areas))
    assert sorted(one.number for one in edition.areas_behind) == [n for n, is_slow in enumerate(slow, 1) if is_slow]
    every = [one for found in latest for one in found.values()]
    unjudged = [one for one in every if "cannot-be-judged" in one[:2]]
    assert len(edition.unjudged_ratings) == len(unjudged)
    good = ("sustained", "improving")
    doubtful = [one for one in every if one[1] in good or (one[0] in ("complete", "on-track") and one[1] != "mixed")]
    assert len(edition.doubtful_ratings) == len(doubtful)


def test_an_area_that_is_rated_better_than_its_actions_says_so_in_one_line() -> None:
    actions = (
        Action("new", "New.", HERE, due=when("2026-01-31"), status=Status.ON_TRACK),
        Action("old", "Old.", HERE, due=when("2024-06"), status=Status.NOT_STARTED),
        Action("slow", "Slow one.", HERE, due=when("2027-03"), status=Status.SLOW),
    )
    complete = area(6, actions=actions, ratings=(rating("2026-02-01", Delivery.COMPLETE, Impact.SUSTAINED),))
    said = parts(pages_of(site(areas=(complete,))))["section-actions"]
    assert "Rated Complete, yet 2 actions are past their date; 1 action is reported as slow." in said
    assert said.index("Old. Not started, no date given · due June 2024 · 20 months ago") < said.index("New. On track")
    assert said.endswith("Slow one. Slow, no date given · due March 2027")
    unrated = parts(pages_of(site(areas=(area(6, actions=actions[:1]),))))["section-actions"]
    assert "1 action is past its date." in unrated and "Rated" not in unrated
    off_track = area(6, actions=actions[:1], ratings=(rating("2026-02-01", Delivery.OFF_TRACK),))
    assert (
        "Area 6: Area called 6 1 action is past its date."
        in parts(pages_of(site(areas=(off_track,))))["section-actions"]
    )


def test_areas_without_a_rating_for_a_year_are_named_and_one_sentence_does_for_all_that_never_had_one() -> None:
    never = site(areas=(area(1), area(2)))
    assert (
        parts(pages_of(never))["section-unrated"]
        == "Areas without a rating for a year Neither of the two areas of the plan is rated yet."
    )
    assert '<a href="#section-unrated">2 areas not rated yet</a>' in pages_of(never)
    some = site(areas=(area(1, ratings=(rating("2025-03-02"),)), area(2), area(3, ratings=(rating("2025-03-03"),))))
    said = parts(pages_of(some))["section-unrated"]
    assert said.index("Area 2: Area called 2 Not rated yet") < said.index("Area 1: Area called 1 Rated 2 March 2025")
    assert "Area 3" not in said


def pages_of(edition: Edition) -> str:
    [page] = pages(edition)
    return page.body


def test_until_when_something_was_to_go_on_is_a_column_only_where_the_record_knows_one() -> None:
    endless, ended = (Rhythm("The board", "Meets", "1 month", until=until) for until in (None, span("2026-12")))
    without = next(iter(promises.pages(site(rhythms=(endless,))))).body
    assert "does not say until when any of these" in without and "Until" not in without
    both = next(iter(promises.pages(site(rhythms=(endless, ended))))).body
    assert "does not say until when any" not in both and "Until" in both and "end not in this record" in both


def test_what_is_late_says_that_its_date_was_moved_and_why() -> None:
    moved = promise("a", "2025-12", moved=(Move(when("2025-03-01"), "2025-06", "The builder fell ill"),))
    edition = site(update("2025-01-01", promises=(moved,)), update("2026-01-01", "later"))
    said = parts(pages_of(edition))["section-own"]
    assert "Due December 2025" in said and "The builder fell ill" in said


def test_what_is_done_in_part_and_past_its_date_is_slow_too_but_is_not_called_late() -> None:
    part = promise("part", "2025-12")
    keeper = update("2025-02-01", "shown", keeps=(Keep("part", partly=True),))
    edition = site(update("2025-01-01", "made", promises=(part, promise("soon", "2027"))), keeper)
    [slow] = pages(edition)
    words = plain_text(slow.body)
    assert "1 thing done in part, past its date" in words and "1 promise late" not in words
    after = slow.body.partition('id="section-partly"')[2]
    assert "Promise part" in after.partition("<h2")[0] and 'class="rating--partly-kept"' in after
    assert 'id="section-partly"' not in next(iter(pages(edition.at(edition.now.replace(year=2025, month=12))))).body
