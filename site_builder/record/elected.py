"""Who is elected, as far as a record's own words say so: by their role, by their title, or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from site_builder.record.updates import Quote, Update

_ROLE = re.compile(
    r"\b(?:councillors?|cllrs?|cabinet member|portfolio holder|lead member|(?:deputy )?leader of (?:the )?(?:\w+ ){0,4}(?:council|opposition|group)"
    r"|(?<!office of the )(?<!clerk to the )mayor|member of parliament|police and crime commissioner)\b|\bMPs?\b",
    re.IGNORECASE,
)
_HELPER = re.compile(r"\b(?:officer|assistant|clerk|manager|adviser|support|secretary|director|head)\b", re.IGNORECASE)
"""Who works for somebody elected, in whose role that word stands too."""
_TITLE = r"(?:Cllrs?\b\.?|Councillors?\b|Coun\.|Mayor\b|Alderman\b)"
_NAME = r"[A-Z][\w’'-]{1,100}+"  # no longer, since a word of hyphens and capitals is looked at from each of them
_TITLED = re.compile(rf"{_TITLE}\s+{_NAME}(?:\s+{_NAME})?|\b{_NAME}\s+{_NAME},?\s+MPs?\b")
_BEFORE_NAME = re.compile(rf"^(?:The\s+)?(?:{_TITLE}|Sir|Dame|Dr|Mr|Mrs|Ms|Miss)\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(r"(?:,|(?<![\s,]))\s++(?:MP|OBE|MBE|CBE)\b.*$")


def says_elected(quote: Quote) -> bool:
    """Whether a quote says that its speaker is elected: with `elected: true` or, where that key is not typed, by their
    role or the title before their name."""
    if quote.elected or quote.says_whether_elected:
        return quote.elected
    has_role = _ROLE.search(quote.role) is not None and not _HELPER.search(quote.role)
    return has_role or _TITLED.search(quote.name) is not None


def elected_names(updates: Iterable[Update]) -> frozenset[str]:
    """The names, without titles, of the elected people whom updates quote."""
    quoted = (quote.name for update in updates for quote in update.quotes if says_elected(quote))
    names = (_AFTER_NAME.sub("", _BEFORE_NAME.sub("", name.strip())) for name in quoted)
    return frozenset(name for name in names if " " in name)


def named_in(text: str, names: frozenset[str]) -> str:
    """The first words of a text that name somebody elected: one of some names, or a name with a title; or ""."""
    found = [match for pattern in (_TITLED, _pattern(names)) if pattern and (match := pattern.search(text))]
    return min(found, key=lambda match: match.start()).group() if found else ""


def shown_in(text: str, names: frozenset[str]) -> str:
    """The first words of a picture's description that say that somebody elected is in it; or ""."""
    role = None if _HELPER.search(text) else _ROLE.search(text)
    return named_in(text, names) or (role.group() if role else "")


@lru_cache(maxsize=16)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE) if names else None
