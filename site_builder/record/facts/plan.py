"""The facts of the plan: areas with their actions, ratings and measures."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from site_builder.record.actions import Action, Report
from site_builder.record.facts.said import Facts, Value, hashed, listed
from site_builder.record.facts.shared import aliases, cited, say_attached, say_document, say_moves
from site_builder.record.measures import Measure, Point
from site_builder.record.plan import Area, Closure
from site_builder.record.ratings import Rating
from site_builder.record.record import Record
from site_builder.record.responses import Response


def say_plan(facts: Facts, record: Record) -> None:
    """Every area, known by its number."""
    for area in record.areas:
        thing = _say_area(facts, area, with_teenagers=record.council.young_people.teens)
        say_document(facts, f"{thing}/", area.source, name="source")
        if area.closed:
            say_document(facts, f"{thing}/", area.closed.source, name="closed")
        for action in area.actions:
            _say_action(facts, thing, action, record)
        for rating in area.ratings:
            _say_rating(facts, thing, rating)
        for response in area.responses:
            _say_response(facts, thing, response)
        for measure in area.measures:
            _say_measure(facts, thing, measure)
        say_attached(facts, thing, area)


def _say_area(facts: Facts, area: Area, *, with_teenagers: bool) -> str:
    checked = area.young_people_checked
    values = {
        "address": f"/{area.address}",
        "aliases": aliases(area),
        "title": area.title,
        "young_people_title": area.young_people_title,
        "text": hashed(area.body.text),
        "young_people": hashed("\n".join(f"{block.heading}\n{block.text.text}" for block in area.young_people)),
        "teenagers": hashed(area.teenagers.text) if with_teenagers else "",
        "young_people_group": area.young_people_group.value if area.young_people_group else "",
        "project": area.project,
        "lead": area.lead,
        "opened": area.opened,
        **_closed(area.closed),
        "follows": listed(area.follows),
        "sources": cited(area),
        "written": area.written,
        "reviewed": area.reviewed,
        "young_people_reviewed": area.young_people_reviewed,
        "young_people_checked": f"{checked.date} {checked.by}" if checked else "",
        "minor": area.minor,
    }
    young = next((block.text.place for block in area.young_people if block.text.place), None) or area.place
    places = {**area.places, "text": area.body.place or area.place, "young_people": young}
    places["teenagers"] = area.teenagers.place or young
    places |= dict.fromkeys(_closed(area.closed), area.place_of("closed"))
    return facts.say(f"area/{area.number}", values, area.place, places)


def _closed(closed: Closure | None) -> dict[str, Value]:
    """When and why an area left the plan; nothing while it is part of it."""
    if closed is None:
        return {}
    said = {"closed": closed.date, "closed_why": closed.why, "closed_decided_by": closed.decided_by}
    return {**said, "closed_young_people": closed.young_people}


def _say_action(facts: Facts, area: str, action: Action, record: Record) -> None:
    status = action.status or (action.reports[-1].status if action.reports else None)
    checked = action.checked
    values = {
        "text": action.text,
        "due": action.due,
        "status": status.value if status else "",
        "owner": action.owner,
        "done": action.done,
        "checked": checked.date if checked else "",
        "checked_by": checked.by if checked else "",
        "checked_how": checked.how if checked else "",
        "evidence": _evidence(action, record),
    }
    places = dict(action.places)
    if checked and checked.place:
        places |= dict.fromkeys(("checked", "checked_by", "checked_how"), checked.place)
    thing = facts.say(f"{area}/action/{action.id}", values, action.place, places)
    say_document(facts, f"{thing}/", action.evidence, name="evidence")
    say_moves(facts, thing, action.moved, action.place)
    for report in action.reports:
        said = {"date": report.date, "status": report.status.value, "note": report.note}
        said |= {"evidence": _evidence(report, record)}
        name = facts.say(f"{thing}/report/{report.date}", said, report.place, report.places)
        say_document(facts, f"{name}/", report.evidence, name="evidence")


def _evidence(shown: Action | Report, record: Record) -> str:
    """The name of the update that shows it; one that is not public is not named."""
    update = record.update_by_name.get(shown.evidence_update)
    return update.name if update else ""


def _say_rating(facts: Facts, area: str, rating: Rating) -> None:
    """One rating."""
    values = {
        "date": str(rating.date),
        "by": rating.by,
        "delivery": rating.delivery.value,
        "impact": rating.impact.value,
        "means": rating.means,
        "reason": rating.reason,
        "young_people": rating.young_people,
    }
    thing = facts.say(f"{area}/rating/{rating.known}", values, rating.place, rating.places)
    say_document(facts, f"{thing}/", rating.source, name="source")


def _say_response(facts: Facts, area: str, response: Response) -> None:
    """One response."""
    values = {"date": str(response.date), "answer": response.answer.value, "by": response.by, "why": response.why}
    thing = facts.say(f"{area}/decision/{response.known}", values, response.place, response.places)
    say_document(facts, f"{thing}/", response.source, name="source")


def _say_measure(facts: Facts, area: str, measure: Measure) -> None:
    baseline = measure.baseline
    values = {
        "title": measure.title,
        "unit": measure.unit,
        "better": measure.better.value if measure.better else "",
        "target": measure.target,
        "judged_by": measure.judged_by,
        "baseline": f"{baseline.value} in {baseline.date}" if baseline else "",
    }
    thing = facts.say(f"{area}/measure/{measure.id}", values, measure.place, measure.places)
    say_document(facts, f"{thing}/", measure.source, name="source")
    say_moves(facts, thing, measure.moved, measure.place)
    _say_points(facts, thing, measure.points)
    for comparator in measure.comparators:
        name = f"{thing}/comparator/{quote(comparator.name, safe=' ')}"
        name = facts.say(name, {"name": comparator.name}, comparator.place, comparator.places)
        say_document(facts, f"{name}/", comparator.source, name="source")
        _say_points(facts, name, comparator.points)


def _say_points(facts: Facts, series: str, points: Iterable[Point]) -> None:
    """The values of a measure or a comparator; nothing says how large one is that is withheld."""
    for point in points:
        revised = point.revised
        said: dict[str, Value] = {"date": point.date, "value": point.value, "note": point.note}
        marks = {"provisional": point.is_provisional, "withheld": point.is_withheld, "break": point.is_break}
        said |= {name: "yes" for name, is_so in marks.items() if is_so}
        if revised:
            said |= {"revised": revised.date, "revised_was": revised.was, "revised_why": revised.why}
        places = {"value": point.value_place or point.place}
        if revised and revised.place:
            places |= dict.fromkeys(("revised", "revised_was", "revised_why"), revised.place)
        facts.say(f"{series}/point/{point.date}", said, point.place, places)
