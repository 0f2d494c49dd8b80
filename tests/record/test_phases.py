"""How the areas of the plan changed: by the versions that name them, or by what they follow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import edition

from site_builder.problems import Place
from site_builder.record.dates import Span, When
from site_builder.record.phases import Step, phases, steps
from site_builder.record.plan import Area, Closure
from site_builder.record.prose import Prose
from site_builder.record.record import Record
from site_builder.record.references import PlanVersion

HERE = Place("docs/plan/01-a.md")


def area(number: int, follows: tuple[int, ...] = (), closed: str = "", opened: When | None = None) -> Area:
    closure = Closure(When(*map(int, closed.split("-"))), "It ended.") if closed else None
    return Area(
        f"{number:02}-a", number, f"Area {number}", Prose(), HERE, closed=closure, follows=follows, opened=opened
    )


def version(year: int, *areas: int) -> PlanVersion:
    return PlanVersion(Span.of(When(year)), f"Of {year}", areas=areas)


def record_of(areas: tuple[Area, ...], *versions: PlanVersion) -> Record:
    return edition(areas=areas, plan_versions=versions).record


def numbers(record: Record) -> list[list[int]]:
    return [[area.number for area in phase.areas] for phase in phases(record)]


TEN = tuple(area(number, closed="2025-07") for number in range(1, 11))
THREE = (area(11, (1, 2, 3)), area(12, (4, 5)), area(13, (6, 7, 8, 9)))


def test_ten_areas_became_three_by_the_versions_that_name_them() -> None:
    record = record_of((*TEN, *THREE), version(2022, *range(1, 11)), version(2025, 11, 12, 13))
    assert numbers(record) == [[*range(1, 11)], [11, 12, 13]]
    [step] = steps(record)
    assert [area.number for area in step.new] == [11, 12, 13]
    assert [area.number for area in step.ended] == [10]
    assert step.going_on == ()
    assert [(one.number, other.number) for one, other in step.lines][:4] == [(1, 11), (2, 11), (3, 11), (4, 12)]


def test_without_versions_what_they_follow_tells_the_same() -> None:
    record = record_of((*TEN, *THREE))
    assert numbers(record) == [[*range(1, 11)], [11, 12, 13]]
    [step] = steps(record)
    assert (str(step.after.date), step.after.is_now) == ("2025-07", True)


def test_versions_of_the_same_areas_are_one_phase() -> None:
    record = record_of((*TEN, *THREE), version(2022, *range(1, 11)), version(2023, *range(1, 11)), version(2024))
    assert numbers(record) == [[*range(1, 11)], [11, 12, 13]]  # the last are those that are open now
    assert [phase.title for phase in phases(record)] == ["Of 2022", ""]


def test_an_area_that_goes_on_is_in_both() -> None:
    record = record_of((area(1, closed="2024"), area(2), area(3, (1,))))
    assert numbers(record) == [[1, 2], [2, 3]]
    [step] = steps(record)
    assert [area.number for area in step.going_on] == [2]
    assert [(one.number, other.number) for one, other in step.lines] == [(1, 3), (2, 2)]


def test_an_area_that_nothing_follows_is_gone_from_the_plan_as_it_stands() -> None:
    assert numbers(record_of((area(1, closed="2024"), area(2)))) == [[1, 2], [2]]
    assert numbers(record_of((area(1, closed="2024"),))) == []  # nothing came after it


def test_three_phases_come_from_areas_that_follow_those_that_followed() -> None:
    one, two = area(1, closed="2023"), area(2, (1,), closed="2024")
    assert numbers(record_of((one, two, area(3, (2,))))) == [[1], [2], [3]]


def test_where_no_area_was_closed_the_day_on_which_new_ones_opened_is_that_of_the_change() -> None:
    record = record_of((area(1), area(2, opened=When(2025, 4))), version(2022, 1))
    [step] = steps(record)
    assert (str(step.after.date), [one.number for one in step.new]) == ("2025-04", [2])


def test_a_plan_that_never_changed_has_no_phases() -> None:
    assert phases(record_of((area(1), area(2)))) == ()
    assert phases(record_of((area(1), area(2)), version(2022, 1, 2))) == ()
    assert phases(record_of(())) == ()


def test_areas_that_follow_one_another_in_a_circle_stop_nothing() -> None:
    """Such a record has an error; a preview shows it all the same."""
    assert phases(record_of((area(1, (2,), "2024"), area(2, (1,)), area(3, (3,), "2024")))) is not None


@st.composite
def plans(draw: st.DrawFn) -> Record:
    """Areas that may be closed and follow others, and versions that name some of them."""
    count = draw(st.integers(1, 7))
    areas = []
    for number in range(1, count + 1):
        follows = draw(st.sets(st.integers(1, count), max_size=3))
        areas.append(area(number, tuple(sorted(follows)), draw(st.sampled_from(["", "2024", "2025-07"]))))
    named = st.sets(st.integers(1, count + 1)).map(lambda found: tuple(sorted(found)))
    versions = draw(st.lists(st.tuples(st.integers(2020, 2025), named), max_size=3))
    return record_of(tuple(areas), *(version(year, *areas_of) for year, areas_of in versions))


@given(plans())
def test_the_last_phase_is_the_plan_as_it_stands_and_each_step_loses_no_area(record: Record) -> None:
    found = phases(record)
    assert len(found) != 1
    if found and record.open_areas:
        assert found[-1].areas == record.open_areas
    for step in steps(record):
        assert step.before.areas != step.after.areas
        assert sorted(_numbers_after(step)) == sorted(area.number for area in step.after.areas)
        gone = {area.number for area in step.before.areas} - {area.number for area in step.after.areas}
        followed = {one.number for one, other in step.lines if one.number in gone}
        assert gone == followed | {area.number for area in step.ended}


def _numbers_after(step: Step) -> list[int]:
    return [area.number for area in (*step.going_on, *step.new)]
