"""What an author wrote, as HTML, as words and in short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.messages import english
from site_builder.problems import Place, Problem
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.record.prose import Prose, plain_text, shortened

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(list("\n\n*_[](){}<>`#|!&:-1. ")))


def prose(text: str) -> Prose:
    problems: list[Problem] = []
    found = Converter(english()).convert(
        text, Position(Place("updates/2025-01-01-a.md"), "updates/2025-01-01-a/"), problems
    )
    assert not problems
    return found


def test_an_address_of_the_site_is_after_the_root_that_its_place_needs() -> None:
    text = prose("[a](2025-01-02-b.md#c) ![d](../docs/images/e.jpg) [f](https://example.org/) [g](#h)\n\n## H")
    assert '<a href="../../updates/2025-01-02-b/#c">a</a>' in text.html("../../")
    assert 'src="https://site.example/images/e.jpg"' in text.html("https://site.example/")
    assert '<a href="https://example.org/">f</a>' in text.html("../../")
    assert '<a href="/updates/2025-01-01-a/#h">g</a>' in text.html("/")


def test_a_link_to_a_plan_summary_and_to_a_hand_written_page_becomes_its_address() -> None:
    text = prose("[a](../docs/plan/01-b.md) [c](../docs/about.md) [d](../docs/index.md) [e](../docs/f%20g.pdf)")
    assert text.addresses == ("plan/01-b/", "about/", "", "f%20g.pdf")


def test_footnotes_lead_to_their_own_page() -> None:
    html = prose("A[^1]\n\n[^1]: Note.").html("../")
    assert 'href="../updates/2025-01-01-a/#fn:1"' in html
    assert 'id="fn:1"' in html


def test_the_words_alone_have_one_space_between_them_and_no_tags() -> None:
    assert prose("**Fewer** than `<5>` &amp; *more*\n\n- one\n- two").text == "Fewer than <5> & more one two"


def test_an_inline_tag_leaves_no_space_before_the_full_stop() -> None:
    assert prose("The **board**, the *team* and `code`.").text == "The board, the team and code."


def test_a_title_of_a_link_leaves_no_tag_in_the_words() -> None:
    assert prose('See [this](https://example.org/ "a <b> > c") now.').text == "See this now."


def test_the_first_paragraph_is_the_first_paragraph_or_everything() -> None:
    assert prose("## Heading\n\nFirst *words* here.\n\nSecond.").first_paragraph == "First words here."
    assert prose("- one\n- two").first_paragraph == "one two"
    assert Prose().first_paragraph == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("From inspectors.[^1] More.\n\n[^1]: A note.", "From inspectors. More."),
        ("![A picture](../docs/a.png)\n\nThe words.", "The words."),
        ("- one[^1]\n- two\n\n[^1]: A note.", "one two"),
        ("***\n\n…\n\nThe words.", "The words."),
    ],
)
def test_the_first_paragraph_has_words_and_no_marks_of_notes(text: str, first: str) -> None:
    assert prose(text).first_paragraph == first


def test_the_words_hold_notes_and_not_their_numbers() -> None:
    assert prose("Twelve[^1] weeks[^1].\n\n[^1]: Not ten.").text == "Twelve weeks. Not ten."


def test_nothing_written_counts_as_nothing() -> None:
    assert not Prose()
    assert not prose("\n \n")
    assert prose("a")
    assert prose("![E](../docs/images/e.jpg)")


@pytest.mark.parametrize(
    ("text", "at_most", "short"),
    [
        ("one two", 7, "one two"),
        ("one two three", 9, "one two…"),
        ("one two, three", 10, "one two…"),
        ("onetwothree", 5, "onet…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_shortened_after_a_word(text: str, at_most: int, short: str) -> None:
    assert shortened(text, at_most) == short


@given(st.text(), st.integers(2, 400))
def test_a_shortened_text_is_never_longer_than_it_may_be(text: str, at_most: int) -> None:
    assert len(shortened(text, at_most)) <= at_most
    assert text.startswith(shortened(text, at_most).removesuffix("…"))


@given(texts)
def test_any_text_can_be_converted_and_nothing_dangerous_comes_out(text: str) -> None:
    position = Position(Place("updates/2025-01-01-a.md"), "updates/2025-01-01-a/")
    found = Converter(english()).convert(text, position, [])
    html = found.html("")
    assert "<script" not in html
    assert "javascript:" not in html.lower() or "javascript:" in text.lower()
    assert len(found.pieces) == len(found.addresses) + 1
    assert "<" not in plain_text(html) or "<" in text or "&" in text


@pytest.mark.parametrize(
    ("written", "heading", "left"),
    [
        ("## Leeds *helps* us\n\nText.", "Leeds helps us", "<p>Text.</p>"),
        ("Text.\n\n## Later", "", '<p>Text.</p>\n<h2 id="later">Later</h2>'),
        ("### Small\n\nText.", "", '<h3 id="small">Small</h3>\n<p>Text.</p>'),
        ("", "", ""),
    ],
)
def test_a_text_may_begin_with_a_heading_that_is_its_title(written: str, heading: str, left: str) -> None:
    text = prose(written)
    assert (text.opening_heading, text.without_opening.html("")) == (heading, left)
