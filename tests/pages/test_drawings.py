"""What the drawings show, where it is, and what they say to who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import site_builder
from site_builder.drawings import line_chart
from site_builder.drawings.hierarchy import WIDTH, tree
from site_builder.drawings.lettering import share, width_of, wrapped
from site_builder.drawings.line_chart import Chart
from site_builder.drawings.placing import Space
from site_builder.drawings.time_axis import until
from site_builder.drawings.value_axis import plain, value_scale
from site_builder.messages import TAG, Messages, english
from site_builder.pages import governance as governance_page
from site_builder.pages.plan import pages
from site_builder.record.actions import Action, Status
from site_builder.record.dates import When, day_of
from site_builder.record.measures import Baseline, Better, Comparator, Measure, Point, number_in
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Body
from site_builder.views.actions import grouped
from site_builder.views.governance import connected, hierarchy, rows_of, told_apart

from .made_up import HERE, area, body, rating, site, when

TODAY = date(2026, 3, 2)
STYLE = Path(site_builder.__file__).parent / "theme" / "assets" / "progress.css"
PLAN_STYLE = STYLE.with_name("plan.css")

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
moments = st.one_of(
    days.map(day_of), days.map(lambda day: When(day.year, day.month)), days.map(lambda day: When(day.year))
)
numbers = st.one_of(
    st.integers(-(10**30) + 1, 10**30 - 1).map(str),
    st.integers(-200, 200).map(str),
    st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False).map(lambda number: f"{number:f}"),
)
points = st.lists(
    st.builds(Point, moments, numbers, st.just(HERE), st.sampled_from(("", "Because <so> & so."))), max_size=40
).map(lambda those: tuple(sorted(those, key=lambda point: point.date.first_day)))
marked = st.lists(
    st.builds(
        Point,
        date=moments,
        value=st.one_of(st.just(""), numbers),
        place=st.just(HERE),
        note=st.sampled_from(("", "Because <so> & so.")),
        is_provisional=st.booleans(),
        is_break=st.booleans(),
    ).map(lambda point: replace(point, is_withheld=not point.value)),
    max_size=30,
).map(lambda those: tuple(sorted(those, key=lambda point: point.date.first_day)))
baselines = st.none() | st.builds(Baseline, moments, numbers)
comparators = st.lists(st.builds(Comparator, st.just("A <b> & c"), marked, st.just(HERE)), max_size=4).map(tuple)
targets = st.one_of(st.just(""), numbers, st.just("at least <half> & more"))
ratings = st.lists(
    st.builds(Rating, moments, st.sampled_from(Delivery), st.sampled_from(Impact), st.just("So."), st.just(HERE)),
    min_size=1,
    max_size=12,
).map(lambda those: tuple(sorted(those, key=lambda one: one.date.first_day)))
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40)


def measure(*pairs: tuple[str, str], **changes: Any) -> Measure:
    """A measure with a value for each date."""
    return Measure("some", "Some measure", tuple(Point(when(on), value, HERE) for on, value in pairs), HERE, **changes)


def chart(of: Measure) -> Chart:
    drawn = line_chart.chart(of, english(), TODAY)
    assert drawn
    return drawn


def page(**changes: object) -> str:
    """The page of an area."""
    _, found, *_ = pages(site(areas=(area(3, **changes),)))
    return found.body


def pictures(html: str) -> list[ElementTree.Element]:
    """Every drawing of a page; fails if one is not well-formed XML."""
    return [ElementTree.fromstring(found) for found in re.findall(r'<svg class="drawing.*?\n</svg>', html, re.DOTALL)]


def told(html: str) -> list[str]:
    """What the drawings of a page say to a screen reader."""
    return [" ".join("".join(found.itertext()).split()) for one in pictures(html) for found in one.iter("desc")]


def places(picture: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Each place of a drawing with the most that it may be: the width is 100 per cent, the height its own."""
    height = float(picture.attrib["height"].removesuffix("em"))
    for element in picture.iter():
        for name in ("x", "x1", "x2", "cx"):
            if (found := element.get(name, "")).endswith("%"):
                yield float(found[:-1]), 100
        for name in ("y", "y1", "y2", "cy"):
            if (found := element.get(name, "")).endswith("em"):
                yield float(found[:-2]), height
        for pair in element.get("points", "").split():
            x, y = pair.split(",")
            yield from ((float(x), 100), (float(y), height))


