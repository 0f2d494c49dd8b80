"""How the areas of the plan changed, as its page shows it, and the areas that have left it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.drawings.phases import PhasesDrawing, phases_drawing
from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.phases import Phase, Step, phases, steps
from site_builder.record.plan import Area
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.links import AreaLink, area_link


@dataclass(frozen=True)
class ClosureView:
    """How an area left the plan."""

    link: AreaLink
    opened: When | None
    """From when it was part of the plan; None if nobody said."""
    date: When
    why: str
    decided_by: str
    source: DocumentLine | None
    followed_by: tuple[AreaLink, ...]
    """The areas that take over from it."""
    undone: str
    """How many of its actions were neither done nor stopped; "" if none."""


@dataclass(frozen=True)
class Following:
    """An area with those that it takes over from."""

    area: AreaLink
    follows: tuple[AreaLink, ...]


@dataclass(frozen=True)
class StepView:
    """One change of the areas."""

    words: str
    """How many became how many, and when."""
    following: tuple[Following, ...]
    new: tuple[AreaLink, ...]
    """Those that follow none."""
    going_on: tuple[AreaLink, ...]
    ended: tuple[AreaLink, ...]
    """Those that none follows."""


@dataclass(frozen=True)
class PhasesView:
    """How the areas changed."""

    drawn: PhasesDrawing | None
    """None where it would be too wide for a phone: then the list says all."""
    told: str
    """What the drawing shows, in a sentence."""
    steps: tuple[StepView, ...]
    """Oldest first."""


def closure_view(edition: Edition, area: Area) -> ClosureView | None:
    """How an area left the plan; None while it is open."""
    closed = area.closed
    if closed is None:
        return None
    undone = len(area.left_undone)
    return ClosureView(
        link=area_link(area),
        opened=area.opened,
        date=closed.date,
        why=closed.why,
        decided_by=closed.decided_by,
        source=optional_document_line(edition, closed.source),
        followed_by=_links(edition.record.following(area)),
        undone=edition.messages.count("closed.undone", undone, all=len(area.actions)) if undone else "",
    )


def closures(edition: Edition) -> tuple[ClosureView, ...]:
    """The areas that have left the plan, those that were closed last first, then in the order of the plan."""
    found = (closure_view(edition, area) for area in edition.record.closed_areas)
    return tuple(sorted((one for one in found if one), key=lambda one: one.date.last_day, reverse=True))


def closed_areas_told(edition: Edition) -> str:
    """How many areas are closed, for the lists of those that are open; "" if none is."""
    number = len(edition.record.closed_areas)
    return edition.messages.count("closed.how_many", number) if number else ""


def phases_view(edition: Edition) -> PhasesView | None:
    """How the areas of the plan changed; None if they never did."""
    found, changes = phases(edition.record), steps(edition.record)
    if not found:
        return None
    rows = [(_label(edition, phase), [area.number for area in phase.areas]) for phase in found]
    links = [[(one.number, other.number) for one, other in step.lines] for step in changes]
    counts = [edition.messages.count("counts.area", len(phase.areas)) for phase in found]
    dated = [
        edition.messages.plain("phases.row", label=row[0], areas=count) for row, count in zip(rows, counts, strict=True)
    ]
    told = edition.messages.plain("phases.told", rows=edition.messages.listed(dated))
    return PhasesView(phases_drawing(rows, links), told, tuple(_step(edition, step) for step in changes))


def _label(edition: Edition, phase: Phase) -> str:
    """The year of a phase, or that it is now, or before."""
    if phase.is_now:
        return edition.messages.plain("phases.now")
    return str(phase.date.last.year) if phase.date else edition.messages.plain("phases.first")


def _step(edition: Edition, step: Step) -> StepView:
    following = [area for area in step.new if edition.record.followed(area)]
    return StepView(
        words=_words(edition, step),
        following=tuple(Following(area_link(area), _links(edition.record.followed(area))) for area in following),
        new=_links([area for area in step.new if area not in following]),
        going_on=_links(step.going_on),
        ended=_links(step.ended),
    )


def _words(edition: Edition, step: Step) -> str:
    messages = edition.messages
    before, after = (messages.count("counts.area", len(phase.areas)) for phase in (step.before, step.after))
    name = "same" if len(step.before.areas) == len(step.after.areas) else "became"
    if step.after.date is None:
        return messages.plain(f"phases.{name}", before=before, after=after)
    return messages.plain(f"phases.{name}_on", before=before, after=after, on=_on(edition, step.after.date))


def _on(edition: Edition, date: Span) -> str:
    is_day = date.is_one_date and date.first.is_day
    return edition.messages.plain(f"dates.{'on_day' if is_day else 'in_month'}", date=date.words(edition.messages))


def _links(areas: Sequence[Area]) -> tuple[AreaLink, ...]:
    return tuple(map(area_link, areas))
