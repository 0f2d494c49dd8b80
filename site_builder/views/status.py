"""What a council's own team has to deal with: what is overdue, silent, stale, unanswered, due soon or waiting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.age import LONG_MONTHS
from site_builder.record.dates import Span, When, day_of, months_since
from site_builder.record.measures import Measure
from site_builder.record.plan import Area
from site_builder.record.promises import Nature
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.tracked_rhythms import Beat, TrackedRhythm
from site_builder.record.voices import UNDER_WAY, Voice
from site_builder.views.age import age_of
from site_builder.views.rhythms import time_over

SOON_DAYS = 30
"""How far ahead what is due is named: from the day itself to this many days later."""


@dataclass(frozen=True)
class Item:
    """One thing to see to."""

    kind: str
    """What it is, such as "promise" or "rating"."""
    text: str
    """What it is called, or its own words."""
    place: Place
    """Where it is written."""
    date: When | Span | None = None
    """When it is or was due, or was last done; None if there is no such day."""
    over: str = ""
    """How long that day is over, such as "12 days"; "" if it is not."""
    address: str = ""
    """Where readers see it, from the site's root; "" if it has no page."""
    hour: datetime | None = None
    """The moment at which it becomes public, for what waits for that."""
    note: str = ""
    """What else is to be known of it, as a sentence without its full stop."""


@dataclass(frozen=True)
class StatusView:
    """What the public record lacks as at a day, by what has to be done. No hidden update changes any of it."""

    as_at: When
    overdue: tuple[Item, ...]
    """Promises, actions, rhythms and answers that were promised, most overdue first."""
    silent: tuple[Item, ...]
    """The record, and areas, without an update for half a year: the longest first, those that never had one before all."""
    stale: tuple[Item, ...]
    """Ratings, reports, figures and texts that were not seen to for long."""
    unanswered: tuple[Item, ...]
    """What people said, and documents, without an answer, by date."""
    due_soon: tuple[Item, ...]
    """What is due in the next days, soonest first."""


def status_view(edition: Edition) -> StatusView:
    """The lists of a public record."""
    return StatusView(
        as_at=day_of(edition.today),
        overdue=_by_date(_overdue(edition)),
        silent=_by_date(_silent(edition)),
        stale=tuple(_stale(edition)),
        unanswered=_by_date(_unanswered(edition)),
        due_soon=_by_date(_due_soon(edition)),
    )


def waiting(edition: Edition) -> tuple[Item, ...]:
    """The finished updates that wait for their hour, soonest first; `edition` is the whole, with what is hidden.

    None is named by its title: a log may be public before they are."""
    found = [Item("update", one.name, one.place, hour=one.publish_at) for one in edition.waiting]
    return tuple(sorted(found, key=lambda one: (one.hour is None, one.hour, one.text)))


