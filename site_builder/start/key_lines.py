"""Declared keys as the lines of a YAML file: each below its note, and switched off unless the site needs it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from site_builder.keys_in_words import note
from site_builder.record.forms import Items, Key, Thing, inner_of
from site_builder.start.samples import sample

NO_FEWER: Mapping[str, Sequence[str]] = {}
WIDTH = 110
"""How far to the right a note above a key goes."""
Row = tuple[str, str]
"""A line with a key, and what the key is for."""


def key_lines(
    thing: Thing,
    keys: Iterable[Key],
    day: date,
    given: Mapping[str, str],
    *,
    column: int = 0,
    few: Mapping[str, Sequence[str]] = NO_FEWER,
) -> list[str]:
    """The lines of some keys of a thing, indented by `column`: those in `given` with that YAML, all others switched off,
    with a sample. `few` maps the names of inner things to the only keys of theirs that are shown."""
    found: list[str] = []
    for key in keys:
        lines = given[key.name].split("\n") if key.name in given else switched_off(rows(thing, key, day, few))
        found += [" " * column + line if line else "" for line in (*notes(note(key), column), *lines, "")]
    return found


def notes(words: str, column: int = 0) -> list[str]:
    """A note of any length as lines that begin with "# "."""
    return [f"# {line}" for line in textwrap.wrap(words, WIDTH - column, break_on_hyphens=False)]


def switched_off(found: Iterable[Row]) -> list[str]:
    """Rows as lines that are switched off until the "#" before them is deleted; their notes are in one column."""
    (first, _), *others = found
    width = max((len(line) for line, _ in others), default=0)
    return [f"#{first}", *(f"#{line:<{width}}   # {words}".rstrip() for line, words in others)]


def rows(thing: Thing, key: Key, day: date, few: Mapping[str, Sequence[str]] = NO_FEWER) -> Iterator[Row]:
    """A key with a sample, and everything that its value may hold, outer before inner, indented by two spaces per level."""
    value, inner = sample(thing, key, day), inner_of(key.form)
    if value is not None or inner is None:
        yield f"{key.name}: {value or '{}'}", note(key)
        return
    yield f"{key.name}:", note(key)
    names = few.get(inner.name, inner.by_name)
    below = [row for name in names for row in rows(inner, inner.by_name[name], day, few)]
    for number, (line, what_for) in enumerate(below):
        dash = ("  " if number else "- ") if isinstance(key.form, Items) else ""
        yield f"  {dash}{line}", what_for
