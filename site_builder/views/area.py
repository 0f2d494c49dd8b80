"""The page of one area of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.lists import format_list

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.updates import Correction
from site_builder.views.actions import ActionLines, action_groups
from site_builder.views.age import dated_by
from site_builder.views.cards import Card, cards
from site_builder.views.documents import DocumentEntry, DocumentLine, document_entries, optional_document_line
from site_builder.views.histories import HistoryRow, RatingRow, history_rows, rating_rows
from site_builder.views.links import DatedLink, dated_link
from site_builder.views.measures import MeasureView, measure_view
from site_builder.views.prose import ExplainedText, explained_text
from site_builder.views.ratings import Pair, pair
from site_builder.views.silence import Silence, area_silence
from site_builder.views.strips import StripView, area_strip

LATEST = 10
"""How many updates an area's page shows in full; the others appear as titles after a button is pressed."""


@dataclass(frozen=True)
class AreaView:
    """What the page of an area prints."""

    address: str
    """From the site's root."""
    number: int
    title: str
    pair: Pair | None
    age: str
    """How old its newest update is; "" if it has none."""
    silence: Silence
    """When an update last named it."""
    written: When | None
    checked: When | None
    """When it was last reviewed, if not on the day on which it was written."""
    young_people: str
    """The address of its page for young people."""
    corrections: tuple[Correction, ...]
    body: ExplainedText
    source: DocumentLine | None
    project: str
    lead: str
    actions: tuple[ActionLines, ...]
    history: tuple[HistoryRow, ...]
    ratings: tuple[RatingRow, ...]
    """Newest first."""
    measures: tuple[MeasureView, ...]
    missing: tuple[str, ...]
    """What it does not have, one sentence each."""
    not_published: str
    """The same in one sentence; "" if it has everything."""
    strip: StripView | None
    """When updates told of it."""
    latest: tuple[Card, ...]
    earlier: tuple[DatedLink, ...]
    older_updates: int
    """How many earlier ones there are."""
    sources: tuple[DocumentEntry, ...]
    named: tuple[DocumentEntry, ...]
    """Documents that it names but is not based on."""


def area_view(edition: Edition, area: Area) -> AreaView:
    """The page of an area."""
    updates, age = edition.record.updates_of(area), edition.age_of(edition.record.updates_of(area))
    documents = edition.record.documents_by_owner.get(area.name, [])
    return AreaView(
        address=area.address,
        number=area.number,
        title=area.title,
        pair=pair(edition, area),
        age=dated_by(age, edition.messages, "area.newest") if age else "",
        silence=area_silence(edition, area),
        written=area.written,
        checked=area.reviewed if area.reviewed != area.written else None,
        young_people=area.young_people_address,
        corrections=area.corrections,
        body=explained_text(edition, area.body),
        source=optional_document_line(edition, area.source),
        project=area.project,
        lead=area.lead,
        actions=action_groups(edition, area.actions),
        history=history_rows(edition, area.ratings),
        ratings=rating_rows(edition, area.ratings),
        measures=tuple(measure_view(edition, measure, f"measure-{measure.id}") for measure in area.measures),
        missing=tuple(_missing(edition, area)),
        not_published=_not_published(edition, area),
        strip=area_strip(edition, area),
        latest=cards(edition, updates[:LATEST], area),
        earlier=tuple(map(dated_link, updates[LATEST:])),
        older_updates=len(updates[LATEST:]),
        sources=document_entries(edition, (one for one in documents if one.is_source)),
        named=document_entries(edition, (one for one in documents if not one.is_source)),
    )


def _not_published(edition: Edition, area: Area) -> str:
    """What an area lacks of actions, ratings and measures, in that order."""
    messages, parts = edition.messages, {"actions": area.actions, "ratings": area.ratings, "measures": area.measures}
    lacking = [messages.plain(f"area.the_{name}") for name, there in parts.items() if not there]
    things = format_list(lacking, locale=messages.locale)
    return messages.plain("area.not_published", things=things) if lacking else ""


def _missing(edition: Edition, area: Area) -> Iterator[str]:
    for key, there in (("no_action", area.actions), ("no_rating", area.ratings), ("no_measure", area.measures)):
        if not there:
            yield edition.messages.plain(f"area.{key}")
