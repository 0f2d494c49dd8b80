"""All rules, asked of one text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from site_builder.personal.ages import ages
from site_builder.personal.births import births
from site_builder.personal.cases import COURT_CASE, cases
from site_builder.personal.counts import small_counts
from site_builder.personal.emails import EMAIL, emails
from site_builder.personal.found import Found
from site_builder.personal.homes import homes
from site_builder.personal.initials import initials
from site_builder.personal.marks import marks, signs_of_notes
from site_builder.personal.numbers import NHS_NUMBER, PUPIL_NUMBER, numbers_of_the_state
from site_builder.personal.phones import MOBILE, phones
from site_builder.personal.said_counts import said_counts
from site_builder.personal.searched import Searched, signs_of
from site_builder.personal.secrets import KEY_SIGNS, secrets
from site_builder.personal.sought import Sought
from site_builder.record.word_lists import WordLists

Rule = Callable[[Searched], Iterator[Found]]
RULES: tuple[Rule, ...] = (
    secrets,
    emails,
    births,
    numbers_of_the_state,
    cases,
    phones,
    homes,
    initials,
    ages,
    small_counts,
    said_counts,
    marks,
)
"""Of two findings in one place, that of the earlier rule counts. A rule's docstring is the rule."""


FOR_PAGES = tuple(rule for rule in RULES if rule not in (initials, ages, small_counts, said_counts))
"""Those whose findings are the same wherever they stand: see `COMPARABLE`."""

_WORDS = ("secret_words", "birth_words", "born_words", "case_words", "letter_words", "child_states")
"""The lists of which rules ask what is present."""
_FORMS = (EMAIL, NHS_NUMBER, PUPIL_NUMBER, COURT_CASE, MOBILE)


def every(text: str, lists: WordLists, least_count: int = 5, *, rules: tuple[Rule, ...] = RULES) -> tuple[Found, ...]:
    """What must not go public unseen in a text of any kind, Markdown, YAML or plain, in its order; also what is allowed."""
    kept: list[Found] = []
    searched = Searched(text, lists, _sought(lists["notes"], *(lists[name] for name in _WORDS)), least_count)
    for one in (one for rule in rules for one in rule(searched)):
        at = bisect_left(kept, one)
        if all(one.end <= other.start or other.end <= one.start for other in kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, one)
    return tuple(kept)


@lru_cache(maxsize=16)
def _sought(notes: frozenset[str], *lists: frozenset[str]) -> Sought:
    """What all rules look for in words, by these lists."""
    return Sought((KEY_SIGNS, signs_of_notes(notes)[0], *map(signs_of, lists), *_FORMS))
