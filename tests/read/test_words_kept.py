"""What was written is what is published: no word of a text is lost on its way to the page, and none changes its place."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.messages import english
from site_builder.problems import Place, Problem, Severity
from site_builder.read.links import Position, without_control_characters
from site_builder.read.markdown import Converter
from site_builder.record.prose import Prose

HERE = Position(Place("updates/2025-01-01-a.md"), "updates/2025-01-01-a/")
CONVERTER = Converter(english())
TOLD = {"comment", "unused", "other-tool"}
"""What may be left out, since its author is told."""

MARKS = [
    *("\n", "\n\n", "\n\n", "\n    ", "\n  ", "\n\t", "  \n", "\\\n", " ", " ", "\t", "\u00a0"),
    *(
        "- ",
        "* ",
        "+ ",
        "• ",
        "– ",
        "1. ",
        "2. ",
        "7) ",
        "a) ",
        "> ",
        "# ",
        "## ",
        "### ",
        "| ",
        " | ",
        "|",
        "| - | - |",
    ),
    *("*", "**", "_", "~~", "~", "`", "``", "```", "```\n", "\n```\n", "\n~~~\n", "---", "\n---\n", "\n===\n", "***"),
    *(
        "[",
        "]",
        "(",
        ")",
        "](",
        "][",
        "]: ",
        "[^",
        "[^1]",
        "\n[^1]: ",
        "![",
        "<",
        ">",
        "<b>",
        "<br>",
        "<sub>",
        "</sub>",
    ),
    *(
        "<!--",
        "-->",
        "<a href='",
        "https://",
        "www.",
        "@",
        "#",
        "&",
        "&amp;",
        "\\",
        "\n*[",
        "\n: ",
        "{",
        "}",
        "=",
        "$",
        "!",
    ),
]


def _convert(text: str) -> tuple[Prose, list[Problem]]:
    problems: list[Problem] = []
    return CONVERTER.convert(text, HERE, problems), problems


def _words(html: str) -> list[str]:
    """The words that a reader sees, in their order."""
    return re.findall(r"w\d+w", unescape(re.sub(r"<[^>]*>", "", html)))


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """Words, each of its own number, with any marks of Markdown between them."""
    marks = draw(st.lists(st.lists(st.sampled_from(MARKS), min_size=1, max_size=3), min_size=1, max_size=25))
    return "".join(f"{''.join(mark)}w{number}w" for number, mark in enumerate(marks)) + draw(st.sampled_from(MARKS))


@given(_texts())
@settings(max_examples=600, deadline=None)
def test_every_word_of_any_text_is_on_the_page_or_its_author_is_told(text: str) -> None:
    prose, problems = _convert(text)
    html = prose.html("/")
    if any(problem.severity is Severity.ERROR or problem.code in TOLD for problem in problems):
        return
    kept = unescape(html) + " ".join(link.written for link in prose.links)  # an address may lead to no file
    lost = [word for word in re.findall(r"w\d+w", text) if word not in kept]
    assert not lost, html
    notes = html.partition('<div class="footnote">')[0]
    shown = [int(word[1:-1]) for word in _words(notes)]
    assert shown == sorted(shown), html


@given(_texts())
@settings(max_examples=200, deadline=None)
def test_every_finding_is_on_a_line_of_the_text(text: str) -> None:
    _, problems = _convert(text)
    assert all(1 <= problem.place.line <= text.count("\n") + 1 for problem in problems)


_WORDS = st.lists(
    st.sampled_from(
        [
            "We",
            "will",
            "hire",
            "ten",
            "10",
            "social",
            "workers",
            "in",
            "2025",
            "and",
            "£3.50",
            "café",
            "Łódź",
            "o’clock",
        ]
    ),
    min_size=1,
    max_size=8,
)
_LINE = _WORDS.map(" ".join)
_BLOCKS = st.one_of(
    _LINE,
    _LINE.map("## {}".format),
    st.lists(_LINE, min_size=1, max_size=4).map("\n".join),
    st.lists(_LINE.map("- {}".format), min_size=1, max_size=4).map("\n".join),
    st.lists(_LINE.map("• {}".format), min_size=1, max_size=4).map("\n".join),
    st.lists(_LINE.map("* **{}**".format), min_size=1, max_size=4).map("\n\n".join),
    st.tuples(_LINE, _LINE).map("We will:\n- {0[0]}\n  - {0[1]}".format),
    st.tuples(_LINE, _LINE).map("1. {0[0]}\n\n   {0[1]}".format),
    st.lists(_LINE.map("> {}".format), min_size=1, max_size=3).map("\n".join),
    st.tuples(_LINE, _LINE, _LINE).map("| {0[0]} | {0[1]} |\n| --- | ---: |\n| {0[2]} | b |".format),
    st.tuples(_LINE, _LINE).map("{0[0]}\n: {0[1]}".format),
    _LINE.map("```\n{}\n```".format),
    _LINE.map("[{}](https://www.example.org/x)".format),
    _LINE.map("~~{}~~ `code` \\* *it*".format),
    _LINE.map("{}\\\nnext  \nlast<br>of all".format),
)  # fmt: skip


@given(st.lists(_BLOCKS, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_what_authors_write_has_the_same_words_on_the_page_in_the_same_order(blocks: list[str]) -> None:
    prose, problems = _convert("\n\n".join(blocks))
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    text = re.sub(r"\]\(https://www.example.org/x\)|<br>|---:?|^1\.", " ", "\n\n".join(blocks), flags=re.MULTILINE)
    page = re.sub(r"<[^>]*>", " ", prose.html("/"))
    assert re.findall(r"\w+", unescape(page)) == re.findall(r"\w+", text)


def test_of_characters_written_as_codes_only_those_go_that_no_text_may_contain() -> None:
    html = "A caf&#233; &amp; a &#x202e;bar&nbsp;&#x2;&#0002;&#99999999;."
    assert without_control_characters(html) == "A caf&#233; &amp; a &#x202e;bar&nbsp;."
