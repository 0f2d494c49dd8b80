"""Whether a text says right there what a hard word means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.readability.text import Sentence

_KIND = r"an?|the|when|where|how|what|who|someone|somebody|something|people|words?|one|part|our|your|money|help|checks?|rules?|another|those|\d+"
_MEANS = rf"(?:(?:is|are|was|were) (?:{_KIND})|means?|checks?|helps?|looks?|works?|says?|acts?|makes?|guides?|gives?|tells?|brings?)"
_REFERS = re.compile(rf"^(?:it|they|this|that|these|those|he|she) {_MEANS}\b")


def is_explained(word: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the meaning of a word in sentence `number` is given there or in one of the next two sentences.

    Rules for Easy Read: a hard word is explained in the next sentence. One more is allowed, since a writer may first
    say what it is not: "We call it the front door. It is not a real door. It is the team that ..."."""
    word = re.escape(word.removesuffix("s"))
    own = sentences[number].plain
    if re.search(rf"\b(?:called|call it|call this|call them|known as)\b(?: \w+)* {word}\b", own):
        return True
    if re.search(rf"(?:^|\b(?:an?|the) ){word}s? (?:(?:is|are) (?:{_KIND})|means?)\b", own):
        return True
    return any(_explains(word, sentence.plain) for sentence in sentences[number + 1 : number + 3])


def _explains(word: str, text: str) -> bool:
    """Whether a sentence begins by saying what a word means; `word` is escaped for a pattern, and in the singular."""
    names_it = re.search(rf"\b{word}(?:s|'s)? {_MEANS}\b", text) is not None
    return names_it or _REFERS.search(text) is not None
