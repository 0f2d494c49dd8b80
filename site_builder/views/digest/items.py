"""A part of an e-mail: things that became public, each with what is to be known of it in whole sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from site_builder.messages import Messages
from site_builder.readability.text import sentences
from site_builder.record.dates import Span, When
from site_builder.record.first_told import FirstTold

LONGEST = 300
"""Characters up to which sentences are taken from a text; the first is there however long it is."""


@dataclass(frozen=True)
class Period:
    """The days of an e-mail, both included, and what the one before it told."""

    since: date
    until: date
    today: date
    first_told: FirstTold
    told: frozenset[str] = frozenset()

    def arrived(self, thing: str) -> date | None:
        """The day of the publication that first had a thing; None where nobody knows that, or none had it yet."""
        day = self.first_told.day(thing) if thing else None
        return day if day != self.today else None

    def has(self, name: str, dated: When | Span | None, thing: str = "") -> bool:
        """Whether a thing became public in it: on the day on which that was published or, where nobody knows that, on its
        own date. A month counts if any of its days is in it. What no publication had yet is new today, too."""
        if name in self.told or dated is None:
            return False
        if arrived := self.arrived(thing):
            return self.since <= arrived <= self.until
        is_dated = dated.first_day <= self.until and dated.last_day >= self.since
        return is_dated or (bool(thing) and self.first_told.day(thing) == self.today <= self.until)


@dataclass(frozen=True)
class Item:
    """One thing."""

    name: str
    """What it is known by, which stays as it is."""
    title: str
    address: str
    """Where the site has it, absolute; "" if it has no page."""
    label: str
    """What kind of thing it is and its date, in words; or ""."""
    told: tuple[str, ...] = ()
    """What is to be known of it, whole sentences."""


@dataclass(frozen=True)
class Part:
    """All of one kind."""

    name: str
    """Its key in the catalogue."""
    items: tuple[Item, ...]
    more: str
    """The address at which the rest is, absolute."""
    left_out: int = 0
    """How many more there are than fit in."""

    def at_most(self, number: int, *, in_full: bool) -> Part:
        """The same with no more items than that, and without what is told of them unless `in_full`."""
        kept = self.items[:number] if in_full else tuple(replace(one, told=()) for one in self.items[:number])
        return replace(self, items=kept, left_out=self.left_out + len(self.items) - len(kept))


def part(name: str, items: Iterable[Item], more: str) -> Part:
    """A part with the address of the page that has all of it."""
    return Part(name, tuple(items), more)


def beginning(text: str, messages: Messages) -> str:
    """The sentences with which a text begins, as many as fit; the first one whole, whatever its length."""
    taken = ""
    for sentence in sentences(text, messages.locale.language):
        if taken and len(taken) + 1 + len(sentence) > LONGEST:
            break
        taken = f"{taken} {sentence}".strip()
    return taken


def label(*words: str) -> str:
    """What is known of a thing beside its title, in one line."""
    return " · ".join(one for one in words if one)
