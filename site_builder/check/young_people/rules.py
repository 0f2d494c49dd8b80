"""The rules of plain writing for children, and which texts they are asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial

from site_builder.check.young_people import layout, sentences, words
from site_builder.check.young_people.reading import Reading
from site_builder.check.young_people.texts import YoungGroup, young_groups
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
    memory, rules = edition.memory, _Rules(edition)
    shared = memory.fingerprint(edition.record.word_lists, edition.record.terms, names_of(edition), rules.settings)
    for group in young_groups(edition):
        yield from memory.recall("young texts", (shared, *group.inputs), partial(rules.findings, group))


class _Rules:
    """The rules for one site, whose vocabulary is prepared when it is first needed."""

    def __init__(self, edition: Edition) -> None:
        self.settings = edition.council.young_people
        self._edition = edition

    @cached_property
    def _known(self) -> Vocabulary:
        return vocabulary_of(self._edition)

    def findings(self, group: YoungGroup) -> list[Problem]:
        """What is wrong with the texts of a group."""
        readings = [Reading(text, self._known, self.settings) for text in group.texts()]
        found = [problem for reading in readings for rule in RULES for problem in rule(reading)]
        calm_pages = {reading.text.page for reading in readings if words.says_calm(reading)} - {""}
        frightened = (reading for reading in readings if reading.text.page not in calm_pages)
        return found + [problem for reading in frightened for problem in words.frightening_words(reading)]


def is_measured(edition: Edition) -> bool:
    """Whether there are rules for the site's language."""
    return edition.messages.tag.partition("-")[0] == "en"


def vocabulary_of(edition: Edition) -> Vocabulary:
    """The words that count as hard, known or jargon on this site."""
    return vocabulary(edition.record.word_lists, edition.record.terms, names_of(edition))


def names_of(edition: Edition) -> tuple[str, ...]:
    """The names of this site, every word of which is known."""
    return edition.council.name, edition.council.plan, edition.site_name
