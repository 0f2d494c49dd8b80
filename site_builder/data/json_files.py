"""The record as two JSON files: the updates, and the plan with all that it rests on."""

from __future__ import annotations

from site_builder.data import references
from site_builder.data.plan import area_record, kept_record
from site_builder.data.updates import update_record
from site_builder.data.values import JsonObject, as_json, document_records
from site_builder.record.record import Record
from site_builder.settings import Settings


def updates(record: Record) -> bytes:
    """`data/updates.json`: every update, newest first, the withdrawn without their text."""
    records = [update_record(update, record) for update in record.updates]
    return as_json(_head(record.settings) | {"updates": records})


def plan(record: Record) -> bytes:
    """`data/plan.json`: areas, promises and everything from `docs/data/`, as on the day of the build."""
    records: JsonObject = {
        "areas": [area_record(area, record) for area in record.areas],
        "promises": [kept_record(entry, record.settings) for entry in record.promises],
    }
    return as_json(_head(record.settings) | records | _references(record))


def _references(record: Record) -> JsonObject:
    settings = record.settings
    return {
        "judgements": [references.judgement_record(judgement, settings) for judgement in record.judgements],
        "plan_versions": [references.plan_version_record(version, settings) for version in record.plan_versions],
        "consultations": [references.consultation_record(consultation) for consultation in record.consultations],
        "rhythms": [references.rhythm_record(rhythm, settings) for rhythm in record.rhythms],
        "timeline": [references.event_record(event, settings) for event in record.events],
        "glossary": [references.term_record(term) for term in record.terms],
        "governance": [references.body_record(body) for body in record.bodies],
        "documents": document_records(record.documents, settings),
    }


def _head(settings: Settings) -> JsonObject:
    """What a file says of itself, so that it can be understood when it has left the site."""
    licence = settings.licence
    named = {"licence": {"name": licence.name, "url": licence.url}} if licence.name or licence.url else {}
    return {
        "title": settings.site_name,
        "council": settings.council,
        "plan": settings.plan,
        "url": settings.site_url,
        **named,
    }
