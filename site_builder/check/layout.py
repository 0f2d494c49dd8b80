"""How young people's texts are set out and spelt: blocks, headings, dates, numbers, links. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.sentences import shown
from site_builder.check.young_texts import Block, YoungText
from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
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
from site_builder.settings import YoungPeople


def _line_of(sentence: Sentence, part: str) -> int:
    """The line of the first word of a part of a sentence."""
    before = sentence.text[: max(sentence.text.find(part), 0)]
    return sentence.lines[min(len([word for word in before.split() if key(word)]), len(sentence.lines) - 1)]


def long_blocks(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """A block beside one picture has at most 60 words; where a page has no blocks, a paragraph has."""
    most = young.limits.block_words
    parts = [(block.place, block.word_count) for block in text.blocks] if text.has_headings else list(_paragraphs(text))
    for place, count in parts:
        if count > most:
            message = f"This block has {count} words, more than {most}; leave something out, or make two of it."
            yield Problem(place, Code.LONG_BLOCK, message, Severity.WARNING)


def _paragraphs(text: YoungText) -> Iterator[tuple[Place, int]]:
    for piece in text.pieces:
        yield text.at(piece.sentences[0].line), piece.word_count


def long_texts(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """A page has at most 900 words."""
    count, most = sum(block.word_count for block in text.blocks), young.limits.text_words
    if count > most:
        message = f"This text has {count} words, more than {most}; leave something out, or make two texts of it."
        yield Problem(text.place, Code.LONG_TEXT, message, Severity.WARNING)


def headings(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """On a page, a heading stands at least every 150 words, and no level of headings is left out."""
    for block in text.blocks if text.is_page else ():
        level = 3 if text.has_headings else 1
        for piece in block.pieces:
            if piece.level > level + 1:
                message = f"The heading {shown(piece.sentences[0])} has {piece.level} '#', but the one above it has {level}; use {level + 1}."
                yield Problem(text.at(piece.sentences[0].line), Code.HEADING, message, Severity.WARNING)
            level = piece.level or level
        yield from _without_heading(text, block, young.limits.heading_every)


def _without_heading(text: YoungText, block: Block, most: int) -> Iterator[Problem]:
    """Where more words than `most` stand without a heading, at the piece that is too much."""
    count = 0
    for piece in block.pieces:
        count = 0 if piece.level else count + piece.word_count
        if count > most and count - piece.word_count <= most:
            message = (
                f"More than {most} words stand here without a heading; put one before {shown(piece.sentences[0])}."
            )
            yield Problem(text.at(piece.sentences[0].line), Code.HEADING, message, Severity.WARNING)


def dates(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """A date is written out, with its year: "17 July 2025"."""
    for sentence in text.all_sentences:
        wrong = dict.fromkeys(wrong_dates(sentence.text))  # each once: a second finding would be the same
        for found in wrong:
            message = f"The date {quoted(found)} in {shown(sentence)} is not written out; write it as 17 July 2025, or July 2025."
            yield Problem(text.at(_line_of(sentence, found)), Code.DATE_FORM, message)
        for found in [] if wrong else dict.fromkeys(dates_without_year(sentence.text)):
            message = f"The date {quoted(found)} in {shown(sentence)} has no year; write it as 17 July 2025."
            yield Problem(text.at(_line_of(sentence, found)), Code.DATE_FORM, message, Severity.WARNING)


def numbers(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """A number is written in digits, and never as a percentage or in Roman numbers."""
    for sentence in text.all_sentences:
        for found in dict.fromkeys(percentages(sentence.text)):
            message = (
                f"{quoted(found)} in {shown(sentence)} is a percentage; say it in numbers of people, such as '1 in 5'."
            )
            yield Problem(text.at(_line_of(sentence, found)), Code.PERCENTAGE, message, Severity.WARNING)
        for found in dict.fromkeys(roman_numbers(sentence.text)):
            message = f"{quoted(found)} in {shown(sentence)} is a Roman number; write it in digits, such as 4."
            yield Problem(text.at(_line_of(sentence, found)), Code.NUMBER_FORM, message, Severity.WARNING)
        for number in numbers_in_words(sentence.words):
            message = f"{quoted(sentence.words[number])} in {shown(sentence)} is a number in words; write it in digits."
            yield Problem(text.at(sentence.lines[number]), Code.NUMBER_FORM, message, Severity.WARNING)


def link_texts(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """A link's words say where it leads: not "here" (WCAG 2.2, 2.4.4)."""
    for piece in text.pieces:
        for link in piece.links:
            if " ".join(map(key, link.split())) in known.lists["links"] or link.startswith(("http:", "https:", "www.")):
                message = f"The link {quoted(link)} does not say where it leads; write what the reader finds there, such as 'our plan'."
                yield Problem(text.at(_line_of_words(piece, link)), Code.LINK_TEXT, message)


def emphasis(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """No italics and no words in capitals: both are harder to read. Bold is for hard words."""
    for piece in text.pieces:
        for italic in piece.italic:
            message = f"{quoted(italic)} is in italics, which are harder to read; take the * or _ around it away."
            yield Problem(text.at(_line_of_words(piece, italic)), Code.ITALICS, message, Severity.WARNING)
    for sentence in text.all_sentences:
        shouted = [number for number, word in enumerate(sentence.words) if word.isupper() and _is_capitals(word, known)]
        if shouted:
            word = sentence.words[shouted[0]]
            message = f"{quoted(word)} in {shown(sentence)} is in capitals, which are harder to read; write it in small letters."
            yield Problem(text.at(sentence.lines[shouted[0]]), Code.CAPITALS, message, Severity.WARNING)


def _is_capitals(word: str, known: Vocabulary) -> bool:
    return is_shouted(word) and word not in known.shorts and key(word) not in known.lists["abbreviations"]


def _line_of_words(piece: Piece, words: str) -> int:
    """The line on which some words of a piece stand."""
    sentence = next((found for found in piece.sentences if words in found.text), piece.sentences[0])
    return _line_of(sentence, words)
