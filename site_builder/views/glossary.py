"""The words that the record explains."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.addresses import anchor
from site_builder.record.references import Term


@dataclass(frozen=True)
class TermEntry:
    """A word with its meaning."""

    anchor: str
    term: str
    short: str
    meaning: str
    young_people: str
    """The meaning in a child's words, or ""."""


@dataclass(frozen=True)
class Letter:
    """A letter with which words begin, and the first of them."""

    letter: str
    anchor: str


@dataclass(frozen=True)
class GlossaryView:
    """What the glossary prints."""

    title: str
    letters: tuple[Letter, ...]
    """Empty unless there is more than one; in the order of their code points."""
    terms: tuple[TermEntry, ...]
    """In alphabetical order."""


def glossary_view(edition: Edition, title: str) -> GlossaryView:
    """Every word that the record explains."""
    terms = tuple(_entry(term) for term in sorted(edition.record.terms, key=lambda term: term.term.casefold()))
    firsts = {entry.term[:1].upper(): entry.anchor for entry in reversed(terms)}
    letters = tuple(Letter(letter, place) for letter, place in sorted(firsts.items()))
    return GlossaryView(title, letters if len(letters) > 1 else (), terms)


def _entry(term: Term) -> TermEntry:
    return TermEntry(anchor("term", term.term), term.term, term.short, term.meaning, term.young_people)
