"""What the record is based on, as data: each function returns one entry of one file of `docs/data/`."""

from __future__ import annotations

from site_builder.data.values import JsonObject, source_record, typed
from site_builder.edition import Edition
from site_builder.record.references import Body, Consultation, Event, Judgement, PlanVersion, Term
from site_builder.record.tracked_rhythms import Break, TrackedRhythm
from site_builder.record.voices import Voice


def event_record(event: Event, edition: Edition) -> JsonObject:
    """An event of the timeline that is not an update."""
    return {
        "date": typed(event.date),
        "title": event.title,
        "text": event.text,
        "source": source_record(event.source, edition),
        "note": event.note,
        "due": event.due,
    }


def judgement_record(judgement: Judgement, edition: Edition) -> JsonObject:
    """What an inspector decided, in the inspector's words."""
    return {
        "date": typed(judgement.date),
        "by": judgement.by,
        "inspection": judgement.inspection,
        "overall": judgement.overall,
        "parts": [{"name": part.name, "grade": part.grade} for part in judgement.parts],
        "source": source_record(judgement.source, edition),
    }


def plan_version_record(version: PlanVersion, edition: Edition) -> JsonObject:
    """A version or other name of the plan."""
    return {
        "date": typed(version.date),
        "title": version.title,
        "endorsed_by": version.endorsed_by,
        "document": source_record(version.document, edition),
        "note": version.note,
        "areas": list(version.areas),
    }


def rhythm_record(one: TrackedRhythm, edition: Edition) -> JsonObject:
    """Something promised at regular intervals, and how it stands on the day of the build."""
    rhythm = one.rhythm
    return {
        "who": rhythm.who,
        "what": rhythm.what,
        "every": rhythm.every,
        "since": typed(rhythm.since),
        "until": typed(rhythm.until),
        "kind": rhythm.kind or "",
        "of": rhythm.of or "",
        "source": source_record(rhythm.source, edition),
        "standing": one.beat.value,
        "last_shown": typed(one.last.date) if one.last else None,
        "next_due": typed(one.due),
        "overdue": [{"due": typed(gap.due), "shown_again": _again(gap)} for gap in one.breaks],
    }


def _again(gap: Break) -> str | None:
    return typed(gap.closed_by.date) if gap.closed_by else None


def consultation_record(consultation: Consultation) -> JsonObject:
    """Who was asked about the plan."""
    return {"date": typed(consultation.date), "group": consultation.group, "about": consultation.about}


def voice_record(voice: Voice, edition: Edition) -> JsonObject:
    """What a group said, and what came of it as at the day of the build."""
    after, young = voice.answered_after, voice.young_people
    return {
        "id": voice.id,
        "url": f"{edition.site_url}you-said/#{voice.anchor}",
        "date": typed(voice.date),
        "group": voice.group,
        "said": voice.said,
        "state": voice.state.value,
        "state_words": edition.messages.plain(f"voice_state.{voice.state}"),
        "did": voice.did,
        "why": voice.why,
        "by_when": typed(voice.by_when),
        "overdue": voice.is_overdue(edition.today),
        "told_on": typed(voice.told_on),
        "days": {"least": after.least, "most": after.most} if after else None,
        "areas": list(voice.areas),
        "source": source_record(voice.source, edition),
        "young_people": {"said": young.said, "did": young.did, "why": young.why} if young else None,
    }


def term_record(term: Term) -> JsonObject:
    """A word of the glossary."""
    return {"term": term.term, "short": term.short, "meaning": term.meaning, "young_people": term.young_people}


def body_record(body: Body) -> JsonObject:
    """A group or person in the governance of the plan."""
    return {
        "id": body.id,
        "name": body.name,
        "what": body.what,
        "reports_to": list(body.reports_to),
        "meets": body.meets,
    }
