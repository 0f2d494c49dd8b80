"""A measure: its figures, the line drawn through them, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.drawings import chart, facts
from site_builder.drawings.line_chart import Chart, Facts
from site_builder.edition import Edition
from site_builder.record.measures import Measure, Point
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.moves import MoveLine, revision_line, target_moves


@dataclass(frozen=True)
class MeasureView:
    """One measure."""

    anchor: str
    title: str
    unit: str
    better: str
    """ "up" or "down", or ""."""
    target: str
    points: tuple[Point, ...]
    source: DocumentLine | None
    chart: Chart | None
    """None if it has no value."""
    facts: Facts | None
    """Its first, last, highest and lowest points, and those with a note; None if it has no value."""
    first: str
    """The first value with its unit, or ""."""
    is_one_value: bool
    moves: tuple[MoveLine, ...] = ()
    """What its target was before, the latest change first."""
    revised: tuple[tuple[MoveLine, ...], ...] = ()
    """For each point what it was before: one change or none."""


def measure_view(edition: Edition, measure: Measure, anchor: str) -> MeasureView:
    """A measure, with its anchor on its page."""
    found, messages = facts(measure), edition.messages
    value = found.first.value if found else ""
    return MeasureView(
        anchor=anchor,
        title=measure.title,
        unit=measure.unit,
        better=measure.better or "",
        target=measure.target,
        points=measure.points,
        source=optional_document_line(edition, measure.source),
        chart=chart(measure, messages),
        facts=found,
        first=messages.plain("measures.figure", value=value, unit=measure.unit) if found and measure.unit else value,
        is_one_value=len(measure.points) == 1,
        moves=target_moves(measure.moved),
        revised=tuple(revision_line(point.revised) for point in measure.points),
    )
