"""What a key of a file may hold: its form, with the limits that belong to it. Nothing but data.

`read/fields.py` reads by these forms, `keys_in_words.py` puts them into words, `schemas.py` into JSON Schema.
A rule that is more than a form or a limit is a function of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"
"""A name that may be part of an address, as a regular expression."""


@dataclass(frozen=True)
class Text:
    """Plain text, as it is typed."""

    at_most: int = 0
    """Characters; 0 for any number of them."""
    pattern: str = ""
    """A regular expression that the whole value matches; "" for any text."""
    example: str = ""
    """An example of such a text, if it has a pattern."""


@dataclass(frozen=True)
class Markdown:
    """A text of several lines."""


@dataclass(frozen=True)
class Id:
    """A short name that becomes part of an address."""


@dataclass(frozen=True)
class Date:
    """A day."""

    month: bool = True
    """Whether a month is enough."""
    year: bool = False
    """Whether a year is enough."""
    interval: bool = False
    """Whether it may be two dates with a slash between them."""


@dataclass(frozen=True)
class Moment:
    """A day and an hour, in the council's time."""


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    least: int = 0


@dataclass(frozen=True)
class Number:
    """A finite number, only in digits."""


@dataclass(frozen=True)
class YesOrNo:
    """`true` or `false`."""


@dataclass(frozen=True)
class Word:
    """One word of a closed set."""

    words: type[StrEnum]


@dataclass(frozen=True)
class WebAddress:
    """An `https:` or `http:` address."""


@dataclass(frozen=True)
class Target:
    """A web address, or the path of a file below `docs/`."""


@dataclass(frozen=True)
class File:
    """The path of a file below `docs/`."""


Plain = Text | Markdown | Id | Date | Moment | Whole | Number | YesOrNo | Word | WebAddress | Target | File
"""The forms of a single value."""


@dataclass(frozen=True)
class Inner:
    """Keys of its own."""

    thing: Thing | None = None
    """Whose they are; None for those of the thing that has the key: the response to a document is a document."""


@dataclass(frozen=True)
class Either:
    """A single value, or keys of its own."""

    plain: Plain
    inner: Inner


@dataclass(frozen=True)
class Items:
    """A list, whose items all have one form."""

    of: Plain | Inner | Either
    least: int = 0
    """How many items there must be."""


Form = Plain | Inner | Either | Items


@dataclass(frozen=True)
class Key:
    """One key of a thing."""

    name: str
    form: Form
    help: str
    """What it is for: one sentence in the words of the person who fills it in, for a label, a note or a table."""
    required: bool = False

    @property
    def is_needed(self) -> bool:
        """Whether a file without it is wrong."""
        return self.required or (isinstance(self.form, Items) and self.form.least > 0)


@dataclass(frozen=True)
class Thing:
    """What has keys: a whole file, an item of a list, or a value with keys of its own."""

    name: str
    """Its unique name, such as "diary-date"."""
    what: str
    """What findings call it, such as "a diary date"."""
    keys: tuple[Key, ...]
    is_open: bool = False
    """Whether it may contain keys that are not ours."""

    @cached_property
    def by_name(self) -> dict[str, Key]:
        """Its keys by name, in order."""
        return {key.name: key for key in self.keys}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The names of its required keys."""
        return tuple(key.name for key in self.keys if key.required)


def within(thing: Thing) -> tuple[Thing, ...]:
    """A thing and all things that it may contain, each once, outer before inner."""
    found = [thing]
    for each in found:  # which grows
        inner = (inner_of(key.form) for key in each.keys)
        found += [below for below in dict.fromkeys(inner) if below and below not in found]
    return tuple(found)


def inner_of(form: Form) -> Thing | None:
    """The thing whose keys a value has; None if that is the thing to which the value belongs."""
    match form:
        case Inner():
            return form.thing
        case Either():
            return form.inner.thing
        case Items():
            return inner_of(form.of)
    return None