def assert_inside(html: str) -> None:
    for picture in pictures(html):
        for place, most in places(picture):
            assert -0.001 <= place <= most + 0.001


# The history of ratings


def test_the_text_of_a_history_says_each_state_and_since_when() -> None:
    found = page(
        ratings=(
            rating("2024-11", Delivery.OFF_TRACK, Impact.WORSE),
            rating("2025-04", Delivery.AT_RISK, Impact.NOT_YET),
            rating("2025-07", Delivery.AT_RISK, Impact.MIXED),
            rating("2025-10-01", Delivery.ON_TRACK, Impact.MIXED),
        )
    )
    assert told(found) == [
        "Delivery: Off track from November 2024, At risk of delay from April 2025, On track since 1 October 2025.",
        "Impact: Getting worse from November 2024, Not better yet from April 2025, Mixed since July 2025.",
    ]


def test_an_area_without_a_rating_has_no_drawing() -> None:
    assert "<figure" not in page()


@given(ratings)
def test_any_history_is_well_formed_and_stays_inside_its_drawing(those: tuple[Rating, ...]) -> None:
    found = page(ratings=those)
    assert len(pictures(found)) == 4  # a column of words and a plot for each half
    assert_inside(found)


@given(st.lists(moments, min_size=1, max_size=20))
def test_a_later_date_is_never_left_of_an_earlier_one(dates: list[When]) -> None:
    dates.sort(key=lambda one: one.first_day)
    scale = until(TODAY, dates, 10, 90)
    found = [scale.at(one) for one in dates]
    assert found == sorted(found)
    assert scale.left <= found[0] and found[-1] <= scale.right


@given(st.lists(moments, min_size=1, max_size=20), st.floats(8, 20))
def test_the_names_of_years_never_run_into_each_other_or_into_today(dates: list[When], edge: float) -> None:
    named = [tick.at for tick in until(TODAY, dates).ticks_before(edge) if tick.when]
    assert all(after - before >= share(2.9) for before, after in pairwise(named))
    assert all(at / 100 * 20 + 2.6 <= edge for at in named)


# Measures


def test_a_chart_has_round_numbers_and_starts_at_zero() -> None:
    drawn = chart(measure(("2024-01", "12"), ("2025-01", "61.50"), target="90"))
    assert [level.text for _, level in drawn.levels] == ["0", "50", "100"]
    assert drawn.starts_at == ""


def test_a_scale_that_leaves_zero_out_says_so() -> None:
    found = page(measures=(measure(("2024-01", "12045"), ("2025-01", "12080")),))
    assert "The scale starts at 12,040, not at 0." in found


def test_values_are_written_as_they_were_typed() -> None:
    drawn = chart(measure(("2024-01", "4.10"), ("2025-01", "4.50")))
    assert drawn.last and drawn.last.text == "4.50"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0", "0"),
        ("1500", "1,500"),
        ("-1/4", "−0.25"),
        ("3/2000", "0.0015"),
        ("1500000", "1,500,000"),
        ("1500000000000000000", "1.5 × 10^18"),
        ("1/100000000", "1 × 10^-8"),
    ],
)
def test_round_numbers_are_plain(number: str, written: str) -> None:
    assert plain(Fraction(number), english()) == written


@pytest.mark.parametrize(
    ("tag", "number", "written"),
    [("el", "1500", "1.500"), ("de", "-0.25", "−0,25"), ("cy", "12345.5", "12,345.5"), ("el", "15e17", "1,5 × 10^18")],
)
def test_round_numbers_are_written_as_the_language_writes_them(tag: str, number: str, written: str) -> None:
    assert plain(Fraction(number), Messages({TAG: tag})) == written


def test_counted_things_have_no_half_on_their_scale() -> None:
    assert [level.text for _, level in chart(measure(("2024-01", "1"), ("2025-01", "2"))).levels] == ["0", "1", "2"]


