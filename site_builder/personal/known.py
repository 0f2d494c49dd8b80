"""What a council knows and means: its own numbers and addresses, and what somebody allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from site_builder.personal.found import Found, plain
from site_builder.personal.rules import every
from site_builder.record.record import Record
from site_builder.record.word_lists import WordLists


@dataclass(frozen=True)
class Known:
    """What is not a finding, and the lists of words by which anything is one."""

    lists: WordLists
    keys: frozenset[str] = frozenset()
    """What is allowed, by `Found.keys`."""
    least_count: int = 5
    """Counts of children below this are findings."""

    def allows(self, found: Found) -> bool:
        """Whether something is known and meant."""
        return not self.keys.isdisjoint(found.keys)

    def keys_of(self, typed: str) -> frozenset[str]:
        """By what a text is allowed that somebody typed for that: all that is found in it, and itself as a whole."""
        found = every(typed, self.lists, self.least_count)
        return frozenset({*(key for one in found for key in one.keys), plain(typed), typed} - {""})


def known_of(record: Record) -> Known:
    """What the council of a record knows and means: how itself and those who help can be reached, and what
    `words/allowed_personal.yml` allows."""
    known = Known(record.word_lists, least_count=record.council.least_count)
    typed = (*record.council.typed_details, *(entry.value for entry in record.allowed_personal))
    return replace(known, keys=frozenset().union(*map(known.keys_of, typed)))
