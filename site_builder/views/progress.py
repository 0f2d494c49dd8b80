"""The progress page: is it getting better, what is newest in the record, who can help."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.plan import Area
from site_builder.views.cards import Card, cards
from site_builder.views.documents import DocumentLine, document_line
from site_builder.views.gaps import Gaps, gaps
from site_builder.views.links import AreaLink, DatedLink, area_link, dated_link
from site_builder.views.plan import AreaGlance, area_glances
from site_builder.views.prose import ExplainedText, explained_text
from site_builder.views.ratings import Mark, mark
from site_builder.views.silence import Silence, silence
from site_builder.views.slow import nothing_slow
from site_builder.views.standing import is_rated, latest_judgement, standing

LATEST = 5
"""How many of the newest updates the page shows."""


@dataclass(frozen=True)
class JudgementLine:
    """The most recent judgement."""

    inspection: str
    by: str
    date: Span
    overall: str
    report: DocumentLine | None
    """The report that contains it, if that has an address."""
    is_named_alike: bool
    """Whether the report has the same name as the inspection."""


@dataclass(frozen=True)
class SlowArea:
    """A slow area in one line."""

    area: AreaLink
    marks: tuple[Mark, ...]
    """The halves of its rating that are slow."""
    actions: int
    """How many of its actions are slow."""


@dataclass(frozen=True)
class Coming:
    """A date to come."""

    date: When
    title: str
    note: str
    update: str
    """The address of the update that names it."""


@dataclass(frozen=True)
class ProgressView:
    """What the progress page prints."""

    heading: str
    council: str
    standing: str
    silence: Silence
    newest: DatedLink | None
    judgement: JudgementLine | None
    none_rated: bool
    """Whether there are areas and none of them is rated."""
    is_rated: bool
    areas: tuple[AreaGlance, ...]
    slow: tuple[SlowArea, ...]
    nothing_slow: str
    """What can be said if there are none."""
    gaps: Gaps
    coming: tuple[Coming, ...]
    """Soonest first."""
    latest: tuple[Card, ...]
    updates: int
    """How many there are."""
    introduction: ExplainedText | None
    email_updates_url: str


def progress_view(edition: Edition) -> ProgressView:
    """The progress page."""
    record, introduction = edition.record, edition.record.introduction
    latest = record.shown[:LATEST]
    return ProgressView(
        heading=(introduction and introduction.title) or edition.messages.plain("progress.heading"),
        council=edition.council.name,
        standing=standing(edition),
        silence=silence(edition),
        newest=dated_link(latest[0]) if latest else None,
        judgement=_judgement(edition),
        none_rated=bool(record.areas) and not is_rated(edition),
        is_rated=is_rated(edition),
        areas=area_glances(edition),
        slow=tuple(_slow(edition, area) for area in edition.slow_areas),
        nothing_slow=nothing_slow(edition),
        gaps=gaps(edition),
        coming=_coming(edition),
        latest=cards(edition, latest),
        updates=len(record.shown),
        introduction=explained_text(edition, introduction.text.without_title) if introduction else None,
        email_updates_url=edition.council.email_updates_url,
    )


def _judgement(edition: Edition) -> JudgementLine | None:
    judgement = latest_judgement(edition)
    if judgement is None:
        return None
    line = document_line(edition, judgement.source) if judgement.source else None
    report = line if line and (line.url or line.path is not None) else None
    is_alike = report is not None and report.title == judgement.inspection
    return JudgementLine(judgement.inspection, judgement.by, judgement.date, judgement.overall, report, is_alike)


def _slow(edition: Edition, area: Area) -> SlowArea:
    halves = (area.rating.delivery, area.rating.impact) if area.rating else ()
    marks = tuple(mark(edition, code) for code in halves if code.is_slow)
    return SlowArea(area_link(area), marks, len(edition.slow_actions(area)))


def _coming(edition: Edition) -> tuple[Coming, ...]:
    entries = ((entry.diary, entry.update) for entry in edition.coming_up)
    return tuple(Coming(diary.date, diary.title, diary.note, update.address) for diary, update in entries)
