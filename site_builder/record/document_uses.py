"""Where the record uses a document besides updates and lists of documents: as the source of a rating or a judgement, as
what shows that an action is done, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from site_builder.record.dates import Span
from site_builder.record.documents import Document
from site_builder.record.plan import Area
from site_builder.record.references import Event, Judgement, PlanVersion, Rhythm
from site_builder.record.updates import Update
from site_builder.record.voices import Voice


class UseKind(StrEnum):
    """What uses it."""

    PROMISE = "promise"
    RATING = "rating"
    RESPONSE = "response"
    ACTION = "action"
    MEASURE = "measure"
    PLAN_VERSION = "plan-version"
    JUDGEMENT = "judgement"
    EVENT = "event"
    RHYTHM = "rhythm"
    VOICE = "voice"
    CLOSURE = "closure"


@dataclass(frozen=True)
class Use:
    """One place in which a document is used."""

    kind: UseKind
    address: str
    """From the site's root, with the anchor of the place."""
    title: str
    """By what readers know it: the action's text, the group that said something, who judged."""
    date: Span | None = None


Used = tuple[Document, Use]


def uses_in(area: Area) -> Iterator[Used]:
    """What the ratings, actions and measures of an area use, and what says why it was closed."""
    for rating in area.ratings:
        if rating.source:
            address = f"{area.address}#{rating.anchor}"
            yield rating.source, Use(UseKind.RATING, address, area.title, Span.of(rating.date))
    for response in area.responses:
        if response.source:
            address = f"{area.address}#{response.anchor}"
            yield response.source, Use(UseKind.RESPONSE, address, area.title, Span.of(response.date))
    for action in area.actions:
        for shown in action.evidenced:
            if shown.evidence:
                yield shown.evidence, Use(UseKind.ACTION, f"{area.address}#action-{action.id}", action.text)
    for measure in area.measures:
        if measure.source:
            yield measure.source, Use(UseKind.MEASURE, f"{area.address}#measure-{measure.id}", measure.title)
    if area.closed and area.closed.source:
        yield area.closed.source, Use(UseKind.CLOSURE, area.address, area.title, Span.of(area.closed.date))


def uses_in_update(update: Update) -> Iterator[Used]:
    """What says what became of the promises of an update."""
    for promise in update.promises:
        if promise.outcome and promise.outcome.source:
            yield promise.outcome.source, Use(UseKind.PROMISE, promise.address, promise.text)


def uses_of(items: Iterable[PlanVersion | Event | Judgement | Rhythm | Voice]) -> Iterator[Used]:
    """What entries of data files use."""
    for item in items:
        document = item.document if isinstance(item, PlanVersion) else item.source
        if document:
            yield document, _use(item)


def _use(item: PlanVersion | Event | Judgement | Rhythm | Voice) -> Use:
    match item:
        case PlanVersion():
            return Use(UseKind.PLAN_VERSION, "plan/#section-versions", item.title, item.date)
        case Judgement():
            return Use(UseKind.JUDGEMENT, "timeline/#section-judgements", item.by, item.date)
        case Event():
            return Use(UseKind.EVENT, "timeline/", item.title, item.date)
        case Rhythm():
            return Use(UseKind.RHYTHM, "promises/#section-rhythms", item.what)
        case Voice():
            return Use(UseKind.VOICE, f"you-said/#{item.anchor}", item.group, item.date)
