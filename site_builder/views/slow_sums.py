"""What can be counted of what is slow, late or missing: for the page that lists it, and for the home page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.edition import Edition
from site_builder.views.gaps import missing_numbers
from site_builder.views.silence import silence
from site_builder.views.slow_areas import none_rated
from site_builder.views.sums import Sum


def sums(edition: Edition) -> Iterator[Sum]:
    """Everything on the page that can be counted, in its order, leaving out zeros."""
    age, messages = silence(edition), edition.messages
    if age.is_long:
        yield Sum("section-quiet", messages.plain("slow.sum_silent", length=age.length))
    late = edition.late_promises
    yield from _counted(
        edition,
        ("section-own", "late", sum(1 for one in late if one.is_own)),
        ("section-others", "others", sum(1 for one in late if not one.is_own)),
        ("section-partly", "partly", len(edition.partly_late_promises)),
        ("section-rhythms", "rhythms", len(edition.late_rhythms)),
    )
    yield from slow_sums(edition)
    yield from _counted(
        edition,
        ("section-unclear", "unclear", _in_areas(edition.unclear_actions(area) for area in edition.record.open_areas)),
        ("section-unconfirmed", "unconfirmed", _unconfirmed(edition)),
        ("section-missing", "missing", sum(series.count for series in missing_numbers(edition))),
        ("section-unrated", "never_rated" if none_rated(edition) else "unrated", len(edition.areas_long_unrated)),
        ("section-overdue-ratings", "overdue_ratings", len(edition.overdue_ratings)),
        ("section-doubtful", "doubtful", len(edition.doubtful_ratings)),
        ("section-unjudged", "unjudged", len(edition.unjudged_ratings)),
    )


def slow_sums(edition: Edition) -> Iterator[Sum]:
    """What the record itself calls slow: areas and actions, ratings that fell, dates that moved."""
    yield from _counted(
        edition,
        ("section-slow", "behind", len(edition.areas_behind)),
        ("section-fallen", "fallen", len(edition.falls)),
        ("section-actions", "actions", _in_areas(edition.slow_actions(area) for area in edition.record.open_areas)),
        ("section-moved", "moved", len(edition.moved_actions) + len(edition.moved_promises)),
    )


def nothing_slow(edition: Edition) -> str:
    """What can be said where nothing of that is there: that is not praise if nobody rated or reported; "" without areas."""
    areas = edition.record.open_areas
    if not areas or any(slow_sums(edition)):
        return ""
    is_known = any(area.ratings or any(one.state for one in area.actions) for area in areas)
    return edition.messages.plain("progress.not_slow" if is_known else "progress.slow_unknown")


def _counted(edition: Edition, *counts: tuple[str, str, int]) -> Iterator[Sum]:
    for anchor, name, number in counts:
        if number:
            yield Sum(anchor, edition.messages.count(f"slow_sum.{name}", number))


def _unconfirmed(edition: Edition) -> int:
    return _in_areas(edition.unconfirmed_actions(area) for area in edition.record.open_areas)


def _in_areas(lists: Iterator[Sequence[object]]) -> int:
    return sum(map(len, lists))
