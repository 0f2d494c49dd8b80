"""What counts as hard, known, frightening or jargon for one site: its lists, its glossary and its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from site_builder.readability.phrases import Finder, forms
from site_builder.readability.syllables import LONG, stem, syllables
from site_builder.readability.text import Sentence, key
from site_builder.record.references import Term
from site_builder.record.word_lists import Phrase, WordLists

_NO_WORD = re.compile(r"[\d@/._]|https?:")


@dataclass(frozen=True)
class Vocabulary:
    """Everything that is looked up, prepared once for all texts of a site."""

    lists: WordLists
    terms: Finder[Term]
    """The words in the glossary."""
    shorts: dict[str, Term]
    """The glossary's abbreviations, as typed."""
    jargon: Finder[Phrase]
    idioms: Finder[Phrase]
    same_words: Finder[Phrase]
    frightening: Finder[str]
    known: frozenset[str]
    """Long words that are allowed, in all their forms, and the words in the site's own names."""

    def long_words(self, sentence: Sentence) -> list[int]:
        """The positions of words in a sentence that are long, not allowed, and neither a name nor a number."""
        positions = []
        for number, (word, small) in enumerate(zip(sentence.words, sentence.keys, strict=True)):
            if not _is_long(small):  # most words
                continue
            follows_name = sentence.words[number + 1 : number + 2] and sentence.words[number + 1][:1].isupper()
            is_name = word[:1].isupper() and (number > 0 or follows_name or not word[1:].islower())
            if not is_name and not _NO_WORD.search(word) and not self._is_known(small):
                positions.append(number)
        return positions

    def _is_known(self, word: str) -> bool:
        return word.removesuffix("'s").removesuffix("s'") in self.known or word in self.known


@lru_cache(maxsize=20_000)
def _is_long(word: str) -> bool:
    """Whether any part of a hyphenated word is long without its ending: "offices" is no longer than "office"."""
    return any(syllables(part) >= LONG and syllables(stem(part)) >= LONG for part in word.split("-") if part)


def vocabulary(lists: WordLists, terms: Iterable[Term], names: Iterable[str]) -> Vocabulary:
    """The vocabulary of a site. `names` are its own, such as the council's: every word in them is known."""
    terms = [term for term in terms if term.term]
    words = [word for name in names for word in name.split()]
    words += [word for term in terms for word in f"{term.term} {term.short}".split()]
    known = {form for word in [*lists["allowed"], *map(key, words)] for form in forms(word)}
    return Vocabulary(
        lists=lists,
        terms=Finder((small, term) for term in terms if len(small := " ".join(map(key, term.term.split()))) > 1),
        shorts={term.short: term for term in terms if term.short},
        jargon=_phrases(lists.instead("jargon")),
        idioms=_phrases(lists.instead("idioms")),
        same_words=_phrases(lists.instead("same_words")),
        frightening=Finder(((word, word) for word in sorted(lists["frightening"])), in_all_forms=False),
        known=frozenset(known),
    )


@lru_cache(maxsize=16)  # a desk or a preview asks at each change, and all councils of a run have most lists in common
def _phrases(phrases: tuple[Phrase, ...]) -> Finder[Phrase]:
    """Finds each phrase by its words, and an empty phrase by words in which it is meant literally."""
    entries = [(words, phrase) for phrase in phrases for words in phrase.words]
    plain = Phrase((), "")
    return Finder([*entries, *((words, plain) for phrase in phrases for words in phrase.unless)])
