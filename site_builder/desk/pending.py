"""Proposals that wait to be agreed to, in the desk's own memory: a page shows one, and the next request saves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock

from site_builder.desk.proposals import Proposal

_MOST = 50


@dataclass(frozen=True)
class PendingProposal:
    """A proposal, and where its page leads."""

    proposed: Proposal
    words: str
    """What would be done, in a sentence: for the button, the list of what can be undone, and the version that is kept."""
    back: str = "/"
    """The address of the form that it came from."""


@dataclass
class Shelf:
    """The proposals that wait, the newest last; the oldest make room."""

    _waiting: dict[str, PendingProposal] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def put(self, waiting: PendingProposal) -> str:
        """The random name under which a proposal waits."""
        name = token_urlsafe(12)
        with self._lock:
            self._waiting[name] = waiting
            while len(self._waiting) > _MOST:
                self._waiting.pop(next(iter(self._waiting)))
        return name

    def get(self, name: str) -> PendingProposal | None:
        """What waits under a name; None if nothing does any more."""
        return self._waiting.get(name)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Everything that waits."""
        with self._lock:
            return tuple(waiting.proposed for waiting in self._waiting.values())

    def drop(self, name: str) -> None:
        """Takes away what was saved, or is not wanted."""
        with self._lock:
            self._waiting.pop(name, None)


def answers_to(form: Mapping[str, str], question: str) -> dict[str, str]:
    """What a form holds for one question, by the names of its fields."""
    start = f"{question}:"
    return {name.removeprefix(start): value for name, value in form.items() if name.startswith(start)}
