"""The chronology: updates, what they tell of, and all other events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from site_builder.model.dates import Span
from site_builder.model.documents import Document
from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.model.updates import Update
from site_builder.pages.render import compose


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    date: Span
    title: str
    label: str
    """What sort of line it is, in words: "Published", "Happened", "Event" or "Planned"."""
    update: Update | None = None
    text: str = ""
    note: str = ""
    source: Document | None = None


def pages(site: Site) -> Iterator[Page]:
    """The one page with every date of the record, oldest first."""
    page = Page(
        address="timeline/",
        title="Timeline",
        description=f"What happened and when, from the first inspection to today: every date in the record of {site.settings.council}.",
        body="",
        section="timeline",
    )
    years = [(year, list(group)) for year, group in groupby(moments(site), key=lambda moment: moment.date.first.year)]
    judgements = sorted(site.judgements, key=lambda judgement: judgement.date.first_day, reverse=True)
    yield compose(page, "timeline.html", site, years=years, judgements=judgements)


def moments(site: Site) -> list[Moment]:
    """Every line, oldest first; at one date events, then what happened, then what was published, by title."""
    return sorted(_moments(site), key=_order)


def _moments(site: Site) -> Iterator[Moment]:
    for update in site.shown:
        yield Moment(Span.of(update.date), update.title, "Published", update)
        if update.happened:
            yield Moment(update.happened, update.title, "Happened", update)
    for event in site.events:
        label = "Planned" if event.due else "Event"
        yield Moment(event.date, event.title, label, None, event.text, event.note, event.source)


def _order(moment: Moment) -> tuple[str, int, str]:
    labels = ("Event", "Planned", "Happened", "Published")
    return moment.date.first_day.isoformat(), labels.index(moment.label), moment.title
