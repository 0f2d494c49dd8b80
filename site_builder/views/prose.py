"""An author's text with the words of the glossary that may be explained in it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.prose import Prose
from site_builder.record.references import Term


@dataclass(frozen=True)
class ExplainedText:
    """A text in which the first use of each term links to its meaning."""

    text: Prose
    terms: tuple[Term, ...]
    before: tuple[str, ...] = ()
    """Its words at earlier publications, the oldest first: paragraphs keep the addresses that they had."""


def explained_text(edition: Edition, text: Prose, thing: str = "") -> ExplainedText:
    """A text with the terms of the record's glossary, and with what it said before if the name of its thing is given, such
    as "area/3"."""
    return ExplainedText(text, edition.record.terms, edition.record.past_texts(thing) if thing else ())
