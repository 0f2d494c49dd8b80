"""The home page: is it getting better, what happened last, how each area is, what is late, who can help."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When, day_of
from site_builder.views.age import ago
from site_builder.views.answer import Answer, answer, worst_first
from site_builder.views.cards import card
from site_builder.views.gaps import gaps, nothing_late
from site_builder.views.glances import AreaGlance, area_glances, areas_told
from site_builder.views.journey import JourneyView, journey_view
from site_builder.views.links import DatedLink, dated_link
from site_builder.views.phases import closed_areas_told
from site_builder.views.promises import PromiseLine, all_promises
from site_builder.views.prose import ExplainedText, explained_text
from site_builder.views.rhythms import Turn, turns
from site_builder.views.slow_sums import nothing_slow, slow_sums
from site_builder.views.squares import Count, delivery_squares, impact_squares
from site_builder.views.sums import Sum
from site_builder.views.updates import Newest
from site_builder.views.verdict import rated_areas

BEFORE = 4
"""How many updates the page names below the newest."""


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
    """What the home page prints."""

    heading: str
    answer: Answer
    impact: tuple[Count, ...]
    """How many areas have each impact; empty if none is rated."""
    delivery: tuple[Count, ...]
    journey: JourneyView | None
    """The road so far; None if it would show nothing that the ratings do not say better."""
    newest: Newest | None
    before: tuple[DatedLink, ...]
    """The updates before the newest, newest first."""
    updates: int
    """How many there are."""
    areas_heading: str
    areas_told: str
    """What holds for all areas, and how the list is read."""
    areas: tuple[AreaGlance, ...]
    """Worst first where they are rated."""
    closed: str
    """How many areas have left the plan; "" if none has."""
    late: tuple[PromiseLine, ...]
    """What the council promised by a day that has passed, and no update shows to be kept."""
    nothing_late: str
    """What can be said if there is nothing of that."""
    others_late: int
    """How much of what others promised, or was expected or required, is past its date too."""
    slow: tuple[Sum, ...]
    """What else is slow, each with the part of the page that lists it."""
    nothing_slow: str
    """What can be said if there is nothing; else ""."""
    all_promises: str
    """The words of the link to all promises, with their sum; "" if there are none."""
    coming: tuple[Coming, ...]
    """Soonest first."""
    turns: tuple[Turn, ...]
    """The next time of what was promised at regular intervals, what is most overdue first."""
    counted: When
    """The day of the build, on which that was counted."""
    introduction: ExplainedText | None
    email_updates_url: str
    second: str
    """The address of the second version; "" if there is none."""
    second_told: str
    """What it is, or that nobody has written any of it yet."""

    @property
    def is_new(self) -> bool:
        """Whether nothing has happened in this record yet: the introduction then comes first."""
        return not (self.newest or self.impact or self.journey)


def progress_view(edition: Edition) -> ProgressView:
    """The home page."""
    record, introduction, late = edition.record, edition.record.introduction, gaps(edition)
    return ProgressView(
        heading=(introduction and introduction.title) or edition.messages.plain("progress.heading"),
        answer=answer(edition),
        impact=impact_squares(edition),
        delivery=delivery_squares(edition),
        journey=journey_view(edition) if record.judgements or not rated_areas(edition) else None,
        newest=_newest(edition),
        before=tuple(map(dated_link, record.shown[1 : BEFORE + 1])),
        updates=len(record.shown),
        areas_heading=_areas_heading(edition),
        areas_told=areas_told(edition),
        areas=area_glances(edition, worst_first(edition)),
        closed=closed_areas_told(edition),
        late=late.own,
        nothing_late=nothing_late(edition),
        others_late=len(late.others),
        slow=tuple(slow_sums(edition)),
        nothing_slow=nothing_slow(edition),
        all_promises=all_promises(edition) if edition.promises else "",
        coming=_coming(edition),
        turns=turns(edition),
        counted=day_of(edition.today),
        introduction=explained_text(edition, introduction.text.without_title) if introduction else None,
        email_updates_url=edition.council.email_updates_url,
        second=edition.council.second_version.home,
        second_told=_second_told(edition),
    )


def _second_told(edition: Edition) -> str:
    """The second version in a sentence; before it holds a text, nothing is said of what it is like."""
    record, introduction = edition.record, edition.record.introduction
    is_written = (
        bool(record.for_young_people)
        or any(area.young_people or area.teenagers for area in record.areas)
        or bool(introduction and (introduction.young_people or introduction.teenagers))
    )
    return edition.messages.plain("progress.young_people" if is_written else "progress.no_young_people")


def _newest(edition: Edition) -> Newest | None:
    for update in edition.record.shown:
        return Newest(card(edition, update), ago(edition, update.date))
    return None


def _areas_heading(edition: Edition) -> str:
    key = "progress.areas_worst_first" if len(rated_areas(edition)) > 1 else "progress.areas"
    return edition.messages.count(key, len(edition.record.open_areas))


def _coming(edition: Edition) -> tuple[Coming, ...]:
    entries = ((entry.diary, entry.update) for entry in edition.coming_up)
    return tuple(Coming(diary.date, diary.title, diary.note, update.address) for diary, update in entries)
