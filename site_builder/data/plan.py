"""The plan's areas, and its promises with their outcomes, as data."""

from __future__ import annotations

from site_builder.data.updates import correction_records, move_records, promise_record, teenagers_record
from site_builder.data.values import JsonObject, document_records, number_record, source_record, source_records, typed
from site_builder.edition import Edition
from site_builder.record.actions import Action, Checked, Report
from site_builder.record.measures import Baseline, Comparator, Measure, Point
from site_builder.record.moves import Revision
from site_builder.record.plan import Area, Closure
from site_builder.record.ratings import Rating
from site_builder.record.responses import Response
from site_builder.record.tracked_promises import TrackedPromise


def area_record(area: Area, edition: Edition) -> JsonObject:
    """Everything that an area's two pages show."""
    return {
        **_facts(area, edition),
        "html": area.body.html(edition.site_url),
        "text": area.body.text,
        "young_people": _young_people(area, edition),
        "responses": [_response(response, area, edition) for response in area.responses],
        "actions": [_action(action, edition) for action in area.actions],
        "ratings": _ratings(area, edition),
        "rating_due": _rating_due(area, edition),
        "measures": [_measure(measure, edition) for measure in area.measures],
        "documents": document_records(area.documents, edition),
        "sources": source_records(area, edition),
        "updates": [update.name for update in edition.record.updates_of(area)],
        "corrections": correction_records(area.corrections),
        "minor": typed(area.minor),
        "aliases": [alias.typed for alias in area.aliases],
    }


def _facts(area: Area, edition: Edition) -> JsonObject:
    return {
        "number": area.number,
        "name": area.name,
        "title": area.title,
        "url": edition.site_url + area.address,
        "project": area.project,
        "lead": area.lead,
        "source": source_record(area.source, edition),
        "opened": typed(area.opened),
        "closed": _closed(area.closed, edition),
        "follows": list(area.follows),
        "followed_by": [following.number for following in edition.record.following(area)],
        "written": typed(area.written),
        "reviewed": typed(area.reviewed),
    }


def _closed(closed: Closure | None, edition: Edition) -> JsonObject | None:
    """How an area left the plan; None while it is part of it."""
    if closed is None:
        return None
    return {
        "date": typed(closed.date),
        "why": closed.why,
        "decided_by": closed.decided_by,
        "young_people": closed.young_people,
        "source": source_record(closed.source, edition),
    }


def _young_people(area: Area, edition: Edition) -> JsonObject:
    checked, root, second = area.young_people_checked, edition.site_url, edition.council.second_version
    return {
        "title": area.young_people_title,
        "url": edition.site_url + second.page_of_area(area.name),
        "reviewed": typed(area.young_people_reviewed),
        "checked": {"by": checked.by, "date": typed(checked.date)} if checked else None,
        "blocks": [
            {"heading": block.heading, "html": block.text.html(root), "text": block.text.text}
            for block in area.young_people
        ],
        "group": area.young_people_group.value if area.young_people_group else None,
        "teenagers": teenagers_record(area.teenagers, f"{second.teenagers}{area.name}/", edition),
    }


def _response(response: Response, area: Area, edition: Edition) -> JsonObject:
    return {
        "date": typed(response.date),
        "answer": response.answer.value,
        "answer_words": edition.messages.plain(f"acceptance.{response.answer}"),
        "by": response.by,
        "why": response.why,
        "source": source_record(response.source, edition),
        "holds": response in area.latest_responses,
        "url": f"{edition.site_url}{area.address}#{response.anchor}",
    }


def _action(action: Action, edition: Edition) -> JsonObject:
    return {
        "id": action.id,
        "text": action.text,
        "due": typed(action.due),
        "moved": move_records(action.moved),
        "status": action.state.value if action.state else None,
        "status_words": edition.messages.plain(f"status.{action.state}") if action.state else "",
        "reported": typed(action.reported),
        "unconfirmed": edition.is_unconfirmed(action),
        "owner": action.owner,
        "done": typed(action.done_on),
        "overdue": action.is_overdue(edition.today),
        "checked": _checked(action.checked) | {"holds": action.is_checked} if action.checked else None,
        "evidence": _evidence(action, edition),
        "reports": [_report(report, edition) for report in action.reports],
    }