def test_a_chart_runs_to_today_and_its_line_ends_at_the_last_value() -> None:
    drawn = chart(measure(("2022-09", "57"), ("2024-09", "28")))
    assert drawn.own.spots[-1].at < drawn.frame.right - 20
    assert drawn.today.at == drawn.frame.right and drawn.today.text == "today"
    assert [str(tick.when) for tick in drawn.ticks if tick.when] == ["2022", "2023", "2024"]


def test_equal_values_make_a_level_line_above_zero() -> None:
    drawn = chart(measure(("2024-01", "7"), ("2025-01", "7")))
    assert len({spot.y for spot in drawn.own.spots}) == 1
    assert drawn.levels[0][1].text == "0"


def test_values_below_zero_are_below_its_line() -> None:
    drawn = chart(measure(("2024-01", "-420"), ("2025-01", "130")))
    [zero] = [y for y, level in drawn.levels if level.text == "0"]
    assert drawn.own.spots[0].y > zero > drawn.own.spots[1].y


def test_the_text_of_a_chart_says_first_last_highest_lowest_target_and_which_way_is_better() -> None:
    some = measure(
        ("2024-01", "4"), ("2024-06-30", "9.0"), ("2025-01", "5"), unit="days", better=Better.DOWN, target="3"
    )
    assert told(page(measures=(some,))) == [
        "Some measure: first 4 days (January 2024), last 5 (January 2025), highest 9.0 (30 June 2024), "
        "lowest 4 (January 2024). Target: 3. Lower is better."
    ]


def test_a_single_value_is_described_as_one() -> None:
    assert told(page(measures=(measure(("2025-10", "-0.5")),))) == ["Some measure: one value, -0.5 (October 2025)."]


def test_a_measure_without_a_value_says_so_and_has_no_drawing() -> None:
    found = page(measures=(measure(),))
    assert "There are no values in this record." in found
    assert pictures(found) == []


def test_all_figures_are_in_a_table_below_the_chart() -> None:
    found = page(measures=(measure(("2025-10", "4.50")),))
    assert found.index("<svg") < found.index("<summary>All figures</summary>") < found.index('<td class="figure">4.50')


@pytest.mark.parametrize(("target", "number"), [("90", 90), ("95%", 95), ("£1,200.50", Fraction(2401, 2)), ("-3", -3)])
def test_a_target_that_is_a_number_has_a_line(target: str, number: Fraction) -> None:
    assert number_in(target) == number
    drawn = chart(measure(("2025-10", "4"), target=target))
    assert drawn.target and drawn.target.words and drawn.target.words.text == f"Target {target}"


@pytest.mark.parametrize("target", ["", "at least 90", "90 by 2027", "ninety", "٩٠"])
def test_a_target_in_words_has_no_line(target: str) -> None:
    assert chart(measure(("2025-10", "4"), target=target)).target is None


def test_notes_are_numbered_and_those_that_would_touch_share_a_mark() -> None:
    dates = ("2021-01", "2021-02", "2025-01")
    noted = tuple(Point(when(on), "4", HERE, f"Note {number}.") for number, on in enumerate(dates, 1))
    some = Measure("some", "Some measure", noted, HERE)
    assert [note.text for note in chart(some).notes] == ["1–2", "3"]
    found = page(measures=(some,))
    assert re.findall(r"Note \d", found.partition("<details")[0]) == ["Note 1", "Note 2", "Note 3"]


def test_two_values_of_one_day_are_above_each_other() -> None:
    first, last = chart(measure(("2025-04-01", "5"), ("2025-04-01", "9"))).own.spots
    assert first.at == last.at and first.y > last.y


def test_a_value_too_long_for_a_drawing_is_written_below_it() -> None:
    value = "123456789012345678901234567890.123456789"
    assert f"Last value: {value}" in page(measures=(measure(("2025-04-01", value)),))


@given(points, targets)
def test_any_chart_is_well_formed_and_stays_inside_its_drawing(those: tuple[Point, ...], target: str) -> None:
    found = page(measures=(Measure("some", "Some <b> & “measure”", those, HERE, "a < b", "up", target),))
    assert len(pictures(found)) == bool(those)
    assert_inside(found)


