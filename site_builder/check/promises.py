"""What promises say does not repeat what is shown beside them."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.problems import Problem, Severity, quoted
from site_builder.record.promises import Promise


def check_doubled_dues(edition: Edition) -> Iterator[Problem]:
    """A promise's text does not say by when: every page shows that beside it."""
    for update in edition.record.updates:
        for promise in update.promises:
            if said := _said_twice(promise, edition.messages):
                message = f"The text of the promise {quoted(promise.id)} says {quoted(said)}, which every page shows beside it; leave it out of the text."
                yield Problem(promise.place, Code.DUE_TWICE, message, Severity.WARNING)


def _said_twice(promise: Promise, messages: Messages) -> str:
    """The words of the text that are shown again beside it; "" for none."""
    due = promise.due_text or (promise.due.words(messages) if promise.due else "")
    return due if due and due.casefold() in promise.text.casefold() else ""