def _checked(checked: Checked) -> JsonObject:
    return {"date": typed(checked.date), "by": checked.by, "how": checked.how}


def _report(report: Report, edition: Edition) -> JsonObject:
    return {
        "date": typed(report.date),
        "status": report.status.value,
        "status_words": edition.messages.plain(f"status.{report.status}"),
        "note": report.note,
        "evidence": _evidence(report, edition),
    }


def _evidence(shown: Action | Report, edition: Edition) -> JsonObject | None:
    """The document or the update that shows an action's state; an update that is not public is not named."""
    update = edition.record.update_by_name.get(shown.evidence_update)
    if update:
        return {"update": update.name, "url": edition.site_url + update.address}
    return source_record(shown.evidence, edition)


def _ratings(area: Area, edition: Edition) -> list[JsonObject]:
    latest = area.latest_ratings
    return [_rating(rating, area, edition) | {"is_latest": rating in latest} for rating in area.ratings]


def _rating_due(area: Area, edition: Edition) -> JsonObject | None:
    """By when a rhythm asked for the next rating, if that day has passed; as at the day of the build."""
    overdue = edition.overdue_rating_of.get(area.number)
    return {"by": overdue.due.isoformat(), "who": overdue.rhythm.who} if overdue else None


def _rating(rating: Rating, area: Area, edition: Edition) -> JsonObject:
    return {
        "date": typed(rating.date),
        "url": f"{edition.site_url}{area.address}#{rating.anchor}",
        "by": rating.by,
        "means": rating.means,
        "delivery": rating.delivery.value,
        "delivery_words": edition.rating_words(rating.delivery),
        "impact": rating.impact.value,
        "impact_words": edition.rating_words(rating.impact),
        "reason": rating.reason,
        "young_people": rating.young_people,
        "flags": [flag.value for flag in rating.flags],
        "source": source_record(rating.source, edition),
    }


def _measure(measure: Measure, edition: Edition) -> JsonObject:
    return {
        "id": measure.id,
        "title": measure.title,
        "unit": measure.unit,
        "better": measure.better or "",
        "target": measure.target,
        "moved": move_records(measure.moved),
        "judged_by": measure.judged_by,
        "baseline": _baseline(measure.baseline),
        "source": source_record(measure.source, edition),
        "points": [_point(point) for point in measure.points],
        "comparators": [_comparator(comparator, edition) for comparator in measure.comparators],
    }


def _baseline(baseline: Baseline | None) -> JsonObject | None:
    """The figure from which progress is counted; None if nobody said."""
    if baseline is None:
        return None
    return {"date": typed(baseline.date), "value": number_record(baseline.value), "value_words": baseline.value}


def _comparator(comparator: Comparator, edition: Edition) -> JsonObject:
    return {
        "name": comparator.name,
        "source": source_record(comparator.source, edition),
        "points": [_point(point) for point in comparator.points],
    }


def _point(point: Point) -> JsonObject:
    """A value; one that is withheld is None and has no words."""
    return {
        "date": typed(point.date),
        "value": number_record(point.value) if point.value else None,
        "value_words": point.value,
        "note": point.note,
        "revised": _revision(point.revised),
        "provisional": point.is_provisional,
        "withheld": point.is_withheld,
        "break": point.is_break,
    }


def _revision(revised: Revision | None) -> JsonObject | None:
    """What a value was before it was revised last."""
    return {"date": typed(revised.date), "was": revised.was, "why": revised.why} if revised else None


def kept_record(entry: TrackedPromise, edition: Edition) -> JsonObject:
    """A promise with the update that made it, and what became of it as at the day of the build."""
    return promise_record(entry.promise, edition) | {
        "url": edition.site_url + entry.promise.address,
        "made_in": entry.made_in.name,
        "made_on": typed(entry.made_in.date),
        "standing": entry.standing.value,
        "standing_words": edition.messages.plain(entry.words),
        "kept_by": [update.name for update in entry.kept_by],
        "partly_kept_by": [update.name for update in entry.partly_by],
        "days_overdue": entry.days_overdue(edition.today),
    }
