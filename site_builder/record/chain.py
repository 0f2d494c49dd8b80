"""What was published, fact by fact, as a chain of lines: each names the hash of the line before it.

A line's hash is SHA-256 of five lines of text: the number of the publication, the moment, the file, the hash of what the
line says, and the hash of the line before. What it says is hashed by itself, with a salt that nobody can guess: so its
words can be taken out, and the lines after it still follow (as RFC 9901, "Selective Disclosure for JWTs", does it)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from itertools import groupby

from site_builder.problems import Place

Things = Mapping[str, Mapping[str, str]]
"""A value for each key of each thing, by the thing's name."""
FORMAT, REDACTION = "format", "redaction"
"""The names of two things that are not facts: the version of the facts from this line on, and that words were taken out."""

_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Line:
    """One changed fact, when it was published."""

    publication: int
    """The number of the publication, from 1; all that changed at once has the same."""
    moment: str
    """When, with its distance from UTC (ISO 8601)."""
    file: str
    """The file in which it is written, from the root."""
    thing: str = ""
    """The name of the thing, such as "area/3/action/hire"."""
    key: str = ""
    was: str | None = None
    """The value before, or a text's hash; None if there was none."""
    now: str | None = None
    """The value after it; None if there is none any more."""
    words: str = ""
    """The words of a text whose hash is in `now`."""
    salt: str = ""
    redacted: str = ""
    """The hash of what it said, where that was taken out; "" where it is there."""
    before: str = ""
    """The hash of the line before; "" in the very first one."""
    place: Place | None = field(default=None, compare=False, repr=False)

    @cached_property
    def content(self) -> str:
        """The hash of what it says, or said."""
        if self.redacted:
            return self.redacted
        said = [self.thing, self.key, self.was, self.now, self.words, self.salt]
        return sha256(_PLAIN.encode(said).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def hash(self) -> str:
        """Its own hash, which the line after it names."""
        whole = "\n".join((str(self.publication), self.moment, self.file, self.content, self.before))
        return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def is_of_facts(self) -> bool:
        """Whether it says something of a published fact, and still does."""
        return not self.redacted and self.thing not in (FORMAT, REDACTION)

    @property
    def redacts(self) -> list[str]:
        """The numbers of the lines, from 1, whose words it says were taken out."""
        return (self.now or "").split(", ") if self.thing == REDACTION and not self.redacted else []

    def without_words(self) -> Line:
        """The same line with nothing but the hash of what it said."""
        kept = Line(self.publication, self.moment, self.file, before=self.before, place=self.place)
        return replace(kept, redacted=self.content)


@dataclass(frozen=True)
class Chain:
    """All lines, the oldest first. Empty where nothing was ever kept."""

    lines: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def head(self) -> str:
        """The hash of the last line, which stands for the whole chain; "" if there is none."""
        return self.lines[-1].hash if self.lines else ""

    @cached_property
    def hashes(self) -> frozenset[str]:
        """The hashes of all lines."""
        return frozenset(line.hash for line in self.lines)

    @property
    def publications(self) -> int:
        """How many publications changed anything."""
        return self.lines[-1].publication if self.lines else 0

    @cached_property
    def version(self) -> int:
        """The version of the facts at its end; 0 if it does not say."""
        return max((int(line.now or 0) for line in self.lines if line.thing == FORMAT), default=0)

    @cached_property
    def things(self) -> Things:
        """What was published last, thing by thing."""
        found: dict[str, dict[str, str]] = {}
        for line in self.lines:
            if line.is_of_facts:
                follow(found, line)
        return found

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file in which each thing was written last."""
        return {line.thing: line.file for line in self.lines if line.is_of_facts}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The words of each text that it still has, by the text's hash."""
        return {line.now: line.words for line in self.lines if line.words and line.now}

    @cached_property
    def past_texts(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each thing's text at every publication that changed it, the oldest first, as far as they are kept, by
        the thing's name. Of what was withdrawn, nothing from before that."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            if line.is_of_facts and line.key == "withdrawn":
                found.pop(line.thing, None)
            elif line.is_of_facts and line.key == "text" and (words := self.texts.get(line.now or "")):
                found.setdefault(line.thing, []).append(words)
        return {thing: tuple(texts) for thing, texts in found.items()}

    def by_publication(self) -> Iterator[tuple[int, list[Line]]]:
        """The lines of each publication, with its number."""
        for number, lines in groupby(self.lines, lambda line: line.publication):
            yield number, list(lines)


def follow(things: dict[str, dict[str, str]], line: Line) -> None:
    """Changes what was published before a line into what was published with it."""
    values = things.setdefault(line.thing, {})
    if line.now is None:
        values.pop(line.key, None)
    else:
        values[line.key] = line.now
    if not values:
        del things[line.thing]


def changed_facts(before: Things, now: Things) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Every fact that is not as it was: its thing, its key, the value before and the value now, None for no value."""
    for thing, values in before.items():
        after = now.get(thing, {})
        for key in (*values, *(key for key in after if key not in values)):
            if values.get(key) != after.get(key):
                yield thing, key, values.get(key), after.get(key)
    for thing, values in now.items():
        if thing not in before:
            yield from ((thing, key, None, value) for key, value in values.items())


def linked(lines: Iterable[Line], before: str) -> Iterator[Line]:
    """The lines, each with the hash of the one before it."""
    for line in lines:
        yield (made := replace(line, before=before))
        before = made.hash
