"""The texts for adults as their hints judge them: those of a record, and one that is just being typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from site_builder.check.young_people.rules import is_measured
from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.readability.figures import Figures, difficulty, figures, sentences_of
from site_builder.readability.hints import AdultRules, AdultWords, Hint, adult_words, hints
from site_builder.readability.text import Piece, Sentence, read_html
from site_builder.record.prose import Prose


@dataclass(frozen=True)
class AdultText:
    """One text for adults."""

    what: str
    """What it is, such as "an update"."""
    place: Place
    """Its first line."""
    pieces: tuple[Piece, ...]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences, without headings and the cells of tables."""
        return sentences_of(piece for piece in self.pieces if piece.tag not in ("td", "th"))

    @cached_property
    def figures(self) -> Figures | None:
        """Its figures; None where it has no sentences."""
        return figures(self.sentences)

    @cached_property
    def hardest(self) -> Sentence:
        """Its hardest sentence; ValueError if it has none."""
        return max(self.sentences, key=difficulty)


def words_of(edition: Edition) -> AdultWords:
    """What counts as jargon or is known on a site, for `hints`."""
    return adult_words(edition.record.word_lists, edition.record.terms)


def adult_texts(edition: Edition) -> list[AdultText]:
    """Every text for adults that the site shows: the introduction, areas, updates, pages; none in a language for which
    there are no rules, and none of what was withdrawn."""
    if not is_measured(edition):
        return []
    found = (_text(what, prose, edition) for what, prose in _texts(edition) if prose.text)
    return [text for text in found if text.pieces]


def _texts(edition: Edition) -> Iterator[tuple[str, Prose]]:
    record = edition.record
    yield from [("the introduction", record.introduction.text)] if record.introduction else []
    yield from (("a plan summary", area.body) for area in record.areas)
    yield from (("an update", update.body) for update in record.updates if not update.withdrawn)
    yield from (("a page", page.text) for page in record.pages if not page.is_draft)


def _text(what: str, prose: Prose, edition: Edition) -> AdultText:
    place = prose.place or edition.council.place
    source = edition.record.typed.get(place.file, "").split("\n")
    return AdultText(what, place, read_html(prose.html(""), source, place.line))


def hints_while_typing(
    markdown: str, edition: Edition, converter: Converter, rules: AdultRules | None = None
) -> list[Hint]:
    """The hints for a text for adults as it stands in a field, by line, the field's first line being 1.

    None where the site's language has no rules, or the text cannot be read at all. `converter` is re-used: making one
    costs more than reading a text."""
    if not is_measured(edition) or not markdown.strip():
        return []
    prose = converter.convert(markdown, Position(Place("typed"), ""), [])
    pieces = read_html(prose.html(""), markdown.split("\n"), 1)
    return hints(pieces, rules or AdultRules(), words_of(edition))
