"""The hard words of one page: each is explained at the end of the page, and its first use links there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.html.explained import terms_in, word_anchor
from site_builder.record.prose import Prose, plain_text
from site_builder.record.references import Term

_BOLD = re.compile(r"<strong>(.*?)</strong>", re.DOTALL)


@dataclass(frozen=True)
class WordEntry:
    """A word with its meaning for young people."""

    anchor: str
    term: str
    short: str
    meaning: str


@dataclass(frozen=True)
class HardTexts:
    """Texts of one page, in the order in which they are read.

    A word that is bold somewhere on the page is explained by its author there, and gets no link."""

    texts: tuple[Prose, ...]
    terms: tuple[Term, ...] = ()
    """The terms that may be explained at the end of the page."""
    explained_in_place: frozenset[Term] = frozenset()


def explainable(edition: Edition) -> tuple[Term, ...]:
    """The terms of the glossary that have a meaning for young people, in alphabetical order."""
    return edition.terms_for_young_people


def hard_texts(terms: tuple[Term, ...], texts: Sequence[Prose]) -> HardTexts:
    """Texts with the terms that they may explain."""
    bold = " ".join(found for text in texts for found in _BOLD.findall(text.html("")))
    return HardTexts(tuple(texts), terms, frozenset(terms_in(plain_text(bold), terms)))


def words_in(terms: tuple[Term, ...], texts: Sequence[Prose]) -> tuple[WordEntry, ...]:
    """The terms that appear in some texts, in alphabetical order."""
    html = " ".join(text.html("") for text in texts)
    return word_entries(sorted(terms_in(plain_text(html), terms), key=lambda term: term.term.casefold()))


def word_entries(terms: Sequence[Term]) -> tuple[WordEntry, ...]:
    """Terms as a list shows them."""
    return tuple(WordEntry(word_anchor(term), term.term, term.short, term.young_people) for term in terms)
