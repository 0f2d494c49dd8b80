"""Tags are distinguished from text, whatever is in an attribute, so that nothing is put into an attribute's value."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.html.dated import dated
from site_builder.messages import english
from site_builder.record.prose import plain_text
from site_builder.record.tags import TAG, cut, joined, with_named_anchors

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
BARE = 'a<b> 17 July 2025 id="x" <img src=x onerror=alert(1)>'


@given(words, words)
def test_a_quoted_value_belongs_to_its_tag(before: str, value: str) -> None:
    value = value.replace('"', "&quot;")
    assert TAG.split(f'{escape(before)}<img alt="{value}">after') == [escape(before), f'<img alt="{value}">', "after"]


def test_no_date_inside_an_attribute_is_marked() -> None:
    html = f"""<p><img alt="{BARE.replace('"', "&quot;")}" title='{BARE}'> 17 July 2025</p>"""
    tag = html[3 : html.index("'> ") + 2]
    assert dated(html, english()) == f'<p>{tag} <time datetime="2025-07-17">17 July 2025</time></p>'


def test_words_of_an_attribute_are_no_words_of_the_text() -> None:
    assert plain_text('<p>One <img alt="a > b" title="x"> two</p>') == "One two"


@pytest.mark.parametrize(
    ("html", "moved"),
    [
        ('<h2 id="a">A</h2>', '<h2 id="n-a">A</h2>'),
        ('<p>says id="a" here</p>', '<p>says id="a" here</p>'),
        ('<a title=\' id="a"\' id="b">x</a>', '<a title=\' id="a"\' id="n-b">x</a>'),
        ('<img alt="x &lt;h2 id=&quot;a&quot;&gt;">', '<img alt="x &lt;h2 id=&quot;a&quot;&gt;">'),
    ],
)
def test_only_anchors_get_a_name_before_them(html: str, moved: str) -> None:
    assert with_named_anchors(html, "n") == moved


PIECES = [
    "<p>",
    "</p>",
    '<a title="a > b">',
    "<!-- x -->",
    "<br/>",
    "<",
    ">",
    '"',
    "'",
    " ",
    "text",
    "<H2 id='x'>",
    "</",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_cut_at_every_tag_is_whole_again(html: str) -> None:
    pieces = cut(html)
    assert joined(pieces) == html
    assert [*pieces[::4], *pieces[1::4]] == [*TAG.split(html)[::2], *TAG.split(html)[1::2]]


def test_each_tag_says_its_name_and_whether_it_ends_something() -> None:
    assert cut('a<h2 id="x">b</h2>') == ["a", '<h2 id="x">', "", "h2", "b", "</h2>", "/", "h2", ""]
