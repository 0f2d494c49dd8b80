"""Buttons for what a comms officer decides: withdraw, move a date, revise a value, say how a promise ended, approve, publish.
Each asks what the record must say of it, and wants the changes that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.desk.changes import Path
from site_builder.desk.decision_forms import (
    Outcome,
    Subject,
    approval,
    approve,
    end,
    ending,
    move,
    move_fields,
    publication,
    publish,
    revise,
    revision,
    withdraw,
    withdrawal,
)
from site_builder.desk.fields import Field, name_of
from site_builder.desk.shapes import at, is_there, length
from site_builder.desk.submission import Submission
from site_builder.record.keys import UPDATE


@dataclass(frozen=True)
class Decision:
    """One such button."""

    name: str
    heading: str
    lead: str
    button: str
    about: tuple[str, ...]
    """The lists in which its subject may be; "" is an update."""
    fields: Callable[[Subject], Sequence[Field]]
    changes: Callable[[Subject, Submission], Outcome]


DECISIONS = {
    one.name: one
    for one in (
        Decision(
            "withdraw",
            "Withdraw this update",
            "Something that was published does not disappear: its page says that it was withdrawn, and why.",
            "Look at what will change",
            ("",),
            withdrawal,
            withdraw,
        ),
        Decision(
            "move",
            "Move the date or the target",
            "The site shows the new one, what it was before, and why it is another.",
            "Look at what will change",
            ("promises", "actions", "measures"),
            move_fields,
            move,
        ),
        Decision(
            "revise",
            "Revise a value",
            "The site shows the new value, what it was before, and why it is another.",
            "Look at what will change",
            ("points",),
            revision,
            revise,
        ),
        Decision(
            "end",
            "Say how a promise ended",
            "If it was not simply kept. The promise stays on the site, with what became of it.",
            "Look at what will change",
            ("promises",),
            ending,
            end,
        ),
        Decision(
            "approve",
            "Approve this update",
            "That somebody in a role agreed to it, and when.",
            "Look at what will change",
            ("",) if "approved" in UPDATE.by_name else (),
            approval,
            approve,
        ),
        Decision(
            "publish",
            "Publish this update",
            "What follows becomes public with the next build, for everybody, and stays findable.",
            "Look at what will change",
            ("",),
            publication,
            publish,
        ),
    )
}
"""Each by its name, as its address has it."""


@dataclass(frozen=True)
class Offer:
    """A link to a decision."""

    words: str
    address: str


def offers(subject: Subject, *, is_public: bool, is_withdrawn: bool) -> Iterator[Offer]:
    """What can be decided about something, for the page of its form."""
    words = {
        "": ("withdraw", "approve") if is_public else ("publish", "approve"),
        "promises": ("move", "end"),
        "actions": ("move",),
        "measures": ("move",) if is_there(subject.shape, ("target",)) else (),
        "points": ("revise",),
    }
    for name in () if is_withdrawn else words.get(subject.kind, ()):
        decision = DECISIONS[name]
        if subject.kind in decision.about:
            yield Offer(decision.heading, _address(decision, subject.file, subject.path))
    for number in range(length(at(subject.shape, ("points",))) if subject.kind == "measures" else 0):
        date = at(subject.shape, ("points", number, "date"))
        path = (*subject.path, "points", number)
        yield Offer(f"Revise the value of {date}", _address(DECISIONS["revise"], subject.file, path))


def _address(decision: Decision, file: str, path: Path) -> str:
    place = f"?at={name_of(path)}" if path else ""
    return f"/decide/{decision.name}/{file}{place}"
