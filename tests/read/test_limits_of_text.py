"""Texts of the largest size that a file may have are read in seconds; the few that could not are findings."""

from __future__ import annotations

import pytest

from site_builder.messages import english
from site_builder.problems import Place, Problem
from site_builder.read.limits import MOST_BRACKETS, MOST_QUOTED
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.record.prose import Prose

FIRST = Place("updates/2025-01-01-a.md", 5)
CONVERTER = Converter(english())
SIZE = 8 * 1024


def convert(text: str) -> tuple[Prose, list[Problem]]:
    problems: list[Problem] = []
    return CONVERTER.convert(text, Position(FIRST, "updates/2025-01-01-a/"), problems), problems


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n" + "[" * (MOST_BRACKETS + 1), "too-much", 5),
        ("a\n\n" + "> " * (MOST_QUOTED + 1) + "a", "too-deep", 7),
        ("a\n\n" + "- > " * (MOST_QUOTED + 1) + "a", "too-deep", 7),
        ("a\n\n" + "- " * 200 + "a", "too-deep", 7),
        ("".join(f"{'  ' * level}- a\n" for level in range(200)), "too-deep", 14),
    ],
)
def test_what_would_take_too_long_or_be_left_out_is_a_finding(text: str, code: str, line: int) -> None:
    prose, problems = convert(text)
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]
    assert not prose
    assert CONVERTER.headings(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "]",
            "*",
            "_a ",
            "`",
            "`a ",
            "<",
            "<a ",
            "<!--",
            "&",
            "\\",
            "#",
            "|",
            ":",
            "~~a ",
            "^a",
            "$$",
            "{{",
            "==",
        ),
        *(
            "![a](",
            "[a][",
            "[^1] ",
            "<b>",
            "<sub>",
            "https://x.org/a ",
            "https://x.org.)",
            "a:b:",
            "[a] (",
            "17 July 2025 ",
        ),
        *(
            "a\n",
            "- a\n",
            "1. a\n",
            "> a\n",
            "• a\n",
            "– a\n",
            "a) b\n",
            "## a\n",
            "a\n-\n",
            "***\n",
            "```\n",
            "    a\n",
        ),
        *(
            "a | b\n",
            "|-\n",
            "a\tb\n",
            "a\n: b\n",
            "[a]: b\n",
            "[^1]: b\n",
            "*[a]: b\n",
            "<!--\n\n",
            "a  \n",
            "- `a`\n",
        ),
    ],
)
def test_any_piece_may_appear_in_a_text_thousands_of_times(piece: str) -> None:
    text = (piece * SIZE)[:SIZE]
    _, problems = convert(text)
    assert not {problem.code for problem in problems} & {"too-much", "too-deep"}


def test_a_paragraph_of_many_lines_in_quotations_is_read() -> None:
    prose, problems = convert("> " * MOST_QUOTED + "a\n" + "b\n" * 5_000)
    assert (len(prose.text), problems) == (2 * 5_000 + 1, [])
