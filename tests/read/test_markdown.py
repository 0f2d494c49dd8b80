"""What Markdown becomes, and that nothing dangerous comes out of it."""

from __future__ import annotations

import pytest

from site_builder.messages import english
from site_builder.problems import Place, Problem, Severity
from site_builder.read.links import Position
from site_builder.read.markdown import Converter, Heading

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


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("3. Publish the waits.\n4. Recruit.", '<ol start="3">\n<li>Publish the waits.</li>\n<li>Recruit.</li>\n</ol>'),
        ("- First.\n\n  More.\n\n- Second.", "<li>\n<p>First.</p>\n<p>More.</p>\n</li>\n<li>\n<p>Second.</p>\n</li>"),
        ("1. Ring us.\n   - by day\n2. We answer.", "<li>Ring us.\n<ul>\n<li>by day</li>\n</ul>\n</li>\n<li>We answer.</li>"),
        ("We will:\n- hire", "<p>We will:</p>\n<ul>\n<li>hire</li>\n</ul>"),
        ("- Schools\n  - Hereford", "<li>Schools\n<ul>\n<li>Hereford</li>\n</ul>\n</li>"),
        ("> A\n\n> B", "<blockquote>\n<p>A</p>\n</blockquote>\n<blockquote>\n<p>B</p>\n</blockquote>"),
        ("[a] [b]\n\n[a]: https://x.org/a\n[b]: https://x.org/b", '<a href="https://x.org/a">a</a> <a href="https://x.org/b">b</a>'),
        ("a\\\nb \\' \\& \\~", "<p>a<br>\nb ' &amp; ~</p>"),
        ("1. Type\n\n   ```\n   a\n   b\n   ```", "<pre><code>a\nb\n</code></pre>\n</li>"),
        ("Text\n| a | b |\n| - | - |\n| c | d |", "<p>Text</p>\n<table>"),
        ("• a\n• b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("• a\n    o\tb", "<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>"),
        ("•\ta\no\tb\n•\tc", "<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>"),
        ("• a\no b\no c", "<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>"),
        ("• a\n▪ b\n– c\n– d\n▪ e", "<li>b\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>\n</li>\n<li>e</li>"),
        ("1.\u00a0a\n•\u00a0b\n2.\u00a0c", "<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>"),
        ("> • a\n> o b\n> o c", "<li>a\n<ul>\n<li>b</li>\n<li>c</li>"),
        ("-\u00a0a\n-\u00a0b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("We hire:\n– a", "<p>We hire:</p>\n<ul>\n<li>a</li>\n</ul>"),
        ("> Words.\n> – An inspector", "<p>Words.\n– An inspector</p>"),
        ("> • a\n> • b", "<blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</blockquote>"),
        ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("#hashtag\n#4", "<p>#hashtag\n#4</p>"),
        ("~~old~~", "<p><del>old</del></p>"),
        ("a<br>b", "<p>a<br>\nb</p>"),
        ("| a |\n| - |\n| b<br/>c |", "<td>b<br>\nc</td>"),
        ("H<sub>2</sub>O, 1<SUP>st</SUP>", "<p>H<sub>2</sub>O, 1<sup>st</sup></p>"),
        ("See https://x.org/a_b.", '<p>See <a href="https://x.org/a_b">https://x.org/a_b</a>.</p>'),
        ("See HTTPS://X.org/a!", '<a href="HTTPS://X.org/a">HTTPS://X.org/a</a>!'),
        ("Visit www.x.org/a, **a.b@x.org**.", '<a href="https://www.x.org/a">www.x.org/a</a>, <strong><a href="mailto:a.b@x.org">'),
        ("[ring a@x.org](tel:1) `a@x.org` @a x@y", '<a href="tel:1">ring a@x.org</a> <code>a@x.org</code> @a x@y'),
        ("«https://x.org» （https://x.org/y） https://x.org|z", '<p>«<a href="https://x.org">https://x.org</a>» （<a href="https://x.org/y">https://x.org/y</a>） <a href="https://x.org">https://x.org</a>|z</p>'),
        ("https://x.org\u200b https://a:b@x.org/", '<p><a href="https://x.org">https://x.org</a>\u200b https://a:b@x.org/</p>'),
        ("(https://x.org/(a))", '<p>(<a href="https://x.org/(a)">https://x.org/(a)</a>)</p>'),
        ("[l](letter.pdf#page=3&x=1)", "#page=3&amp;x=1"),
        ("## A\n\n## A\n\n## A_1", '<h2 id="a">A</h2>\n<h2 id="a_1">A</h2>\n<h2 id="a_2">A_1</h2>'),
        ("## Ein Überblick: `x` & *y*[^1]\n\n[^1]: n", '<h2 id="ein-uberblick-x-y">'),
        ("## ???", '<h2 id="_1">???</h2>'),
        ("a[^n] b[^n]\n\n[^n]: c", 'b<sup id="fnref2:n"><a class="footnote-ref" href="/updates/2025-01-01-a/#fn:n">1</a></sup>'),
    ],
)  # fmt: skip
def test_what_an_author_types_becomes(text: str, html: str) -> None:
    problems: list[Problem] = []
    assert html in Converter(english()).convert(text, HERE, problems).html("/")
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


def test_headings_are_told_with_their_lines_and_only_where_they_cut_a_text() -> None:
    text = "Text\n\n## One *two*\n\n> ## Quoted\n\n- ## In a list\n\n```\n## Code\n```\n\nUnder\nlined\n---\n"
    assert Converter(english()).headings(text) == [Heading(2, "One *two*", 2, 2), Heading(2, "Under\nlined", 12, 14)]


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