@given(points)
def test_no_two_marks_of_notes_touch(those: tuple[Point, ...]) -> None:
    drawn = line_chart.chart(Measure("some", "Some measure", those, HERE), english(), TODAY)
    notes = drawn.notes if drawn else ()
    assert not [one for one, after in pairwise(notes) if one.meets(after)]
    assert sum(note.last - note.first + 1 for note in notes) == sum(bool(point.note) for point in those)


@given(st.lists(numbers.map(Fraction), min_size=1, max_size=20))
def test_a_scale_holds_all_values_with_few_numbers(values: list[Fraction]) -> None:
    scale = value_scale(values)
    assert all(0 <= scale.share(value) <= 1 for value in values)
    assert 1 <= scale.count <= 6


def points_of(*typed: str) -> tuple[Point, ...]:
    """A point for each year from 2020: a value, "-" for one that is withheld; "|" before a break, "?" if provisional."""
    found = []
    for year, one in enumerate(typed, 2020):
        value = one.strip("|?-")
        marks = {"is_withheld": one == "-", "is_break": one.startswith("|"), "is_provisional": one.endswith("?")}
        found.append(Point(when(str(year)), value, HERE, **marks))
    return tuple(found)


def test_a_line_is_broken_where_a_figure_is_withheld_and_where_the_way_of_counting_changed() -> None:
    drawn = chart(Measure("some", "Some", points_of("5", "6", "-", "7", "8", "|9", "9"), HERE))
    assert [len(stroke.spots) for stroke in drawn.own.strokes] == [2, 2, 2]
    assert len(drawn.own.spots) == 6
    assert len(drawn.withheld) == len(drawn.breaks) == 1
    assert drawn.own.spots[1].at < drawn.withheld[0] < drawn.own.spots[2].at
    assert drawn.breaks[0] == drawn.own.spots[4].at


def test_what_leads_to_a_provisional_figure_is_dashed_and_its_mark_is_hollow() -> None:
    drawn = chart(Measure("some", "Some", points_of("5", "6", "7?", "8?"), HERE))
    assert [(len(stroke.spots), stroke.is_dashed) for stroke in drawn.own.strokes] == [(2, False), (3, True)]
    assert [spot.is_open for spot in drawn.own.dots] == [False, False, True, True]


def test_a_figure_between_two_withheld_ones_is_marked_in_a_long_line_too() -> None:
    drawn = chart(Measure("some", "Some", points_of(*["5"] * 20, "-", "9", "-", *["5"] * 8), HERE))
    assert drawn.own.dots[0].y == min(spot.y for spot in drawn.own.spots)
    assert len(drawn.own.dots) == 2


def test_a_comparator_is_a_line_of_its_own_with_its_letter() -> None:
    england = Comparator("England", points_of("50", "60"), HERE)
    nobody = Comparator("Nobody", points_of("-"), HERE)
    some = Measure("some", "Some", points_of("5", "6"), HERE, comparators=(nobody, england))
    [other] = chart(some).others
    assert (other.letter, len(other.drawn.spots)) == ("A", 2)
    assert chart(some).levels[-1][1].text == "60"  # the scale holds it
    found = page(measures=(some,))
    assert "<b>A</b> England: 60 in 2021." in found
    assert "Nobody: no figures in this record." in found
    assert "England: 60 in 2021." in told(found)[0]


def test_a_baseline_is_a_level_line_from_its_date_on() -> None:
    drawn = chart(Measure("some", "Some", points_of("5", "6"), HERE, baseline=Baseline(when("2019"), "2")))
    assert drawn.baseline and drawn.baseline.words and drawn.baseline.words.text == "Baseline 2"
    assert drawn.baseline.at < drawn.own.spots[0].at and drawn.baseline.y > drawn.own.spots[0].y


def test_a_withheld_figure_is_in_no_part_of_a_page_but_by_its_date_and_reason() -> None:
    secret = Measure(
        "some", "Some", (*points_of("5"), Point(when("2025"), "", HERE, "Too few.", is_withheld=True)), HERE
    )
    found = page(measures=(secret,))
    assert "The figure in 2025 is withheld." in found
    assert "Too few." in found and ">withheld</span>" in found


