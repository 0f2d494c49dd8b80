"""The plan as StratML, validated with the schemas of both parts of the standard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from made_up_edition import edition

from site_builder.data import stratml
from site_builder.edition import Edition
from site_builder.record.dates import When

from .made_up import AREA, site

SCHEMAS = ("StrategicPlanISOVersion20140401.xsd", "PerformancePlanOrReport20160216.xsd")
HERE = Path(__file__).parent / "stratml"


def read(public: Edition) -> list[etree._Element]:
    """Both files, each valid."""
    found = []
    for output, schema in zip(stratml.outputs(public, "data/"), SCHEMAS, strict=True):
        whole = etree.fromstring(output.content)
        etree.XMLSchema(etree.parse(HERE / schema)).assertValid(whole)
        found.append(whole)
    return found


def words(whole: etree._Element, name: str) -> list[str]:
    return [element.text or "" for element in whole.iter(f"{{*}}{name}")]


def test_both_files_are_valid_and_have_a_goal_for_each_open_area_and_an_objective_for_each_action() -> None:
    public = site()
    for whole in read(public):
        goals = list(whole.iter("{*}Goal"))
        assert [goal.findtext("{*}Name") for goal in goals] == [area.title for area in public.record.open_areas]
        told = [one.findtext("{*}Description") for one in whole.iter("{*}Objective")]
        actions = [action.text for area in public.record.open_areas for action in area.actions]
        assert [text for text in told if text] == actions


def test_goals_have_the_numbers_of_the_areas_and_objectives_count_within_them() -> None:
    public = site()
    for whole in read(public):
        told = [
            (one.tag.rpartition("}")[2], one.findtext("{*}SequenceIndicator"))
            for one in whole.iter("{*}Goal", "{*}Objective")
        ]
        numbered = []
        for area in public.record.open_areas:
            numbered += [("Goal", str(area.number))]
            numbered += [("Objective", f"{area.number}.{count}") for count in range(1, len(area.actions) + 1)]
        assert [one for one in told if one[1]] == numbered


def test_a_plan_without_an_area_has_no_file() -> None:
    assert list(stratml.outputs(edition(), "data/")) == []


def test_every_figure_is_an_actual_result_with_its_number() -> None:
    _, whole = read(site())
    values = [point.value for measure in AREA.measures for point in measure.points]
    results = [result.findtext("{*}NumberOfUnits") for result in whole.iter("{*}ActualResult")]
    assert results == values


@pytest.mark.parametrize(
    ("when", "days", "told"), [(When(2025, 3, 4), ["2025-03-04"], []), (When(2025, 3), [], ["2025-03"])]
)
def test_a_month_is_never_given_a_day(when: When, days: list[str], told: list[str]) -> None:
    measure = AREA.measures[0]
    points = (replace(measure.points[0], date=when, note="", revised=None),)
    area = replace(AREA, measures=(replace(measure, points=points, target=""),))
    _, whole = read(edition(areas=(area,)))
    result = next(whole.iter("{*}ActualResult"))
    assert words(result, "EndDate") == days
    assert words(result, "Description") == told


def test_a_target_in_words_is_said_in_words() -> None:
    measure = replace(AREA.measures[0], target="as many as in England")
    _, whole = read(edition(areas=(replace(AREA, measures=(measure,)),)))
    target = next(whole.iter("{*}TargetResult"))
    assert words(target, "Description") == ["as many as in England"]
    assert words(target, "NumberOfUnits") == []
