"""What has an entry of its own in the feed of all updates, beside the updates: a correction, a withdrawal, a date or target
that moved, a new rating, and what became of a promise.

Who follows by a service that never looks at an entry twice learns of these in no other way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from site_builder.edition import Edition
from site_builder.feeds import entries
from site_builder.feeds.entries import Entry
from site_builder.feeds.promise_entries import of_step
from site_builder.record.first_told import keeping
from site_builder.record.history import What
from site_builder.record.kinds import Kind
from site_builder.record.promise_stories import Step, StoryStep, story
from site_builder.record.promises import Keep
from site_builder.record.prose import plain_text, shortened
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import SUMMARY_LENGTH

TOLD_DAYS = 42
"""The days for which such an entry is in a feed: six weeks, for there are services that send one e-mail a month. Then it is
in the archive of its year alone. So the first build that tells them sends nobody the past."""
_CHANGES = (What.CORRECTION, What.WITHDRAWAL, What.MOVE)
_STEPS = (Step.KEPT, Step.PARTLY_KEPT, Step.ENDED)


@dataclass(frozen=True)
class Subject:
    """What something is told of."""

    address: str
    """The address of the page of that update, area or promise."""
    areas: tuple[int, ...]
    kind: Kind | None = None
    """The kind of the update; None for an area."""


@dataclass(frozen=True)
class News:
    """One entry, and what it is about."""

    entry: Entry
    """Its moment is that of its publication here, as far as that is known: it may be later than its date."""
    subject: Subject
    last_day: date
    """The last day that its moment can mean: of a month, its last."""

    def is_told_on(self, day: date) -> bool:
        """Whether a feed of that day has it."""
        return (day - self.last_day).days <= TOLD_DAYS


def all_news(edition: Edition, changes: Mapping[str, str]) -> tuple[News, ...]:
    """All news of a public record, newest first; `changes` maps the names of what was changed to what is said of it."""
    found = (*_of_ratings(edition), *_of_changes(edition, changes), *_of_promises(edition))
    return tuple(sorted(found, key=lambda one: one.entry.published, reverse=True))


def told(edition: Edition, news: Iterable[News]) -> Iterator[Entry]:
    """The entries of the news that a feed has today, in the order of `news`."""
    return (one.entry for one in news if one.is_told_on(edition.today))


def _of_ratings(edition: Edition) -> Iterator[News]:
    for area in edition.record.areas:
        subject = Subject(area.address, (area.number,))
        for rating in reversed(area.ratings):
            entry = entries.of_rating(edition, area, rating)
            yield _news(edition, entry, subject, rating.date.last_day, f"area/{area.number}/rating/{rating.known}")


def _of_changes(edition: Edition, changes: Mapping[str, str]) -> Iterator[News]:
    subjects = {update.address: Subject(update.address, update.areas, update.kind) for update in edition.record.updates}
    subjects |= {area.address: Subject(area.address, (area.number,)) for area in edition.record.areas}
    subjects |= {one.promise.address: _of_promise(one) for one in edition.promises}
    for change in edition.history:
        subject = subjects.get(change.address.partition("#")[0])
        if subject and change.what in _CHANGES:
            entry = entries.of_change(edition, change, changes[change.name])
            yield _news(edition, entry, subject, change.date.last_day, change.thing)


def _of_promises(edition: Edition) -> Iterator[News]:
    for one in edition.promises:
        for step in story(one, edition.today) if _has_any(one) else ():
            if step.step in _STEPS:
                entry = _summed(of_step(edition, one, step))
                yield _news(edition, entry, _of_promise(one), step.date.last_day, _thing(one, step))


def _summed(entry: Entry) -> Entry:
    """The entry with a summary in plain words, for lists that mix it with updates."""
    return replace(entry, summary=shortened(plain_text(entry.html), SUMMARY_LENGTH))


def _has_any(one: TrackedPromise) -> bool:
    return bool(one.kept_by or one.partly_by or one.promise.outcome)


def _of_promise(one: TrackedPromise) -> Subject:
    return Subject(one.promise.address, one.made_in.areas, one.made_in.kind)


def _thing(one: TrackedPromise, step: StoryStep) -> str:
    """The name of the fact that tells of a step."""
    if step.update:
        return keeping(step.update.name, Keep(one.promise.id, partly=step.step is Step.PARTLY_KEPT))
    return f"promise/{one.promise.id}/outcome/now"


def _news(edition: Edition, entry: Entry, subject: Subject, last_day: date, thing: str) -> News:
    """An entry with the moment of its publication, where that is known and later than its date."""
    day = edition.first_told.day(thing)
    if day is None:
        return News(entry, subject, last_day)
    moment = max(entry.published, edition.council.noon(day))
    return News(replace(entry, published=moment, updated=moment), subject, max(last_day, day))