def test_only_withheld_figures_make_no_drawing_but_a_table() -> None:
    found = page(measures=(Measure("some", "Some", points_of("-", "-"), HERE),))
    assert "2 figures are withheld." in found and pictures(found) == []
    assert found.count(">withheld</span>") == 2


@given(marked, targets, baselines, comparators)
@settings(max_examples=60)
def test_a_chart_with_everything_is_well_formed_and_stays_inside_its_drawing(
    those: tuple[Point, ...], target: str, baseline: Baseline | None, others: tuple[Comparator, ...]
) -> None:
    others = tuple(replace(one, name=f"{one.name} {number}") for number, one in enumerate(others))
    some = Measure("some", "Some", those, HERE, "a < b", None, target, baseline=baseline, comparators=others)
    found = page(measures=(some,))
    assert len(pictures(found)) == any(point.value for point in those)
    assert_inside(found)


@given(marked, comparators)
@settings(max_examples=60)
def test_no_letter_of_a_comparator_meets_another_or_the_last_value(
    those: tuple[Point, ...], others: tuple[Comparator, ...]
) -> None:
    drawn = line_chart.chart(Measure("some", "Some", those, HERE, comparators=others), english(), TODAY)
    words = [other.words for other in drawn.others if other.words] if drawn else []
    space = Space(20, 100)
    boxes = [space.box(replace(one, at=one.at + (4.5 if one.anchor == "start" else 0))) for one in words]
    if drawn and drawn.last:
        # line_chart.html moves it 0.65em away from its point, and such words would reach 0.4em back over it.
        away = 1.05 / 20 * 100 * (1 if drawn.last.anchor == "start" else -1)
        boxes.append(space.box(replace(drawn.last, at=drawn.last.at + away)))
    assert not [one for number, one in enumerate(boxes) for other in boxes[number + 1 :] if one.meets(other)]


def test_the_style_sheet_gives_a_chart_the_height_that_it_was_drawn_for() -> None:
    style = PLAN_STYLE.read_text("utf-8")
    noted = Measure("some", "Some measure", (Point(when("2025-04"), "5", HERE, "Why."),), HERE)
    assert f".drawing--chart {{ height: {chart(measure(('2025-04', '5'))).height}em; }}" in style
    assert f".drawing--noted {{ height: {chart(noted).height}em; }}" in style


# Who answers to whom


def test_a_box_is_right_of_and_below_the_one_that_it_reports_to() -> None:
    drawn = tree(rows_of(hierarchy((body("a"), body("b", "a"), body("c", "b")))), "also: {}")
    assert [box.body.id for box in drawn.boxes] == ["a", "b", "c"]
    assert [box.x for box in drawn.boxes] == sorted({box.x for box in drawn.boxes})
    assert len(drawn.elbows) == 2 and not drawn.others


def test_a_body_that_reports_to_several_has_a_line_to_each() -> None:
    drawn = tree(rows_of(hierarchy((body("a"), body("b", "a"), body("c", "b", "a")))), "also: {}")
    assert (len(drawn.elbows), len(drawn.others)) == (2, 1)
    assert drawn.boxes[-1].also == ("also: A",)


def test_a_short_line_is_nearer_to_the_boxes_than_the_long_one_around_it_so_that_they_do_not_cross() -> None:
    bodies = (body("a"), body("b", "a", "z"), body("c", "a", "d"), body("d", "a"), body("z"))
    long, short = sorted(tree(rows_of(hierarchy(bodies)), "also: {}").others, key=height_of, reverse=True)
    assert height_of(long) > height_of(short)
    assert right_of(long) > right_of(short)


def right_of(line: str) -> float:
    """How far to the right a line to a second superior goes."""
    return max(float(found) for found in re.findall(r"[MH]([\d.]+)", line))


def height_of(line: str) -> float:
    """How far down such a line goes."""
    begin, end = re.findall(r"(?:M[\d.]+ |V)([\d.]+)", line)
    return abs(float(end) - float(begin))


def test_trees_that_a_second_superior_joins_are_one_drawing() -> None:
    branches = hierarchy((body("a"), body("b"), body("c", "a", "b"), body("x"), body("y", "x")))
    assert [[branch.body.id for branch in those] for those in connected(branches)] == [["a", "b"], ["x"]]


