"""What a measure says of itself fits together: its values, its baseline and its target."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, Severity, quoted
from site_builder.record.dates import NOWHERE
from site_builder.record.measures import Better, Comparator, Measure, Point, number_in


def check_measures(edition: Edition) -> Iterator[Problem]:
    """A measure has one value for each date, but where the way of counting changed; its baseline is the value of its
    date, and publishes none that is withheld; its target is not worse than its baseline."""
    for area in edition.record.areas:
        for measure in area.measures:
            for series in measure.series:
                yield from _doubled(series)
            yield from _baseline(measure)
            yield from _target(measure)


def _doubled(series: Measure | Comparator) -> Iterator[Problem]:
    """The later one of a date is a warning, unless the series breaks there and both ways of counting are shown."""
    for before, point in pairwise(series.points):
        if before.date == point.date != NOWHERE and not (before.is_break or point.is_break):
            message = f"There are two values of {point.date}; keep one, or write 'break: true' and a note at the one that is counted in another way."
            yield Problem(point.place, Code.TWICE, message, Severity.WARNING)


def _baseline(measure: Measure) -> Iterator[Problem]:
    if measure.baseline is None:
        return
    same = [point for point in measure.points if point.date == measure.baseline.date]
    if any(point.is_withheld for point in same):
        message = "The value of this date is withheld, and the baseline would publish it; take another date, or delete 'withheld'."
        yield Problem(measure.baseline.place or measure.place, Code.WITHHELD, message)
        return
    if same and not any(_is_value(measure.baseline.value, point) for point in same):
        message = f"The baseline of {measure.baseline.date} is {quoted(measure.baseline.value)}, and the value of that date is {quoted(same[0].value)}; correct the one that is wrong."
        yield Problem(measure.baseline.place or measure.place, Code.BASELINE, message)


def _is_value(value: str, point: Point) -> bool:
    known = (number_in(typed) for typed in (point.value, point.revised.was if point.revised else ""))
    return number_in(value) in [number for number in known if number is not None]


def _target(measure: Measure) -> Iterator[Problem]:
    target, baseline = number_in(measure.target), number_in(measure.baseline.value if measure.baseline else "")
    if target is None or baseline is None or measure.better is None or measure.baseline is None:
        return
    if target < baseline if measure.better is Better.UP else target > baseline:
        way = "higher" if measure.better is Better.UP else "lower"
        message = f"'better' is {quoted(measure.better)}, and the target {quoted(measure.target)} is not {way} than the baseline {quoted(measure.baseline.value)}; correct what is wrong."
        yield Problem(measure.places.get("target", measure.place), Code.BASELINE, message, Severity.WARNING)
