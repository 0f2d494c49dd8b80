"""Finds words of a list in a sentence, in all their forms, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import contains
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """The forms that a word may take: "deliver", "delivers", "delivered", "delivering", "deliver's".

    Some that no one writes are among them; they harm nothing."""
    endings = {"", "s", "es", "ed", "ing", "'s"}
    found = {word + ending for ending in endings}
    if word.endswith("e"):
        found |= {word + "d", word[:-1] + "ing"}
    if word.endswith("y"):
        found |= {word[:-1] + "ies", word[:-1] + "ied"}
    if len(word) > 2 and word[-1] in "bdgklmnprt":
        found |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(found)


class Finder(Generic[Entry]):
    """A list of phrases, each with what belongs to it, made ready for looking them up."""

    def __init__(self, entries: Iterable[tuple[str, Entry]], *, in_all_forms: bool = True) -> None:
        self._by_first: dict[str, list[tuple[list[frozenset[str]], Entry]]] = {}
        for phrase, entry in entries:
            words = [forms(word) if in_all_forms else frozenset({word}) for word in phrase.split()]
            for first in words[0] if words else ():
                self._by_first.setdefault(first, []).append((words, entry))
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def __contains__(self, word: str) -> bool:
        """Whether a single word is an entry by itself."""
        return any(len(words) == 1 for words, _ in self._by_first.get(word, ()))

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """Each place where an entry stands: the numbers of its first word and of the word behind it, and the entry.

        `words` are as `text.key` makes them. What a longer entry holds is not found a second time."""
        end = 0
        for at, word in enumerate(words):
            if word not in self._by_first or at < end:  # nearly always
                continue
            found = next((pair for pair in self._by_first[word] if _stands(pair[0], words, at)), None)
            if found:
                end = at + len(found[0])
                yield at, end, found[1]


def _stands(wanted: list[frozenset[str]], words: Sequence[str], at: int) -> bool:
    """Whether an entry stands at a place whose word may be its first."""
    if at + len(wanted) > len(words):
        return False
    return len(wanted) == 1 or all(map(contains, wanted, words[at : at + len(wanted)]))
