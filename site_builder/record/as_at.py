"""A record as it stood on a day, from its dated facts alone.

What has no date in the record, such as the words of a text or which actions there are, is as it is now. An action's status
without a day is not a dated fact: it is known for now, and for no day before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from site_builder.record.actions import Action
from site_builder.record.dates import Span, When, span_of
from site_builder.record.measures import Measure, Point
from site_builder.record.moves import Move
from site_builder.record.plan import Area
from site_builder.record.record import Record
from site_builder.record.updates import Update
from site_builder.record.voices import Voice, VoiceState


class Dated(Protocol):
    """Anything with a date."""

    @property
    def date(self) -> When | Span:
        """When it was."""


Thing = TypeVar("Thing", bound=Dated)


def as_at(record: Record, day: date, today: date) -> Record:
    """A public record as it stood on a day not after today. A date without a day counts as its first day.

    On today itself it is the record: nothing in it is of a later day but what is to come."""
    return replace(
        record,
        updates=tuple(_update(one, day) for one in record.updates if one.public_from.first_day <= day),
        areas=tuple(_area(one, day, is_today=day == today) for one in record.areas if _is_open_by(one, day)),
        events=tuple(one for one in record.events if one.due or _is_there(one.date, day)),
        judgements=_there(record.judgements, day),
        documents=tuple(one for one in record.documents if one.date is None or _is_there(one.date, day)),
        plan_versions=_there(record.plan_versions, day),
        consultations=_there(record.consultations, day),
        rhythms=tuple(one for one in record.rhythms if one.since is None or _is_there(one.since, day)),
        voices=tuple(_voice(one, day, is_today=day == today) for one in _there(record.voices, day)),
    )


def _is_there(moment: When | Span, day: date) -> bool:
    return moment.first_day <= day


def _is_open_by(area: Area, day: date) -> bool:
    """Whether an area had become part of the plan; one of which nobody says since when had."""
    return area.opened is None or _is_there(area.opened, day)


def _known(moment: When | None, day: date) -> When | None:
    """A date, unless it is of a later day."""
    return moment if moment and _is_there(moment, day) else None


def _there(things: Iterable[Thing], day: date) -> tuple[Thing, ...]:
    """What is not of a later day."""
    return tuple(one for one in things if _is_there(one.date, day))


def _update(update: Update, day: date) -> Update:
    """An update before its later corrections. One that was withdrawn stays so: its words are not shown again."""
    cleared = update.pre_election_ok
    return replace(
        update,
        corrections=_there(update.corrections, day),
        minor=_known(update.minor, day),
        approved=_there(update.approved, day),
        pre_election_ok=cleared if cleared and _is_there(cleared.date, day) else None,
        promises=tuple(one.as_at(day) for one in update.promises),
    )


def _voice(voice: Voice, day: date, *, is_today: bool) -> Voice:
    """What was said, without an answer of a later day. An answer without a day is known for now, and for no day before."""
    if is_today or (voice.told_on and _is_there(voice.told_on, day)):
        return voice
    return replace(voice, state=VoiceState.NO_ANSWER, did="", why="", by_when=None, told_on=None)


def _area(area: Area, day: date, *, is_today: bool) -> Area:
    checked = area.young_people_checked
    return replace(
        area,
        actions=tuple(_action(one, day, is_today=is_today) for one in area.actions),
        ratings=_there(area.ratings, day),
        responses=_there(area.responses, day),
        measures=tuple(_measure(one, day) for one in area.measures),
        reviewed=_known(area.reviewed, day),
        young_people_reviewed=_known(area.young_people_reviewed, day),
        young_people_checked=checked if checked and _is_there(checked.date, day) else None,
        corrections=_there(area.corrections, day),
        minor=_known(area.minor, day),
        closed=area.closed if area.closed and _is_there(area.closed.date, day) else None,
    )


def _action(action: Action, day: date, *, is_today: bool) -> Action:
    was, checked = _before(action.moved, day), action.checked
    span = span_of(was) if was is not None else None
    return replace(
        action,
        due=span.first if span else action.due,
        status=action.status if is_today else None,
        done=_known(action.done, day),
        reports=tuple(one for one in action.reports if one.date is None or _is_there(one.date, day)),
        checked=checked if checked and _is_there(checked.date, day) else None,
        moved=_there(action.moved, day),
    )


def _measure(measure: Measure, day: date) -> Measure:
    was, baseline = _before(measure.moved, day), measure.baseline
    return replace(
        measure,
        target=measure.target if was is None else was,
        moved=_there(measure.moved, day),
        points=_points(measure.points, day),
        baseline=baseline if baseline and _is_there(baseline.date, day) else None,
        comparators=tuple(replace(one, points=_points(one.points, day)) for one in measure.comparators),
    )


def _points(points: Iterable[Point], day: date) -> tuple[Point, ...]:
    return tuple(_point(one, day) for one in points if _is_there(one.date, day))


def _point(point: Point, day: date) -> Point:
    """A value before its later revision. One that is withheld stays so: it is not shown again."""
    revised = point.revised
    is_later = revised is not None and not point.is_withheld and not _is_there(revised.date, day)
    return replace(point, value=revised.was, revised=None) if revised and is_later else point


def _before(moves: Iterable[Move], day: date) -> str | None:
    """What was before the first of the later moves; None if nothing was moved later."""
    return next((move.was for move in moves if not _is_there(move.date, day)), None)
