"""What each button asks of whoever decides, and which changes an answer wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.desk.changes import Change, Path, Wish
from site_builder.desk.decisions import NEXT
from site_builder.desk.fields import Choice, Chosen, Dated, Field, Line, Lines
from site_builder.desk.shapes import at, is_there
from site_builder.desk.submission import Submission
from site_builder.desk.typed_dates import date_of, moment_of, parts_of, span_of
from site_builder.record.keys import WITHDRAWAL
from site_builder.record.promises import End
from site_builder.write.tree import Shape


@dataclass(frozen=True)
class Subject:
    """What a decision is about."""

    file: str
    path: Path
    """Of the promise, the action and so on; () for the file."""
    shape: Shape
    """What is at the path."""
    today: str

    def value(self, key: str) -> str:
        """The text of a key; "" if there is none."""
        found = at(self.shape, (key,))
        return found if isinstance(found, str) else ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.value("title") or self.value("text") or self.value("date")

    @property
    def kind(self) -> str:
        """The list in which it is; "" for a file."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")


@dataclass(frozen=True)
class Lack:
    """What an answer lacks, as a sentence, and the id of its field."""

    id: str
    words: str


Outcome = tuple[Wish, ...] | Lack


def text(posted: Submission, key: str) -> str:
    """What was typed in a field."""
    return (posted.get(key) or ("",))[0].strip()


def _date(posted: Submission, key: str, *, to: str = "") -> str:
    """The date that was typed in three fields, as a file has it; "" for none."""
    day, month, year = (text(posted, f"{key}.{to}{part}") for part in ("day", "month", "year"))
    return date_of((day, month, year))


def _why(label: str = "Why?", help_: str = "In words that follow “because”, such as: the tender had no bids.") -> Lines:
    return Lines(path=("why",), label=label, help=help_, required=True)


# Withdraw


def withdrawal(subject: Subject) -> Sequence[Field]:
    """Why it is withdrawn."""
    help_ = "Its page stays at its address and shows this in place of the text. Subscribers are told."
    fields: list[Field] = [Lines(path=("reason",), label="Why is it withdrawn?", help=help_, required=True)]
    if "agreed_by" in WITHDRAWAL.by_name:
        fields.append(Line(path=("agreed_by",), label="Who agreed to it?", help="A group or a role."))
    return fields


def withdraw(subject: Subject, posted: Submission) -> Outcome:
    """The reason, with today."""
    if not (reason := text(posted, "reason")):
        return Lack("f-reason", "Write why it is withdrawn.")
    entry = {"date": subject.today, "reason": reason}
    if agreed_by := text(posted, "agreed_by"):
        entry["agreed_by"] = agreed_by
    return (Change(("withdrawn",), entry),)


# Move a date or a target


def move_fields(subject: Subject) -> Sequence[Field]:
    """The new date or target, and why."""
    agreed = Line(path=("agreed_by",), label="Who agreed to it?", help="A group or a role, such as the board.")
    if subject.kind == "measures":
        target = Line(
            path=("target",), label="The new target", value=subject.value("target"), is_short=True, required=True
        )
        return (target, _why(), agreed)
    is_promise = subject.kind == "promises"
    spans = span_of(subject.value("due"), year=is_promise, interval=is_promise) or (("", "", ""), ("", "", ""))
    due = Dated(
        path=("due",), label="The new date", first=spans[0], last=spans[1], year=is_promise, interval=is_promise
    )
    words = Line(
        path=("due_text",),
        label="Or in words",
        value=subject.value("due_text"),
        help="Pages show these in place of the date, such as: early in 2027. Empty them if they are not true any more.",
    )
    return (due, *((words,) if is_promise else ()), _why(), agreed)


def move(subject: Subject, posted: Submission) -> Outcome:
    """The new one, and what it was."""
    keys = (
        ("target",) if subject.kind == "measures" else ("due", "due_text") if subject.kind == "promises" else ("due",)
    )
    new = {key: _due(posted) if key == "due" else text(posted, key) for key in keys}
    old = {key: subject.value(key) for key in keys}
    if new == old or not any(new.values()):
        return Lack(f"f-{keys[0]}", "Write the new date." if keys[0] == "due" else "Write the new target.")
    if not (why := text(posted, "why")):
        return Lack("f-why", "Write why.")
    entry = {"date": subject.today, "was": old[keys[0]] or old.get("due_text", ""), "why": why}
    if agreed_by := text(posted, "agreed_by"):
        entry["agreed_by"] = agreed_by
    changes = [Change((*subject.path, key), new[key] or None) for key in keys if new[key] != old[key]]
    moved = [Change((*subject.path, "moved", NEXT), entry)] if entry["was"] else []
    return (*changes, *moved)


