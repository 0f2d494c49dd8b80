"""The table below a measure: a row for each date, with the figures of its comparators beside its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.messages import Messages
from site_builder.record.dates import When
from site_builder.record.measures import Measure, Point
from site_builder.views.moves import MoveLine, revision_line


@dataclass(frozen=True)
class Cell:
    """A figure in the table."""

    value: str
    """In its author's own digits; "" if it is withheld, or if there is none for this date."""
    mark: str
    """ "provisional", "withheld" or ""."""


@dataclass(frozen=True)
class FigureRow:
    """The figures of one date."""

    date: When
    own: Cell
    others: tuple[Cell, ...]
    """Those of the comparators, in their order."""
    is_break: bool
    """Whether the way of counting changed with its own figure."""
    notes: tuple[str, ...]
    """Its own note, then those on figures of comparators, with their names."""
    revised: tuple[MoveLine, ...]
    """What its figures were before they were revised: its own, then those of the comparators."""


NOTHING = Cell("", "")


def figure_rows(messages: Messages, measure: Measure) -> tuple[FigureRow, ...]:
    """A row for each date that any figure has, oldest first; two of one date are two rows. The baseline is one of them,
    unless it is a figure of the measure."""
    dates = {point.date for series in measure.series for point in series.points}
    if measure.baseline:
        dates.add(measure.baseline.date)
    ordered = sorted(dates, key=lambda date: (date.first_day, date.last_day))
    return tuple(row for date in ordered for row in _rows(messages, measure, date))


def _rows(messages: Messages, measure: Measure, date: When) -> Iterator[FigureRow]:
    columns = [[point for point in series.points if point.date == date] for series in measure.series]
    for number in range(max(1, *map(len, columns))):
        own, *others = (points[number] if number < len(points) else None for points in columns)
        is_baseline = number == 0 and measure.baseline is not None and measure.baseline.date == date
        yield _row(messages, measure, date, own, others, is_baseline=is_baseline)


def _row(
    messages: Messages,
    measure: Measure,
    date: When,
    own: Point | None,
    others: Sequence[Point | None],
    *,
    is_baseline: bool,
) -> FigureRow:
    baseline = measure.baseline if is_baseline else None
    notes = [messages.plain("measures.baseline")] if baseline else []
    notes += [own.note] if own and own.note else []
    names = [comparator.name for comparator in measure.comparators]
    there = [(name, point) for name, point in zip(names, others, strict=True) if point]
    notes += [messages.plain("measures.note_of", name=name, note=point.note) for name, point in there if point.note]
    revised = [own.revised] if own else []
    revised += [point.revised for _, point in there]
    return FigureRow(
        date=date,
        own=Cell(baseline.value, "") if baseline and own is None else _cell(own),
        others=tuple(map(_cell, others)),
        is_break=bool(own and own.is_break),
        notes=tuple(notes),
        revised=tuple(line for one in revised for line in revision_line(one)),
    )


def _cell(point: Point | None) -> Cell:
    if point is None:
        return NOTHING
    return Cell(point.value, "withheld" if point.is_withheld else "provisional" if point.is_provisional else "")
