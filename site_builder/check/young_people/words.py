"""Words in texts for young people: long, hard, unexplained, frightening, jargon. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.young_people.reading import Reading, shown
from site_builder.check.young_people.texts import YoungText
from site_builder.codes import Code
from site_builder.problems import Problem, Severity, quoted
from site_builder.readability.phrases import Finder
from site_builder.readability.spelling import is_abbreviation, is_shouted, roman_numbers
from site_builder.readability.syllables import syllables
from site_builder.readability.text import Sentence, key
from site_builder.readability.vocabulary import Vocabulary
from site_builder.record.references import Term
from site_builder.record.word_lists import Phrase


def long_words(reading: Reading) -> Iterator[Problem]:
    """A word of three syllables or more is in the glossary or among the allowed words."""
    text, vocabulary = reading.text, reading.vocabulary
    met: set[str] = set()
    for sentence in text.all_sentences:
        for number in vocabulary.long_words(sentence):
            word = sentence.keys[number]
            if word not in met:
                met.add(word)
                message = f"{quoted(word)} in {shown(sentence)} has {syllables(word)} syllables; use a shorter word, explain it in the glossary, or add it to words/allowed.yml."
                yield Problem(text.at(sentence.lines[number]), Code.LONG_WORD, message, Severity.WARNING)


def jargon(reading: Reading) -> Iterator[Problem]:
    """A text contains no jargon and no banned phrase, unless it says right there what it means."""
    text, vocabulary = reading.text, reading.vocabulary
    for sentence, number, words, phrase in _found(text, vocabulary.jargon):
        if not text.explains(words):
            message = f"{quoted(words)} in {shown(sentence)} is jargon; say instead: {phrase.say}. Or say in the next sentence what it means."
            yield Problem(text.at(sentence.lines[number]), Code.JARGON, message)


def idioms(reading: Reading) -> Iterator[Problem]:
    """Words are meant literally: no idioms."""
    text, vocabulary = reading.text, reading.vocabulary
    for sentence, number, words, phrase in _found(text, vocabulary.idioms):
        message = f"{quoted(words)} in {shown(sentence)} does not mean what it says; say instead: {phrase.say}."
        yield Problem(text.at(sentence.lines[number]), Code.IDIOM, message, Severity.WARNING)


def same_words(reading: Reading) -> Iterator[Problem]:
    """A text uses the same word for the same thing throughout."""
    text, vocabulary = reading.text, reading.vocabulary
    for sentence, number, words, phrase in _found(text, vocabulary.same_words):
        if f" {phrase.say}" in f" {text.words}" and not text.explains(words):
            message = f"{quoted(words)} in {shown(sentence)} is {quoted(phrase.say)} elsewhere in this text; use {quoted(phrase.say)} throughout."
            yield Problem(text.at(sentence.lines[number]), Code.SAME_WORD, message, Severity.WARNING)


def _found(text: YoungText, finder: Finder[Phrase]) -> Iterator[tuple[Sentence, int, str, Phrase]]:
    """Each phrase found in a text: its sentence, the number of its first word, its words, the phrase."""
    for sentence in text.all_sentences:
        for first, end, phrase in finder.find(sentence.keys):
            if phrase.words:
                yield sentence, first, " ".join(sentence.words[first:end]), phrase


def abbreviations(reading: Reading) -> Iterator[Problem]:
    """An abbreviation is one that children know, or has a meaning for young people in the glossary."""
    text, vocabulary = reading.text, reading.vocabulary
    met: set[str] = set()
    for sentence in text.all_sentences:
        for number, word in enumerate(sentence.words):
            if word in met or not is_abbreviation(word) or roman_numbers(word) or _is_known(word, vocabulary):
                continue
            met.add(word)
            if not text.explains(word):
                typed = f"{word}." if "." in word else word
                message = f"{quoted(typed)} in {shown(sentence)} is an abbreviation without a meaning for {reading.who}; write it out, or give it 'young_people' in docs/data/glossary.yml."
                yield Problem(text.at(sentence.lines[number]), Code.ABBREVIATION, message)


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    """Whether an abbreviation, or several such as "MPs", is known or is a common word in capitals."""
    short = word.removesuffix("s") if word[:-1].isupper() else word
    if term := vocabulary.shorts.get(word) or vocabulary.shorts.get(short):
        return bool(term.young_people)
    spellings = {key(word), key(short), key(word).replace(".", "")}
    return not spellings.isdisjoint(vocabulary.lists["abbreviations"]) or is_shouted(word)


def unexplained_words(reading: Reading) -> Iterator[Problem]:
    """A word from the glossary that a text uses has a meaning for young people."""
    text, vocabulary = reading.text, reading.vocabulary
    for sentence, number, words, term in _first_terms(text.all_sentences, vocabulary):
        if not term.young_people and not text.explains(words):
            message = f"{quoted(words)} in {shown(sentence)} has no meaning for {reading.who}; give it 'young_people' in docs/data/glossary.yml, or say it in other words."
            yield Problem(text.at(sentence.lines[number]), Code.UNEXPLAINED_WORD, message)


def hard_words(reading: Reading) -> Iterator[Problem]:
    """On a page, a word from the glossary is bold where it first appears, and the next sentence says what it means."""
    text, vocabulary = reading.text, reading.vocabulary
    if not text.is_page:
        return
    for sentence, number, words, term in _first_terms(text.sentences, vocabulary):
        if not term.young_people:
            continue
        piece = next(piece for piece in text.pieces if any(one is sentence for one in piece.sentences))
        is_bold = any(words.casefold() in bold.casefold() for bold in piece.bold)
        missing = "" if is_bold else f"put ** around it: **{words}**"
        if not text.explains(words):
            missing += f"{', and ' if missing else ''}say in the next sentence what it means"
        if missing:
            message = (
                f"{quoted(words)} in {shown(sentence)} is a hard word that appears here for the first time; {missing}."
            )
            yield Problem(text.at(sentence.lines[number]), Code.HARD_WORD, message, Severity.WARNING)


def _first_terms(sentences: list[Sentence], vocabulary: Vocabulary) -> Iterator[tuple[Sentence, int, str, Term]]:
    """Where each word from the glossary first appears in a text."""
    met: set[str] = set()
    for sentence in sentences:
        for first, end, term in vocabulary.terms.find(sentence.keys):
            if term.term not in met:
                met.add(term.term)
                yield sentence, first, " ".join(sentence.words[first:end]), term


def frightening_words(reading: Reading) -> Iterator[Problem]:
    """A text with a word that can frighten also says something reassuring and leads to help.

    Each page of this version says at its top and bottom how to get help, so only the reassuring words are checked.
    Where another text on the page has them, this rule is not asked."""
    text, vocabulary = reading.text, reading.vocabulary
    if says_calm(reading):
        return
    for sentence in text.all_sentences:
        for first, end, _ in vocabulary.frightening.find(sentence.keys):
            words = " ".join(sentence.words[first:end])
            whom, say = (
                ("a child", "that it is not their fault and ") if reading.second.is_for_children else ("people", "")
            )
            message = f"{quoted(words)} in {shown(sentence)} can frighten {whom}; say in this text {say}whom they can talk to, or use a calmer word."
            yield Problem(text.at(sentence.lines[first]), Code.FRIGHTENING_WORD, message, Severity.WARNING)
            return


def says_calm(reading: Reading) -> bool:
    """Whether a text has words that reassure, or names one of the configuration's helplines."""
    text, vocabulary, settings = reading.text, reading.vocabulary, reading.settings
    helpers = {part.casefold() for help_ in settings.help for part in (help_.name, help_.phone) if part}
    said = f" {text.words} "
    return any(f" {words} " in said for words in vocabulary.lists["calm"] | helpers)
