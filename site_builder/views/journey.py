"""The road so far: what inspectors decided and when they came, what the record has told, and how long it has been silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.drawings.journey import Graded, Journey, Visits, Wording, journey
from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.references import Judgement
from site_builder.record.updates import Kind, Update
from site_builder.views.grades import grade_place, grades
from site_builder.views.silence import silence

MOST_SERIES = 2
"""The most series of visits that are drawn: those that were continued last."""


@dataclass(frozen=True)
class JourneyView:
    """The drawing, and the same in words."""

    drawn: Journey
    about: str
    """What it shows, in a sentence."""
    told: tuple[str, ...]
    """The judgements, the visits and the updates, oldest first, a sentence each."""


def journey_view(edition: Edition) -> JourneyView | None:
    """The road of the whole record; None if it has neither a judgement nor an update."""
    record, messages = edition.record, edition.messages
    judgements = sorted(record.judgements, key=lambda one: one.date.last.last_day)
    series, quiet = _series(edition), silence(edition)
    drawn = journey(
        judged=[_graded(edition, one) for one in judgements],
        grades=grades(messages),
        visits=[_visits(name, those) for name, those in series.items()],
        updates=[update.date for update in reversed(record.shown)],
        today=edition.today,
        wording=Wording(
            others=messages.plain("journey.others"),
            updates=messages.plain("journey.updates"),
            today=messages.plain("ago.today"),
            silence=quiet.length if quiet.is_long else "",
        ),
    )
    if drawn is None:
        return None
    years = [one.date.first.year for one in judgements] + [update.date.year for update in record.shown]
    about = messages.plain("journey.about", first=min(years))
    told = (*_judged(edition, judgements), *_visited(edition, series), _updated(edition))
    return JourneyView(drawn, about, told)


def _graded(edition: Edition, judgement: Judgement) -> Graded:
    return Graded(judgement.date.last, grade_place(edition.messages, judgement.overall), judgement.overall)


def _series(edition: Edition) -> dict[str, list[Update]]:
    """The updates of each series of inspections, oldest first; only the series that were continued last."""
    found: dict[str, list[Update]] = {}
    for update in edition.record.shown:
        if update.series and update.kind is Kind.INSPECTION:
            found.setdefault(update.series.name, []).insert(0, update)
    return dict(list(found.items())[:MOST_SERIES])


def _visits(name: str, updates: list[Update]) -> Visits:
    return Visits(name, tuple((_took_place(one).last, one.series.number) for one in updates if one.series))


def _took_place(update: Update) -> Span:
    """When a visit took place, as far as that is known: else the date of its update."""
    return update.happened or Span.of(update.date)


def _judged(edition: Edition, judgements: list[Judgement]) -> Iterator[str]:
    messages = edition.messages
    for one in judgements:
        date = one.date.words(messages)
        yield messages.plain("journey.judged", date=date, by=one.by, overall=one.overall, inspection=one.inspection)


def _visited(edition: Edition, series: dict[str, list[Update]]) -> Iterator[str]:
    messages = edition.messages
    for name, updates in series.items():
        visits = [
            messages.plain("journey.visit", n=update.series.number, date=_took_place(update).words(messages))
            for update in updates
            if update.series
        ]
        told = messages.plain("journey.visits", name=name, visits=messages.listed(visits))
        numbers = ", ".join(edition.record.missing_numbers(name))
        missing = messages.plain("journey.missing", numbers=numbers) if numbers else ""
        yield f"{told} {missing}".strip()


def _updated(edition: Edition) -> str:
    dates: list[When] = [update.date for update in edition.record.shown]
    words = Span(dates[-1], dates[0]).words(edition.messages) if dates else ""
    told = edition.messages.count("journey.told", len(dates), dates=words)
    quiet = silence(edition)
    return f"{told} {quiet.heading}" if quiet.is_long else told
