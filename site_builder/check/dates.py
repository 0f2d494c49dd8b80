"""Nothing is said to have happened on a day that has not come, and every date is possible beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.dates import NOWHERE, Span, When
from site_builder.record.documents import Document
from site_builder.record.plan import Area
from site_builder.record.updates import Correction, Update

Dated = tuple[str, When | Span | None, Place | None]
"""What carries a date, the date, and where it was typed."""
Limit = tuple[date, str]
"""The last day that is possible, and what a message calls it."""
_LATER = "correct the date, or add it when the day has come"


def check_update_dates(edition: Edition) -> Iterator[Problem]:
    """An update's date is not after today, unless `publish_at` says when it may be seen; nor is any date in it of
    what must have been. One that waits for its hour is asked as of that hour."""
    for update in edition.record.updates:
        limit = _limit(edition, update)
        if update.publish_at is None and "publish_at" not in update.places:  # else its form is the finding
            advice = "add 'publish_at' with the day and time from which it may be seen, or correct the date"
            yield from _not_to_come(limit, [("update", update.date, update.place_of("date"))], advice)
        if not _is_after(update.happened, update.date):  # else the order is the finding
            yield from _not_to_come(limit, [("'happened'", update.happened, update.place_of("happened"))], _LATER)
        yield from _not_to_come(limit, _changes(update), _LATER)
        yield from _documents_to_come(limit, update.documents)


def _limit(edition: Edition, update: Update | None = None) -> Limit:
    """The day of the record; the day on which an update becomes public, where it is that one."""
    today = edition.today
    is_its_day = update and update.publish_at and update.publish_at.date() == today
    return today, "the day of its publication" if is_its_day else "today"


def _changes(update: Update) -> Iterator[Dated]:
    yield from _corrected(update)
    if update.withdrawn:
        yield "withdrawal", update.withdrawn.date, update.withdrawn.place


def _corrected(owner: Update | Area) -> Iterator[Dated]:
    """What changed after publication, for which plan summaries have the same keys."""
    corrections: tuple[Correction, ...] = owner.corrections
    yield from (("correction", correction.date, correction.place) for correction in corrections)
    yield "'minor'", owner.minor, owner.place_of("minor")


def check_area_dates(edition: Edition) -> Iterator[Problem]:
    """No date of what must have been is after today in a plan summary: of a rating, a `done`, a measure's point,
    a correction, a review of one of its texts, a reading by young people."""
    for area in edition.record.areas:
        yield from _not_to_come(_limit(edition), _dates_of(area), _LATER)


def _dates_of(area: Area) -> Iterator[Dated]:
    yield from (("rating", rating.date, rating.place) for rating in area.ratings)
    yield from (("'done'", action.done, action.done_place or action.place) for action in area.actions)
    yield from (("point", point.date, point.place) for measure in area.measures for point in measure.points)
    yield from _corrected(area)
    yield "'reviewed'", area.reviewed, area.place_of("reviewed")
    yield "'young_people_reviewed'", area.young_people_reviewed, area.place_of("young_people_reviewed")
    if checked := area.young_people_checked:
        yield "'young_people_checked'", checked.date, checked.place


def check_data_dates(edition: Edition) -> Iterator[Problem]:
    """No judgement, version of the plan or consultation is after today, and no event that is not `due: true`.

    A document may be: papers carry the date of the meeting for which they are published. That is a warning."""
    limit, advice = _limit(edition), "write 'due: true' if it is planned, or correct the date"
    events = (("event", event.date, event.place) for event in edition.record.events if not event.due)
    yield from _not_to_come(limit, events, advice)
    yield from _not_to_come(limit, (("judgement", item.date, item.place) for item in edition.record.judgements), _LATER)
    versions = (("version of the plan", item.date, item.place) for item in edition.record.plan_versions)
    yield from _not_to_come(limit, versions, _LATER)
    yield from _not_to_come(
        limit, (("consultation", item.date, item.place) for item in edition.record.consultations), _LATER
    )
    yield from _documents_to_come(limit, edition.record.other_documents())


def _not_to_come(limit: Limit, dated: Iterable[Dated], advice: str) -> Iterator[Problem]:
    """An error for each date of which no day has come yet: a month or a year that has begun is possible."""
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
    advice = "correct the date, unless it is that of a meeting to come"
    yield from (problem.softened() for problem in _not_to_come(limit, dated, advice))


def check_publication_hours(edition: Edition) -> Iterator[Problem]:
    """An update comes out on the day that it is dated, or on the next: whoever follows sees it by its date.

    Where its date is a month, on any day of it, or on the day after."""
    for update in edition.record.updates:
        if update.publish_at is None or update.date == NOWHERE:
            continue
        day, hour = update.publish_at.date(), f"{update.publish_at:%Y-%m-%d %H:%M}"
        begun = f"'publish_at' is {hour}"
        place = update.place_of("publish_at")
        if day < update.date.first_day:
            message = f"{begun}, before the update's date {quoted(str(update.date))}: subscribers would get it with a date that has not come; write the same day in both."
            yield Problem(place, Code.PUBLISH_AT, message)
        elif day > update.date.last_day + timedelta(days=1):
            days = (day - update.date.last_day).days
            message = f"{begun}, {days} days after the update's date {quoted(str(update.date))}: subscribers would get it as {days} days old, below what they have read already, and may never see it; write the day on which it comes out in 'date' and in the file's name."
            yield Problem(place, Code.PUBLISH_AT, message)


def check_update_order(edition: Edition) -> Iterator[Problem]:
    """What an update tells of was before it was published; it was corrected or withdrawn afterwards.

    A date to come, or a promise's due, that is before its update is a warning: old ones may be told once more."""
    for update in edition.record.updates:
        if update.date == NOWHERE:
            continue
        day = quoted(str(update.date))
        if update.happened and _is_after(update.happened, update.date):
            message = f"'happened' is {quoted(str(update.happened))}, after the update's date {day}; what an update tells of was before it was published. Write a date to come below 'diary'."
            yield Problem(update.place_of("happened"), Code.DATE_ORDER, message)
        for what, when, place in _changes(update):
            if when and when != NOWHERE and _is_after(update.date, when):
                message = f"The {what} has the date {quoted(str(when))}, before the update's date {day}; correct the one that is wrong."
                yield Problem(place or update.place, Code.DATE_ORDER, message)
        for what, due, place in _to_come(update):
            if due and due.last_day < update.date.first_day:
                message = f"The {what} {quoted(str(due))}, before the update's date {day}; correct the one that is wrong, unless an old date is told once more."
                yield Problem(place, Code.DATE_ORDER, message, Severity.WARNING)


