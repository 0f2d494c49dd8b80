"""What must not come along from a Word file, said to the person who wrote it: where, what, and what to do in Word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.codes import Code
from site_builder.personal.found import Kind
from site_builder.personal.rules import every
from site_builder.problems import printable, quoted
from site_builder.read.word_lists import shipped

_FEW = 5
"""Words by which a place is found again."""
_MASKED = re.compile(
    r"""\S*@\S*                                     # an e-mail address
    | \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}               # a date in digits, perhaps of birth
    | \+?\d[\d()-]*(?:[ ][\d()-]+){0,4}\d           # a telephone or case number, or any other with two digits and more
    | \b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b        # a postcode
    """,
    re.VERBOSE,
)
_LEAST_DIGITS = 3
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?)+")
"""Two words with capitals in a row, which may be a person."""


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that stops an import. Sorts by file, then as the document is read."""

    file: str
    order: int
    """Its place in the document, in the order of reading; what is about the whole file comes first."""
    place: str
    """Where it is, in words: "paragraph 3, below 'Next steps'", "table 1, row 2, column 3"; "" for the whole file."""
    code: Code
    message: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return printable(f"{self.file}: {where}error: {self.message} [{self.code}]")


class NotImportedError(Exception):
    """A Word file holds what must not come along: nothing of it is given."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


class NotWordError(Exception):
    """The bytes are not a Word file that can be read; the words say what they are and what to do."""


def first_words(text: str, *, is_hidden: bool = False) -> str:
    """The first words of a text in quotation marks, to find it again, or "" if it has none.

    Personal data, numbers of three digits and more, e-mail addresses and postcodes are left out. In what readers of the
    page would not see, what may be a name is left out too."""
    words = text.split()
    if not words:
        return ""
    few = _without_personal(" ".join(words[: _FEW * 2]))
    few = _MASKED.sub(_mask, _NAME.sub("…", few) if is_hidden else few)
    begun = few.split()[:_FEW]
    return quoted(" ".join(begun) + ("…" if len(few.split()) > _FEW or len(words) > _FEW * 2 else ""))


def _without_personal(text: str) -> str:
    """A text without what the guard would not let go public: ages, dates of birth, numbers of the state, homes, …"""
    for found in reversed(every(text, shipped())):
        text = text if found.kind is Kind.MARK else f"{text[: found.start]}…{text[found.end :]}"
    return text


def _mask(match: re.Match[str]) -> str:
    found = match.group()
    is_number = not re.search(r"[^\d\s()+-]", found)
    return found if is_number and len(re.sub(r"\D", "", found)) < _LEAST_DIGITS else "…"


def counted(count: int, one: str) -> str:
    """A number of things in words: "a comment", "3 comments"."""
    return f"{count:,} {one}s" if count > 1 else f"{'an' if one[0] in 'aeiou' else 'a'} {one}"
