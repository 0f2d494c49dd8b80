"""Layout and spelling of texts for young people: blocks, headings, numbers, links. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.young_people.reading import Reading, shown
from site_builder.check.young_people.texts import Block, YoungText
from site_builder.codes import Code
from site_builder.problems import Problem, Severity, quoted
from site_builder.readability.spelling import (
    dates_without_year,
    is_shouted,
    numbers_in_words,
    percentages,
    roman_numbers,
    wrong_dates,
)
from site_builder.readability.text import Piece, Sentence, key
from site_builder.readability.vocabulary import Vocabulary


def _line_of(sentence: Sentence, part: str) -> int:
    """The line of the first word of part of a sentence."""
    before = sentence.text[: max(sentence.text.find(part), 0)]
    return sentence.lines[min(len([word for word in before.split() if key(word)]), len(sentence.lines) - 1)]


def long_blocks(reading: Reading) -> Iterator[Problem]:
    """A block beside one picture has at most 60 words; on a page without blocks, a paragraph has."""
    text, settings = reading.text, reading.settings
    most = settings.limits.block_words
    for part in text.blocks if text.has_headings else text.pieces:
        if part.word_count > most:
            place = part.place if isinstance(part, Block) else text.at(part.sentences[0].line)
            message = (
                f"This block has {part.word_count} words, more than {most}; leave something out, or split it in two."
            )
            yield Problem(place, Code.LONG_BLOCK, message, Severity.WARNING)


def long_texts(reading: Reading) -> Iterator[Problem]:
    """A page has at most 900 words."""
    text, settings = reading.text, reading.settings
    count, most = sum(block.word_count for block in text.blocks), settings.limits.text_words
    if count > most:
        message = f"This text has {count} words, more than {most}; leave something out, or split it into two texts."
        yield Problem(text.place, Code.LONG_TEXT, message, Severity.WARNING)


def headings(reading: Reading) -> Iterator[Problem]:
    """A page has a heading at least every 150 words, and skips no level of headings."""
    text, settings = reading.text, reading.settings
    for block in text.blocks if text.is_page else ():
        level = 3 if text.has_headings else 1
        for piece in block.pieces:
            if piece.level > level + 1:
                message = f"The heading {shown(piece.sentences[0])} begins with {piece.level} '#', but the one above it with {level}; use {level + 1}."
                yield Problem(text.at(piece.sentences[0].line), Code.HEADING, message, Severity.WARNING)
            level = piece.level or level
        yield from _without_heading(text, block, settings.limits.heading_every)


def _without_heading(text: YoungText, block: Block, most: int) -> Iterator[Problem]:
    """Yields a finding where more than `most` words have no heading, at the piece that exceeds the limit."""
    count = 0
    for piece in block.pieces:
        count = 0 if piece.level else count + piece.word_count
        if count > most and count - piece.word_count <= most:
            message = f"More than {most} words here have no heading; put one before {shown(piece.sentences[0])}."
            yield Problem(text.at(piece.sentences[0].line), Code.HEADING, message, Severity.WARNING)


def dates(reading: Reading) -> Iterator[Problem]:
    """A date is written out, with its year: "17 July 2025"."""
    text = reading.text
    for sentence in text.all_sentences:
        wrong = dict.fromkeys(wrong_dates(sentence.text))  # once each: a second finding would be identical
        for date in wrong:
            message = f"The date {quoted(date)} in {shown(sentence)} is not written out; write it as 17 July 2025, or July 2025."
            yield Problem(text.at(_line_of(sentence, date)), Code.DATE_FORM, message)
        for date in [] if wrong else dict.fromkeys(dates_without_year(sentence.text)):
            message = f"The date {quoted(date)} in {shown(sentence)} has no year; write it as 17 July 2025."
            yield Problem(text.at(_line_of(sentence, date)), Code.DATE_FORM, message, Severity.WARNING)


def numbers(reading: Reading) -> Iterator[Problem]:
    """A number is written in digits, never as a percentage or in Roman numerals."""
    text = reading.text
    for sentence in text.all_sentences:
        for figure in dict.fromkeys(percentages(sentence.text)):
            message = (
                f"{quoted(figure)} in {shown(sentence)} is a percentage; say it in numbers of people, such as '1 in 5'."
            )
            yield Problem(text.at(_line_of(sentence, figure)), Code.PERCENTAGE, message, Severity.WARNING)
        for figure in dict.fromkeys(roman_numbers(sentence.text)):
            message = f"{quoted(figure)} in {shown(sentence)} is a Roman numeral; write it in digits, such as 4."
            yield Problem(text.at(_line_of(sentence, figure)), Code.NUMBER_FORM, message, Severity.WARNING)
        for number in numbers_in_words(sentence.words):
            message = f"{quoted(sentence.words[number])} in {shown(sentence)} is a number in words; write it in digits."
            yield Problem(text.at(sentence.lines[number]), Code.NUMBER_FORM, message, Severity.WARNING)


def link_texts(reading: Reading) -> Iterator[Problem]:
    """A link's words say where it leads: not "here" (WCAG 2.2, 2.4.4)."""
    text, vocabulary = reading.text, reading.vocabulary
    for piece in text.pieces:
        for link in piece.links:
            if " ".join(map(key, link.split())) in vocabulary.lists["links"] or link.startswith(
                ("http:", "https:", "www.")
            ):
                message = f"The link {quoted(link)} does not say where it leads; write what the reader finds there, such as 'our plan'."
                yield Problem(text.at(_line_of_words(piece, link)), Code.LINK_TEXT, message)


def emphasis(reading: Reading) -> Iterator[Problem]:
    """No italics and no words in capitals: both are harder to read. Bold is for hard words."""
    text, vocabulary = reading.text, reading.vocabulary
    for piece in text.pieces:
        for italic in piece.italic:
            message = f"{quoted(italic)} is in italics, which are harder to read; remove the * or _ around it."
            yield Problem(text.at(_line_of_words(piece, italic)), Code.ITALICS, message, Severity.WARNING)
    for sentence in text.all_sentences:
        shouted = [
            number for number, word in enumerate(sentence.words) if word.isupper() and _is_capitals(word, vocabulary)
        ]
        if shouted:
            word = sentence.words[shouted[0]]
            message = f"{quoted(word)} in {shown(sentence)} is in capitals, which are harder to read; write it in small letters."
            yield Problem(text.at(sentence.lines[shouted[0]]), Code.CAPITALS, message, Severity.WARNING)


def _is_capitals(word: str, vocabulary: Vocabulary) -> bool:
    return is_shouted(word) and word not in vocabulary.shorts and key(word) not in vocabulary.lists["abbreviations"]


def _line_of_words(piece: Piece, words: str) -> int:
    """The line on which some words of a piece appear."""
    sentence = next((candidate for candidate in piece.sentences if words in candidate.text), piece.sentences[0])
    return _line_of(sentence, words)
