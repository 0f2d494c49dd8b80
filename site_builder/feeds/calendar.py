"""The calendar (RFC 5545, RFC 7986): what is to come, and when what was published took place."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.feeds import breaks
from site_builder.feeds.moments import ended, revised
from site_builder.feeds.occasions import Occasion
from site_builder.record.dates import Span
from site_builder.record.diary import DiaryEntry
from site_builder.record.tracked_rhythms import Break
from site_builder.record.updates import Update


def calendar(edition: Edition) -> bytes:
    """All diary dates, and all days when something took place, from the updates that are shown; and each first day on
    which something promised at regular intervals was overdue.

    A date without a day is not an entry: RFC 5545 has no months, and a made-up day would send people to a closed door."""
    inputs = edition.council.name, edition.site_name, tuple(sorted(_occasions(edition)))
    return edition.memory.recall("calendar", inputs, lambda: _written(*inputs))


def _written(council: str, name: str, occasions: tuple[Occasion, ...]) -> bytes:
    from site_builder.feeds.ical import calendar_file  # which loads much: only where an entry has changed

    return calendar_file(council, name, occasions)


def _occasions(edition: Edition) -> Iterator[Occasion]:
    for entry in edition.record.diary:
        if entry.diary.date.is_day:
            yield _to_come(edition, entry)
    for update in edition.record.shown:
        if update.happened and update.happened.has_days:
            yield _happened(edition, update, update.happened)
    for one in breaks.told_breaks(edition):
        yield _overdue(edition, one)


def _overdue(edition: Edition, one: Break) -> Occasion:
    """That something promised at regular intervals is overdue, on the first day on which it is."""
    return Occasion(
        first=one.begins,
        uid=f"rhythm-{one.name.replace('/', '-')}@{edition.host}",
        last=one.begins,
        title=breaks.title(one, edition.messages),
        description="\n".join(breaks.sentences(edition, one)),
        address=edition.site_url + breaks.PAGE,
        written=ended(edition, one),
        revision=1 if one.closed_by else 0,
    )


def _to_come(edition: Edition, entry: DiaryEntry) -> Occasion:
    diary, update = entry.diary, entry.update
    lines = (diary.note, edition.messages.plain("feeds.from_update", title=update.title), diary.url)
    return Occasion(
        first=diary.date.first_day,
        uid=f"{update.name}-diary-{entry.name}@{edition.host}",
        last=diary.date.last_day,
        title=diary.title,
        description="\n".join(line for line in lines if line),
        address=edition.site_url + update.address,
        written=revised(edition, update),
        revision=len(update.corrections),
    )


def _happened(edition: Edition, update: Update, span: Span) -> Occasion:
    """What took place on those days: never the update's findings, which may have come months later."""
    messages = edition.messages
    return Occasion(
        first=span.first.first_day,
        uid=f"{update.name}-happened@{edition.host}",
        last=span.last.last_day,
        title=update.happened_title or messages.plain("timeline.took_place", title=update.title),
        description=messages.plain("feeds.told_in", date=update.date.words(messages), title=update.title),
        address=edition.site_url + update.address,
        written=revised(edition, update),
        revision=len(update.corrections),
    )