def _to_come(update: Update) -> Iterator[tuple[str, When | Span | None, Place]]:
    yield from (("diary date is", diary.date, diary.place) for diary in update.diary)
    yield from (("promise is due", promise.due, promise.place) for promise in update.promises)


def check_kept_order(edition: Edition) -> Iterator[Problem]:
    """A promise is kept by an update of the day on which it was made, or of a later one.

    An earlier one is a warning: minutes that hold a promise may be published after it was kept."""
    for update in edition.record.updates:
        for name in update.keeps:
            made = edition.promise_by_id.get(name)
            if made is None or made.made_in.draft or made.made_in.publish_at:  # these are found as not public
                continue
            if update.date != NOWHERE and _is_after(made.made_in.date, update.date):
                day, before = quoted(str(made.made_in.date)), quoted(str(update.date))
                message = f"The promise {quoted(name)} was made in {made.made_in.place.file} on {day}, after this update of {before} that keeps it; correct what is wrong."
                yield Problem(update.place_of(f"keeps/{name}"), Code.DATE_ORDER, message, Severity.WARNING)


def check_rhythm_order(edition: Edition) -> Iterator[Problem]:
    """A rhythm ends after it begins."""
    for rhythm in edition.record.rhythms:
        if rhythm.since and rhythm.until and _is_after(rhythm.since, rhythm.until):
            message = f"The rhythm ends with {quoted(str(rhythm.until))}, before it begins with {quoted(str(rhythm.since))}; correct the one that is wrong."
            if rhythm.place:
                yield Problem(rhythm.place, Code.DATE_ORDER, message)


def _is_after(one: When | Span | None, other: When | Span) -> bool:
    """Whether a date is surely later than another: no day of it is one of the other's, or before."""
    return one is not None and one.first_day > _last_day(other)


def _last_day(when: When | Span) -> date:
    return when.last.last_day if isinstance(when, Span) else when.last_day
