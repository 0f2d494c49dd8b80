"""What is pasted becomes Markdown that is read without a finding, and says what it says."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.messages import english
from site_builder.pasted.addresses import unwrapped, written
from site_builder.pasted.markdown import Pasted, pasted
from site_builder.problems import Place, Problem
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.record.prose import Prose

CLIPBOARD = sorted((Path(__file__).parent / "clipboard").glob("*.html"))
"""Made-up words in the shape that each program puts on the clipboard."""
CONVERTER = Converter(english())


def read(markdown: str) -> tuple[Prose, list[Problem]]:
    """The text as a site shows it, and what is found in it."""
    problems: list[Problem] = []
    return CONVERTER.convert(markdown, Position(Place("updates/x.md"), ""), problems), problems


def made_of(html: str) -> Pasted:
    made = pasted(html)
    assert made is not None
    return made


def words_of(html: str) -> str:
    """All words without spaces and without the signs that begin an item of a list."""
    return re.sub(r"[\s•]", "", unescape(re.sub("<[^>]*>", "", html)))


@pytest.mark.parametrize("sample", CLIPBOARD, ids=lambda sample: sample.stem)
def test_each_program_gives_clean_markdown(sample: Path, pytestconfig: pytest.Config) -> None:
    made = made_of(sample.read_text("utf-8"))
    told = "".join(f"\n{sentence}" for sentence in made.left_out)
    found, expected = f"{made.markdown}\n\n=== left out ==={told}\n", sample.with_suffix(".txt")
    if pytestconfig.getoption("--update"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
    assert read(made.markdown)[1] == []


SIGNS = (
    "a",
    "Word ",
    " ",
    ".",
    "1. ",
    "1) ",
    "*",
    "_",
    "`",
    "[x](y)",
    "[^1]",
    "<b>",
    "&amp;",
    "#",
    "+ ",
    "|",
    "~",
    "^",
)
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join)
LOOKS = st.sampled_from(["<span>{}</span>", "<b>{}</b>", "<em>{}</em> ", "{}"])
LINES = st.lists(st.builds(lambda look, text: look.format(escape(text)), LOOKS, TEXTS), min_size=1, max_size=3)
SHAPES = [
    "<p>Word {}</p>",
    "<ul><li>{}</li></ul>",
    "<blockquote><p>Word {}</p></blockquote>",
    "<p>Word<br>{}</p>",
    "<h2>{}</h2>",
]
BLOCKS = st.builds(lambda shape, line: shape.format("".join(line)), st.sampled_from(SHAPES), LINES)


@given(st.lists(BLOCKS, min_size=1, max_size=2))
@example(["<p>Word __a__ and a__b</p>"])
def test_no_word_is_lost_and_no_sign_becomes_a_mark(blocks: list[str]) -> None:
    html = "".join(blocks)
    prose, problems = read(made_of(html).markdown)
    assert [problem for problem in problems if problem.is_error] == []
    assert words_of(prose.html("")) == words_of(html)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p><i>a &lt;</i>b>, <i>c &amp;</i>amp;</p>", "*a* \\<b>, *c* \\&amp;"),
        ("<p>of <b>many </b>words</p>", "of **many** words"),
        ("<p><b>Name:</b>value</p>", "**Name**:value"),
        ("<p>pre<b>fix</b></p>", "prefix"),
        ("<p><b>a</b><b>b</b> <b><i>c</i></b></p>", "**ab** ***c***"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n- b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("<p># a</p><p>+ b</p><p>* c</p><p>2025. d</p>", "\\# a\n\n\\+ b\n\n\\* c\n\n2025\\. d"),
        ("<p>- a</p><p>- b</p>", "- a\n- b"),
        ("<p>- a<br>- b</p>", "- a\n- b"),
        ("<p>• a</p>", "- a"),
        ("<p>1. One</p><p>2. Two</p>", "1. One\n2. Two"),
        ("<p>1. One is a number</p><p>Two</p>", "1\\. One is a number\n\nTwo"),
        ("<table><tr><td><p>a layout</p><ul><li>b</li></ul></td></tr></table>", "a layout\n\n- b"),
        ('<table><tr><th rowspan="2">a<th>b<tr><td>c</table>', "| a | b |\n| --- | --- |\n|  | c |"),
        ("<p>On the 1<sup>st</sup> floor, m<sup>2</sup></p>", "On the 1st floor, m<sup>2</sup>"),
        ("<table><tr><th>a<th><code>b|c</code><tr><td>d<td>e</table>", "| a | `b\\|c` |\n| --- | --- |\n| d | e |"),
        ('<p><a href="https://example.org/">[the ](plan]</a></p>', "[\\[the \\]\\(plan\\]](https://example.org/)"),
        ("<h1>Title</h1><h2>Part</h2>", "## Title\n\n### Part"),
    ],
)
def test_layout(html: str, markdown: str) -> None:
    assert made_of(html).markdown == markdown


WORD = '<a href="#_ftn1">[1]</a>', '<p><a href="#_ftnref1">[1]</a> Note.</p>', "1"
LIBRE = '<a href="#sdfootnote2sym"><sup>2</sup></a>', '<div><p><a href="#sdfootnote2anc">2</a>Note.</p></div>', "2"
GOOGLE = '<sup><a href="#ftnt3">[3]</a></sup>', '<p><a href="#ftnt_ref3">[3]</a> Note.</p>', "3"
ENDNOTE = '<a href="file:///C:/x.htm#_edn1">[i]</a>', '<p><a href="#_ednref1">[i]</a> Note.</p>', "end-1"


@pytest.mark.parametrize(("mark", "note", "name"), [WORD, LIBRE, GOOGLE, ENDNOTE])
def test_footnotes_stay_footnotes_where_all_of_them_was_copied(mark: str, note: str, name: str) -> None:
    assert made_of(f"<p>Words{mark}.</p><hr>{note}").markdown == f"Words[^{name}].\n\n[^{name}]: Note."
    left_out = ("1 footnote was left out: its mark or its words were not in what you copied.",)
    assert made_of(f"<p>Words{mark}.</p>") == Pasted("Words.", False, left_out)
    assert made_of(f"<p>Words.</p>{note}") == Pasted("Words.", False, left_out)


def test_a_table_of_contents_is_left_out() -> None:
    toc = '<p class=MsoToc1><a href="#_Toc1">One <span>3</span></a></p><p class=MsoToc2>Two 4</p>'
    assert made_of(f"{toc}<p>Words.</p>") == Pasted("Words.", False, ("A table of contents was left out.",))


def test_a_part_of_a_line_stays_one() -> None:
    assert made_of("<b>two</b> words") == Pasted("**two** words", False, ())


@pytest.mark.parametrize(
    "html", ["plain", "<div><span># code</span></div>", "<meta charset=utf-8>x", "<div>" * 2000 + "<p>x"]
)
def test_what_has_no_layout_is_pasted_as_plain_text(html: str) -> None:
    assert pasted(html) is None


@pytest.mark.parametrize(
    ("wrapped", "address"),
    [
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc&data=05",
            "https://example.org/a?b=c",
        ),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-5Fb&d=Dw", "https://example.org/a_b"),
        ("https://urldefense.com/v3/__https://example.org/a?b=c__;!!AB!x$", "https://example.org/a?b=c"),
        ("https://www.google.com/url?q=https://example.org/&sa=D", "https://example.org/"),
        ("https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)", None),
        ("https://example.org/?url=https://other.example/", None),
    ],
)
def test_links_lead_straight_to_their_pages(wrapped: str, address: str | None) -> None:
    assert unwrapped(wrapped) == (address or wrapped)


@pytest.mark.parametrize(
    "address", ["javascript:x()", " java\nscript:x()", "data:text/html,x", "file:///C:/x", "#part", "/x", "https://"]
)
def test_a_link_that_the_public_cannot_open_is_none(address: str) -> None:
    assert written(address) == ""
