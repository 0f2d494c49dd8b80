"""Notes to oneself and samples are found wherever they are, once, and at their line, and nothing that looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.read.leftovers import Leftovers
from site_builder.read.source import Source
from site_builder.read.word_lists import read_word_lists
from site_builder.record.word_lists import WordLists

LISTS: WordLists = read_word_lists(Path(__file__).parent, [])
FOUND = Leftovers(LISTS)
NOTES = sorted(LISTS["notes"])


def said(body: str, keys: str = "title: A") -> list[tuple[int, str]]:
    source = Source("updates/2025-01-01-a.md", f"---\n{keys}\n---\n{body}")
    return [(problem.place.line, problem.code) for problem in FOUND.in_markdown(source)]


@pytest.mark.parametrize("entry", NOTES)
def test_every_note_of_the_list_is_found_in_a_text_and_in_a_key(entry: str) -> None:
    typed = entry.removeprefix("^").removesuffix("$")
    more = "" if entry.endswith("$") else " and more"
    assert said(f"Text.\n\n{typed}{more}\n") == [(6, "note")]
    assert said("Text.", f"title: |\n  {typed}\n") == [(3, "note")]
    assert said(f"- **{typed}**{more}") == [(4, "note")]
    assert said(f"_{typed}_{more}") == [(4, "note")]
    assert said(f"__{typed}__{more}") == [(4, "note")]


def test_a_mark_of_a_whole_line_is_none_where_the_line_goes_on() -> None:
    assert said("Confidential\n") == [(4, "note")]
    assert said("Confidential help is at hand.\n") == []


def test_a_mark_in_capitals_is_found_within_a_line_though_another_entry_begins_lines_with_it() -> None:
    assert said("This paper is NOT FOR PUBLICATION at all.") == [(4, "note")]


@given(entry=st.sampled_from(NOTES), before=st.sampled_from(["a", "B", "9", "a_"]))
def test_no_note_is_found_inside_a_word(entry: str, before: str) -> None:
    typed = entry.removeprefix("^").removesuffix("$")
    if typed[:1].isalnum() and typed[-1:].isalnum():
        assert said(f"{before}{typed}{before[::-1]}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The report was embargoed until noon.",
        "The paper is not for publication.",
        "The original message was short.",
        "Children in the XXth century; a todo-list.",
        "[insert the letter](https://www.exampleton.example/a)",
        "[number][n] and [name](a.md)",
        "See https://www.exampleton.example/TODO/TBC.",
        "<!-- TODO: ask Ann -->",
        "# TBCs",
        "We work with Todo Ltd and the to-do list is to be confirmed; XXXL coats came from a message in a bottle.",
    ],
)
def test_what_only_looks_like_a_note_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[name [insert xx tbc ( \n" * 40_000,
        "[insert " * 120_000,
        "<!--" * 200_000 + "tbc",
        "<!-- -->" * 100_000 + " tbc",
        "not for publication by virtue of " * 20_000 + "tbc",
        "NOT" + " " * 900_000 + "FOR tbc",
    ],
    ids=lambda text: text[:12],
)
def test_a_text_as_large_as_a_file_may_be_is_read_without_waiting(text: str) -> None:
    assert (4, "note") in said(text)
