"""The lists of words against which texts are checked: ours, and what a council adds or removes."""

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
    """Longer phrases in which the words are meant literally: "journey to school"."""


@dataclass(frozen=True)
class WordLists:
    """All lists; everything in them is in small letters, except in those of `TYPED`."""

    plain: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Lists of plain words, by the name of their file without `.yml`: see `PLAIN`."""
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """Lists of phrases with what to say instead, by the name of their file: see `PHRASES`."""

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of one plain list; empty if it was never read."""
        return self.plain.get(name, frozenset())

    def instead(self, name: str) -> tuple[Phrase, ...]:
        """The phrases of one list; empty if it was never read."""
        return self.phrases.get(name, ())


FOLDER = "words"
"""The folder of a council's own lists, beside `mkdocs.yml`."""
PLAIN = {
    "allowed": "long words that children of this age know",
    "abbreviations": "abbreviations that children know",
    "adult_abbreviations": "abbreviations that adults know as well",
    "frightening": "words that can frighten a child",
    "calm": "words that reassure and lead to help",
    "links": "link texts that do not say where they lead",
    "participles": "forms such as 'taken', which form a passive with 'was'",
    "not_passive": "words after 'is' and 'was' that look like a passive but are not",
    "good_news": "words that sound as if all were well",
    "slow_news": "words that say that something is not well yet",
    "notes": "notes to oneself, and marks that say that a text is not for the public",
    "samples": "what the template of a new update contains for the author to replace",
    "stubs": "sentences of a new site that its council has still to replace",
    "meant": "words in which what looks like a note or sample is intended",
    "open_addresses": "hosts and addresses that anybody can open although they look otherwise",
    "given_names": "given names, by which a person could be recognised",
    "other_names": "given names that are also words, which count only beside an age",
    "free_mail": "hosts at which everybody can have an e-mail address",
    "roles": "words of e-mail addresses that belong to an office or a team",
    "birth_words": "words before a date of birth",
    "born_words": "words before a day of birth",
    "case_words": "words before the number of somebody's case or file",
    "letter_words": "words before a number at the top of a letter",
    "secret_words": "words before a password or a code",
    "not_passwords": "words after 'password:' that are not a password",
    "nobody": "words with a capital beside an age that name nobody",
    "streets": "what streets are called, after their name",
    "streets_first": "what streets are called, before their name",
    "schools": "what schools are called, after their name",
    "schools_first": "what schools are called, before their name",
    "public_places": "words that make an address that of a public place",
    "child_words": "words for one child before their initials",
    "children": "words for children in the labels of a table",
    "child_states": "what happens to few children",
}
"""The plain lists: the name of each file, and what it contains."""
TYPED = frozenset(
    {
        *("notes", "samples", "stubs", "meant", "given_names", "other_names", "nobody", "free_mail", "roles"),
        *("birth_words", "born_words", "case_words", "letter_words", "secret_words", "not_passwords"),
        *("streets", "streets_first", "schools", "schools_first", "public_places", "child_words", "children"),
        "child_states",
        "open_addresses",
    }
)
"""The plain lists that keep capitals as typed and against which texts in any language are checked."""
PHRASES = {
    "jargon": "jargon and phrases that must not appear in a text for children",
    "adult_jargon": "jargon and phrases to avoid in texts for adults: hints",
    "idioms": "sayings that do not mean what they say",
    "same_words": "different words for one thing",
    "searched": "words that people search with, and the word of the page that they need",
}
"""The lists with something to say instead."""
