"""Pages that would take Python-Markdown minutes are findings; what a council writes is let through."""

from __future__ import annotations

import pytest

from site_builder.messages import english
from site_builder.problems import Place
from site_builder.read.hand_written import PageReader
from site_builder.read.links import Position
from site_builder.read.page_limits import beyond_limits

FIRST = Place("docs/a.md", 5)
WORDS = "The council said what it had done for children and families, and what it had not done yet. "
TABLE = "| Month | Visits |\n| --- | --: |\n"

TOO_MUCH = {
    "a paragraph": (WORDS * 250, "This paragraph has"),
    "an item": ("* a\n* " + "word " * 4_001, "This paragraph has"),
    "a row": (f"{TABLE}| {'word ' * 4_001} | b |", "This paragraph has"),
    "lines with bars that are not a table": ("a | b\n" * 4_000, "This paragraph has"),
    "lines with stars that are not a list": ("a\n" + "* b\n" * 6_000, "This paragraph has"),
    "open brackets": ("[a" * 21, "This paragraph opens 21 '['"),
    "open links": ("[a](" * 21, "This paragraph opens 21 '('"),
    "open pictures": ("![a](" * 21, "This paragraph opens 21 '('"),
    "open code": ("```a\n\n" * 21, "The text opens code 21 times without closing it"),
    "code without end but for marks": (
        '```hl_lines="a\n```\n\n' * 21,
        "The text opens code 22 times without closing it",
    ),
    "much code": ("```\na\n```\n\n" * 2_001, "The text has 4,002 lines that open or close code"),
    "quotations inside one another": ("> " * 21 + "a", "Quotations are nested"),
    "headings in a row": ("## a\n" * 201, "There are 201 headings, rules or definitions"),
    "underlined headings in a row": ("a\n-\n" * 201, "There are 201 headings, rules or definitions"),
    "rules in a row": ("* * *\n" * 201, "There are 201 headings, rules or definitions"),
    "definitions in a row": ("a\n: b\n" * 201, "There are 201 headings, rules or definitions"),
    "headings": ("## a\n\n" * 10_001, "The text has 10,001 headings, items, quotations and rules"),
    "items": ("* a\n\n" * 10_001, "The text has 10,001 headings, items, quotations and rules"),
    "quotations": ("> a\n\n" * 10_001, "The text has 10,001 headings, items, quotations and rules"),
    "paragraphs": ("a\n\n" * 50_001, "The text has 50,001 paragraphs and empty lines"),
    "empty lines": ("a" + "\n" * 100_002, "The text has 50,001 paragraphs and empty lines"),
    "lines of spaces": ("a" + " \n\t\n" * 50_001, "The text has 50,001 paragraphs and empty lines"),
    "marks": ("*a* b\n" * 50_001, "The text has 100,002 marks such as *"),
    "line breaks": ("a  \n" * 100_001, "lines that end in two spaces"),
    "footnotes": ("a[^1]\n\n" * 2_000 + "[^1]: b", "The text has 2,001 footnotes"),
    "abbreviations": ("".join(f"*[a{n}]: b\n" for n in range(201)), "The text has 201 explanations of abbreviations"),
    "cells": (f"|{'a|' * 900}\n|{'-|' * 900}\n" + "a|\n" * 150, "The tables have"),
}

FINE = {
    "paragraphs of one MiB": (WORDS * 4 + "\n\n") * 2_800,
    "a table of 2,000 rows": TABLE + "| July 2025, as counted by the team that visits | 1,234 (of them *new*: 56) |\n" * 2_000,
    "a list of 2,000 items": f"* {WORDS}\n" * 2_000,
    "a list of 2,000 items with empty lines": f"1. {WORDS}\n\n" * 2_000,
    "a list of 500 items with lists": f"* {WORDS}\n    * {WORDS}\n    * {WORDS}\n" * 500,
    "500 code blocks": "```python\nnumbers = [[[[1]]]] * 300\n```\n\nText.\n\n" * 500,
    "code with many marks": "```\n" + "[a](b *c `d` <e>\n" * 30_000 + "```\n",
    "code with many empty lines": "```\n" + "a\n\n" * 100_000 + "```\n",
    "1,000 links": "See [the letter](https://www.example.org/letter) (or [ours](../docs/plan/01-a.md)).\n\n" * 1_000,
    "500 footnotes": "".join(f"Text.[^{n}]\n\n[^{n}]: Note.\n\n" for n in range(500)),
    "1,000 headings": f"## What we do\n\n{WORDS}\n\n" * 1_000,
    "1,000 items of nothing but code": "- `a`\n" * 1_000,
    "100 definitions": f"Term\n: {WORDS}\n\n" * 100,
    "smileys and lists of letters": "a) one :( and b) two :(\n" * 10,
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), TOO_MUCH.values(), ids=list(TOO_MUCH))
def test_what_would_take_minutes_is_a_finding(text: str, words: str) -> None:
    found = list(beyond_limits(text, FIRST))
    assert [problem.code for problem in found] == ["too-much"] * len(found)
    assert any(words in problem.message for problem in found)
    assert all(problem.place.line >= FIRST.line for problem in found)


@pytest.mark.parametrize("text", [pair[0] for pair in TOO_MUCH.values()], ids=list(TOO_MUCH))
def test_what_would_take_minutes_is_not_converted(text: str) -> None:
    assert not PageReader(english()).convert(text, Position(FIRST, "a/"), [])


@pytest.mark.parametrize("text", FINE.values(), ids=list(FINE))
def test_what_a_council_writes_is_let_through(text: str) -> None:
    assert list(beyond_limits(text, FIRST)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\nb\n\n" + "[a" * 21, 9),
        ("* a\n* b\n* " + "[a" * 21 + "\n* d", 7),
        (f"a\n\n{TABLE}| a | b |\n| {'[a' * 21} | b |\n", 10),
        ("a\n\n" + "> " * 21 + "a", 7),
        ("## a\n\n" * 10_002, 5 + 20_000),
    ],
)
def test_a_finding_is_on_the_line_where_it_becomes_too_much(text: str, line: int) -> None:
    (found,) = beyond_limits(text, FIRST)
    assert found.place.line == line


def test_a_mark_for_a_table_of_contents_is_plain_text() -> None:
    prose = PageReader(english()).convert("[TOC]\n\n## A\n", Position(FIRST, "a/"), [])
    assert prose.text == "[TOC] A"
