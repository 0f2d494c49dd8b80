"""The record as two JSON files: the updates, and the plan with all that it rests on."""

from __future__ import annotations

from site_builder.data import references
from site_builder.data.plan import area_record, kept_record
from site_builder.data.updates import update_record
from site_builder.data.values import Record, as_json, document_records
from site_builder.model.site import Site
from site_builder.settings import Settings


def updates(site: Site) -> bytes:
    """`data/updates.json`: every update, newest first, the withdrawn without their text."""
    records = [update_record(update, site) for update in site.updates]
    return as_json(_head(site.settings) | {"updates": records})


def plan(site: Site) -> bytes:
    """`data/plan.json`: areas, promises and everything from `docs/data/`, as on the day of the build."""
    records: Record = {
        "areas": [area_record(area, site) for area in site.areas],
        "promises": [kept_record(record, site.settings) for record in site.promises],
    }
    return as_json(_head(site.settings) | records | _references(site))


def _references(site: Site) -> Record:
    settings = site.settings
    return {
        "judgements": [references.judgement_record(judgement, settings) for judgement in site.judgements],
        "plan_versions": [references.plan_version_record(version, settings) for version in site.plan_versions],
        "consultations": [references.consultation_record(consultation) for consultation in site.consultations],
        "rhythms": [references.rhythm_record(rhythm, settings) for rhythm in site.rhythms],
        "timeline": [references.event_record(event, settings) for event in site.events],
        "glossary": [references.term_record(term) for term in site.terms],
        "governance": [references.body_record(body) for body in site.bodies],
        "documents": document_records(site.documents, settings),
    }


def _head(settings: Settings) -> Record:
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
