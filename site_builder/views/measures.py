"""A measure: its figures, the line drawn through them, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.drawings import chart, facts, number_in
from site_builder.drawings.line_chart import Chart, Facts
from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.age import OLD_MONTHS
from site_builder.record.dates import Span, months_since
from site_builder.record.measures import Measure, Point
from site_builder.views.age import Ago, ago
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
    finding: str
    """The last value and its date, in a sentence, and the target if that is a number; "" if it has no value."""
    span: str
    """What it counts and from when to when, such as "in every 100, January 2024 to May 2025"; "" if it has no value."""
    missing_since: Ago | None
    """How long there has been no figure, if that is half a year or more."""
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
    return MeasureView(
        anchor=anchor,
        title=measure.title,
        unit=measure.unit,
        better=measure.better or "",
        target=measure.target,
        points=measure.points,
        source=optional_document_line(edition, measure.source),
        chart=chart(measure, messages, edition.today),
        facts=found,
        finding=_finding(messages, measure, found) if found else "",
        span=_span(messages, measure, found) if found else "",
        missing_since=_missing_since(edition, found),
        first=_figure(messages, measure, found.first) if found else "",
        is_one_value=len(measure.points) == 1,
        moves=target_moves(measure.moved),
        revised=tuple(revision_line(point.revised) for point in measure.points),
    )


def _figure(messages: Messages, measure: Measure, point: Point) -> str:
    """A value with its unit: "28 in every 100", "91%"."""
    if not measure.unit:
        return point.value
    key = "measures.close" if _is_sign(measure.unit) else "measures.figure"
    return messages.plain(key, value=point.value, unit=measure.unit)


def _is_sign(unit: str) -> bool:
    """Whether a unit is written at the number itself, as % is."""
    return not unit[:1].isalnum()


def _finding(messages: Messages, measure: Measure, found: Facts) -> str:
    point = found.last
    date = point.date.words(messages)
    when = messages.plain("dates.on_day" if point.date.is_day else "dates.in_month", date=date)
    said = messages.plain("measures.finding", figure=_figure(messages, measure, point), when=when)
    if number_in(measure.target) is None:
        return said
    target = messages.plain("measures.the_target", target=measure.target)
    return f"{said} {target}"


def _span(messages: Messages, measure: Measure, found: Facts) -> str:
    dates = Span(found.first.date, found.last.date).words(messages)
    return dates if _is_sign(measure.unit) else messages.plain("measures.span", unit=measure.unit, dates=dates)


def _missing_since(edition: Edition, found: Facts | None) -> Ago | None:
    is_old = found is not None and months_since(found.last.date, edition.today) >= OLD_MONTHS
    return ago(edition, found.last.date) if found and is_old else None
