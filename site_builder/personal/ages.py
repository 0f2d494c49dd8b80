"""A name with an age beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, plain
from site_builder.personal.searched import Searched
from site_builder.problems import Severity

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_GAP = r"(?>(?:[ \t\u00a0]|\n(?!\s*\n))+)"
"""Spaces, and the end of a line but not of a paragraph."""
_MAYBE = rf"(?:{_GAP})?"
_NUMBER = rf"(?:[0-9]{{1,2}}|(?i:{'|'.join(_WORDS)}))\b"
_AGE = rf"(?P<age>{_NUMBER})"
_NAME = r"(?P<name>\b[A-Z][a-zà-öø-ÿ]+(?:[’'-][A-Z]?[a-zà-öø-ÿ]+)*(?:[ \u00a0](?:[A-Z]\.?[ \u00a0])?(?:[A-Z][\w’'-]+|[A-Z]\b\.?)){0,2})"
_NO_RANGE = r"(?!\w|[.,:]?[0-9]|%)(?!\s*(?:to|and|or|until|plus|upwards|over|under)\b\s*(?:[0-9]|over|above|under|up|older)|\s*[-–+/]\s*[0-9]|\s*\+)"
_Form = tuple[re.Pattern[str], re.Pattern[str]]
"""What is looked for first, since it is quickly found and mostly absent; and the whole form."""


def _form(first: str, whole: str) -> _Form:
    return re.compile(first), re.compile(whole)


_SAID = (
    _form(rf"[Aa]ged{_GAP}{_NUMBER},", rf"\b[Aa]ged{_GAP}{_AGE},{_GAP}{_NAME}"),
    _form(
        rf"[ao](?:ged?|ed){_MAYBE}:?{_MAYBE}{_NUMBER}",
        rf"{_NAME}(?:[’']s)?(?:,| is| was)?{_MAYBE}\(?{_MAYBE}(?:only{_GAP})?(?:aged|age|oed){_MAYBE}:?{_MAYBE}{_AGE}{_NO_RANGE}",
    ),
    _form(
        "years?[- ]old",
        rf"{_NAME}(?:,? (?:who )?(?:is|was|turned|turns|will be)|,){_GAP}(?:an?{_GAP})?(?:only{_GAP}|just{_GAP}|now{_GAP})?{_AGE}[- ]years?[- ]old",
    ),
    _form(
        "years?[- ]old",
        rf"\b{_AGE}[- ]years?[- ]old{_GAP}(?:(?:boy|girl|child|pupil|son|daughter|twin|sibling|toddler|baby|brother|sister)s?,?{_GAP})?(?:called{_GAP}|named{_GAP})?{_NAME}",
    ),
)
"""Forms that say that a number is an age."""
_BARE = (
    _form(
        rf"\({_MAYBE}{_NUMBER}", rf"{_NAME}{_MAYBE}\({_MAYBE}{_AGE}(?:{_MAYBE}(?:yrs?|years|y/?o|months))?{_MAYBE}\)"
    ),
    _form(
        rf",{_MAYBE}{_NUMBER}",
        rf"{_NAME}{_MAYBE},{_MAYBE}{_AGE}(?:{_MAYBE}(?:yrs?|y/?o))?(?={_MAYBE}(?:[,;:.!?()”\"*]|$|\n|[–—-]\s|and\b|who\b|from\b|is\b|was\b|said\b|says\b|told\b|lives\b|attends\b))",
    ),
    _form(
        rf"(?:is|was|turned|turns){_GAP}(?:only{_GAP}|just{_GAP}|now{_GAP})?{_NUMBER}",
        rf"{_NAME}(?:,? who|,)?{_GAP}(?:is|was|turned|turns|has turned){_GAP}(?:only{_GAP}|just{_GAP}|now{_GAP})?{_AGE}(?={_MAYBE}(?:[,;:.!?)]|$|\n\n|years?\b|yrs?\b|and\b|when\b))",
    ),
    _form(
        rf"I(?:[’']m| am){_GAP}{_NUMBER}",
        rf"{_NAME}(?:,? and|[,.])?{_GAP}I(?:[’']m| am){_GAP}(?:only{_GAP})?{_AGE}(?!%|[.,]?[0-9])",
    ),
    _form(r"[0-9]{1,2}\s*(?:yrs?|y/?o)\b", rf"{_NAME}{_GAP}{_AGE}(?={_MAYBE}(?:yrs?\b|y/?o\b))"),
)
"""Forms in which a number beside a name may be something else, so that the name must be one of the list."""
_MOST = 19
"""From this age on, an age beside a name is a warning alone."""


def ages(searched: Searched) -> Iterator[Found]:
    """A name and an age: an error for somebody under 19 with a surname or a plain word for age, a warning otherwise.

    Where nothing says that the number is an age, the first word must be in the list `given_names` or `other_names`."""
    names = searched.lists["given_names"] | searched.lists["other_names"]
    text = searched.words
    for forms, is_said in ((_SAID, True), (_BARE, False)):
        for first, whole in forms:
            for match in whole.finditer(text) if first.search(text) else ():
                yield from _found(match, names, searched.lists["nobody"], is_said=is_said)


def _found(match: re.Match[str], names: frozenset[str], nobody: frozenset[str], *, is_said: bool) -> Iterator[Found]:
    words = match["name"].split()
    first = next(
        (n for n, word in enumerate(words) if not names.isdisjoint({_bare(word), word.partition("-")[0]})), None
    )
    if first is None:
        if not is_said or not nobody.isdisjoint(words) or words[-1].endswith("s"):
            return
        first = 0
    name = words[first:]
    typed = match["age"].lower()
    age = _WORDS.index(typed) + 1 if typed in _WORDS else int(typed)
    is_child = age < _MOST and (is_said or len(name) > 1)
    severity = Severity.ERROR if is_child else Severity.WARNING
    whole = " ".join(name)
    shown = f"'{whole[:1]}…', {len(whole)} characters, and an age"
    yield Found(match.start(), match.end(), Kind.AGE, shown, (plain(f"{whole} {age}"), plain(whole)), severity)


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)
