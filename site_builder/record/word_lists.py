"""The lists of words against which texts are read: ours, and what a council adds or takes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Phrase:
    """Words that a child does not need, and what to say instead."""

    words: tuple[str, ...]
    """The forms in which it is typed, in small letters; "deliver" also finds "delivers" and "delivered"."""
    say: str
    unless: tuple[str, ...] = ()
    """Longer phrases in which the words mean what they say: "journey to school"."""


@dataclass(frozen=True)
class WordLists:
    """All lists; everything in them is in small letters, but for those of `TYPED`."""

    plain: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Lists of words alone, by the name of their file without `.yml`: see `PLAIN`."""
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """Lists of phrases with what to say instead, by the name of their file: see `PHRASES`."""

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of one plain list; empty where it was never read."""
        return self.plain.get(name, frozenset())

    def instead(self, name: str) -> tuple[Phrase, ...]:
        """The phrases of one list; empty where it was never read."""
        return self.phrases.get(name, ())


PLAIN = {
    "allowed": "long words that children of this age know",
    "abbreviations": "abbreviations that children know",
    "frightening": "words that can frighten a child",
    "calm": "words that calm and lead to help",
    "links": "link texts that do not say where they lead",
    "participles": "forms such as 'taken', with which 'was' makes a passive",
    "not_passive": "words behind 'is' and 'was' that look like a passive and are none",
    "good_news": "words that sound as if all were well",
    "slow_news": "words that say that something is not well yet",
    "notes": "notes to oneself, and marks that say that a text is not for the public",
    "samples": "what the template of a new update holds in the author's place",
    "meant": "words in which a note or a sample is meant as it stands",
}
"""The plain lists: the name of each file, and what stands in it."""
TYPED = frozenset({"notes", "samples", "meant"})
"""The plain lists that keep capitals as they are typed, and that texts of any language are read against."""
PHRASES = {
    "jargon": "jargon and phrases that must not stand in a text for children",
    "idioms": "sayings that do not mean what they say",
    "same_words": "different words for one thing",
}
"""The lists with something to say instead."""
