"""The line of each word of a sentence, whatever comes between its words in the source."""

from __future__ import annotations

from site_builder.readability.lines import Lines


def test_a_word_after_a_long_address_in_the_middle_of_a_sentence_has_its_own_line() -> None:
    source = [
        *["---"] * 6,
        "We showed [our plan](https://www.exampleton.example/papers/2026/03/02/plan) to",
        "your school.",
        "It liked it.",
    ]
    lines = Lines(source, 7)
    assert list(lines.of(["We", "showed", "our", "plan", "to", "your", "school"])) == [7, 7, 7, 7, 7, 8, 8]
    assert list(lines.of(["It", "liked", "it"])) == [9, 9, 9]


def test_a_sentence_has_its_line_in_whatever_order_sentences_are_asked() -> None:
    lines = Lines(["We came.", "We came.", "We went home."], 1)
    asked = [lines.later(words) for words in (["We", "came"], ["We", "came"], ["We", "went", "home"])]
    assert [asked[number]() for number in (2, 0, 1)] == [(3, 3, 3), (1, 1), (2, 2)]
