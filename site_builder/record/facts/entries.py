"""The facts of data files and of pages that were written by hand, which have no key that tells of a change."""

from __future__ import annotations

from urllib.parse import quote

from site_builder.problems import Place
from site_builder.record.addresses import address_of
from site_builder.record.facts.said import Facts, hashed, listed, slug
from site_builder.record.facts.shared import say_document
from site_builder.record.record import Record
from site_builder.record.voices import Voice


def say_entries(facts: Facts, record: Record) -> None:
    """Every entry of the files of `docs/data/`, then the pages below `docs/`."""
    _say_happenings(facts, record)
    _say_explanations(facts, record)
    for document in record.documents:
        say_document(facts, "", document)
    for page in (*([record.introduction] if record.introduction else []), *record.pages):
        teenagers = page.teenagers.text if record.council.young_people.teens else ""
        texts = {
            "teenagers": hashed(teenagers),
            "text": hashed(page.text.text),
            "young_people": hashed(page.young_people.text),
        }
        head = {"address": f"/{address_of(page.file) or ''}", "title": page.title, "description": page.description}
        facts.say(f"page/{quote(page.file.removeprefix('docs/'), safe='')}", head | texts, page.place)


def _say_happenings(facts: Facts, record: Record) -> None:
    for event in record.events:
        values = {"date": event.date, "title": event.title, "text": event.text, "note": event.note}
        place = event.place or _in("timeline")
        name = facts.say(f"event/{slug(event.date, event.title)}", {**values, "due": "yes" if event.due else ""}, place)
        say_document(facts, f"{name}/", event.source, name="source")
    for judgement in record.judgements:
        values = {"date": judgement.date, "by": judgement.by, "inspection": judgement.inspection}
        values |= {"overall": judgement.overall}
        values |= {"parts": listed(f"{part.name}: {part.grade}" for part in judgement.parts)}
        name = f"judgement/{slug(judgement.date, judgement.by, judgement.inspection)}"
        name = facts.say(name, values, judgement.place or _in("judgements"))
        say_document(facts, f"{name}/", judgement.source, name="source")
    for version in record.plan_versions:
        values = {"date": version.date, "title": version.title, "endorsed_by": version.endorsed_by}
        values |= {"note": version.note, "areas": listed(version.areas)}
        name = f"version/{slug(version.date, version.title)}"
        name = facts.say(name, values, version.place or _in("plan_versions"), version.places)
        say_document(facts, f"{name}/", version.document, name="source")
    for asked in record.consultations:
        values = {"date": asked.date, "group": asked.group, "about": asked.about}
        facts.say(f"consultation/{slug(asked.date, asked.group)}", values, asked.place or _in("consultation"))
    for voice in record.voices:
        _say_voice(facts, voice)


def thing_of(voice: Voice) -> str:
    """The name of what a group said among the facts: by its id, or by its date and group."""
    return f"voice/{voice.id or slug(voice.date, voice.group)}"


def _say_voice(facts: Facts, voice: Voice) -> None:
    """What a group said: known by its id, or by its date and group, so that other words are a change of it."""
    young = voice.young_people
    values = {
        "date": voice.date,
        "group": voice.group,
        "said": voice.said,
        "state": voice.state.value,
        "did": voice.did,
        "why": voice.why,
        "by_when": voice.by_when,
        "told_on": voice.told_on,
        "areas": listed(voice.areas),
        "young_people": young.said if young else "",
        "young_people_did": young.did if young else "",
        "young_people_why": young.why if young else "",
    }
    places = dict(voice.places)
    if young:
        places |= {f"young_people_{key}": place for key, place in young.places.items()}
    name = facts.say(thing_of(voice), values, voice.place, places)
    say_document(facts, f"{name}/", voice.source, name="source")


def _say_explanations(facts: Facts, record: Record) -> None:
    for rhythm in record.rhythms:
        values = {"who": rhythm.who, "what": rhythm.what, "every": rhythm.every}
        values |= {"since": str(rhythm.since or ""), "until": str(rhythm.until or ""), "kind": rhythm.kind or ""}
        values |= {"of": rhythm.of or ""}
        name = facts.say(f"rhythm/{slug(rhythm.who, rhythm.what)}", values, rhythm.place or _in("rhythms"))
        say_document(facts, f"{name}/", rhythm.source, name="source")
    for term in record.terms:
        values = {"term": term.term, "short": term.short, "meaning": term.meaning, "young_people": term.young_people}
        facts.say(f"term/{slug(term.term)}", values, term.place)
    for body in record.bodies:
        values = {"name": body.name, "what": body.what, "reports_to": listed(body.reports_to), "meets": body.meets}
        facts.say(f"body/{body.id}", values, body.place)


def _in(name: str) -> Place:
    return Place(f"docs/data/{name}.yml")
