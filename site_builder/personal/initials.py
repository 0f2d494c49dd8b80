"""A child's initials beside a school or a street: enough for everybody who knows the child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, plain
from site_builder.personal.searched import Searched, pattern

_LETTERS = re.compile(
    r"[A-Z](?<![\w.&-][A-Z])(?:\.[ ]?(?:[A-Z]\.[ ]?){1,2}(?!\s*(?:[A-Z]\.|(?:[A-Z][’'-]?)+[a-z]{2}))(?![A-Za-z]*[a-z]{2})(?<![ ])|[A-Z]{1,2}(?:(?![\w’'-])|(?=[’']s[ \u00a0])))"
)
_CHILD = r"(?i)(?<![\w.]){0}s?,?[ \u00a0]+\(?\Z"
_ACTS = re.compile(
    r"[’']s (?:mother|mum|father|dad|parents?|carers?|social worker|teacher|school|sister|brother)\b|[ \u00a0]+(?:is (?:a pupil|in year|currently|now (?:at|living))"
    r"|\(?(?:in )?year [0-9]"
    r"|(?:attends?|attended|goes to|went to|lives?|lived|resides?|moved to)\b)",
    re.IGNORECASE,
)
_NO_INITIALS = frozenset(
    {
        "UK",
        "US",
        "EU",
        "UN",
        "DOB",
        "BA",
        "MA",
        "BSC",
        "PHD",
        "MP",
        "AM",
        "PM",
        "EG",
        "IE",
        "NB",
        "PS",
        "BV",
        "NV",
        "SA",
        "PLC",
        "LTD",
        "LLP",
        "TA",
        "SEN",
        "RE",
        "PE",
        "IT",
    }
)
_SCHOOL = r"(?:(?!The\b|A\b|An\b|Our\b|Your\b|My\b|Virtual\b|This\b|That\b|Their\b|Primary\b|High\b|Secondary\b)[A-Z][\w’'.-]*[ \u00a0]+(?:of[ ](?=E\b))?){{1,4}}{0}\b|{1}[ ][A-Z][\w’'-]+"
_STREET = r"(?:[A-Z][\w’'.-]+[ \u00a0]+){{1,3}}{0}\b|{1}[ ][A-Z][\w’'-]+"
_REACH = 120
"""How many characters may lie between the initials and the place."""


def initials(searched: Searched) -> Iterator[Found]:
    """Initials with full stops ("J.S."), two or three capitals after a word for a child (`child_words`), or such that
    attend or live somewhere, in one paragraph with the name of a school (`schools`) or a street (`streets`)."""
    lists = searched.lists
    child = pattern(_CHILD, lists["child_words"])
    matches = [match for match in _LETTERS.finditer(searched.words) if _are_somebodys(match, searched, child)]
    if not matches:
        return
    school = pattern(_SCHOOL, lists["schools"], lists["schools_first"])
    street = pattern(_STREET, lists["streets"], lists["streets_first"])
    for match in matches:
        typed = match.group()
        letters = "".join(sign for sign in typed if sign.isalpha())
        around = f"{searched.before(match.start(), _REACH)} , {searched.after(match.end(), _REACH)}"
        if letters not in _NO_INITIALS and (school.search(around) or street.search(around)):
            shown = f"'{letters[:1]}…', {len(letters)} letters"
            yield Found(match.start(), match.end(), Kind.INITIALS, shown, (plain(typed), plain(letters)))


def _are_somebodys(match: re.Match[str], searched: Searched, child: re.Pattern[str]) -> bool:
    """Whether letters are initials: with full stops, after a word for a child, or before what a child does."""
    if "." in match.group() or _ACTS.match(searched.words, match.end()):
        return True
    return child.search(searched.before(match.start(), 30)) is not None
