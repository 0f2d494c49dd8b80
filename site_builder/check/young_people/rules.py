"""The rules of plain writing for children and in easy language, and which texts they are asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from site_builder.check.young_people import easy_read, layout, sentences, words
from site_builder.check.young_people.reading import Reading
from site_builder.check.young_people.texts import YoungGroup, YoungText, young_groups
from site_builder.edition import Edition
from site_builder.problems import Problem
from site_builder.readability.vocabulary import Vocabulary, vocabulary
from site_builder.record.council import YoungPeople
from site_builder.record.second_version import WritingRules

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
_FOR_CHILDREN_ALONE = (
    sentences.passive_sentences,
    sentences.two_ideas,
    words.long_words,
    words.hard_words,
    layout.long_blocks,
)
RULES_FOR_TEENAGERS: tuple[Rule, ...] = tuple(rule for rule in RULES if rule not in _FOR_CHILDREN_ALONE)
"""The same for those of 13 or over, who can read a passive, two ideas in a sentence, longer and harder words, and a longer
block."""
RULES_FOR_EASY_READ: tuple[Rule, ...] = tuple(
    easy_read.one_idea if rule is sentences.two_ideas else rule for rule in RULES
)
"""Those for children, some of them stricter: `easy_read.py` has their sources."""
RULES_WITHOUT_LANGUAGE: tuple[Rule, ...] = (layout.link_texts,)
"""What holds for every page, whatever its language (WCAG 2.2, 2.4.4)."""
_BY_NAME = {
    WritingRules.CHILD: RULES,
    WritingRules.EASY_READ: RULES_FOR_EASY_READ,
    WritingRules.NONE: RULES_WITHOUT_LANGUAGE,
}


def check_young_texts(edition: Edition) -> Iterator[Problem]:
    """Every text of the second version follows the rules that `second_version` names, as far as a program can tell: those
    of plain writing for children unless it names others.

    The rules are made for English; none applies to a site in another language."""
    if not is_measured(edition):
        return
    memory, rules = edition.memory, _Rules(edition)
    shared = memory.fingerprint(
        edition.record.word_lists, edition.record.terms, names_of(edition), rules.settings, rules.second
    )
    groups = list(young_groups(edition))
    marked = ((group, group.mark) for group in groups)
    parts = memory.recall_each("young parts", (), marked, YoungGroup.mark_of_part)
    for found in memory.recall_each("young texts", (shared,), zip(groups, parts, strict=True), rules.findings):
        yield from found


class _Rules:
    """The rules for one site, whose vocabulary is prepared when it is first needed."""

    def __init__(self, edition: Edition) -> None:
        self.settings = edition.council.young_people
        self.second = edition.council.second_version
        self._edition = edition

    @cached_property
    def _known(self) -> Vocabulary:
        return vocabulary_of(self._edition)

    def _settings_for(self, text: YoungText) -> YoungPeople:
        return self.settings.for_teenagers if text.is_for_teenagers else self.settings

    def findings(self, group: YoungGroup) -> list[Problem]:
        """What is wrong with the texts of a group."""
        readings = [Reading(text, self._known, self._settings_for(text), self.second) for text in group.texts()]
        asked = ((reading, rule) for reading in readings for rule in rules_for(reading.text, self.second.rules))
        found = [problem for reading, rule in asked for problem in rule(reading)]
        if self.second.rules is WritingRules.NONE:
            return found
        found = list(easy_read.hardened(found)) if self.second.rules is WritingRules.EASY_READ else found
        calm_pages = {reading.text.page for reading in readings if words.says_calm(reading)} - {""}
        frightened = (reading for reading in readings if reading.text.page not in calm_pages)
        return found + [problem for reading in frightened for problem in words.frightening_words(reading)]


def rules_for(text: YoungText, rules: WritingRules = WritingRules.CHILD) -> tuple[Rule, ...]:
    """The rules that are asked of a text in a second version that is written by such rules."""
    return RULES_FOR_TEENAGERS if text.is_for_teenagers else _BY_NAME[rules]


def is_written_by_rules(edition: Edition) -> bool:
    """Whether there are rules of language for the second version: for its readers, and in the site's language."""
    return edition.council.second_version.rules is not WritingRules.NONE and is_measured(edition)


def is_measured(edition: Edition) -> bool:
    """Whether there are rules for the site's language."""
    return edition.messages.language == "en"


def vocabulary_of(edition: Edition) -> Vocabulary:
    """The words that count as hard, known or jargon on this site."""
    return vocabulary(edition.record.word_lists, edition.record.terms, names_of(edition))


def names_of(edition: Edition) -> tuple[str, ...]:
    """The names of this site, every word of which is known."""
    return edition.council.name, edition.council.plan, edition.site_name
