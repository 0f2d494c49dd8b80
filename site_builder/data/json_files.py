"""The record as two JSON files: the updates, and the plan with everything that it is based on."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from site_builder.data import references, schemas
from site_builder.data.left_out import as_published
from site_builder.data.plan import area_record, kept_record
from site_builder.data.updates import update_record
from site_builder.data.values import JsonObject, as_json, document_records, indented, typed
from site_builder.edition import Edition
from site_builder.record.history import HistoryEntry
from site_builder.record.past_words import ChangedFact
from site_builder.record.updates import Update


def updates(edition: Edition, parts: Iterable[bytes] | None = None) -> bytes:
    """`data/updates.json`: every update, newest first, the withdrawn without their text. `parts` has them as `records` makes
    them of some, where somebody knows these."""
    found = [records(edition, edition.record.updates)] if parts is None else parts
    return _file(edition, "updates.json", {"updates": [orjson.Fragment(part) for part in found if part]})


def records(edition: Edition, some: Iterable[Update]) -> bytes:
    """Some updates as they stand in that file, with commas between them."""
    made = (as_published(update_record(update, edition), edition) for update in some)
    return b",\n    ".join(indented(one, b"    ") for one in made)


def plan(edition: Edition) -> bytes:
    """`data/plan.json`: areas, promises and everything from `docs/data/`, as on the day of the build."""
    records: JsonObject = {
        "areas": [area_record(area, edition) for area in edition.record.areas],
        "promises": [kept_record(entry, edition) for entry in edition.promises],
    }
    return _file(edition, "plan.json", records | _references(edition))


def history(edition: Edition) -> bytes:
    """`data/history.json`: every correction, withdrawal, move and revision, newest first."""
    return _file(edition, "history.json", {"history": [_change(entry, edition) for entry in edition.history]})


def _file(edition: Edition, name: str, lists: JsonObject) -> bytes:
    return as_json(as_published(_head(edition, name) | lists, edition))


def _change(entry: HistoryEntry, edition: Edition) -> JsonObject:
    return {
        "what": entry.what.value,
        "date": typed(entry.date),
        "of": f"{entry.of}, {entry.at}" if entry.at else entry.of,
        "url": edition.site_url + entry.address,
        "was": entry.was,
        "now": entry.now,
        "why": entry.why,
        "agreed_by": entry.agreed_by,
        "changed": [_fact(fact) for fact in entry.facts],
        **({"words_before": "not shown"} if entry.is_hidden else {}),
    }


def _fact(fact: ChangedFact) -> JsonObject:
    thing = {"thing": fact.thing} if fact.thing else {}
    return {**thing, "key": fact.key, "was": fact.was, "now": fact.now}


def _references(edition: Edition) -> JsonObject:
    return {
        "judgements": [references.judgement_record(judgement, edition) for judgement in edition.record.judgements],
        "plan_versions": [references.plan_version_record(version, edition) for version in edition.record.plan_versions],
        "consultations": [
            references.consultation_record(consultation) for consultation in edition.record.consultations
        ],
        "voice": [references.voice_record(voice, edition) for voice in edition.record.voices],
        "rhythms": [references.rhythm_record(rhythm, edition) for rhythm in edition.rhythms],
        "timeline": [references.event_record(event, edition) for event in edition.record.events],
        "glossary": [references.term_record(term) for term in edition.record.terms],
        "governance": [references.body_record(body) for body in edition.record.bodies],
        "documents": document_records(edition.record.documents, edition),
    }


def _head(edition: Edition, name: str) -> JsonObject:
    """What a file says about itself, so that it can be understood away from the site."""
    licence = edition.council.licence
    names = [{"name": partner.name, "what": partner.what} for partner in edition.council.partners]
    partners: JsonObject = {"partners": names} if names else {}
    terms_of_use = {"licence": {"name": licence.name, "url": licence.url}} if licence.name or licence.url else {}
    return {
        "schema": schemas.address(edition, name),
        "schema_version": schemas.VERSION,
        "title": edition.site_name,
        "council": edition.council.name,
        **partners,
        "plan": edition.council.plan,
        "url": edition.site_url,
        **terms_of_use,
    }
