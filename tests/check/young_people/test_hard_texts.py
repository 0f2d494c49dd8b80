"""Texts that nobody writes, but somebody may paste, are read in seconds and not in hours."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from site_builder.check.young_people import words
from site_builder.check.young_people.reading import Reading
from site_builder.check.young_people.rules import RULES
from site_builder.check.young_people.texts import Block, YoungText
from site_builder.problems import Place
from site_builder.read.word_lists import read_word_lists
from site_builder.readability.text import read_plain
from site_builder.readability.vocabulary import Vocabulary, vocabulary
from site_builder.record.council import YoungPeople
from site_builder.record.references import Term

HERE = Place("updates/2025-07-17-visit.md")
SECONDS = 20
"""Each of these took a minute or hours once; now they take a second or two. A slow machine is not a fault."""
HARD = {
    "one word": "a" * 200_000,
    "one word of marks": ".," * 100_000 + "x",
    "one number": "1." * 100_000 + "x",
    "parts of a word": "a-" * 100_000 + "a",
    "slashes": "a/" * 100_000,
    "addresses": "a@" * 100_000,
    "jargon in each sentence": "We deliver outcomes. " * 10_000,
    "jargon in one sentence": "deliver " * 20_000,
    "explanations in one sentence": "called " * 20_000 + "deliver",
    "dates": "1/2/2025 " * 10_000,
    "percentages": "5% " * 20_000,
    "promises": "We will go. " * 20_000,
    "a word of the glossary in each sentence": "The widget is here. " * 10_000,
    "words that cannot be found in the file": "xyz&amp;xyz one. " * 20_000,
}


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    term = Term("widget", "A thing.", HERE)
    return vocabulary(read_word_lists(Path("/nowhere"), []), [term], [])


@pytest.mark.parametrize("text", HARD.values(), ids=list(HARD))
def test_a_hard_text_is_read_in_seconds(text: str, known: Vocabulary) -> None:
    begun = time.process_time()
    pieces = read_plain(text.replace("&amp;", "&"), text.split("\n"), 1)
    young = YoungText("an update", HERE, (Block(HERE, pieces),), is_page=True)
    for rule in RULES:
        for _ in rule(Reading(young, known, YoungPeople())):
            assert time.process_time() - begun < SECONDS
    list(words.frightening_words(Reading(young, known, YoungPeople())))
    assert time.process_time() - begun < SECONDS