def test_who_reports_to_nobody_and_has_nobody_below_is_kept_apart() -> None:
    branches, others = told_apart(hierarchy((body("a"), body("b", "a", "c"), body("c"), body("alone"))))
    assert [branch.body.id for branch in branches] == ["a", "c"]
    assert [one.id for one in others] == ["alone"]


def test_the_drawing_is_hidden_from_who_reads_the_list() -> None:
    [governance] = governance_page.pages(site(bodies=(body("a"), body("b", "a"), body("alone"))))
    [picture] = pictures(governance.body)
    assert picture.attrib["aria-hidden"] == "true"
    assert re.search(r"<li>A\s*<ul>\s*<li>B</li>\s*</ul>", governance.body)
    assert "Others that this record names" in governance.body


@given(words, st.floats(3, 30))
def test_lines_hold_all_letters_and_are_no_wider_than_they_may(text: str, width: float) -> None:
    lines = wrapped(f"{text} {text}", width)
    assert "".join(lines).replace(" ", "") == text * 2
    assert all(width_of(line) <= width for line in lines)


@st.composite
def governance(draw: st.DrawFn) -> tuple[Body, ...]:
    """Bodies that report to only earlier ones, so that there is no circle."""
    names = draw(st.lists(words, min_size=1, max_size=12))
    above = [draw(st.lists(st.sampled_from(range(n)), unique=True, max_size=4)) if n else [] for n in range(len(names))]
    return tuple(
        Body(f"b{n}", name, HERE, reports_to=tuple(f"b{those}" for those in above[n])) for n, name in enumerate(names)
    )


@given(governance())
def test_any_governance_is_drawn_whole_inside_its_drawing_without_boxes_that_touch(bodies: tuple[Body, ...]) -> None:
    [found] = governance_page.pages(site(bodies=bodies))
    branches, others = told_apart(hierarchy(bodies))
    drawn = [tree(rows_of(those), "also: {}") for those in connected(branches)]
    assert len(pictures(found.body)) == len(drawn)
    assert sorted(box.body.id for one in drawn for box in one.boxes) == sorted(
        {one.id for one in bodies} - {one.id for one in others}
    )
    for one in drawn:
        assert all(box.x >= 0 and box.width > 60 and box.x + box.width <= WIDTH for box in one.boxes)
        assert all(before.y + before.height < after.y for before, after in pairwise(one.boxes))
        numbers_of = [float(found) for path in one.others for found in re.findall(r"[MH]([\d.]+)", path)]
        assert all(number <= WIDTH for number in numbers_of)


# Actions


def action(id: str, status: Status | None = None, **changes: date | When) -> Action:
    return Action(id, f"Action {id}", HERE, status=status, **changes)  # type: ignore[arg-type]


def test_what_is_slow_or_overdue_comes_first_and_what_is_over_last() -> None:
    actions = (
        action("stopped", Status.STOPPED),
        action("done", Status.DONE),
        action("done-without-word", done=when("2025-01")),
        action("unknown"),
        action("to-come", Status.NOT_STARTED),
        action("fine", Status.ON_TRACK),
        action("overdue", Status.ON_TRACK, due=when("2026-02")),
        action("slow", Status.SLOW),
    )
    found = [(group.state.value, [one.id for one in group.actions]) for group in grouped(site(), actions)]
    assert found == [
        ("behind", ["overdue", "slow"]),
        ("on-track", ["fine"]),
        ("not-started", ["to-come"]),
        ("not-published", ["unknown"]),
        ("done", ["done", "done-without-word"]),
        ("stopped", ["stopped"]),
    ]


def test_an_overdue_action_is_marked_in_words() -> None:
    found = page(actions=(action("late", Status.ON_TRACK, due=day_of(site().today - timedelta(1))),))
    assert (
        'On track, no date given</strong> · <strong class="overdue">Past its date, not shown as done</strong>' in found
    )


@given(st.lists(st.builds(action, st.uuids().map(str), st.sampled_from([None, *Status])), max_size=9))
def test_each_action_is_in_one_group(actions: list[Action]) -> None:
    found = [one for group in grouped(site(), actions) for one in group.actions]
    assert sorted(one.id for one in found) == sorted(one.id for one in actions)
