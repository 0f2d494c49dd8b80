"""How wide words are, so that they fit."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NARROW = 20.0
"""Width in em of a drawing on the narrowest screen, 320 px: the room for words is worked out for that width."""
_SLIM, _WIDE = frozenset("iljftrI.,:;'’!()[] -"), frozenset("mwMW@%&—―…©®™¼½¾ßŉœæŒÆωψφπΉΌΎΜΦΨΩжмфшщыюЖМФШЩЫЮЉЊљњџ")


@lru_cache(maxsize=4096)  # to find where lines break, the same beginnings are measured again and again
def width_of(text: str) -> float:
    """The width of a text in em, set in bold in the widest of the usual system fonts."""
    return sum(_letter_width(letter) for letter in text)


@lru_cache(maxsize=4096)
def _letter_width(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.3
    if letter not in _WIDE:
        letter = unicodedata.normalize("NFD", letter)[0]  # an accent makes no letter wider: ŵ is as wide as w
    if letter in _SLIM:
        return 0.45
    return 1.1 if letter in _WIDE else 0.82 if letter.isupper() else 0.7


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines of at most `width` em; a word that is longer than a line is cut."""
    lines: list[str] = [""]
    for word in text.split():
        if width_of(f"{lines[-1]} {word}".strip()) <= width:
            lines[-1] = f"{lines[-1]} {word}".strip()
            continue
        *whole, rest = _pieces(word, width)
        lines = [*filter(None, lines), *whole, rest]
    return lines


def _pieces(word: str, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def share(em: float) -> float:
    """A width as a percentage of the narrowest drawing."""
    return em / NARROW * 100
