"""What would make a text for adults easier to read: hints while it is written, never findings.

The limits are those that GOV.UK's guidance on writing for adults gives, or ours where it gives none: `AdultRules`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from site_builder.problems import listed, quoted
from site_builder.readability.explaining import is_explained
from site_builder.readability.figures import Figures, difficulty, figures, sentences_of
from site_builder.readability.grammar import negatives, passives
from site_builder.readability.phrases import Finder
from site_builder.readability.spelling import is_abbreviation, is_shouted, wrong_dates
from site_builder.readability.text import Piece, Sentence, key
from site_builder.record.references import Term
from site_builder.record.word_lists import Phrase, WordLists

SHOWN = 100
"""How many characters of a sentence a hint quotes."""
_LEAST_SENTENCES = 3
_LEAST_FOR_SHARE = 5
_LEAST_WORDS = 60
"""Below these a mean, a share or a reading age says nothing."""
_IN_QUOTES = re.compile(r"(?<!\w)['‘“\"][^‘’“”\"]{1,200}?['’”\"](?!\w)")
_OTHER_CAPITALS = re.compile(r"\d|^(?:X{0,3}(?:IX|IV|V?I{0,3}))$")
"""Postcodes and other codes, and Roman numerals."""


class HintKind(StrEnum):
    """What a hint is about."""

    SENTENCE = "long sentence"
    MEAN = "sentences on average"
    PASSIVE = "passive"
    READING_AGE = "reading age"
    JARGON = "jargon"
    ABBREVIATION = "abbreviation"
    NEGATIVES = "negatives"
    HEADING = "heading"
    DATE = "date"


@dataclass(frozen=True)
class AdultRules:
    """From where on a text for adults gets a hint."""

    sentence_words: int = 25
    """Words in a sentence (GOV.UK: at most 25)."""
    mean_words: int = 18
    """Words per sentence on average (ours)."""
    passive_share: int = 20
    """Of a hundred sentences, how many may be passive (ours)."""
    reading_age: int = 14
    """In years, by the higher of two formulas (ours; GOV.UK aims at 9)."""
    heading_every: int = 150
    """Words without a heading (ours)."""


@dataclass(frozen=True)
class AdultWords:
    """The words that count as jargon, or are known, on one site; prepared once for all texts."""

    jargon: Finder[Phrase]
    known: frozenset[str]
    """Abbreviations that need no meaning, in small letters."""
    participles: frozenset[str]
    not_passive: frozenset[str]


@dataclass(frozen=True, order=True)
class Hint:
    """One hint: its line in the file, from 1, what it is about, and a sentence with what to do."""

    line: int
    kind: HintKind
    words: str


def adult_words(lists: WordLists, terms: Iterable[Term]) -> AdultWords:
    """The words of a site. An abbreviation of the glossary is known, since each page explains it."""
    phrases = lists.instead("adult_jargon")
    plain = Phrase((), "")
    entries = [(words, phrase) for phrase in phrases for words in phrase.words]
    meant = [(words, plain) for phrase in phrases for words in phrase.unless]
    shorts = {key(short) for term in terms for short in (term.short, term.term) if short and " " not in short}
    return AdultWords(
        jargon=Finder([*entries, *meant]),
        known=lists["abbreviations"] | lists["adult_abbreviations"] | shorts,
        participles=lists["participles"],
        not_passive=lists["not_passive"],
    )


def hints(pieces: Sequence[Piece], rules: AdultRules, words: AdultWords) -> list[Hint]:
    """What would make a text for adults in English easier to read, by line, each once.

    `pieces` are the text as `read_html` gives it: without word-for-word quotations, which stay as they were said."""
    text = _Text(tuple(pieces), rules, words)
    return sorted({hint for rule in _RULES for hint in rule(text)})


@dataclass(frozen=True)
class _Text:
    """A text, and what it is judged by."""

    pieces: tuple[Piece, ...]
    rules: AdultRules
    words: AdultWords

    @cached_property
    def sentences(self) -> list[Sentence]:
        return sentences_of(self.pieces)

    @cached_property
    def told(self) -> list[Sentence]:
        """The sentences of paragraphs and items: a table's cells are not sentences."""
        return sentences_of(piece for piece in self.pieces if piece.tag not in ("td", "th"))

    @cached_property
    def figures(self) -> Figures | None:
        return figures(self.told)


def _long_sentences(text: _Text) -> Iterator[Hint]:
    most = text.rules.sentence_words
    for one in text.told:
        if len(one.words) > most:
            said = f"The sentence {_shown(one)} has {len(one.words)} words, more than {most}; split it in two."
            yield Hint(one.line, HintKind.SENTENCE, said)


def _mean(text: _Text) -> Iterator[Hint]:
    found, most = text.figures, text.rules.mean_words
    if found and found.sentences >= _LEAST_SENTENCES and found.mean > most:
        longest = max(text.told, key=lambda one: len(one.words))
        said = f"The {found.sentences} sentences of this text have {found.mean:.1f} words on average, more than {most}; shorten the longest first: {_shown(longest)}."
        yield Hint(longest.line, HintKind.MEAN, said)


