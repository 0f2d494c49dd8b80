"""A proposal that waits to be agreed to: a page shows it, and the next request saves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.desk.proposals import Proposal


@dataclass(frozen=True)
class PendingProposal:
    """A proposal, and where its page leads."""

    proposed: Proposal
    words: str
    """What would be done, in a sentence: for the button, the list of what can be undone, and the version that is kept."""
    back: str = "/"
    """The address of the form that it came from."""


def answers_to(form: Mapping[str, str], question: str) -> dict[str, str]:
    """What a form holds for one question, by the names of its fields."""
    start = f"{question}:"
    return {name.removeprefix(start): value for name, value in form.items() if name.startswith(start)}
