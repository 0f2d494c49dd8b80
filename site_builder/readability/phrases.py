"""Finds the words and phrases of a list in a sentence, in all their forms, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import contains
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """The forms that a word may take: "deliver", "delivers", "delivered", "delivering", "deliver's".

    Some of them nobody writes; they do no harm."""
    endings = {"", "s", "es", "ed", "ing", "'s"}
    variants = {word + ending for ending in endings}
    if word.endswith("e"):
        variants |= {word + "d", word[:-1] + "ing"}
    if word.endswith("y"):
        variants |= {word[:-1] + "ies", word[:-1] + "ied"}
    if len(word) > 2 and word[-1] in "bdgklmnprt":
        variants |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(variants)


class Finder(Generic[Entry]):
    """A list of phrases, each with a value, prepared for finding them in sentences."""

    def __init__(self, entries: Iterable[tuple[str, Entry]], *, in_all_forms: bool = True) -> None:
        self._words: dict[str, Entry] = {}
        self._longer: dict[str, list[tuple[list[frozenset[str]], Entry]]] = {}
        self._seconds: dict[str, set[str]] = {}
        for phrase, entry in entries:
            words = [forms(word) if in_all_forms else frozenset({word}) for word in phrase.split()]
            for first in words[0] if words else ():
                if len(words) == 1:
                    self._words.setdefault(first, entry)
                else:
                    self._longer.setdefault(first, []).append((words, entry))
                    self._seconds.setdefault(first, set()).update(words[1])
        for pairs in self._longer.values():
            pairs.sort(key=lambda pair: -len(pair[0]))
        self._firsts = self._words.keys() | self._longer.keys()

    def __contains__(self, word: str) -> bool:
        """Whether a single word is an entry by itself."""
        return word in self._words

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """Yields each match: the number of its first word, that of the word after it, and the value of its entry.

        `words` are as `text.key` makes them. Nothing inside a longer match is found a second time."""
        if self._firsts.isdisjoint(words):
            return
        end = 0
        for at, word in enumerate(words):
            if word not in self._firsts or at < end:  # nearly always
                continue
            match = next((pair for pair in self._beginning_at(at, words) if _matches(pair[0], words, at)), None)
            if match:
                end = at + len(match[0])
                yield at, end, match[1]
            elif word in self._words:
                end = at + 1
                yield at, end, self._words[word]

    def _beginning_at(self, at: int, words: Sequence[str]) -> Sequence[tuple[list[frozenset[str]], Entry]]:
        """The phrases of more than one word of which the first two may stand at a position; mostly none."""
        seconds = self._seconds.get(words[at], ())
        return self._longer[words[at]] if at + 1 < len(words) and words[at + 1] in seconds else ()


def _matches(wanted: list[frozenset[str]], words: Sequence[str], at: int) -> bool:
    """Whether an entry matches at a position whose word may be its first."""
    return at + len(wanted) <= len(words) and all(map(contains, wanted, words[at : at + len(wanted)]))