def _passive(text: _Text) -> Iterator[Hint]:
    known = text.words
    found = [
        (one, words) for one in text.told for _, words in [*passives(one, known.participles, known.not_passive)][:1]
    ]
    share = 100 * len(found) / len(text.told) if text.told else 0
    if len(text.told) >= _LEAST_FOR_SHARE and share > text.rules.passive_share:
        one, words = found[0]
        said = f"{len(found)} of the {len(text.told)} sentences of this text are passive, more than {text.rules.passive_share} in 100, such as {quoted(words)} in {_shown(one)}; say who did it."
        yield Hint(one.line, HintKind.PASSIVE, said)


def _reading_age(text: _Text) -> Iterator[Hint]:
    found, most = text.figures, text.rules.reading_age
    if found and found.words >= _LEAST_WORDS and round(found.reading_age, 1) > most:
        hardest = max(text.told, key=difficulty)
        said = f"This text needs a reading age of {found.reading_age:.1f} years, more than {most}; shorter words and sentences help. The hardest sentence is {_shown(hardest)}."
        yield Hint(hardest.line, HintKind.READING_AGE, said)


def _jargon(text: _Text) -> Iterator[Hint]:
    sentences, met = text.sentences, set[str]()
    for number, one in enumerate(sentences):
        for first, end, phrase in text.words.jargon.find(one.keys):
            typed = " ".join(one.words[first:end])
            small = " ".join(one.keys[first:end])
            if phrase.words and small not in met and not _is_quoted(typed, one.text) and not is_explained(small, sentences, number):  # fmt: skip
                met.add(small)
                said = f"{quoted(typed)} in {_shown(one)} is jargon; say instead: {phrase.say}."
                yield Hint(one.lines[first], HintKind.JARGON, said)


def _abbreviations(text: _Text) -> Iterator[Hint]:
    """The first use of each abbreviation that neither the text nor the glossary explains."""
    sentences, met = [one for piece in text.pieces for one in piece.sentences], set[str]()
    whole = " ".join(one.text for one in sentences)
    for number, one in enumerate(sentences):
        for at, word in enumerate(one.words):
            if word in met or not is_abbreviation(word) or _OTHER_CAPITALS.search(word) or is_shouted(word):
                continue
            met.add(word)
            if not _is_known(word, text.words.known) and not _is_written_out(word, whole) and not is_explained(key(word), sentences, number):  # fmt: skip
                said = f"{quoted(word)} in {_shown(one)} is an abbreviation that nothing explains; write it out the first time, with the short form in brackets, or add it to docs/data/glossary.yml."
                yield Hint(one.lines[at], HintKind.ABBREVIATION, said)


def _is_quoted(words: str, text: str) -> bool:
    """Whether words of a sentence stand in quotation marks alone, so that they are somebody else's."""
    return words not in _IN_QUOTES.sub(" ", text)


def _is_known(word: str, known: frozenset[str]) -> bool:
    small = key(word).removesuffix("'s")
    return any(form in known for form in (small, small.removesuffix("s"), small.replace(".", "")))


def _is_written_out(word: str, text: str) -> bool:
    """Whether a text has the abbreviation in brackets after its words, or its words in brackets after it."""
    short = re.escape(word)
    return re.search(rf"\w[\w’'-]*\s+[(\[]{short}[)\]]|\b{short}\s+[(\[][^\W\d][\w-]+\s+[^)\]]*[)\]]", text) is not None


def _negatives(text: _Text) -> Iterator[Hint]:
    for one in text.told:
        words = negatives(one)
        if len(words) > 1:
            said = f"The sentence {_shown(one)} has {len(words)} negatives, {listed(map(quoted, words), 'and')}; say what is so."
            yield Hint(one.line, HintKind.NEGATIVES, said)


def _headings(text: _Text) -> Iterator[Hint]:
    count, most = 0, text.rules.heading_every
    for piece in text.pieces:
        count = 0 if piece.level else count + piece.word_count
        if count > most and count - piece.word_count <= most:
            first = piece.sentences[0]
            said = f"More than {most} words here have no heading; put one before {_shown(first)}, or earlier."
            yield Hint(first.line, HintKind.HEADING, said)


def _dates(text: _Text) -> Iterator[Hint]:
    for one in text.sentences:
        for date in dict.fromkeys(wrong_dates(one.text)):
            said = (
                f"The date {quoted(date)} in {_shown(one)} is not written out; write it as 17 July 2025, or July 2025."
            )
            yield Hint(one.line, HintKind.DATE, said)


def _shown(sentence: Sentence) -> str:
    return quoted(sentence.text, SHOWN)


_RULES: tuple[Callable[[_Text], Iterator[Hint]], ...] = (
    _long_sentences,
    _mean,
    _passive,
    _reading_age,
    _jargon,
    _abbreviations,
    _negatives,
    _headings,
    _dates,
)
