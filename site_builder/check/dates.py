"""Nothing is said to have happened on a day that has not come, and no date contradicts another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from site_builder.check.each import in_each_update
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.dates import NOWHERE, Span, When
from site_builder.record.documents import Document
from site_builder.record.moves import Move
from site_builder.record.plan import Area
from site_builder.record.updates import Correction, Update

Dated = tuple[str, When | Span | None, Place | None]
"""What has the date, the date itself, and where it was typed."""
Limit = tuple[date, str]
"""The last possible day, and what a message calls it."""
_LATER = "correct the date, or add it once that day has come"


def check_update_dates(edition: Edition) -> Iterator[Problem]:
    """An update's date is not after today, unless `publish_at` says when it may be seen; nor is the date of anything
    in it that must already have happened. One that waits for its hour is checked as at that hour."""
    for found in in_each_update(edition, _to_come_in, edition.today):
        yield from found


def _to_come_in(update: Update, typed: str, today: date) -> list[Problem]:
    """The dates of an update that are not to be in the future and are."""
    limit, found = _limit(today, update), list[Problem]()
    if (
        update.publish_at is None and "publish_at" not in update.places
    ):  # otherwise the form of `publish_at` is the finding
        advice = "add 'publish_at' with the day and time from which it may be seen, or correct the date"
        found += _not_to_come(limit, [("update", update.date, update.place_of("date"))], advice)
    if not _is_after(update.happened, update.date):  # otherwise the order is the finding
        found += _not_to_come(limit, [("'happened'", update.happened, update.place_of("happened"))], _LATER)
    found += _not_to_come(limit, _changes(update), _LATER)
    found += _not_to_come(limit, _moves(move for one in update.promises for move in one.moved), _LATER)
    found += _not_to_come(limit, _outcomes(update), _LATER)
    return [*found, *_documents_to_come(limit, (*update.documents, *update.cited))]


def _limit(today: date, update: Update | None = None) -> Limit:
    """Today; where that is the day on which the update becomes public, it is called so."""
    is_its_day = update and update.publish_at and update.publish_at.date() == today
    return today, "the day of its publication" if is_its_day else "today"


def _moves(moved: Iterable[Move]) -> Iterator[Dated]:
    return (("move", move.date, move.place) for move in moved)


def _outcomes(update: Update) -> Iterator[Dated]:
    ended = (promise.outcome for promise in update.promises if promise.outcome)
    return (("outcome", one.date, one.place) for one in ended)


def _changes(update: Update) -> Iterator[Dated]:
    yield from _corrected(update)
    if update.withdrawn:
        yield "withdrawal", update.withdrawn.date, update.withdrawn.place


def _corrected(owner: Update | Area) -> Iterator[Dated]:
    """What changed after publication; plan summaries have the same keys for it."""
    corrections: tuple[Correction, ...] = owner.corrections
    yield from (("correction", correction.date, correction.place) for correction in corrections)
    yield "'minor'", owner.minor, owner.place_of("minor")


def check_area_dates(edition: Edition) -> Iterator[Problem]:
    """In a plan summary, no date of something that must already have happened is after today: a rating, a response, a `done`,
    a report on an action, a check of one, a measure's point, a move, a revision, a correction, a review of one of its texts, a reading by young people, its
    opening and its closing."""
    for area in edition.record.areas:
        yield from _not_to_come(_limit(edition.today), _dates_of(area), _LATER)


def _dates_of(area: Area) -> Iterator[Dated]:
    yield from (("rating", rating.date, rating.place) for rating in area.ratings)
    yield from (("response", response.date, response.place) for response in area.responses)
    yield from (("'done'", action.done, action.done_place or action.place) for action in area.actions)
    yield from (("report", report.date, report.place) for action in area.actions for report in action.reports)
    yield from (("check", one.checked.date, one.checked.place) for one in area.actions if one.checked)
    points = [point for measure in area.measures for series in measure.series for point in series.points]
    baselines = [measure.baseline for measure in area.measures if measure.baseline]
    yield from (("baseline", baseline.date, baseline.place) for baseline in baselines)
    yield from (("point", point.date, point.place) for point in points)
    yield from (("revision", one.revised.date, one.revised.place) for one in points if one.revised)
    yield from _moves(move for action in area.actions for move in action.moved)
    yield from _moves(move for measure in area.measures for move in measure.moved)
    yield from _corrected(area)
    yield "'opened'", area.opened, area.place_of("opened")
    if area.closed:
        yield "closing", area.closed.date, area.closed.place
    yield "'reviewed'", area.reviewed, area.place_of("reviewed")
    yield "'young_people_reviewed'", area.young_people_reviewed, area.place_of("young_people_reviewed")
    if checked := area.young_people_checked:
        yield "'young_people_checked'", checked.date, checked.place


def check_data_dates(edition: Edition) -> Iterator[Problem]:
    """No judgement, version of the plan or consultation is dated after today, and no event unless it has `due: true`.
    Nor is what people said, or the day on which they were told what came of it.

    A document may be, with a warning: papers carry the date of the meeting for which they are published."""
    limit, advice = _limit(edition.today), "write 'due: true' if it is planned, or correct the date"
    events = (("event", event.date, event.place) for event in edition.record.events if not event.due)
    yield from _not_to_come(limit, events, advice)
    yield from _not_to_come(limit, (("judgement", item.date, item.place) for item in edition.record.judgements), _LATER)
    versions = (("version of the plan", item.date, item.place) for item in edition.record.plan_versions)
    yield from _not_to_come(limit, versions, _LATER)
    yield from _not_to_come(
        limit, (("consultation", item.date, item.place) for item in edition.record.consultations), _LATER
    )
    voices = edition.record.voices
    yield from _not_to_come(limit, (("entry", voice.date, voice.place_of("date")) for voice in voices), _LATER)
    told = (("'told_on'", voice.told_on, voice.place_of("told_on")) for voice in voices)
    yield from _not_to_come(limit, told, _LATER)
    yield from _documents_to_come(limit, edition.record.other_documents())


def _not_to_come(limit: Limit, dated: Iterable[Dated], advice: str) -> Iterator[Problem]:
    """Yields an error for each date that lies wholly in the future: a month or a year that has begun is possible."""
    today, called = limit
    for what, when, place in dated:
        if when and place and when.first_day > today:
            message = f"The {what} has the date {quoted(str(when))}, which is after {called}, {today}; {advice}."
            yield Problem(place, Code.FUTURE_DATE, message)


def _documents_to_come(limit: Limit, documents: Iterable[Document]) -> Iterator[Problem]:
    dated = [
        ("document", inner.date, inner.date_place or inner.place)
        for outer in documents
        for inner in outer.with_response
    ]
    advice = "correct the date, unless it is that of a future meeting"
    yield from (problem.softened() for problem in _not_to_come(limit, dated, advice))


def check_publication_hours(edition: Edition) -> Iterator[Problem]:
    """An update comes out on the day of its date or on the next day: subscribers see it in order of date.

    Where its date is a month, it comes out on any day of that month or on the day after."""
    for update in edition.record.updates:
        if update.publish_at is None or update.date == NOWHERE:
            continue
        day, hour = update.publish_at.date(), f"{update.publish_at:%Y-%m-%d %H:%M}"
        begun = f"'publish_at' is {hour}"
        place = update.place_of("publish_at")
        if day < update.date.first_day:
            message = f"{begun}, before the update's date {quoted(str(update.date))}: subscribers would get it with a date in the future; write the same day in both."
            yield Problem(place, Code.PUBLISH_AT, message)
        elif day > update.date.last_day + timedelta(days=1):
            days = (day - update.date.last_day).days
            message = f"{begun}, {days} days after the update's date {quoted(str(update.date))}: subscribers would get it as {days} days old, below what they have already read, and may never see it; write the day on which it comes out in 'date' and in the file's name."
            yield Problem(place, Code.PUBLISH_AT, message)


def check_update_order(edition: Edition) -> Iterator[Problem]:
    """What an update describes happened before it was published; it was corrected or withdrawn afterwards.

    A diary date, or the date when a promise is due, that is before its update is a warning: it may be old news."""
    for found in in_each_update(edition, _out_of_order):
        yield from found


def _out_of_order(update: Update, typed: str) -> list[Problem]:
    """The dates of an update that contradict its own."""
    return (
        [] if update.date == NOWHERE else [*_happened_later(update), *_changed_earlier(update), *_due_earlier(update)]
    )


def _happened_later(update: Update) -> Iterator[Problem]:
    if update.happened and _is_after(update.happened, update.date):
        message = f"'happened' is {quoted(str(update.happened))}, after the update's date {quoted(str(update.date))}; an update describes what happened before it was published. Write a future date below 'diary'."
        yield Problem(update.place_of("happened"), Code.DATE_ORDER, message)


def _changed_earlier(update: Update) -> Iterator[Problem]:
    for what, when, place in _changes(update):
        if when and when != NOWHERE and _is_after(update.date, when):
            message = f"The {what} has the date {quoted(str(when))}, before the update's date {quoted(str(update.date))}; correct the one that is wrong."
            yield Problem(place or update.place, Code.DATE_ORDER, message)


def _due_earlier(update: Update) -> Iterator[Problem]:
    for what, due, place in _to_come(update):
        if due and due.last_day < update.date.first_day:
            message = f"The {what} {quoted(str(due))}, before the update's date {quoted(str(update.date))}; correct the one that is wrong, unless this repeats an old date on purpose."
            yield Problem(place, Code.DATE_ORDER, message, Severity.WARNING)


def _to_come(update: Update) -> Iterator[tuple[str, When | Span | None, Place]]:
    yield from (("diary date is", diary.date, diary.place) for diary in update.diary)
    yield from (("promise is due", promise.due, promise.place) for promise in update.promises)


def check_kept_order(edition: Edition) -> Iterator[Problem]:
    """The update that keeps a promise has the date on which the promise was made, or a later one.

    An earlier one is a warning: the minutes that record a promise may be published after it was kept."""
    for update in edition.record.updates:
        for keep in update.keeps:
            name, place = keep.id, keep.place or update.place
            promise = edition.promise_by_id.get(name)
            if promise is None or promise.made_in.draft or promise.made_in.publish_at:  # found as not public
                continue
            if update.date != NOWHERE and _is_after(promise.made_in.date, update.date):
                day, before = quoted(str(promise.made_in.date)), quoted(str(update.date))
                message = f"The promise {quoted(name)} was made in {promise.made_in.place.file} on {day}, after this update of {before} that keeps it; correct what is wrong."
                yield Problem(place, Code.DATE_ORDER, message, Severity.WARNING)


def check_rhythm_order(edition: Edition) -> Iterator[Problem]:
    """A rhythm does not end before it begins."""
    for rhythm in edition.record.rhythms:
        if rhythm.since and rhythm.until and _is_after(rhythm.since, rhythm.until):
            message = f"The rhythm ends on {quoted(str(rhythm.until))}, before it begins on {quoted(str(rhythm.since))}; correct the one that is wrong."
            if rhythm.place:
                yield Problem(rhythm.place, Code.DATE_ORDER, message)


def check_voice_order(edition: Edition) -> Iterator[Problem]:
    """A group is told what came of what it said after it said it, and something is done by a day after that."""
    for voice in edition.record.voices:
        if voice.date == Span.of(NOWHERE):
            continue
        for key, when in (("told_on", voice.told_on), ("by_when", voice.by_when)):
            if when and when.last_day < voice.date.first_day:
                message = f"{quoted(key)} is {quoted(str(when))}, before this was said, {quoted(str(voice.date))}; correct the one that is wrong."
                yield Problem(voice.place_of(key), Code.DATE_ORDER, message)


def _is_after(one: When | Span | None, other: When | Span) -> bool:
    """Whether a date is certainly later than another: all of its days come after all of the other's."""
    return one is not None and one.first_day > _last_day(other)


def _last_day(when: When | Span) -> date:
    return when.last.last_day if isinstance(when, Span) else when.last_day
