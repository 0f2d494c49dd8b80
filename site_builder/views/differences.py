"""Words before and after, sentence by sentence: what was taken out, what was put in, and what both have around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from site_builder.readability.text import sentences

_MOST_WORDS = 1_500
"""Longer passages are told apart by sentences alone: the time that it takes grows with the square of their words."""


@dataclass(frozen=True)
class Piece:
    """Some words of a passage."""

    words: str
    is_changed: bool = False
    """Whether only this side has them."""


@dataclass(frozen=True)
class Passage:
    """Sentences that were changed; either side may have none."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def difference(before: str, after: str, language: str) -> tuple[Passage, ...]:
    """Where two texts differ, in the order of the second; empty if their words are the same."""
    old, new = (sentences(text, language) for text in (before, after))
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(_passage(old[first:last], new[begin:end]) for way, first, last, begin, end in found if way != "equal")


def _passage(old: Sequence[str], new: Sequence[str]) -> Passage:
    """Two runs of sentences word by word; as a whole, where nearly every word is another."""
    before, after = (" ".join(run).split() for run in (old, new))
    if not before or not after or len(before) + len(after) > _MOST_WORDS:
        return Passage(*(((Piece(" ".join(run), is_changed=True),) if run else ()) for run in (before, after)))
    words = SequenceMatcher(None, before, after, autojunk=False)
    if words.ratio() < 0.3:
        return Passage(*((Piece(" ".join(run), is_changed=True),) for run in (before, after)))
    codes = words.get_opcodes()
    return Passage(
        tuple(_pieces([(way == "equal", before[first:last]) for way, first, last, _, _ in codes])),
        tuple(_pieces([(way == "equal", after[begin:end]) for way, _, _, begin, end in codes])),
    )


def _pieces(runs: Sequence[tuple[bool, list[str]]]) -> Iterator[Piece]:
    """The runs that have words; between two changes, what is one short word is a part of them."""
    for is_same, words in runs:
        if words:
            yield Piece(" ".join(words), is_changed=not is_same)
