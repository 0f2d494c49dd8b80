"""How long and how complicated the sentences of texts for young people are. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from site_builder.check.young_people.reading import Reading, shown
from site_builder.codes import Code
from site_builder.problems import Problem, Severity, listed, quoted
from site_builder.readability.grammar import negatives, passives, promises, says_when, second_idea, speaks_to_reader

LEAST_SENTENCES = 3
"""Sentences below which a mean says nothing."""
LEAST_WORDS = {True: 10, False: 30}
"""Below this a reading age says nothing, since its formulas were made for whole passages: of a page, and of a line."""


def long_sentences(reading: Reading) -> Iterator[Problem]:
    """A sentence has at most 15 words; more than 20 is an error (GOV.UK, Easy Read: 10 to 15 words)."""
    text, settings = reading.text, reading.settings
    limits = settings.limits
    for sentence in text.sentences:
        count = len(sentence.words)
        if count > min(limits.sentence_words, limits.longest_sentence):
            most = limits.longest_sentence if count > limits.longest_sentence else limits.sentence_words
            severity = Severity.ERROR if count > limits.longest_sentence else Severity.WARNING
            message = f"The sentence {shown(sentence)} has {count} words, more than {most}; split it in two."
            yield Problem(text.at(sentence.line), Code.LONG_SENTENCE, message, severity)


def mean_length(reading: Reading) -> Iterator[Problem]:
    """The sentences of a text have at most 12 words on average."""
    text, settings = reading.text, reading.settings
    found, most = text.figures, settings.limits.mean_words
    if found and found.sentences >= LEAST_SENTENCES and found.mean > most:
        longest = max(text.sentences, key=lambda sentence: len(sentence.words))
        message = f"The {found.sentences} sentences of this text have {found.mean:.1f} words on average, more than {most}; shorten the longest first: {shown(longest)}."
        yield Problem(text.at(longest.line), Code.MEAN_SENTENCE, message, Severity.WARNING)


def reading_age(reading: Reading) -> Iterator[Problem]:
    """A text's reading age is at most the council's limit; from two years above it, that is an error.

    It is the higher of two formulas, the Flesch-Kincaid grade and the automated readability index, each plus five."""
    text, settings = reading.text, reading.settings
    found, most = text.figures, settings.reading_age
    if found is None or found.words < LEAST_WORDS[text.is_page] or round(found.reading_age, 1) <= most:
        return
    one, other = found.ages
    is_error = found.reading_age > most + settings.limits.years_over
    message = f"This text needs a reading age of {found.reading_age:.1f} (by syllables {one:.1f}, by letters {other:.1f}), more than {most}; shorter words and sentences help. The hardest sentence is {shown(text.hardest)}."
    yield Problem(
        text.at(text.hardest.line), Code.READING_AGE, message, Severity.ERROR if is_error else Severity.WARNING
    )


def passive_sentences(reading: Reading) -> Iterator[Problem]:
    """A sentence says who does it; it is not in the passive."""
    text, vocabulary = reading.text, reading.vocabulary
    for sentence in text.sentences:
        for number, words in passives(sentence, vocabulary.lists["participles"], vocabulary.lists["not_passive"]):
            message = f"{quoted(words)} in {shown(sentence)} is passive; begin with who did it: 'Ofsted visited us', not 'We were visited'."
            yield Problem(text.at(sentence.lines[number]), Code.PASSIVE, message, Severity.WARNING)


def two_ideas(reading: Reading) -> Iterator[Problem]:
    """A sentence contains one idea: no semicolon, colon, bracket, dash, "which", and at most one comma, "and" or "but"."""
    text = reading.text
    for sentence in text.sentences:
        if sign := second_idea(sentence):
            message = f"The sentence {shown(sentence)} seems to contain more than one idea: it has {sign}. Make two sentences, or a list."
            yield Problem(text.at(sentence.line), Code.TWO_IDEAS, message, Severity.WARNING)


def double_negatives(reading: Reading) -> Iterator[Problem]:
    """A sentence contains at most one negative."""
    text = reading.text
    for sentence in text.sentences:
        words = negatives(sentence)
        if len(words) > 1:
            message = f"The sentence {shown(sentence)} has {len(words)} negatives, {listed(map(quoted, words), 'and')}; say what is so, or make two sentences."
            yield Problem(text.at(sentence.line), Code.DOUBLE_NEGATIVE, message, Severity.WARNING)


def not_to_reader(reading: Reading) -> Iterator[Problem]:
    """A page speaks to its reader: at least one sentence in five says "you" or "we"."""
    text, settings = reading.text, reading.settings
    every = settings.limits.sentences_to_reader
    said = sum(speaks_to_reader(sentence) for sentence in text.sentences)
    count = len(text.sentences)
    if text.is_page and count >= every and said * every < count:
        message = f"{said or 'None'} of the {count} sentences of this text {'says' if said < 2 else 'say'} 'you' or 'we'; speak to the reader in at least one sentence in {every}."
        yield Problem(text.place, Code.TO_THE_READER, message, Severity.WARNING)


def dated_promises(reading: Reading) -> Iterator[Problem]:
    """Whatever "we will" do has a date, or the text says that nobody knows when yet.

    Children told inspectors that promises were not kept. The date may follow later in the same paragraph."""
    text = reading.text
    for piece in () if text.is_dated else text.pieces:
        undated = takewhile(lambda sentence: not says_when(sentence.text), reversed(piece.sentences))
        for sentence in undated:
            if promises(sentence):
                message = f"The sentence {shown(sentence)} promises something without a date; say by when, or 'We do not know when yet.'"
                yield Problem(text.at(sentence.line), Code.NO_DATE, message, Severity.WARNING)
