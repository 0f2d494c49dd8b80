"""Syllables, sentences, lines and figures of a text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from site_builder.readability.figures import difficulty, figures, sentences_of
from site_builder.readability.lines import Lines
from site_builder.readability.phrases import Finder, forms
from site_builder.readability.spelling import is_shouted
from site_builder.readability.syllables import is_english, stem, syllables
from site_builder.readability.text import Piece, read_html, read_plain


def plain(text: str) -> tuple[Piece, ...]:
    return read_plain(text, text.split("\n"), 1)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[("cat", 1), ("home", 1), ("homes", 1), ("asked", 1), ("2022", 1), ("0800", 1), ("a@b.example", 1)],
        *[("people", 2), ("getting", 2), ("boxes", 2), ("wanted", 2), ("children", 2), ("doesn't", 2), ("child's", 1)],
        *[("family", 3), ("families", 3), ("area", 3), ("offices", 3), ("services", 3), ("safeguarding", 3)],
        *[("long-term", 2), ("responsibility", 6), ("organisational", 6)],
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("offices", "office"),
        ("running", "run"),
        ("making", "make"),
        ("families", "family"),
        ("Herefordshire's", "Herefordshire"),
    ],
)
def test_an_ending_is_taken_off(word: str, base: str) -> None:
    assert stem(word) == base


def test_a_common_word_is_known_whatever_its_capitals() -> None:
    assert is_english("NOT")
    assert not is_english("ILACS")


def test_a_common_word_in_capitals_is_shouted_but_two_letters_may_be_an_abbreviation() -> None:
    assert [word for word in ("NOT", "Not", "ILACS", "IT", "US") if is_shouted(word)] == ["NOT"]


def test_sentences_end_where_a_reader_pauses() -> None:
    text = (
        "Dr. Lee came at 10 a.m. on Monday. Is it 3.5? Yes! Write to a.b@example.org, e.g. today. She said “No.” to us."
    )
    assert [sentence.text for piece in plain(text) for sentence in piece.sentences] == [
        "Dr. Lee came at 10 a.m. on Monday.",
        "Is it 3.5?",
        "Yes!",
        "Write to a.b@example.org, e.g. today.",
        "She said “No.” to us.",
    ]


def test_html_is_taken_apart_and_quotations_code_and_footnotes_are_left_out() -> None:
    html = (
        "<h2>Why?</h2><p>We <strong>came</strong> to <a href='x'>see <em>you</em></a>.<sup id='fnref:1'><a>1</a></sup></p>"
        "<blockquote><p>Not <img src='x'>me.</p></blockquote><pre><code>x = 1</code></pre>"
        "<ul><li>One<ul><li>Inside</li></ul></li><li><p>Two<br />lines</p></li></ul>"
        "<table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table><p>Last.<a class='footnote-backref' href='#'>↩</a></p>"
    )
    pieces = read_html(html, [], 1)
    said = [(piece.tag, " ".join(sentence.text for sentence in piece.sentences)) for piece in pieces]
    assert said == [
        *[("h2", "Why?"), ("p", "We came to see you."), ("li", "One"), ("li", "Inside"), ("p", "Two lines")],
        *[("th", "Day"), ("td", "Monday"), ("p", "Last.")],
    ]
    assert (pieces[1].bold, pieces[1].italic, pieces[1].links) == (("came",), ("you",), ("see you",))
    assert pieces[-1].links == (), "the way back from a footnote is not a link of the text"
    assert [piece.tag for piece in pieces if piece.is_label] == ["h2", "th"]
    assert len(sentences_of(pieces)) == 6


SOURCE = [
    "key: >-",
    "  We **came** to [see the",
    '  hall](../a/we-came.md "we came") on a day. Was it',
    "  good? It was, we say.",
    "other: Nothing",
]


def test_each_word_has_the_line_on_which_it_was_typed() -> None:
    html = "<p>We <strong>came</strong> to <a>see the hall</a> on a day. Was it good? It was, we say.</p>"
    (piece,) = read_html(html, SOURCE, 1)
    assert [sentence.lines for sentence in piece.sentences] == [(2, 2, 2, 2, 2, 3, 3, 3, 3), (3, 3, 4), (4, 4, 4, 4)]


def test_a_sentence_that_begins_like_what_is_left_out_before_it_has_its_own_line() -> None:
    lines = Lines(["> We came late to you.", "", "We came late, to", "school."], 1)
    assert list(lines.of(["We", "came", "late", "to", "school"])) == [3, 3, 3, 3, 4]


def test_a_text_is_found_after_everything_before_it_on_its_line() -> None:
    lines = Lines(["- {text: We " + "ask and " * 20 + "came., young_people: We came", "home.}"], 1)
    assert list(lines.of(["We", "came", "home"])) == [1, 1, 2]


def test_a_sentence_with_an_entity_among_its_first_words_is_found_after_code() -> None:
    source = ["One.", *["    some lines of code"] * 10, "Ann went &amp; sat."]
    lines = Lines(source, 1)
    assert [list(lines.of(words)) for words in (["One"], ["Ann", "went", "sat"])] == [[1], [12, 12, 12]]


def test_what_cannot_be_found_counts_as_the_line_before() -> None:
    lines = Lines(["one two", "three"], 1)
    assert list(lines.of(["one", "other", "three"])) == [1, 1, 2]
    assert list(lines.of(["nowhere"])) == [2]


@given(some.lists(some.lists(some.sampled_from(["we", "came", "home", "to", "you"]), min_size=1), min_size=1))
def test_lines_never_go_back(sentences: list[list[str]]) -> None:
    source = [" ".join(sentence) for sentence in sentences]
    lines = Lines(source, 1)
    found = [line for sentence in sentences for line in lines.of(sentence)]
    assert found == sorted(found)
    assert set(found) <= set(range(1, len(source) + 1))


def test_figures_are_those_of_the_formulas() -> None:
    """By hand: 13 words, 2 sentences, 14 syllables, 43 letters."""
    found = figures(sentences_of(plain("The cat sat on the mat today. We like cats and cats like.")))
    assert found is not None
    assert (found.words, found.sentences, found.syllables, found.letters, found.longest) == (13, 2, 14, 43, 7)
    assert math.isclose(found.mean, 6.5)
    assert math.isclose(found.ease, 206.835 - 1.015 * 6.5 - 84.6 * 14 / 13)
    assert math.isclose(found.grade, 0.39 * 6.5 + 11.8 * 14 / 13 - 15.59)
    assert math.isclose(found.letters_grade, 4.71 * 43 / 13 + 0.5 * 6.5 - 21.43)
    assert found.ages == (5, 5)


def test_a_reading_age_is_the_higher_of_two_and_ends_with_university() -> None:
    found = figures(sentences_of(plain("Organisational accountability necessitates implementation.")))
    assert found is not None
    assert found.ages == (23, 23)
    assert found.reading_age == 23


def test_there_are_no_figures_of_nothing() -> None:
    assert figures([]) is None


def test_a_long_sentence_is_harder_than_a_short_one_with_a_long_word() -> None:
    short, long = sentences_of(plain("The government agreed. We sat on the mat by the door of the hall."))
    assert difficulty(short) < difficulty(long)


def test_of_two_sentences_of_one_length_that_with_long_words_is_harder() -> None:
    easy, hard = sentences_of(plain("We sat on the mat. We sat on the government."))
    assert difficulty(easy) < difficulty(hard)


def test_words_are_found_in_their_forms() -> None:
    assert {"deliver", "delivers", "delivered", "delivering", "deliver's"} <= forms("deliver")
    assert {"family", "families"} <= forms("family")
    assert {"grip", "gripped", "gripping"} <= forms("grip")
    assert {"embrace", "embraced", "embracing"} <= forms("embrace")


def test_the_longest_phrase_is_found_and_nothing_inside_it() -> None:
    finder = Finder([("child", 1), ("child in care", 2), ("child in care council", 3)])
    assert list(
        finder.find(["a", "child", "in", "care", "council", "helps", "children", "and", "a", "child", "in", "care"])
    ) == [
        (1, 5, 3),
        (9, 12, 2),
    ]
    assert "child" in finder
    assert "care" not in finder
