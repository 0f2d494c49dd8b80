"""The chronology: updates, what they tell of, and all other events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from site_builder.model.dates import Span, When, months_between
from site_builder.model.documents import Document
from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.model.updates import Update
from site_builder.pages.render import compose, trail

LONGEST_PAUSE = 6
"""Months: a longer time without any moment is drawn as a gap."""


class Label(StrEnum):
    """What sort of moment it is, in the order of one day."""

    EVENT = "event"
    PLANNED = "planned"
    HAPPENED = "happened"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    date: Span
    title: str
    label: Label
    update: Update | None = None
    text: str = ""
    note: str = ""
    source: Document | None = None
    months_before: int = 0
    """Whole months since the moment before it, where these are more than half a year; else 0."""


def pages(site: Site) -> Iterator[Page]:
    """The one page with every date of the record, oldest first."""
    settings, texts = site.settings, site.settings.texts
    page = Page(
        address="timeline/",
        title=texts.plain("titles.timeline"),
        description=texts.plain("timeline.description", council=settings.council),
        body="",
        section="timeline",
        trail=trail(settings),
    )
    years = [(year, list(group)) for year, group in groupby(moments(site), key=lambda moment: moment.date.first.year)]
    judgements = sorted(site.judgements, key=lambda judgement: judgement.date.first_day, reverse=True)
    yield compose(page, "timeline.html", site, years=years, judgements=judgements)


def moments(site: Site) -> list[Moment]:
    """Every line, oldest first; at one date events, then what happened, then what was published, by title."""
    return list(_with_gaps(sorted(_moments(site), key=_order)))


def _with_gaps(found: list[Moment]) -> Iterator[Moment]:
    """The same moments, each knowing how long nothing happened before it.

    A mere year is too coarse to measure from, and a planned date is no proof that something happened."""
    latest: When | None = None
    for moment in found:
        first, last = moment.date.first, moment.date.last
        if moment.label is Label.PLANNED or not (first.month and last.month):
            yield moment
            continue
        months = months_between(latest, first) if latest else 0
        yield replace(moment, months_before=months if months > LONGEST_PAUSE else 0)
        latest = max(latest or last, last, key=lambda when: when.last_day)


def _moments(site: Site) -> Iterator[Moment]:
    for update in site.shown:
        yield Moment(Span.of(update.date), update.title, Label.PUBLISHED, update)
        if update.happened:
            yield Moment(update.happened, update.title, Label.HAPPENED, update)
    for event in site.events:
        label = Label.PLANNED if event.due else Label.EVENT
        yield Moment(event.date, event.title, label, None, event.text, event.note, event.source)


def _order(moment: Moment) -> tuple[str, int, str]:
    return moment.date.first_day.isoformat(), list(Label).index(moment.label), moment.title
