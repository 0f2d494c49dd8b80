"""What the package itself says to children keeps to the rules that it applies to authors."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.check.young_people.reading import Reading
from site_builder.check.young_people.rules import RULES
from site_builder.check.young_people.texts import Block, YoungText
from site_builder.messages import english
from site_builder.problems import Place
from site_builder.read.word_lists import read_word_lists
from site_builder.readability.text import read_plain
from site_builder.readability.vocabulary import vocabulary
from site_builder.record.council import YoungPeople
from site_builder.record.references import Term

SECTIONS = ("help", "hide", "listen", "booklet", "young_people", "young_people_area", "young_people_update")
SECTIONS += ("young_blocks", "young_delivery", "young_impact", "young_standing", "young_verdict")
SECTIONS += ("young_people_promises", "young_people_news", "young_people_words", "young_people_about")
NAMES = {"n": 2, "number": 2, "numbers": "1 and 2", "date": "17 July 2025", "ages": "8 to 12", "council": "Our council"}
NAMES |= {
    "update": "Visit",
    "dated": "18 May 2021",
    "today": "25 November 2026",
    "age": "16 months",
    "title": "Visit",
    "text": "We met.",
    "by": "A group",
    "address": "our site",
    "phone": 999,
    "ago": "16 months ago",
    "dates": "17 July 2025 to 18 May 2026",
    "news": "We met",
    "better": 2,
    "why": "We have no money for it.",
    "was": "December 2025",
    "on": "on 6 October 2025",
    "overall": "Good",
}
LEFT_OUT = (
    "description",
    "description_aged",
    "feed",
    ".title",
    ".next",
    "promised",
)
"""Said to search engines and feed readers, the titles of windows, and words that end in a link after a colon."""
ADVOCATE = Term("advocate", "A person.", Place("glossary.yml"), young_people="They help you to say what you want.")


def said() -> list[tuple[str, str]]:
    found = [(key, text) for key, text in english().words.items() if key.split(".")[0] in SECTIONS]
    forms = [(key, form) for key, text in found for form in ([text] if isinstance(text, str) else text.values())]
    return [(key, form.format(**NAMES)) for key, form in forms if not key.endswith(LEFT_OUT)]


@pytest.mark.parametrize(("key", "words"), said())
def test_the_package_speaks_to_children_as_it_asks_of_authors(key: str, words: str) -> None:
    lists = read_word_lists(Path("/nowhere"), [])
    known = vocabulary(lists, (ADVOCATE,), ())
    place = Place("en.yml")
    text = YoungText("a text", place, (Block(place, read_plain(words, [words], 1)),), is_dated=True)
    found = [problem for rule in RULES for problem in rule(Reading(text, known, YoungPeople()))]
    assert [str(problem) for problem in found] == []


def test_there_is_something_to_look_at() -> None:
    assert len(said()) > 80
