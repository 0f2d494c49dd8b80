"""What is looked for in many texts and is mostly absent: a word that has none of it is not looked at again.

Texts of one site have most of their words in common, and a page has those of its record's file. So a rule asks here first,
with the words of a text, and looks through the text itself only for what may be there: it finds the same, in less time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

_MOST = 30_000
"""So many words are known to have nothing; with more, all are forgotten."""


class Signs:
    """Signs, each of which may have more than one word."""

    def __init__(self, signs: Iterable[str]) -> None:
        self.all = list(dict.fromkeys(signs))
        parts = {sign: max(sign.split(), key=len, default="") for sign in self.all}
        self._always = [sign for sign, part in parts.items() if not part]
        self._parts = {sign: part for sign, part in parts.items() if part}
        self._without: set[str] = set()

    def near(self, words: AbstractSet[str]) -> list[str]:
        """The signs that a text with these words may have: all that it has, and others whose longest part it has. Words
        are what spaces and ends of lines part."""
        new = words - self._without
        if not new:
            return self._always
        together = "\n".join(new)
        there = {part for part in self._parts.values() if part in together}
        self._without = _bounded(self._without)
        self._without.update(word for word in new if not any(part in word for part in there))
        return [*self._always, *(sign for sign, part in self._parts.items() if part in there)]


class Form:
    """A form that lies within one word."""

    def __init__(self, pattern: str) -> None:
        """`pattern` may say with "^" and "$" where the word begins and ends."""
        self._pattern = re.compile(pattern, re.MULTILINE)
        self._without: set[str] = set()

    def is_near(self, words: AbstractSet[str]) -> bool:
        """Whether any of the words has the form."""
        new = words - self._without
        if not self._pattern.search("\n".join(new)):
            self._without = _bounded(self._without)
            self._without.update(new)
            return False
        return True


def _bounded(words: set[str]) -> set[str]:
    return words if len(words) < _MOST else set()
