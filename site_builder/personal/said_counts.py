"""Small counts of children that a sentence says: "two children were excluded"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.counts import SOMETHING_ELSE
from site_builder.personal.found import Found, Kind, in_range, plain
from site_builder.personal.searched import Searched, pattern
from site_builder.personal.tables import tables
from site_builder.problems import Severity

_WORDS = {
    **{word: count for count, word in enumerate(("one", "two", "three", "four", "five"), 1)},
    **{word: count for count, word in enumerate(("six", "seven", "eight", "nine"), 6)},
    **{"un": 1, "dau": 2, "dwy": 2, "ddau": 2, "ddwy": 2, "tri": 3, "tair": 3, "pedwar": 4, "pedair": 4, "pump": 5},
}
_SAID = (
    rf"(?i)(?<![\w.,£$€/:-])(?P<count>[1-9]|{'|'.join(_WORDS)})[ \u00a0](?:(?:of|o)[ ](?:our|the|these|those|ein|y)[ ])?"
    r"(?:(?!(?:for|to|with|of|by|from|per|about|and|in|on|who|that|between)\b|\w*s\b)[\w-]+\s+){{0,2}}?{0}\b(?![’'-])"
    r"(?!\s+(?:in|out\s+of|at\s+a)\s+(?:[0-9]|two|three|four|five|six|ten|time|\w+ty)\b)(?P<between>[^.!?|;]{{0,90}}?)\b{1}\b"
)
_LISTED = (
    r"(?im)^[ \t>*|-]*(?P<label>(?:number\s+of\s+)?(?:all\s+)?{0}\b(?![’'])[^|\n:,.]{{0,40}}?\b{1}\b[^|\n:,.]{{0,30}})"
    r"[ \t]*[|:,][ \t*]*(?P<count>[1-9])[ \t*]*\|?[ \t]*$"
)
_NO_COUNT = re.compile(
    r"(?i)\b(?:in|out\s+of|one\s+of|each\s+of|for|with|has|have|than|to|under|over|least|most|every|if|any|aged?|ages|years?|section"
    r"|schedule|stage|level|areas?|priority|table|figure|phase|action|from|between|or|the|these|all)\s+\Z"
)
_MAY_BE = re.compile(r"\b(?:[Ii]f|may|might|can|could|must|should|would|[Ww]here|[Hh]ow|[Oo]s|gall)\b")


def said_counts(searched: Searched) -> Iterator[Found]:
    """A count from 1 up to the least that may be shown, in a sentence or a list without a table, of children of whom it says
    what happens to few (`child_states`), is a warning. What may happen, and one in so many, is nobody."""
    states = searched.present("child_states")
    if not states:
        return
    children = searched.lists["children"] | searched.lists["child_words"]
    for match in pattern(_SAID, children, states).finditer(searched.words):
        before = re.split(r"[.!?]\s", searched.before(match.start(), 80))[-1]
        if not (_NO_COUNT.search(before) or _MAY_BE.search(f"{before} {match['between']}")):
            yield from _found(match, match["count"], searched)
    if not any(tables(searched.text)):
        for match in pattern(_LISTED, children, states).finditer(searched.words):
            if not SOMETHING_ELSE.search(match["label"]):
                yield from _found(match, match["count"], searched)


def _found(match: re.Match[str], typed: str, searched: Searched) -> Iterator[Found]:
    count = _WORDS.get(typed.casefold()) or int(typed)
    if count < searched.least_count:
        keys = (plain(match.group()), plain(f"{count} {match.group().removeprefix(typed)}"))
        yield Found(
            match.start(), match.end(), Kind.SMALL_COUNT, in_range(searched.least_count), keys, Severity.WARNING
        )
