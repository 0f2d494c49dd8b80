"""Finds the words and phrases of a list in a sentence, in all their forms, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import contains
from typing import Generic, TypeVar

Entry = TypeVar("Entry")
_Phrase = tuple[list[frozenset[str]], Entry]
"""The forms of each word of a phrase after its first, and the value of its entry."""


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
        self._by_first: dict[str, dict[str, list[_Phrase[Entry]]]] = {}
        for phrase, entry in entries:
            first, *others = [forms(word) if in_all_forms else frozenset({word}) for word in phrase.split()] or [
                frozenset[str]()
            ]
            for word in first:
                if not others:
                    self._words.setdefault(word, entry)
                for second in others[0] if others else ():
                    self._by_first.setdefault(word, {}).setdefault(second, []).append((others, entry))
        for by_second in self._by_first.values():
            for phrases in by_second.values():
                phrases.sort(key=lambda one: -len(one[0]))
        self._firsts = self._words.keys() | self._by_first.keys()

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
            following = words[at + 1 : at + 2]
            phrases = self._by_first[word].get(following[0], ()) if following and word in self._by_first else ()
            match = next((one for one in phrases if _follow(one[0], words, at + 1)), None)
            if match:
                end = at + 1 + len(match[0])
                yield at, end, match[1]
            elif word in self._words:
                end = at + 1
                yield at, end, self._words[word]


def _follow(others: list[frozenset[str]], words: Sequence[str], at: int) -> bool:
    """Whether the words of a phrase after its first stand at a position."""
    return at + len(others) <= len(words) and all(map(contains, others, words[at : at + len(others)]))
