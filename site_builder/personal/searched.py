"""A text with what rules need of it, worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from site_builder.personal.sought import Form, Signs, Sought
from site_builder.record.word_lists import WordLists

_ADDRESS = re.compile(
    r"\b(?:https?|ftp)://[^\s<>\"'|]+|(?<=\]\()(?!<?(?:mailto|tel):)[^)\s]*|\bdata:[\w/+.-]+;base64,[\w+/=]*"
)
_WEB_ADDRESS = re.compile(r"(?:http(?<!\whttp)s?|ftp(?<!\wftp))://[^\s<>\"'|]+")
"""The first of these forms, which is quickly found where neither of the others is there."""
_FIGURE = re.compile(r"[0-9]")


@dataclass(frozen=True)
class Searched:
    """A text, typed or finished: Markdown, YAML, or the words of a page."""

    text: str
    lists: WordLists
    sought: Sought
    """What rules look for in words."""
    least_count: int = 5
    """Counts of children below this are findings."""

    @cached_property
    def words(self) -> str:
        """The text with spaces in place of web addresses and the targets of links: figures in them are nobody's."""
        text = self.text
        for space in ("&nbsp;", "&#160;") if "&" in text else ():
            text = text.replace(space, " " * len(space))
        if "](" not in text and "data:" not in text:
            return _WEB_ADDRESS.sub(_spaces, text)
        return "\n".join(_without_addresses(line) for line in text.split("\n"))

    @cached_property
    def small(self) -> str:
        """The text in one line of small letters, in which words can be looked for quickly."""
        return " ".join(self._in_small_letters)

    def near(self, signs: Signs) -> list[str]:
        """Those signs, in small letters, that may be in the text: mostly none."""
        return signs.near(self._telling & self.sought.of(signs))

    def is_near(self, form: Form) -> bool:
        """Whether a word of the text has a form, in small letters."""
        return form.is_near(self._telling & self.sought.of(form))

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The words of that line, with the signs that stand at them, that have anything for which a rule looks."""
        return self.sought.telling(frozenset(self._in_small_letters))

    @cached_property
    def _in_small_letters(self) -> list[str]:
        return self.text.casefold().replace("’", "'").split()

    def present(self, name: str) -> frozenset[str]:
        """The words of a list that are in the text, in small letters: a pattern of few words is quick."""
        near = self.near(signs_of(self.lists[name]))
        found = (word for word in near if word in self.small)
        return frozenset(word for word in found if _as_a_word(word).search(self.small))

    @cached_property
    def has_figures(self) -> bool:
        """Whether there is any figure outside of addresses."""
        return _FIGURE.search(self.words) is not None

    def before(self, at: int, length: int) -> str:
        """What stands before a position, up to a number of characters, in the same paragraph."""
        return self.words[max(0, at - length) : at].rpartition("\n\n")[2]

    def after(self, at: int, length: int = 100) -> str:
        """What stands after it."""
        return self.words[at : at + length].partition("\n\n")[0]


@lru_cache(maxsize=64)
def in_small_letters(words: frozenset[str]) -> frozenset[str]:
    """The same words in small letters."""
    return frozenset(word.casefold() for word in words)


@lru_cache(maxsize=64)
def signs_of(words: frozenset[str]) -> Signs:
    """The words of a list as signs, in small letters."""
    return Signs(in_small_letters(words))


def _without_addresses(line: str) -> str:
    """A line with spaces in place of its addresses. One of three signs is in each of them, and none goes on in the next
    line."""
    if not ("://" in line or "](" in line or "data:" in line):
        return line
    return _ADDRESS.sub(_spaces, line)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


@lru_cache(maxsize=1024)
def _as_a_word(word: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(word)}(?<![\w-]{re.escape(word)})(?![^\W_])")


@lru_cache(maxsize=256)
def any_of(words: frozenset[str]) -> str:
    """A regular expression for any of some words, longest first, with any space between them; for none, one that
    never matches."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered) or r"(?!)"


@lru_cache(maxsize=256)
def pattern(template: str, *lists: frozenset[str]) -> re.Pattern[str]:
    """A regular expression in which `{0}`, `{1}` and so on stand for any word of the lists, in any letters if it says so
    itself by `(?i)`; braces of its own are doubled."""
    return re.compile(template.format(*(f"(?:{any_of(words)})" for words in lists)))