def _by_date(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items by the last day that their date can mean, oldest first; those without a date before all."""
    return tuple(sorted(items, key=lambda one: one.date.last_day if one.date else date.min))


def _overdue(edition: Edition) -> Iterator[Item]:
    for entry in edition.promises:
        if due := entry.overdue:
            promise, over = entry.promise, time_over(edition, due)
            yield Item(_sort(entry), _said(entry), promise.place, due, over, promise.address)
    for area in edition.record.open_areas:
        for action in area.actions:
            if action.due and action.is_overdue(edition.today):
                over = time_over(edition, action.due)
                address = f"{area.address}#action-{action.id}"
                yield Item("action", action.text, action.place, action.due, over, address)
    for one in edition.late_rhythms:
        if one.due:
            over = time_over(edition, one.due)
            yield Item("rhythm", _called(one), _rhythm_place(one), one.due, over, "promises/")
    for voice in edition.overdue_voices:
        if due := voice.by_when:
            yield _voice(edition, voice, due)


def _silent(edition: Edition) -> Iterator[Item]:
    age = age_of(edition, edition.record.shown)
    if age is None or age.is_old:
        yield _last_news(
            edition, "record", edition.council.plan, Place("updates/"), age.date if age else None, "updates/"
        )
    for area in edition.record.open_areas:
        age = age_of(edition, edition.record.updates_of(area))
        if age is None or age.is_old:
            last = age.date if age else None
            yield _last_news(edition, "area", _area(area), area.place, last, area.address)


def _last_news(edition: Edition, kind: str, text: str, place: Place, last: When | None, address: str) -> Item:
    return Item(kind, text, place, last, time_over(edition, last) if last else "", address)


def _stale(edition: Edition) -> Iterator[Item]:
    for area in _unrated(edition):
        last = area.rating.date if area.rating else None
        over = time_over(edition, last) if last else ""
        yield Item("rating", _area(area), area.place_of("ratings"), last, over, area.address)
    for area in edition.record.open_areas:
        for action in edition.unconfirmed_actions(area):
            if last := action.reported:
                address = f"{area.address}#action-{action.id}"
                yield Item("action", action.text, action.place, last, time_over(edition, last), address)
        yield from (_measure(edition, area, measure) for measure in area.measures if _is_old(edition, measure))
        yield from _stale_texts(edition, area)


def _unrated(edition: Edition) -> Iterator[Area]:
    """The areas that were not rated for a year, then those whose next rating is overdue by a rhythm of ratings."""
    old = edition.areas_long_unrated
    yield from old
    yield from (one.area for one in edition.overdue_ratings if one.area not in old)


def _is_old(edition: Edition, measure: Measure) -> bool:
    """Whether a measure had no value for a year, or none ever."""
    return not measure.points or months_since(measure.points[-1].date, edition.today) >= LONG_MONTHS


def _measure(edition: Edition, area: Area, measure: Measure) -> Item:
    last = measure.points[-1].date if measure.points else None
    over = time_over(edition, last) if last else ""
    return Item("measure", measure.title, measure.place, last, over, f"{area.address}#measure-{measure.id}")


def _stale_texts(edition: Edition, area: Area) -> Iterator[Item]:
    reviewed, changed = area.reviewed or area.written, area.changed_since_young_people
    if reviewed and months_since(reviewed, edition.today) >= LONG_MONTHS:
        over = time_over(edition, reviewed)
        yield Item("summary", _area(area), area.place_of("reviewed"), reviewed, over, area.address)
    if changed:
        place, over = area.place_of("young_people_reviewed"), time_over(edition, changed)
        yield Item(
            "young-people", _area(area), place, changed, over, edition.council.second_version.page_of_area(area.name)
        )


def _voice(edition: Edition, voice: Voice, date: Span) -> Item:
    over = time_over(edition, date) if date.last_day < edition.today else ""
    text = f"{voice.group}: {voice.said}"
    return Item("voice", text, voice.place, date, over, f"you-said/#{voice.anchor}")


def _unanswered(edition: Edition) -> Iterator[Item]:
    yield from (_voice(edition, one, one.date) for one in edition.unanswered_voices)
    for entry in edition.record.listed_documents:
        document = entry.document
        is_ours = document.publisher in edition.council.bodies
        if entry.expects_response and document.needs_response and not document.response and not is_ours:
            date, over = document.date, time_over(edition, document.date) if document.date else ""
            yield Item("document", document.title, document.place, date, over, f"documents/#{entry.anchor}")


def _due_soon(edition: Edition) -> Iterator[Item]:
    soon = (item for item in _to_come(edition) if item.date and _is_soon(item.date, edition.today))
    yield from soon


def _is_soon(due: When | Span, today: date) -> bool:
    """Whether the last day that a date can mean is today, or within the days to come."""
    return today <= due.last_day <= today + timedelta(days=SOON_DAYS)


def _to_come(edition: Edition) -> Iterator[Item]:
    for entry in edition.promises:
        if entry.is_to_come:
            promise = entry.promise
            yield Item(_sort(entry), _said(entry), promise.place, promise.due, address=promise.address)
    for area in edition.record.open_areas:
        for action in area.actions:
            if not action.has_ended:
                address = f"{area.address}#action-{action.id}"
                yield Item("action", action.text, action.place, action.due, address=address)
    for one in edition.rhythms:
        if one.beat in (Beat.KEPT, Beat.TO_COME):
            yield Item("rhythm", _called(one), _rhythm_place(one), one.due, address="promises/")
    for voice in edition.record.voices:
        if voice.state in UNDER_WAY and voice.by_when:
            yield _voice(edition, voice, voice.by_when)
    yield from _dates_to_come(edition)


def _dates_to_come(edition: Edition) -> Iterator[Item]:
    for entry in edition.coming_up:
        diary = entry.diary
        yield Item("diary", diary.title, diary.place, diary.date, address=entry.update.address)
    for event in edition.record.events:
        if event.due:
            yield Item(
                "event", event.title, event.place or Place("docs/data/timeline.yml"), event.date, address="timeline/"
            )
    for period in edition.council.pre_election:
        yield Item("election", period.why, period.place, day_of(period.first), address="slow/")


def _area(area: Area) -> str:
    return f"{area.number}. {area.title}"


def _sort(entry: TrackedPromise) -> str:
    """What a promise is: "promise", or "expected" or "required"."""
    return "promise" if entry.nature is Nature.PROMISED else entry.nature.value


def _said(entry: TrackedPromise) -> str:
    """The words of a promise, with whose it is if not the council's."""
    return f"{entry.promise.text} ({entry.whose})" if entry.whose else entry.promise.text


def _called(one: TrackedRhythm) -> str:
    return f"{one.rhythm.what} ({one.rhythm.who})"


def _rhythm_place(one: TrackedRhythm) -> Place:
    return one.rhythm.place or Place("docs/data/rhythms.yml")
