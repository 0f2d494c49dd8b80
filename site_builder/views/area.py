"""The page of one area of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.updates import Correction
from site_builder.views.actions import ActionLines, action_groups, asked_words
from site_builder.views.cards import Card, cards
from site_builder.views.documents import DocumentEntry, DocumentLine, document_entries, optional_document_line
from site_builder.views.following import follow_area
from site_builder.views.histories import HistoryRow, RatingTable, history_rows, rating_table
from site_builder.views.links import AreaLink, DatedLink, area_link, dated_link
from site_builder.views.measures import MeasureView, measure_views
from site_builder.views.phases import ClosureView, closure_view
from site_builder.views.prose import ExplainedText, explained_text
from site_builder.views.ratings import RatedNow, rated_now
from site_builder.views.responses import ResponsesView, responses_view
from site_builder.views.silence import Silence, area_silence
from site_builder.views.strips import StripView, area_strip
from site_builder.views.voices import VoiceEntry, area_voices

LATEST = 10
"""How many updates an area's page shows in full; the others appear as titles after a button is pressed."""


@dataclass(frozen=True)
class AreaFacts:
    """What is shown beside an area's text."""

    silence: Silence
    """When an update last named it."""
    strip: StripView | None
    """When updates told of it; None for a closed area, and for a record without updates."""
    source: DocumentLine | None
    project: str
    lead: str
    opened: When | None
    """From when it is part of the plan; None if nobody said."""
    follows: tuple[AreaLink, ...]
    """The areas that it takes over from."""
    written: When | None
    checked: When | None
    """When it was last reviewed, if not on the day on which it was written."""
    young_people: str
    """The address of its page in the second version; "" if there is none."""
    feed: str
    """Where its news feed is shown with what to do with it."""


@dataclass(frozen=True)
class AreaView:
    """What the page of an area prints."""

    number: int
    title: str
    closure: ClosureView | None
    """How it left the plan; None while it is open."""
    rated: RatedNow
    corrections: tuple[Correction, ...]
    body: ExplainedText
    facts: AreaFacts
    actions: tuple[ActionLines, ...]
    asked: str
    """How often reports on them are asked for, where one is older; else ""."""
    responses: ResponsesView | None
    """What was decided about it, if it is a recommendation with a response."""
    history: tuple[HistoryRow, ...]
    ratings: RatingTable | None
    """None if it has none."""
    measures: tuple[MeasureView, ...]
    voices: tuple[VoiceEntry, ...]
    """What people said about it, what is unanswered first."""
    not_published: str
    """What it lacks, in one sentence; "" if it has everything, or is closed."""
    latest: tuple[Card, ...]
    earlier: tuple[DatedLink, ...]
    older_updates: int
    """How many earlier ones there are."""
    sources: tuple[DocumentEntry, ...]
    named: tuple[DocumentEntry, ...]
    """Documents that it names but is not based on."""


def area_view(edition: Edition, area: Area) -> AreaView:
    """The page of an area."""
    updates = edition.record.updates_of(area)
    documents = edition.record.documents_by_owner.get(area.name, [])
    return AreaView(
        number=area.number,
        title=area.title,
        closure=closure_view(edition, area),
        rated=rated_now(edition, area),
        corrections=area.corrections,
        body=explained_text(edition, area.body, f"area/{area.number}"),
        facts=_facts(edition, area),
        actions=action_groups(edition, area.actions),
        asked=asked_words(edition, area.actions),
        responses=responses_view(edition, area),
        history=history_rows(edition, area.ratings),
        ratings=rating_table(edition, area.ratings) if area.ratings else None,
        measures=measure_views(edition, area, "measure"),
        voices=area_voices(edition, area),
        not_published=_not_published(edition, area),
        latest=cards(edition, updates[:LATEST], area),
        earlier=tuple(map(dated_link, updates[LATEST:])),
        older_updates=len(updates[LATEST:]),
        sources=document_entries(edition, (one for one in documents if one.is_source)),
        named=document_entries(edition, (one for one in documents if not one.is_source)),
    )


def _facts(edition: Edition, area: Area) -> AreaFacts:
    second = edition.council.second_version
    return AreaFacts(
        silence=area_silence(edition, area),
        strip=area_strip(edition, area) if area.is_open else None,
        source=optional_document_line(edition, area.source),
        project=area.project,
        lead=area.lead,
        opened=area.opened,
        follows=tuple(map(area_link, edition.record.followed(area))),
        written=area.written,
        checked=area.reviewed if area.reviewed != area.written else None,
        young_people=second.page_of_area(area.name) if second.is_on else "",
        feed=follow_area(area.number),
    )


def _not_published(edition: Edition, area: Area) -> str:
    """What an open area lacks of actions, ratings and measures, in that order: nobody will publish more of a closed one."""
    if not area.is_open:
        return ""
    messages, parts = edition.messages, {"actions": area.actions, "ratings": area.ratings, "measures": area.measures}
    lacking = [messages.plain(f"area.the_{name}") for name, there in parts.items() if not there]
    things = messages.listed(lacking)
    return messages.plain("area.not_published", things=things) if lacking else ""