def _due(posted: Submission) -> str:
    first, last = _date(posted, "due"), _date(posted, "due", to="to-")
    return f"{first}/{last}" if last else first


# Revise a value


def revision(subject: Subject) -> Sequence[Field]:
    """The right value, and why."""
    value = Line(path=("value",), label="The right value", value=subject.value("value"), is_short=True, required=True)
    return (value, _why(help_="In words that follow “because”, such as: two visits were counted twice."))


def revise(subject: Subject, posted: Submission) -> Outcome:
    """The right value, and what it was."""
    value, why, was = text(posted, "value"), text(posted, "why"), subject.value("value")
    if not value or value == was:
        return Lack("f-value", "Write the right value.")
    if not why:
        return Lack("f-why", "Write why it is another.")
    entry = {"date": subject.today, "was": was, "why": why}
    return (Change((*subject.path, "value"), value), Change((*subject.path, "revised"), entry))


# How a promise ended

_ENDS = {
    End.PARTLY_KEPT: "It was kept in part",
    End.CHANGED: "It was changed into something else",
    End.DROPPED: "It was dropped",
    End.CANNOT_BE_JUDGED: "Nobody can judge whether it was kept",
}


def ending(subject: Subject) -> Sequence[Field]:
    """How a promise ended, when and why."""
    choices = tuple(Choice(end.value, words) for end, words in _ENDS.items())
    state = at(subject.shape, ("outcome", "state"))
    help_ = "That it was kept, an update shows: open that update, and choose the promise there."
    chosen = Chosen(
        path=("state",), label="How did it end?", help=help_, choices=choices, value=str(state), required=True
    )
    when = Dated(path=("date",), label="When was that decided or found?", first=parts_of(subject.today) or ("", "", ""))
    return (chosen, when, _why("Why?", "In a sentence or two; if it was changed, into what."))


def end(subject: Subject, posted: Submission) -> Outcome:
    """Its outcome."""
    state, why = text(posted, "state"), text(posted, "why")
    if state not in [*End]:
        return Lack("f-state", "Choose how it ended.")
    if not why:
        return Lack("f-why", "Write why.")
    entry = {"state": state, "date": _date(posted, "date") or subject.today, "why": why}
    return (Change((*subject.path, "outcome"), entry),)


# Approve


def approval(subject: Subject) -> Sequence[Field]:
    """Who approves it, and when."""
    help_ = "A role, such as Head of communications; not a name. No page shows it."
    by = Line(path=("by",), label="Who approves it?", help=help_, required=True)
    return (by, Dated(path=("date",), label="When?", first=parts_of(subject.today) or ("", "", "")))


def approve(subject: Subject, posted: Submission) -> Outcome:
    """One approval more."""
    if not (by := text(posted, "by")):
        return Lack("f-by", "Write who approves it.")
    return (Change(("approved", NEXT), {"by": by, "date": _date(posted, "date") or subject.today}),)


# Publish


def publication(subject: Subject) -> Sequence[Field]:
    """When it becomes public."""
    parts, clock = moment_of(subject.value("publish_at")) or (("", "", ""), "")
    now = Choice("now", "As soon as the site is built next")
    later = Choice("later", "Not before an hour, which is set below")
    when = Chosen(path=("when",), label="When?", choices=(now, later), value="later" if clock else "now", required=True)
    hour = Dated(path=("publish_at",), label="Not before", help="The council’s time.", first=parts, clock=clock)
    return (when, hour)


def publish(subject: Subject, posted: Submission) -> Outcome:
    """No draft any more, and the hour for which it waits, if any."""
    when, at_ = text(posted, "when"), f"{_date(posted, 'publish_at')} {text(posted, 'publish_at.clock')}".strip()
    if when not in ("now", "later"):
        return Lack("f-when", "Choose when it becomes public.")
    if when == "later" and moment_of(at_) in (None, (("", "", ""), "")):
        return Lack("f-publish_at", "Write the day and the hour, for example 17 7 2026 at 10:00.")
    changes: list[Wish] = [Change(("status",), None)] if is_there(subject.shape, ("status",)) else []
    if when == "later" and at_ != subject.value("publish_at"):
        changes.append(Change(("publish_at",), at_))
    if when == "now" and is_there(subject.shape, ("publish_at",)):
        changes.append(Change(("publish_at",), None))
    return tuple(changes)
