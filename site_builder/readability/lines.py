"""Finds the line of a file on which a word was typed, however YAML and Markdown fold the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

_QUOTATION = re.compile(r"\s*>")
"""A line of a quotation, which is not part of the text."""
_TOKEN = re.compile(r"[^\W_]+")
_LOOKED_FOR = 4
"""This many words in a row identify the beginning of a sentence."""
_FEWER = 2
"""Tried, and only nearby, where there is an entity or an escape among the first words."""
_NEARBY = 200
_FRUITLESS = 1_000_000
"""How many words are searched fruitlessly for beginnings of sentences before these are only looked for nearby.

With a file of 1 MiB this takes a second; searching the whole file for each one took an hour."""
_MARKS_BETWEEN = 15
"""What may come between two words of a sentence in the source without being read: a link's address, a mark."""


@lru_cache(maxsize=20_000)  # a text has few different words, each many times
def _tokens(word: str) -> tuple[str, ...]:
    """The parts of a word by which it is found in its file."""
    return tuple(_TOKEN.findall(word.lower()))


class Lines:
    """Follows a text through the lines of its file, sentence by sentence."""

    def __init__(self, source: Sequence[str], first_line: int) -> None:
        """`source` is all lines of the file; the text begins on `first_line`, counted from 1."""
        self._source = source
        self._next_line = first_line
        self._tokens: list[str] = []
        self._lines: list[int] = []
        self._at = 0
        self._patience = _FRUITLESS
        self._last = first_line
        self._sentences: list[Sequence[str]] = []
        self._found: list[tuple[int, ...]] = []

    def later(self, words: Sequence[str]) -> Callable[[], tuple[int, ...]]:
        """What gives the same as `of` for the next sentence when it is asked, which for most sentences nobody does."""
        self._sentences.append(words)
        return partial(self._of_sentence, len(self._sentences) - 1)

    def _of_sentence(self, number: int) -> tuple[int, ...]:
        """The lines of a sentence, for which those of the sentences before it are found first."""
        for words in self._sentences[len(self._found) : number + 1]:
            self._found.append(tuple(self.of(words)))
        return self._found[number]

    def of(self, words: Sequence[str]) -> Iterator[int]:
        """The line of each word of the next sentence; for a word that is not found, the line of the word before."""
        tokens = [_tokens(word) for word in words]
        firsts = [parts[0] if parts else "" for parts in tokens]
        self._go_to([token for parts in tokens for token in parts])
        for wanted in firsts:
            self._read_on(self._at + _MARKS_BETWEEN)
            reach = self._tokens[self._at : self._at + _MARKS_BETWEEN]
            if wanted in reach:
                self._at += reach.index(wanted) + 1
                self._last = self._lines[self._at - 1]
            yield self._last

    def _go_to(self, tokens: list[str]) -> None:
        """Moves to the beginning of a sentence; stays in place if that cannot be found."""
        for wanted, reach in ((tokens[:_LOOKED_FOR], self._patience), (tokens[:_FEWER], _NEARBY)):
            at = self._at
            while wanted and at < self._at + reach and self._read_on(at + len(wanted)):
                if self._tokens[at] == wanted[0] and self._tokens[at : at + len(wanted)] == wanted:
                    self._at = at
                    return
                at += 1
            self._patience -= at - self._at

    def _read_on(self, many: int) -> bool:
        """Reads lines until that many words are there; False at the end of the file."""
        while len(self._tokens) < many and self._next_line <= len(self._source):
            line = self._source[self._next_line - 1]
            words = [] if _QUOTATION.match(line) else _TOKEN.findall(line.lower())
            self._tokens += words
            self._lines += [self._next_line] * len(words)
            self._next_line += 1
        return len(self._tokens) >= many
