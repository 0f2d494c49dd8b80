"""A name with an age beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from site_builder.personal.found import Found, Kind, plain
from site_builder.personal.searched import Searched
from site_builder.personal.tables import tables
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


class _Form:
    """A form in which an age is told."""

    def __init__(self, first: str, whole: str) -> None:
        """`first` is looked for first, since it is quickly found and mostly absent; `whole` only where that is there."""
        self._first, self._typed = re.compile(first), whole

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self._typed)  # here, since most texts have none: it takes as long as some other rules

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Wherever it is in a text."""
        yield from self._whole.finditer(text) if self._first.search(text) else ()


_SAID = (
    _Form(rf"[Aa]ged{_GAP}{_NUMBER},", rf"\b[Aa]ged{_GAP}{_AGE},{_GAP}{_NAME}"),
    _Form(
        rf"[ao](?:ged?|ed){_MAYBE}:?{_MAYBE}{_NUMBER}",
        rf"{_NAME}(?:[’']s)?(?:,| is| was)?{_MAYBE}\(?{_MAYBE}(?:only{_GAP})?\b(?:aged|age|oed){_MAYBE}:?{_MAYBE}{_AGE}{_NO_RANGE}",
    ),
    _Form(
        "years?[- ]old",
        rf"{_NAME}(?:,? (?:who )?(?:is|was|turned|turns|will be)|,){_GAP}(?:an?{_GAP})?(?:only{_GAP}|just{_GAP}|now{_GAP})?{_AGE}[- ]years?[- ]old",
    ),
    _Form(
        "years?[- ]old",
        rf"\b{_AGE}[- ]years?[- ]old{_GAP}(?:(?:boy|girl|child|pupil|son|daughter|twin|sibling|toddler|baby|brother|sister)s?,?{_GAP})?(?:called{_GAP}|named{_GAP})?{_NAME}",
    ),
    _Form(
        r"oed\b",
        rf"(?!(?:Mae|Roedd|Bydd|Dywedodd|Meddai)\b){_NAME}(?:,| yn| sydd yn| sy[’']n)?{_MAYBE}\(?{_AGE}{_GAP}(?:mlwydd{_GAP})?oed\b",
    ),
    _Form(
        rf"[Tt]he age of{_GAP}{_NUMBER},",
        rf"(?:At|at|From|from){_GAP}the age of{_GAP}{_AGE},{_GAP}{_NAME}",
    ),
    _Form(
        rf"(?:is|was|turned|turns){_GAP}(?:only{_GAP}|just{_GAP}|now{_GAP})?{_NUMBER}",
        rf"\b(?:son|daughter|brother|sister|nephew|niece|grandson|granddaughter|twin|boy|girl|baby),?{_GAP}{_NAME}(?:,? who)?{_GAP}"
        rf"(?:is|was|turned|turns){_GAP}(?:only{_GAP}|just{_GAP}|now{_GAP})?{_AGE}(?!{_MAYBE}[\w%]|[.,]?[0-9])",
    ),
)
"""Forms that say that a number is an age. In Welsh it comes before the word for it: "Mae Gwenno yn 8 oed"."""
_BARE = (
    _Form(
        rf"\({_MAYBE}{_NUMBER}", rf"{_NAME}{_MAYBE}\({_MAYBE}{_AGE}(?:{_MAYBE}(?:yrs?|years|y/?o|months))?{_MAYBE}\)"
    ),
    _Form(
        rf",{_MAYBE}{_NUMBER}",
        rf"{_NAME}{_MAYBE},{_MAYBE}{_AGE}(?:{_MAYBE}(?:yrs?|y/?o))?(?={_MAYBE}(?:[,;:.!?()”\"*]|$|\n|[–—-]\s|and\b|who\b|from\b|is\b|was\b|said\b|says\b|told\b|lives\b|attends\b))",
    ),
    _Form(
        rf"(?:is|was|turned|turns){_GAP}(?:only{_GAP}|just{_GAP}|now{_GAP})?{_NUMBER}",
        rf"{_NAME}(?:,? who|,)?{_GAP}(?:is|was|turned|turns|ha[sd](?:{_GAP}just)?{_GAP}turned){_GAP}(?:only{_GAP}|just{_GAP}|now{_GAP})?{_AGE}(?={_MAYBE}(?:[,;:.!?)]|$|\n\n|years?\b|yrs?\b|and\b|when\b|in [A-Z]))",
    ),
    _Form(
        rf"I(?:[’']m| am){_GAP}{_NUMBER}",
        rf"{_NAME}(?:,? and|[,.])?{_GAP}I(?:[’']m| am){_GAP}(?:only{_GAP})?{_AGE}(?!%|[.,]?[0-9])",
    ),
    _Form(r"[0-9]{1,2}\s*(?:yrs?|y/?o)\b", rf"{_NAME}{_GAP}{_AGE}(?={_MAYBE}(?:yrs?\b|y/?o\b))"),
)
"""Forms in which a number beside a name may be something else, so that the name must be one of the list."""
_HEADING = re.compile(r"(?i)ages?(?: \(?(?:in )?years\)?)?|oed(?:ran)?")
_WHOLE_NAME = re.compile(_NAME)
_MOST = 19
"""From this age on, an age beside a name is a warning alone."""


def ages(searched: Searched) -> Iterator[Found]:
    """A name and an age: an error for somebody under 19 with a surname or a plain word for age, a warning otherwise.

    Where nothing says that the number is an age, the first word must be in the list `given_names` or `other_names`; so it
    must in a table, whose heading says it."""
    names = searched.lists["given_names"] | searched.lists["other_names"]
    text = searched.words
    for forms, is_said in ((_SAID, True), (_BARE, False)):
        for form in forms:
            for match in form.found(text):
                yield from _found(match, names, searched.lists["nobody"], is_said=is_said)
    yield from _in_tables(searched, names)


def _in_tables(searched: Searched, names: frozenset[str]) -> Iterator[Found]:
    """The names in a table that has a column of ages."""
    for table in tables(searched.text):
        column = next((at for at, one in enumerate(table.headings) if _HEADING.fullmatch(one.text)), None)
        for row in table.rows if column is not None else ():
            typed = row[column].text if column is not None and column < len(row) else ""
            for cell in row if typed.isdecimal() and int(typed) < _MOST else ():
                if _WHOLE_NAME.fullmatch(cell.text) and _bare(cell.text.split()[0]) in names:
                    yield _as(cell.start, cell.start + len(cell.text), cell.text, int(typed), Severity.ERROR)


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
    yield _as(match.start(), match.end(), " ".join(name), age, severity)


def _as(start: int, end: int, name: str, age: int, severity: Severity) -> Found:
    shown = f"'{name[:1]}…', {len(name)} characters, and an age"
    return Found(start, end, Kind.AGE, shown, (plain(f"{name} {age}"), plain(name)), severity)


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)
