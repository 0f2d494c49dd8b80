"""Passwords and keys, which let whoever reads them into something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_signs, plain
from site_builder.personal.searched import Searched, in_small_letters, pattern
from site_builder.personal.sought import Signs


def _begins(sign: str, rest: str) -> tuple[str, re.Pattern[str]]:
    """A key that begins with a sign, before which no letter and no figure stands."""
    quoted = re.escape(sign)
    return sign, re.compile(rf"{quoted}(?<![A-Za-z0-9_]{quoted}){rest}")


_KEYS = (
    *(_begins(sign, "[A-Z0-9]{16}(?![A-Za-z0-9])") for sign in ("AKIA", "ASIA", "ABIA", "ACCA")),  # Amazon
    *(_begins(f"gh{sign}_", "[A-Za-z0-9]{30,}") for sign in "pousr"),
    _begins("github_pat_", r"\w{30,}"),
    _begins("glpat-", r"[\w-]{20,}"),
    _begins("xox", "[abeoprs]-[A-Za-z0-9-]{10,}"),
    _begins("AIza", r"[\w-]{35}"),  # Google
    _begins("ya29.", r"[\w-]{20,}"),
    *(_begins(f"{sign}k_{mode}_", "[A-Za-z0-9]{16,}") for sign in "rsp" for mode in ("live", "test")),
    _begins("SG.", r"[\w-]{16,}\.[\w-]{16,}"),
    _begins("npm_", "[A-Za-z0-9]{36}"),
    _begins("pypi-", r"AgE[\w-]{50,}"),
    _begins("sk-", r"(?:proj-|ant-)?(?=[\w-]*[0-9])(?=[\w-]*[A-Z])[\w-]{32,}"),
    _begins("key-", r"[0-9a-f]{32}(?!\w)"),  # Mailgun
    _begins("eyJ", r"[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*"),  # a JSON web token
    ("-----BEGIN", re.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----")),
    ("hooks.slack.com", re.compile(r"hooks\.slack\.com/services/[\w/]{20,}")),
    ("AccountKey", re.compile(r"AccountKey=[\w+/=%-]{20,}")),
    ("SharedAccess", re.compile(r"SharedAccess(?:Key|Signature)=[\w+/=%&;-]{20,}")),
    ("sig=", re.compile(r"sig=(?<=[?&;]sig=)[\w%+/=-]{20,}")),  # a shared access signature of Azure
    ("Signature=", re.compile(r"Signature=[\w%+/-]{20,}")),
    *(
        (f"{name}=", re.compile(rf"{name}=(?<=[?&;]{name}=)[^\s&\"'<>)]{{6,}}"))
        for name in ("access_token", "api_key", "apikey", "client_secret", "password", "pwd")
    ),
    ("@", re.compile(r"://[^\s/:@\"'<>]{1,60}:[^\s/:@\"'<>]{1,80}@[\w.-]+")),
    *(
        (
            sign,
            re.compile(
                rf"(?:Server|Data Source|Host|User ID|Uid)\s?=[^;\n]{{1,100}};[^\n]{{0,200}}?\b{sign}\s?=\s?[^;\s]+"
            ),
        )
        for sign in ("Password", "Pwd")
    ),
)
"""The forms of keys that detect-secrets and gitleaks look for, of those that cannot be a word: what is in each of them, and
the whole."""
KEY_SIGNS = Signs(sign.casefold() for sign, _ in _KEYS)
_PASSWORD = (
    r"(?i)(?<![\w-]){0}(?![^\W_])(?:[ ](?:for|to|of)[ ][\w'’ -]{{1,40}}?)?[*_`]{{0,2}}\s{{0,2}}(?P<sign>[:=]|\b(?:is|was)\b:?|[-–—][ ]|(?=[0-9][0-9 -]{{3}}|[\"'`“‘]|(?<=\s)(?=[^\s,.]*[A-Za-z])[^\s,.]*[0-9][^\s]*\b(?<=\S{{6}})))[*_`]{{0,2}}\s{{0,2}}"
    r"(?P<quote>[\"'`“‘]?)(?P<word>[0-9]{{3}}[ -][0-9]{{3}}(?![0-9])|[^\s\"'`”’|<>]{{4,}})"
)
_NOTHING = re.compile(r"(?i)\]|[*•.x_…-]+\Z|[<$%{\[(]|!ENV|n/?a\b|tbc|see\b|https?:")
"""What stands in place of a password, or says where it is."""
_SAYS_SO = re.compile(r"[0-9!£$%^&*?#+~]|[a-z][A-Z]")
"""What a password has and a word has not."""


def secrets(searched: Searched) -> Iterator[Found]:
    """Keys by their form; whatever comes after "password:" and the like (`secret_words`), if it can be one: no word of `not_passwords`."""
    if near := searched.near(KEY_SIGNS):
        yield from (one for sign, key in _KEYS if sign.casefold() in near for one in _of_form(sign, key, searched.text))
    present = searched.present("secret_words")
    for match in pattern(_PASSWORD, present).finditer(searched.text) if present else ():
        word = match["word"].rstrip(".,;:!?)*_`" if not match["quote"] else "")
        if _is_a_password(word, match, in_small_letters(searched.lists["not_passwords"])):
            yield _as(match.start("word"), word, word)


def keys(text: str) -> Iterator[Found]:
    """Keys by their form alone: those of services, and addresses with a password in them."""
    for sign, key in _KEYS:
        yield from _of_form(sign, key, text)


def _of_form(sign: str, key: re.Pattern[str], text: str) -> Iterator[Found]:
    for match in key.finditer(text) if sign in text else ():
        yield _as(match.start(), match.group(), match.group())


def _is_a_password(word: str, match: re.Match[str], common: frozenset[str]) -> bool:
    if len(word) < 4 or _NOTHING.match(word):
        return False
    if _SAYS_SO.search(word) or (match["quote"] and match["sign"][-1:] in (":", "=")):
        return True
    following = match.string[match.end() : match.end() + 2]
    is_alone = not following.strip(" ") or following.startswith("\n")
    return match["sign"][-1:] in (":", "=") and is_alone and word.casefold() not in common


def _as(start: int, typed: str, key: str) -> Found:
    first = 5 if typed.startswith("-----") else 1
    return Found(start, start + len(typed), Kind.SECRET, in_signs(typed, first), (plain(key), key))
