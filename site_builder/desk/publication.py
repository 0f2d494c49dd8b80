"""What becomes public with an update: where it will be seen, when, who is told of it, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.check.approvals import lacking_approvals
from site_builder.edition import Edition
from site_builder.problems import how_many, listed, quoted
from site_builder.record.approvals import roles
from site_builder.record.updates import Kind, Update

_ANSWERED = (Kind.INSPECTION, Kind.REPORT)
"""The kinds of updates whose documents readers expect an answer to."""


@dataclass(frozen=True)
class GoingPublic:
    """The answer to "what happens if I publish this?", in sentences."""

    seen: tuple[str, ...]
    """Where it will be seen."""
    told: tuple[str, ...]
    """Who is told, and by what."""
    lacks: tuple[str, ...]
    """What readers may miss, or what must come first."""


def going_public(edition: Edition, update: Update) -> GoingPublic:
    """What becomes public with an update that is not public yet."""
    return GoingPublic(tuple(_seen(edition, update)), tuple(_told(edition, update)), tuple(_lacks(edition, update)))


def _seen(edition: Edition, update: Update) -> Iterator[str]:
    yield f"A page of its own: {edition.site_url}{update.address}"
    yield "The progress page, all updates, their year, the timeline and search."
    if areas := edition.record.areas_of(update):
        yield f"The pages of {listed((f'area {area.number}, {area.title}' for area in areas), 'and')}."
    if update.is_for_young_people:
        yield f"The version for {edition.council.second_version.readers}."
    if update.promises:
        yield f"The page of promises, with {how_many(len(update.promises), 'new one')}."
    if update.keeps:
        yield f"The page of promises, where {listed(map(str, update.keeps), 'and')} counts as kept."
    if update.documents:
        yield f"The page of documents, with {how_many(len(update.documents), 'document')}."


def _told(edition: Edition, update: Update) -> Iterator[str]:
    yield "Everybody who follows the feeds (RSS, Atom and JSON), and through them each mail service that reads one."
    if edition.council.email_updates_url:
        yield f"Everybody who gets e-mails from {edition.council.email_updates_url}, if that service reads a feed."
    if update.areas:
        yield f"Everybody who follows the feed of area {listed(map(str, update.areas), 'or')}."
    if update.is_for_young_people:
        yield f"Everybody who follows the feed for {edition.council.second_version.readers}."
    if update.diary or update.happened:
        yield f"Everybody who follows the calendar, of {how_many(len(update.diary) + bool(update.happened), 'date')}."


def _lacks(edition: Edition, update: Update) -> Iterator[str]:
    given = roles(update.approved)
    if lacking_approvals(update, edition):
        rule = edition.council.approvals
        has = f"it has that of {listed(given, 'and')}" if given else "it has none"
        yield f"Approval: {rule.number} by different roles must come first, and {has}. Without that the site cannot be built."
    second = edition.council.second_version
    if not update.young_people and second.is_on:
        yield f"A text for {second.readers}: without it, it is not in their version."
    if update.image and not update.image_alt:
        yield "Words that say what the picture shows, for people who cannot see it. Without them the site cannot be built."
    if update.kind in _ANSWERED:
        for document in update.documents:
            if document.needs_response and not document.response:
                yield f"The council’s answer to {quoted(document.title)}: readers see that there is none in this record."
    if not update.areas:
        yield "An area of the plan that it concerns: without one, it is on no area’s page."
    if not update.written_summary:
        yield "A summary: without one, lists and feeds show how the text begins."
