"""Passwords and keys, which let whoever reads them into something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_signs, plain
from site_builder.personal.searched import Searched, in_small_letters, pattern

_KEYS = re.compile(
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
    r"|(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])"  # Amazon
    r"|(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|(?<![A-Za-z0-9])glpat-[\w-]{20,}"
    r"|(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/[\w/]{20,}"
    r"|(?<![A-Za-z0-9])AIza[\w-]{35}|(?<![A-Za-z0-9])ya29\.[\w-]{20,}"  # Google
    r"|(?<![A-Za-z0-9])[rs]k_(?:live|test)_[A-Za-z0-9]{16,}|(?<![A-Za-z0-9])SG\.[\w-]{16,}\.[\w-]{16,}"
    r"|(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}|(?<![A-Za-z0-9])pypi-AgE[\w-]{50,}|(?<![A-Za-z0-9])sk-(?:proj-|ant-)?[\w-]{32,}"
    r"|(?<![A-Za-z0-9])key-[0-9a-f]{32}|(?<![A-Za-z0-9])[0-9a-f]{32}-us[0-9]{1,2}\b"  # Mailgun, Mailchimp
    r"|(?<![\w.-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*"  # a JSON web token
    r"|\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[\w+/=%&;-]{20,}"
    r"|[?&;]sig=[\w%+/=-]{20,}"  # a shared access signature of Azure
    r"|[?&](?:X-Amz-Signature|Signature|access_token|api_?key|client_secret|password|pwd)=[^\s&\"'<>)]{6,}"
    r"|\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@\"'<>]{1,60}:[^\s/:@\"'<>]{1,80}@[\w.-]+"
    r"|\b(?:Server|Data Source|Host|Initial Catalog|User ID|Uid)\s?=[^;\n]{1,100};[^\n]{0,200}?\b(?:Password|Pwd)\s?=\s?[^;\s]+",
)
"""The forms that detect-secrets and gitleaks look for, of those that cannot be a word."""
_SIGNS = (
    *(
        "-----BEGIN",
        "A3T",
        "AKIA",
        "ASIA",
        "ABIA",
        "ACCA",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "xox",
    ),
    *("hooks.slack.com", "AIza", "ya29.", "k_live_", "k_test_", "SG.", "npm_", "pypi-", "sk-", "key-", "-us", "eyJ"),
    *("AccountKey", "SharedAccess", "sig=", "ignature=", "access_token=", "key=", "secret=", "assword", "wd=", "Pwd"),
)
"""One of these is in every key, or "@" right before a host."""
_PASSWORD = (
    r"(?i)(?<![\w-]){0}(?![^\W_])[*_`]{{0,2}}\s{{0,2}}(?P<sign>[:=]|\bis\b|\bwas\b|-[ ])[*_`]{{0,2}}\s{{0,2}}"
    r"(?P<quote>[\"'`“‘]?)(?P<word>[^\s\"'`”’|<>]{{4,}})"
)
_NOTHING = re.compile(r"(?i)[*•.x_…-]+\Z|[<$%{\[(]|!ENV|n/?a\b|tbc|see\b|https?:")
"""What stands in place of a password, or says where it is."""
_SAYS_SO = re.compile(r"[0-9!£$%^&*?#+~]|[a-z][A-Z]")
"""What a password has and a word has not."""


def secrets(searched: Searched) -> Iterator[Found]:
    """Keys by their form; whatever comes after "password:" and the like (`secret_words`), if it can be one: no word of `not_passwords`."""
    for match in _KEYS.finditer(searched.text) if _may_have_keys(searched.text) else ():
        yield _as(match.start(), match.group(), match.group())
    if not searched.has_any("secret_words"):
        return
    for match in pattern(_PASSWORD, searched.lists["secret_words"]).finditer(searched.text):
        word = match["word"].rstrip(".,;:!?)*_`" if not match["quote"] else "")
        if _is_a_password(word, match, in_small_letters(searched.lists["not_passwords"])):
            yield _as(match.start("word"), word, word)


def _may_have_keys(text: str) -> bool:
    return any(sign in text for sign in _SIGNS) or ("@" in text and "://" in text)


def _is_a_password(word: str, match: re.Match[str], common: frozenset[str]) -> bool:
    if len(word) < 4 or _NOTHING.match(word):
        return False
    if _SAYS_SO.search(word) or (match["quote"] and match["sign"] in ":="):
        return True
    following = match.string[match.end() : match.end() + 2]
    is_alone = not following.strip(" ") or following.startswith("\n")
    return match["sign"] in ":=" and is_alone and word.casefold() not in common


def _as(start: int, typed: str, key: str) -> Found:
    first = 5 if typed.startswith("-----") else 1
    return Found(start, start + len(typed), Kind.SECRET, in_signs(typed, first), (plain(key), key))
