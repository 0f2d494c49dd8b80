"""What makes a sentence hard, as far as a program can tell without understanding it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from site_builder.readability.text import Sentence

_BE = {"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"}
_BE |= {"it's", "that's", "they're", "we're", "you're", "he's", "she's", "i'm"}
_BETWEEN = {"not", "never", "always", "often", "also", "now", "still", "all", "both", "being", "been", "just", "soon"}
_BETWEEN |= {"already", "only", "even", "sometimes", "ever", "well", "then", "first"}
_NEGATIVES = {"not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot"}
_JOINING = {"and", "but", "or", "because", "so"}
_SO_MUCH = {"many", "much", "far", "few", "little", "long", "well", "that's", "sad", "good", "hard", "bad", "very"}
_PAIRS = {
    *{("children", "young"), ("brothers", "sisters"), ("boys", "girls"), ("mum", "dad"), ("mums", "dads")},
    *{("family", "friends"), ("safe", "well"), ("more", "more"), ("day", "night"), ("health", "school")},
}
"""Pairs of words that mean one thing: the "and" between them does not add a second idea."""
_ASKING = {"say", "says", "said", "know", "knows", "ask", "asks", "asked", "tell", "tells", "told", "see", "choose"}
_ASKING |= {"decide", "find", "out", "about", "you", "me", "us", "them"}
"""After these, "which" asks something and does not add a second idea: "tell us which school you like"."""
_READER = {"you", "your", "yours", "yourself", "yourselves", "we", "us", "our", "ours"}
_NO_MARKS = re.compile(r"https?://\S+|(?<!\S)[^\s@]+@\S+|(?<=\d)[,:.](?=\d)")
"""Addresses, "10:30" and "1,000": the punctuation in them separates nothing."""
_MAY_HAVE_MARKS = re.compile(r"[:@\d]")
"""A character that each of them has and most sentences do not."""
_DASH = re.compile(r"\s[–—-]\s|—")
_COLON = re.compile(r":\s+\S")
_WE_WILL = re.compile(
    r"\b(?:we will|we'll|we shall|we are going to|we're going to)\b(?! (?:not|never|always|still|also not)\b)"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIME = re.compile(
    rf"\b(?:20\d\d|\d{{1,2}} (?:{_MONTHS})|(?:in|by|of|until|since|from|before|after) (?:{_MONTHS})"
    r"|today|tonight|tomorrow|now|every|each|always|daily|weekly|monthly|yearly|once a|twice a|at once"
    r"|(?:this|next|the) (?:week|month|term|year|spring|summer|autumn|winter|christmas|easter)"
    r"|(?:in|for|within|after|over) (?:the next )?(?:\d+|a few|one|two|three|six) (?:days?|weeks?|months?|years?))\b"
)
_UNKNOWN = re.compile(
    r"\b(?:do not|don't|does not) (?:yet )?know (?:yet )?when\b|\bno date\b|\bnot (?:yet )?know (?:the|a) (?:day|date)\b"
)


def passives(sentence: Sentence, participles: Set[str], not_passive: Set[str]) -> Iterator[tuple[int, str]]:
    """Yields each passive, such as "was taken" or "are often asked": the number of its first word, and its words."""
    keys = sentence.keys if not _BE.isdisjoint(sentence.keys) else ()
    end = 0
    for number, word in enumerate(keys):
        if word not in _BE or number < end:
            continue
        end = number + 1
        while end < len(keys) and end < number + 4 and (keys[end] in _BETWEEN or keys[end].endswith("ly")):
            end += 1
        is_none = not not_passive.isdisjoint({" ".join(keys[end : end + 1]), " ".join(keys[end : end + 2])})
        if end < len(keys) and is_participle(keys[end], participles) and not is_none:
            yield number, " ".join(sentence.words[number : end + 1])


def is_participle(word: str, participles: Set[str]) -> bool:
    """Whether a word can follow "was" in a passive: "asked" or "taken", not "red" or "indeed"."""
    return word in participles or re.fullmatch(r"[a-z]{2,}[^aeiou\W]ed|[a-z]+[aiou]ed", word) is not None


def second_idea(sentence: Sentence) -> str:
    """What shows that a sentence contains more than one idea, in words; "" if nothing does.

    GOV.UK, Easy Read: one idea per sentence. A pair such as "brothers and sisters" is one idea."""
    text = _NO_MARKS.sub("", sentence.text) if _MAY_HAVE_MARKS.search(sentence.text) else sentence.text
    if ";" in text:
        return "a semicolon"
    if "(" in text or "[" in text:
        return "brackets"
    if _DASH.search(text):
        return "a dash"
    if _COLON.search(text):
        return "a colon"
    if text.count(",") > 1:
        return f"{text.count(',')} commas"
    if "which" in sentence.keys and any(
        word == "which" and before not in _ASKING for before, word in pairwise(sentence.keys)
    ):
        return "'which'"
    if _JOINING.isdisjoint(sentence.keys):
        return ""
    first, second, *_ = [*_joining(sentence.keys), "", ""]
    said = f"'{first}' twice" if first == second else f"'{first}' and '{second}'"
    return said if second else ""


def _joining(keys: tuple[str, ...]) -> Iterator[str]:
    """The words that join two ideas, without the first word of the sentence, which joins it to the one before."""
    for number, word in enumerate(keys[1:-1], 1):
        before, after = keys[number - 1], keys[number + 1]
        is_pair = (before, after) in _PAIRS or (before[:1].isdigit() and after[:1].isdigit())
        if word in _JOINING and not is_pair and not (word == "so" and after in _SO_MUCH):
            yield word


def negatives(sentence: Sentence) -> list[str]:
    """The negatives of a sentence, as typed; "No" as an answer by itself does not count."""
    if "n't" not in sentence.plain and _NEGATIVES.isdisjoint(sentence.keys):  # most sentences
        return []
    pairs = zip(sentence.words, sentence.keys, strict=True)
    negative = [typed for typed, word in pairs if word in _NEGATIVES or word.endswith("n't")]
    return negative[1:] if re.match(r"No[,!]", sentence.text) else negative


def speaks_to_reader(sentence: Sentence) -> bool:
    """Whether a sentence says "you" or "we"."""
    return any(word.partition("'")[0] in _READER for word in sentence.keys)


def promises(sentence: Sentence) -> bool:
    """Whether a sentence says that "we will" do something."""
    return _WE_WILL.search(sentence.plain) is not None


def says_when(text: str) -> bool:
    """Whether words say when, how often, or that the date is not known yet."""
    plain = text.casefold().replace("’", "'")
    return _TIME.search(plain) is not None or _UNKNOWN.search(plain) is not None
