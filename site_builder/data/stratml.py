"""The plan as StratML, in which strategic plans are exchanged: Part 1, "Strategic Plan" (ISO 17469-1:2015), and Part 2,
"Performance Plan or Report" (ANSI/AIIM 22:2017), which has the figures too.

An area is a goal, an action an objective. What the record does not say is left out, as both schemas allow; a plan without an
area has no file, for both ask for one goal. Dates stand only where they are days: a month is never given a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from site_builder.edition import Edition
from site_builder.record.actions import Action
from site_builder.record.dates import When
from site_builder.record.measures import Measure
from site_builder.record.outputs import Output
from site_builder.record.plan import Area

STRATEGY = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
PERFORMANCE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
FILES = ("stratml-strategic-plan.xml", "stratml-performance-report.xml")
"""The names of the two files, below `data/`."""
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
"""What `xsd:decimal` takes of the numbers that authors write."""


def outputs(edition: Edition, folder: str) -> Iterator[Output]:
    """Both files; none for a plan without an open area."""
    if edition.record.open_areas:
        for name, make in zip(FILES, (strategic_plan, performance_report), strict=True):
            yield Output(f"{folder}{name}", make(edition))


def strategic_plan(edition: Edition) -> bytes:
    """The plan by Part 1: its open areas and their actions."""
    whole = Element("StrategicPlan", {"xmlns": STRATEGY})
    core = _begin(whole, edition)
    for area in edition.record.open_areas:
        _goal(core, area, edition)
    about = SubElement(whole, "AdministrativeInformation")
    _publication(about, edition)
    return _bytes(whole)


def performance_report(edition: Edition) -> bytes:
    """The plan by Part 2, as a report: the same, and the figures of each area as indicators of an objective of its own."""
    whole = Element("PerformancePlanOrReport", {"xmlns": PERFORMANCE, "Type": "Performance_Report"})
    core = _begin(whole, edition)
    for area in edition.record.open_areas:
        goal = _goal(core, area, edition)
        if area.measures:
            _figures(goal, area, edition)
    about = SubElement(whole, "AdministrativeInformation")
    _add(about, "Identifier", "_plan")
    _publication(about, edition)
    return _bytes(whole)


def _begin(whole: Element, edition: Edition) -> Element:
    """What both say first, and the element that takes the goals."""
    council, messages = edition.council, edition.messages
    _add(whole, "Name", council.plan)
    _add(whole, "Description", messages.plain("stratml.about", council=edition.publishers, plan=council.plan))
    _add(whole, "OtherInformation", messages.plain("stratml.as_at", date=edition.today.isoformat()))
    core = SubElement(whole, "StrategicPlanCore")
    organisation = SubElement(core, "Organization")
    _add(organisation, "Name", council.name)
    _add(organisation, "Identifier", "_council")
    for number, partner in enumerate(council.partners, 1):
        other = SubElement(core, "Organization")
        _add(other, "Name", partner.name)
        _add(other, "Identifier", f"_partner_{number}")
    return core


def _publication(about: Element, edition: Edition) -> None:
    _add(about, "PublicationDate", edition.today.isoformat())
    _add(about, "Source", f"{edition.site_url}plan/")


def _goal(core: Element, area: Area, edition: Edition) -> Element:
    goal = SubElement(core, "Goal")
    _add(goal, "Name", area.title)
    _add(goal, "Description", area.body.text)
    _add(goal, "Identifier", f"_{area.name}")
    _add(goal, "SequenceIndicator", str(area.number))
    _stakeholder(goal, area.lead)
    _add(goal, "OtherInformation", f"{edition.site_url}{area.address}")
    for number, action in enumerate(area.actions, 1):
        _objective(goal, area, action, number, edition)
    return goal


def _objective(goal: Element, area: Area, action: Action, number: int, edition: Edition) -> None:
    objective = SubElement(goal, "Objective")
    _add(objective, "Description", action.text)
    _add(objective, "Identifier", f"_{area.name}.action.{action.id}")
    _add(objective, "SequenceIndicator", f"{area.number}.{number}")
    _stakeholder(objective, action.owner)
    _add(objective, "OtherInformation", " ".join(_told(action, edition)))


def _told(action: Action, edition: Edition) -> Iterator[str]:
    """By when it is due, and how it goes, in sentences."""
    messages = edition.messages
    if action.due:
        yield messages.plain("stratml.due", date=action.due.words(messages))
    if not action.state:
        yield messages.plain("stratml.not_reported")
        return
    status, reported = messages.plain(f"status.{action.state}"), action.reported
    key = "stratml.reported_on" if reported else "stratml.reported"
    yield messages.plain(key, status=status, date=reported.words(messages) if reported else "")


def _figures(goal: Element, area: Area, edition: Edition) -> None:
    objective = SubElement(goal, "Objective")
    _add(objective, "Name", edition.messages.plain("stratml.figures"))
    _add(objective, "Identifier", f"_{area.name}.figures")
    for measure in area.measures:
        _indicator(objective, area, measure)


def _indicator(objective: Element, area: Area, measure: Measure) -> None:
    found = SubElement(objective, "PerformanceIndicator", {"PerformanceIndicatorType": "Quantitative"})
    _add(found, "MeasurementDimension", measure.title)
    SubElement(found, "UnitOfMeasurement").text = measure.unit
    _add(found, "Identifier", f"_{area.name}.measure.{measure.id}")
    if measure.target:
        target = SubElement(SubElement(found, "MeasurementInstance"), "TargetResult")
        _add(target, "NumberOfUnits" if _DECIMAL.fullmatch(measure.target) else "Description", measure.target)
    for point in measure.points:
        result = SubElement(SubElement(found, "MeasurementInstance"), "ActualResult")
        _add(result, "EndDate", _day(point.date))
        _add(result, "NumberOfUnits", point.value)
        _add(result, "Description", " ".join(part for part in (_no_day(point.date), point.note) if part))


def _day(when: When) -> str:
    return when.first_day.isoformat() if _is_day(when) else ""


def _no_day(when: When) -> str:
    return "" if _is_day(when) else str(when)


def _is_day(when: When) -> bool:
    first: date = when.first_day
    return first == when.last_day


def _stakeholder(parent: Element, role: str) -> None:
    if role:
        _add(SubElement(parent, "Stakeholder", {"StakeholderTypeType": "Generic_Group"}), "Name", role)


def _add(parent: Element, name: str, words: str) -> None:
    """An element with words; none without."""
    if words:
        SubElement(parent, name).text = words


def _bytes(whole: Element) -> bytes:
    """UTF-8, indented, with a trailing newline."""
    indent(whole)
    text: bytes = tostring(whole, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
