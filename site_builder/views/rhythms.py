"""What was promised at regular intervals: when it was last shown, when it is due next, and by how much that is overdue."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span, When, months_since
from site_builder.record.tracked_rhythms import Beat, TrackedRhythm
from site_builder.views.age import length
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.elections import election_words, elections


@dataclass(frozen=True)
class RhythmState:
    """The state of a rhythm on the day of the build."""

    code: str
    """The code of its beat, such as "overdue"; its words in the catalogue go by this."""
    is_seen: bool
    """Whether anything in the record could show it."""
    last: When | None
    """When it was last shown; None if it never was."""
    last_address: str
    """The address of the update that shows that; "" for ratings."""
    due: When | None
    """By when the next time is or was due; None if nothing says that."""
    over: str
    """By how much that is overdue, such as "12 days"; "" if it is not."""
    since: Span | None
    until: Span | None
    why: str
    """That less may be published before an election, if that was so when it was due, or is so today; else ""."""


@dataclass(frozen=True)
class RhythmRow:
    """Something promised at regular intervals."""

    who: str
    what: str
    number: int
    unit: str
    """ "day", "week", "month" or "year"."""
    since: Span | None
    until: Span | None
    source: DocumentLine | None
    state: RhythmState | None = None


@dataclass(frozen=True)
class Turn:
    """The next time of a rhythm, overdue or to come."""

    who: str
    what: str
    due: When
    over: str
    """By how much it is overdue, such as "12 days"; "" if it is not."""
    why: str
    """That less may be published before an election, or ""."""


def rhythm_rows(edition: Edition) -> tuple[RhythmRow, ...]:
    """All rhythms in the order of their file."""
    return tuple(_row(edition, one) for one in edition.rhythms)


def turns(edition: Edition) -> tuple[Turn, ...]:
    """The next time of each rhythm of which the record can say when that is: what is most overdue first, then what is due
    soonest."""
    known = [(one.due, one) for one in edition.rhythms if one.due]
    return tuple(
        Turn(one.rhythm.who, one.rhythm.what, due, overdue_by(edition, one), _why(edition, due))
        for due, one in sorted(known, key=lambda pair: pair[0].last_day)
    )


def overdue_by(edition: Edition, one: TrackedRhythm) -> str:
    """By how much the next time of a rhythm is overdue, such as "12 days" or "2 years 8 months"; "" if it is not."""
    return time_over(edition, one.due) if one.due and one.beat is Beat.OVERDUE else ""


def time_over(edition: Edition, due: When | Span) -> str:
    """How long a date is over, at least: "12 days" or "2 years 8 months"; in days below a month."""
    months = months_since(due, edition.today)
    days = (edition.today - due.last_day).days
    return length(months, edition.messages) if months else edition.messages.count("counts.day", days)


def _row(edition: Edition, one: TrackedRhythm) -> RhythmRow:
    rhythm = one.rhythm
    return RhythmRow(
        who=rhythm.who,
        what=rhythm.what,
        number=rhythm.number,
        unit=rhythm.unit,
        since=rhythm.since,
        until=rhythm.until,
        source=optional_document_line(edition, rhythm.source),
        state=_state(edition, one),
    )


def _state(edition: Edition, one: TrackedRhythm) -> RhythmState:
    last, due = one.last, one.due
    return RhythmState(
        code=one.beat.value,
        is_seen=one.beat not in (Beat.UNSEEN, Beat.TO_COME),
        last=last.date if last else None,
        last_address=last.update.address if last and last.update else "",
        due=due,
        over=overdue_by(edition, one),
        since=one.rhythm.since,
        until=one.rhythm.until,
        why=_why(edition, due) if due else "",
    )


def _why(edition: Edition, due: When) -> str:
    periods = elections(edition, due.last_day, edition.today)
    return " ".join(election_words(one, edition.messages) for one in periods)
