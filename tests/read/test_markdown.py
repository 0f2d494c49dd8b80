"""What Markdown becomes, and that nothing dangerous comes out of it."""

from __future__ import annotations

import pytest

from site_builder.problems import Place, Problem
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.texts import english

HERE = Position(Place("updates/2025-01-01-a.md", 5), "updates/2025-01-01-a/")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("| a | b |\n| - | -: |\n| c | d |", '<td class="align-right">d</td>'),
        ("```python\na < b\n```", '<code class="language-python">a &lt; b'),
        ("A[^1]\n\n[^1]: Note.", "Note."),
        ("Term\n: Meaning", "<dt>Term</dt>\n<dd>Meaning</dd>"),
        ("The HTML of it.\n\n*[HTML]: A language", '<abbr title="A language">HTML</abbr>'),
        ("## What *we* do", '<h2 id="what-we-do">What <em>we</em> do</h2>'),
        ("<https://example.org/>", '<a href="https://example.org/">https://example.org/</a>'),
        ("5 < 6 & 7 > 6", "<p>5 &lt; 6 &amp; 7 &gt; 6</p>"),
    ],
)
def test_tables_code_notes_definitions_and_abbreviations_are_on(text: str, html: str) -> None:
    problems: list[Problem] = []
    assert html in Converter(english()).convert(text, HERE, problems).html("/")
    assert problems == []


@pytest.mark.parametrize("name", ["promise-a", "action-a", "rating-a", "document-a", "measure-a", "section-a"])
def test_a_heading_never_takes_an_anchor_of_the_builder(name: str) -> None:
    assert Converter(english()).convert(f"## {name}", HERE, []).anchors == {f"text-{name}"}


def test_one_converter_forgets_one_text_before_the_next() -> None:
    converter = Converter(english())
    converter.convert("## A\n\n[^1]\n\n[^1]: Note.\n\n[x]: https://example.org/\n\n*[AB]: C\n\n<b>", HERE, [])
    problems: list[Problem] = []
    text = converter.convert("## A\n\nAB [x] [^1]", HERE, problems)
    assert [problem.code for problem in problems] == ["footnote"]
    assert text.html("/") == '<h2 id="a">A</h2>\n<p>AB [x] [^1]</p>'


@pytest.mark.parametrize(
    "text",
    ["a &#2; b &#3; c", "&#x2;updates/&#x3;", "[a](b&#2;c.md)", "![&#3;](c.png)", "# &#2;", "`&#2;` &#x0003;"],
)
def test_a_text_cannot_forge_the_marks_between_its_pieces(text: str) -> None:
    found = Converter(english()).convert(text, HERE, [])
    assert len(found.pieces) == len(found.addresses) + 1
    assert "\x02" not in found.html("/")
    assert "\x03" not in found.html("/")


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a]( javascript:alert(1) )",
        "![a](data:image/png,x)",
    ],
)
def test_an_address_that_runs_something_is_a_finding_and_is_gone(text: str) -> None:
    problems: list[Problem] = []
    html = Converter(english()).convert(text, HERE, problems).html("/")
    assert [problem.code for problem in problems] == ["link"]
    assert "javascript" not in html
    assert "data:" not in html
