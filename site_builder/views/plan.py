"""The plan at a glance, and the whole plan to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.ratings import Rating
from site_builder.record.references import Consultation, PlanVersion
from site_builder.views.actions import ActionLine, action_lines
from site_builder.views.age import Ago, ago
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.glances import AreaGlance, all_checked, area_glances, strips_told
from site_builder.views.histories import HistoryRow, RatingRow, history_rows, rating_rows
from site_builder.views.links import AreaLink, area_link
from site_builder.views.measures import MeasureView, measure_views
from site_builder.views.phases import ClosureView, PhasesView, closures, phases_view
from site_builder.views.ratings import RatedNow, last_update, rated_now
from site_builder.views.responses import AnsweredPlan, answered_plan
from site_builder.views.silence import Silence, silence
from site_builder.views.squares import Count, delivery_squares, impact_squares
from site_builder.views.verdict import verdict


@dataclass(frozen=True)
class VersionView:
    """One version of the plan."""

    date: Span
    title: str
    endorsed_by: str
    note: str
    document: DocumentLine | None
    areas: tuple[AreaLink, ...]
    """The areas that it names."""
    its_areas: str
    """How many these are; "" if it names none."""


@dataclass(frozen=True)
class Asked:
    """Who was asked about one subject, oldest first."""

    about: str
    """The subject, or "" if none is named."""
    label: str
    """The anchor of the words that name this table."""
    rows: tuple[Consultation, ...]


@dataclass(frozen=True)
class PlanView:
    """What the page of the plan prints."""

    title: str
    plan: str
    verdict: str
    """What the ratings say, or that there are none; "" without areas."""
    silence: Silence
    checked: When | None
    """The day on which the texts of all areas were last checked; None if that is not one day."""
    impact: tuple[Count, ...]
    """How many areas have each impact; empty if none is rated."""
    delivery: tuple[Count, ...]
    told: str
    """How the list of the areas is read."""
    areas: tuple[AreaGlance, ...]
    """Those that are open."""
    closed: tuple[ClosureView, ...]
    """Those that have left the plan, the latest first."""
    phases: PhasesView | None
    """How the areas changed; None if they never did."""
    versions: tuple[VersionView, ...]
    """Oldest first."""
    consultations: tuple[Asked, ...]
    answered: AnsweredPlan | None
    """What was decided about each recommendation; None where the record has no response."""
    second: str
    """The address of the second version; "" if there is none."""


def plan_view(edition: Edition, title: str) -> PlanView:
    """The plan at a glance."""
    record = edition.record
    return PlanView(
        title=title,
        plan=edition.council.plan,
        verdict=verdict(edition) if record.areas else "",
        silence=silence(edition),
        checked=all_checked(edition),
        impact=impact_squares(edition),
        delivery=delivery_squares(edition),
        told=strips_told(edition),
        areas=area_glances(edition, record.open_areas),
        closed=closures(edition),
        phases=phases_view(edition),
        versions=_versions(edition),
        consultations=_asked(edition),
        answered=answered_plan(edition),
        second=edition.council.second_version.home,
    )


def _versions(edition: Edition) -> tuple[VersionView, ...]:
    versions = sorted(edition.record.plan_versions, key=lambda version: version.date.first_day)
    return tuple(_version(edition, each) for each in versions)


def _version(edition: Edition, version: PlanVersion) -> VersionView:
    areas = [area for area in edition.record.areas if area.number in version.areas]
    return VersionView(
        date=version.date,
        title=version.title,
        endorsed_by=version.endorsed_by,
        note=version.note,
        document=optional_document_line(edition, version.document),
        areas=tuple(map(area_link, areas)),
        its_areas=edition.messages.count("plan.its_areas", len(areas)) if areas else "",
    )


def _asked(edition: Edition) -> tuple[Asked, ...]:
    consultations = sorted(edition.record.consultations, key=lambda consultation: consultation.date.first_day)
    subjects = enumerate(groupby(consultations, key=lambda consultation: consultation.about), start=1)
    return tuple(
        Asked(about, f"section-asked-{number}" if about else "section-asked", tuple(rows))
        for number, (about, rows) in subjects
    )


@dataclass(frozen=True)
class PrintedArea:
    """An area in print."""

    number: int
    title: str
    rated: RatedNow
    last_update: When | None
    ago: Ago | None
    """How long ago that was."""
    body: Prose
    actions: tuple[ActionLine, ...]
    history: tuple[HistoryRow, ...]
    """Drawn if there is more than one rating."""
    earlier: tuple[RatingRow, ...]
    """The ratings before the latest of each rater, newest first."""
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True)
class PlanPrintView:
    """What the plan in print contains."""

    title: str
    today: date
    address: str
    """The absolute address of the plan's page, which paper cannot link to."""
    silence: Silence
    areas: tuple[PrintedArea, ...]
    """Those that are open."""
    closed: tuple[ClosureView, ...]
    """Those that have left the plan, the latest first."""


def plan_print_view(edition: Edition, title: str) -> PlanPrintView:
    """The whole plan as one page."""
    areas = tuple(_printed(edition, area) for area in edition.record.open_areas)
    address = f"{edition.site_url}plan/"
    return PlanPrintView(title, edition.today, address, silence(edition), areas, closures(edition))


def _printed(edition: Edition, area: Area) -> PrintedArea:
    last = last_update(edition, area)
    return PrintedArea(
        number=area.number,
        title=area.title,
        rated=rated_now(edition, area),
        last_update=last,
        ago=ago(edition, last) if last else None,
        body=area.body,
        actions=action_lines(edition, area.actions),
        history=history_rows(edition, area.ratings),
        earlier=rating_rows(edition, _earlier(area)),
        measures=measure_views(edition, area, f"measure-{area.number}"),
    )


def _earlier(area: Area) -> list[Rating]:
    latest = area.latest_ratings
    return [rating for rating in area.ratings if not any(rating is one for one in latest)]
