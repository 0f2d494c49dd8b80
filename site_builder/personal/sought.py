"""What is looked for in many texts and is mostly absent: a word that has none of it is not looked at again.

Texts of one site have most of their words in common, and a page has those of its record's file. So a rule asks here first,
with the words of a text that may tell anything, and looks through the text itself only for what may be there: it finds the
same, in less time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

_MOST = 100_000
"""So many words are known to have been looked at; with more, they are looked at again."""


class Signs:
    """Signs, each of which may have more than one word."""

    def __init__(self, signs: Iterable[str]) -> None:
        self.all = list(dict.fromkeys(signs))
        self._parts = {sign: _longest_part(sign) for sign in self.all}
        self._always = [sign for sign, part in self._parts.items() if not part]
        parts = {*self._parts.values()} - {""}
        self._fewest = [part for part in parts if not any(other in part for other in parts - {part})]

    def near(self, words: Collection[str]) -> list[str]:
        """The signs that a text with these words may have: all that it has, and others whose longest part it has. Words
        are what spaces and ends of lines part; those that tell nothing may be left out."""
        if not words:
            return self._always
        lines = _lines(words)
        return [sign for sign, part in self._parts.items() if part in lines]

    def telling(self, lines: str) -> Iterator[str]:
        """The words that have the longest part of any sign."""
        for part in self._fewest:
            at = lines.find(part)
            while at >= 0:
                start, end = _line_at(lines, at + part.startswith("\n"))
                yield lines[start:end]
                at = lines.find(part, end)  # once per word: one may be a megabyte, and have a sign at each letter


def _longest_part(sign: str) -> str:
    """The longest word of a sign, and the end of a line where that is a word's beginning or end: "service\\n" of "service
    user no"."""
    first, *middle = sign.split() or [""]
    if not middle:
        return first
    *middle, last = middle
    return max((f"{first}\n", *(f"\n{word}\n" for word in middle), f"\n{last}"), key=lambda part: len(part.strip()))


class Form:
    """A form that lies within one word."""

    def __init__(self, pattern: str) -> None:
        """`pattern` may say with "^" and "$" where the word begins and ends."""
        self._pattern = re.compile(pattern, re.MULTILINE)

    def is_near(self, words: Collection[str]) -> bool:
        """Whether any of the words has the form."""
        return bool(words) and self._pattern.search(_lines(words)) is not None

    def telling(self, lines: str) -> Iterator[str]:
        """The words that have it."""
        end = -1
        while match := self._pattern.search(lines, end + 1):
            start, end = _line_at(lines, match.start())
            yield lines[start:end]


class Sought:
    """All that is looked for in the texts of a site."""

    def __init__(self, sought: Iterable[Signs | Form]) -> None:
        self._telling: dict[Signs | Form, set[str]] = {one: set() for one in sought}
        self._known: set[str] = set()
        self._any: set[str] = set()

    def telling(self, words: AbstractSet[str]) -> frozenset[str]:
        """The words in which anything that is looked for may lie: of most texts, few."""
        if new := words - self._known:
            lines = _lines(new)
            for one, telling in self._telling.items():
                found = set(one.telling(lines))
                telling |= found
                self._any |= found
            if len(self._known) > _MOST:  # those that tell something are few, and another thread may be asking for them
                self._known = set()
            self._known |= new  # last, for the same reason
        return frozenset(words & self._any)

    def of(self, one: Signs | Form) -> AbstractSet[str]:
        """Those words of all texts until now in which one thing may lie; KeyError for a thing that is not looked for."""
        return self._telling[one]


def _lines(words: Iterable[str]) -> str:
    """Words, a line for each."""
    return "\n".join(("", *words, ""))


def _line_at(lines: str, at: int) -> tuple[int, int]:
    """Where the word begins and ends in which a position lies."""
    return lines.rfind("\n", 0, at) + 1, lines.find("\n", at)
