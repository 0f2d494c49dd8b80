"""When something was published and when it last changed, as moments: programs that subscribe do not know days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from site_builder.edition import Edition
from site_builder.record.tracked_rhythms import Break
from site_builder.record.updates import Update


def published(edition: Edition, update: Update) -> datetime:
    """When an update could first be seen: its `publish_at` if it has one, else noon on its day; in UTC.

    A text that was written later has the day of its writing: on its date nobody could read it. A month counts as its
    first day. It is never the moment of the build: an entry is dated the same by every build."""
    return update.publish_at.astimezone(UTC) if update.publish_at else edition.council.noon(update.issued.first_day)


def updated(edition: Edition, update: Update) -> datetime:
    """When its substance last changed, in UTC: each correction, each move of what a promise
    of it was due, and its withdrawal, at noon on its day.

    A change dated earlier than what came before it, such as a correction an hour after publication, counts as a minute
    after that: whoever reads the feed learns of a change only if this moment moves (RFC 4287, 4.2.15)."""
    changes = [correction.date.first_day for correction in update.corrections]
    changes += [move.date.first_day for promise in update.promises for move in promise.moved]
    changes += [update.withdrawn.date.first_day] if update.withdrawn else []
    moment = published(edition, update)
    for day in sorted(changes):
        moment = max(edition.council.noon(day), moment + timedelta(minutes=1))
    return moment


def broken(edition: Edition, one: Break) -> datetime:
    """When something promised at regular intervals began to be overdue: noon of the first day on which it was; in UTC."""
    return edition.council.noon(one.begins)


def ended(edition: Edition, one: Break) -> datetime:
    """When that last changed, in UTC: with the next report, which is always later than its beginning."""
    moment = broken(edition, one)
    if (report := one.closed_by) is None:
        return moment
    there = published(edition, report.update) if report.update else edition.council.noon(report.date.first_day)
    return max(there, moment + timedelta(minutes=1))


def revised(edition: Edition, update: Update) -> datetime:
    """When anything in it last changed, including spelling; in UTC."""
    last = updated(edition, update)
    return max(last, edition.council.noon(update.minor.first_day)) if update.minor else last
