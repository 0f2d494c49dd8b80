"""A measure: its figures, the line drawn through them, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from site_builder.drawings.line_chart import Chart, Facts, chart, facts, letters
from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.age import OLD_MONTHS
from site_builder.record.dates import Span, When, months_since
from site_builder.record.measures import Comparator, Measure, Point, number_in
from site_builder.record.plan import Area
from site_builder.views.age import Ago, ago
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.figures import FigureRow, figure_rows
from site_builder.views.moves import MoveLine, target_moves


@dataclass(frozen=True)
class ComparatorView:
    """The same figure elsewhere."""

    letter: str
    """What its line is called in the drawing; "" if it has none."""
    name: str
    last: str
    """Its last figure with its unit and date, or ""."""
    source: DocumentLine | None


@dataclass(frozen=True)
class MeasureView:
    """One measure."""

    anchor: str
    title: str
    unit: str
    better: str
    """ "up" or "down", or ""."""
    target: str
    judged_by: str
    """What counts as better, as it was said beforehand."""
    baseline: str
    """The figure from which progress is counted, with its unit and date, or ""."""
    source: DocumentLine | None
    chart: Chart | None
    """None if it has no figure."""
    facts: Facts | None
    """Its first, last, highest and lowest figure, and the points with a note; None if it has no figure."""
    finding: str
    """The last figure and its date, in a sentence, and the target if that is a number; "" if it has no figure."""
    span: str
    """What it counts and from when to when, such as "in every 100, January 2024 to May 2025"; "" if it has no figure."""
    missing_since: Ago | None
    """How long there has been no figure, if that is half a year or more."""
    first: str
    """The first figure with its unit, or ""."""
    is_one_value: bool
    comparators: tuple[ComparatorView, ...]
    rows: tuple[FigureRow, ...]
    """Everything that its table has, oldest first."""
    has_provisional: bool
    """Whether any figure that is drawn may still change."""
    withheld: str
    """How many figures are withheld, in a sentence; "" if none."""
    told: tuple[str, ...]
    """What else the drawing shows, for those who cannot see it, a sentence each."""
    newest: When | None
    """The date of its newest point, withheld or not."""
    moves: tuple[MoveLine, ...] = ()
    """What its target was before, the latest change first."""

    @property
    def has_key(self) -> bool:
        """Whether anything is to be said about its drawing."""
        chart, found = self.chart, self.facts
        if chart is None or found is None:
            return False
        marks = (self.missing_since, chart.starts_at, not chart.last, found.noted)
        return any((*marks, self.comparators, self.has_marks))

    @property
    def has_marks(self) -> bool:
        """Whether its drawing has a mark that needs explaining."""
        return bool(self.has_provisional or self.withheld or (self.chart and self.chart.breaks))


def measure_views(edition: Edition, area: Area, name: str) -> tuple[MeasureView, ...]:
    """The measures of an area; `name` begins their anchors. Nobody waits for new figures of a closed one."""
    views = (measure_view(edition, measure, f"{name}-{measure.id}") for measure in area.measures)
    return tuple(view if area.is_open else replace(view, missing_since=None) for view in views)


def measure_view(edition: Edition, measure: Measure, anchor: str) -> MeasureView:
    """A measure, with its anchor on its page."""
    found, messages = facts(measure), edition.messages
    comparators = _comparators(edition, measure)
    points = [point for series in measure.series for point in series.points]
    withheld = sum(point.is_withheld for point in measure.points)
    return MeasureView(
        anchor=anchor,
        title=measure.title,
        unit=measure.unit,
        better=measure.better or "",
        target=measure.target,
        judged_by=measure.judged_by,
        baseline=_baseline(messages, measure),
        source=optional_document_line(edition, measure.source),
        chart=chart(measure, messages, edition.today),
        facts=found,
        finding=_finding(messages, measure, found) if found else "",
        span=_span(messages, measure, found) if found else "",
        missing_since=_missing_since(edition, measure),
        first=_figure(messages, measure, found.first.value) if found else "",
        is_one_value=len(measure.valued) == 1,
        comparators=comparators,
        rows=figure_rows(messages, measure),
        has_provisional=any(point.is_provisional and point.value for point in points),
        withheld=messages.count("measures.are_withheld", withheld) if withheld else "",
        told=tuple(_told(messages, comparators)),
        newest=measure.points[-1].date if measure.points else None,
        moves=target_moves(measure.moved),
    )


def _comparators(edition: Edition, measure: Measure) -> tuple[ComparatorView, ...]:
    return tuple(
        ComparatorView(
            letter=letter,
            name=comparator.name,
            last=_last_of(edition.messages, measure, comparator),
            source=optional_document_line(edition, comparator.source),
        )
        for letter, comparator in zip(letters(measure), measure.comparators, strict=True)
    )


def _last_of(messages: Messages, measure: Measure, comparator: Comparator) -> str:
    if not comparator.valued:
        return ""
    last = comparator.valued[-1]
    figure, when = _figure(messages, measure, last.value), _when(messages, last.date)
    return messages.plain(
        "measures.provisional_figure" if last.is_provisional else "measures.dated", figure=figure, when=when
    )


def _baseline(messages: Messages, measure: Measure) -> str:
    if measure.baseline is None:
        return ""
    figure = _figure(messages, measure, measure.baseline.value)
    return messages.plain("measures.dated", figure=figure, when=_when(messages, measure.baseline.date))


def _told(messages: Messages, comparators: tuple[ComparatorView, ...]) -> list[str]:
    found = (one for one in comparators if one.last)
    return [messages.plain("measures.comparator", name=one.name, last=one.last) for one in found]


def _figure(messages: Messages, measure: Measure, value: str) -> str:
    """A value with its unit: "28 in every 100", "91%"."""
    if not measure.unit:
        return value
    key = "measures.close" if _is_sign(measure.unit) else "measures.figure"
    return messages.plain(key, value=value, unit=measure.unit)


def _is_sign(unit: str) -> bool:
    """Whether a unit is written at the number itself, as % is."""
    return not unit[:1].isalnum()


def _when(messages: Messages, date: When) -> str:
    return messages.plain("dates.on_day" if date.is_day else "dates.in_month", date=date.words(messages))


def _finding(messages: Messages, measure: Measure, found: Facts) -> str:
    """The last figure, whether it may still change, and whether newer ones are withheld; then the target."""
    last, newest = found.last, measure.points[-1]
    key = "measures.finding_provisional" if last.is_provisional else "measures.finding"
    figure = _figure(messages, measure, last.value)
    said = [messages.plain(key, figure=figure, when=_when(messages, last.date))]
    if newest.is_withheld:
        said.append(messages.plain("measures.newest_withheld", when=_when(messages, newest.date)))
    if number_in(measure.target) is not None:
        said.append(messages.plain("measures.the_target", target=measure.target))
    return " ".join(said)


def _span(messages: Messages, measure: Measure, found: Facts) -> str:
    dates = Span(found.first.date, found.last.date).words(messages)
    return dates if _is_sign(measure.unit) else messages.plain("measures.span", unit=measure.unit, dates=dates)


def _missing_since(edition: Edition, measure: Measure) -> Ago | None:
    """A figure that is withheld is there: its date is told."""
    newest: Point | None = measure.points[-1] if measure.valued else None
    is_old = newest is not None and months_since(newest.date, edition.today) >= OLD_MONTHS
    return ago(edition, newest.date) if newest and is_old else None
