"""The rules of plain writing for children, and which texts they are asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.check.young_people import layout, sentences, words
from site_builder.check.young_people.reading import Reading
from site_builder.check.young_people.texts import young_texts
from site_builder.edition import Edition
from site_builder.problems import Problem
from site_builder.readability.vocabulary import Vocabulary, vocabulary

Rule = Callable[[Reading], Iterator[Problem]]
"""One rule about one text."""

RULES: tuple[Rule, ...] = (
    sentences.long_sentences,
    sentences.mean_length,
    sentences.reading_age,
    sentences.passive_sentences,
    sentences.two_ideas,
    sentences.double_negatives,
    sentences.not_to_reader,
    words.long_words,
    words.jargon,
    words.idioms,
    words.same_words,
    words.abbreviations,
    words.unexplained_words,
    words.hard_words,
    layout.long_blocks,
    layout.long_texts,
    layout.headings,
    layout.dates,
    layout.numbers,
    layout.link_texts,
    layout.emphasis,
    sentences.dated_promises,
)


def check_young_texts(edition: Edition) -> Iterator[Problem]:
    """Every text for young people follows the rules of plain writing for children, as far as a program can tell.

    The rules are made for English; none applies to a site in another language."""
    if not is_measured(edition):
        return
    known, settings = vocabulary_of(edition), edition.council.young_people
    readings = [Reading(text, known, settings) for text in young_texts(edition)]
    for reading in readings:
        for rule in RULES:
            yield from rule(reading)
    calm_pages = {reading.text.page for reading in readings if words.says_calm(reading)} - {""}
    for reading in readings:
        if reading.text.page not in calm_pages:
            yield from words.frightening_words(reading)


def is_measured(edition: Edition) -> bool:
    """Whether there are rules for the site's language."""
    return edition.messages.tag.partition("-")[0] == "en"


def vocabulary_of(edition: Edition) -> Vocabulary:
    """The words that count as hard, known or jargon on this site."""
    return vocabulary(
        edition.record.word_lists, edition.record.terms, (edition.council.name, edition.council.plan, edition.site_name)
    )
