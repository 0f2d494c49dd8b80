"""E-mail addresses of people: private ones, and those that name a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind
from site_builder.personal.searched import Searched, in_small_letters
from site_builder.personal.sought import Form
from site_builder.problems import Severity

_ADDRESS = re.compile(r"(?<![\w.+'@/-])([\w+'-]+(?:\.[\w+'-]+)*)@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
_IN_WORDS = re.compile(
    r"(?<![\w.+'-])([\w+'-]+(?:(?:\.|\s*[(\[]\s?dot\s?[)\]]\s*)[\w+'-]+)*)\s*(?:[(\[]\s?at\s?[)\]]|\bat\b(?=\s+\w+\s+dot\s))\s*"
    r"((?:[A-Za-z0-9-]+(?:\.|\s*[(\[]?\s?\bdot\b\s?[)\]]?\s*))+[A-Za-z]{2,})",
    re.IGNORECASE,
)
"""An address that is to be hidden from programs."""
_AT = re.compile(r"@[A-Za-z0-9-]+\.[A-Za-z0-9-]")
"""What is in every address, and quickly found."""
_SAYS_AT, _SAYS_AT_AND_DOT = re.compile(r"[(\[] ?at ?[)\]]"), re.compile(r"\bat \w+ dot ")
"""What is in every hidden one, in one line of small letters."""
EMAIL = Form(r"@[\w-]+\.\w|dot|[(\[]at|[(\[]$")
_DOT = re.compile(r"\s*[(\[]?\s?\bdot\b\s?[)\]]?\s*")
_INITIAL_AND_NAME = re.compile(r"[a-z]{1,2}[._-][a-z'-]{3,}[0-9]{0,2}")
_TWO_NAMES = re.compile(r"([a-z'-]{2,})[._-]([a-z'-]{2,})[0-9]{0,2}")
_WORD = re.compile(r"[a-z]+")


def emails(searched: Searched) -> Iterator[Found]:
    """An address at a service for everybody (`free_mail`) is an error. One that looks like a person's name, such as
    `sam.jones@`, is a warning, unless it has a word of `roles`, as `press.office@` has."""
    if not searched.is_near(EMAIL):
        return
    free, names, roles = (in_small_letters(searched.lists[name]) for name in ("free_mail", "given_names", "roles"))
    for match in (*_plain(searched.text), *_hidden(searched)):
        local, host = (_DOT.sub(".", part.casefold()) for part in match.groups())
        if host in free:
            yield _as(match, Kind.PRIVATE_EMAIL, Severity.ERROR)
        elif _is_a_person(local, names, roles):
            yield _as(match, Kind.PERSONS_EMAIL, Severity.WARNING)


def _plain(text: str) -> Iterator[re.Match[str]]:
    """The addresses in the lines that may have any."""
    end = 0
    for sign in _AT.finditer(text):
        if sign.start() >= end:
            end = text.find("\n", sign.end())
            end = len(text) if end < 0 else end
            yield from _ADDRESS.finditer(text, text.rfind("\n", 0, sign.start()) + 1, end)


def _hidden(searched: Searched) -> Iterator[re.Match[str]]:
    """The addresses in words."""
    small = searched.small
    may_be = " dot " in small and _SAYS_AT_AND_DOT.search(small)
    if may_be or _SAYS_AT.search(small):
        yield from _IN_WORDS.finditer(searched.text)


def _is_a_person(local: str, names: frozenset[str], roles: frozenset[str]) -> bool:
    words = _WORD.findall(local)
    long = [role for role in roles if len(role) > 5]
    if any(word in roles or any(role in word for role in long) for word in words):
        return False
    return any(word in names for word in words) or bool(
        _INITIAL_AND_NAME.fullmatch(local) or _TWO_NAMES.fullmatch(local)
    )


def _as(match: re.Match[str], kind: Kind, severity: Severity) -> Found:
    first = 2 if len(match[1]) > 4 else 1
    shown = f"'{match[1][:first]}…@{match[2]}', {len(match.group())} characters"
    return Found(match.start(), match.end(), kind, shown, (f"{match[1]}@{match[2]}".casefold(),), severity)
