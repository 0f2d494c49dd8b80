"""The plan's areas, and what became of its promises, as data."""

from __future__ import annotations

from site_builder.data.updates import correction_records, promise_record
from site_builder.data.values import JsonObject, document_records, source_record, source_records, typed
from site_builder.record.addresses import rating_anchor
from site_builder.record.measures import Measure, Point
from site_builder.record.plan import Action, Area
from site_builder.record.ratings import Rating, rating_words
from site_builder.record.record import Record, TrackedPromise
from site_builder.settings import Settings


def area_record(area: Area, record: Record) -> JsonObject:
    """Everything that an area's two pages show."""
    settings = record.settings
    return {
        **_facts(area, settings),
        "html": area.body.html(settings.site_url),
        "text": area.body.text,
        "young_people": _young_people(area, settings),
        "actions": [_action(action, record) for action in area.actions],
        "ratings": [_rating(rating, area, settings) for rating in area.ratings],
        "measures": [_measure(measure, settings) for measure in area.measures],
        "documents": document_records(area.documents, settings),
        "sources": source_records(area, record),
        "updates": [update.name for update in record.updates_of(area)],
        "corrections": correction_records(area.corrections),
        "minor": typed(area.minor),
    }


def _facts(area: Area, settings: Settings) -> JsonObject:
    return {
        "number": area.number,
        "name": area.name,
        "title": area.title,
        "url": settings.site_url + area.address,
        "project": area.project,
        "lead": area.lead,
        "source": source_record(area.source, settings),
        "written": typed(area.written),
        "reviewed": typed(area.reviewed),
    }


def _young_people(area: Area, settings: Settings) -> JsonObject:
    checked, root = area.young_people_checked, settings.site_url
    return {
        "title": area.young_people_title,
        "url": settings.site_url + area.young_people_address,
        "reviewed": typed(area.young_people_reviewed),
        "checked": {"by": checked.by, "date": typed(checked.date)} if checked else None,
        "blocks": [
            {"heading": block.heading, "html": block.text.html(root), "text": block.text.text}
            for block in area.young_people
        ],
    }


def _action(action: Action, record: Record) -> JsonObject:
    return {
        "id": action.id,
        "text": action.text,
        "due": typed(action.due),
        "status": action.status.value if action.status else None,
        "status_words": record.settings.messages.plain(f"status.{action.status}") if action.status else "",
        "owner": action.owner,
        "done": typed(action.done),
        "overdue": action.is_overdue(record.settings.today),
        "evidence": _evidence(action, record),
    }


def _evidence(action: Action, record: Record) -> JsonObject | None:
    """The document or the update that shows an action's state; an update that is not public is not named."""
    update = record.update_by_name.get(action.evidence_update)
    if update:
        return {"update": update.name, "url": record.settings.site_url + update.address}
    return source_record(action.evidence, record.settings)


def _rating(rating: Rating, area: Area, settings: Settings) -> JsonObject:
    return {
        "date": typed(rating.date),
        "url": f"{settings.site_url}{area.address}#{rating_anchor(str(rating.date))}",
        "delivery": rating.delivery.value,
        "delivery_words": rating_words(rating.delivery, settings),
        "impact": rating.impact.value,
        "impact_words": rating_words(rating.impact, settings),
        "reason": rating.reason,
        "young_people": rating.young_people,
        "source": source_record(rating.source, settings),
    }


def _measure(measure: Measure, settings: Settings) -> JsonObject:
    return {
        "id": measure.id,
        "title": measure.title,
        "unit": measure.unit,
        "better": measure.better,
        "target": measure.target,
        "source": source_record(measure.source, settings),
        "points": [_point(point) for point in measure.points],
    }


def _point(point: Point) -> JsonObject:
    number = float(point.value) if "." in point.value else int(point.value)
    return {"date": typed(point.date), "value": number, "value_words": point.value, "note": point.note}


def kept_record(entry: TrackedPromise, settings: Settings) -> JsonObject:
    """A promise with the update that made it, and what became of it until the day of the build."""
    return promise_record(entry.promise) | {
        "url": f"{settings.site_url}{entry.made_in.address}#{entry.anchor}",
        "made_in": entry.made_in.name,
        "made_on": typed(entry.made_in.date),
        "standing": entry.standing.value,
        "standing_words": settings.messages.plain(entry.words),
        "kept_by": [update.name for update in entry.kept_by],
    }
