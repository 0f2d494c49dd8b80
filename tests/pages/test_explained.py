"""The glossary in place."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.html.explained import explained
from site_builder.problems import Place
from site_builder.record.references import Term

PLACE = Place("docs/data/glossary.yml")
TERMS = (
    Term("Department for Education", "It runs schools.", PLACE, short="DfE"),
    Term("social worker", "Somebody who helps families.", PLACE),
    Term("early help", "Help that comes early.", PLACE),
    Term("help", "Something good.", PLACE),
)
DFE = '<a class="term" href="../glossary/#term-department-for-education">DfE</a> (Department for Education)'
WORKER = '<a class="term" href="../glossary/#term-social-worker">{}</a>'


def test_the_first_use_of_a_term_is_a_link_and_the_second_is_not() -> None:
    html = "<p>A social worker came. The social worker left.</p>"
    assert explained(html, TERMS, "../") == f"<p>A {WORKER.format('social worker')} came. The social worker left.</p>"


def test_an_abbreviation_is_written_out_at_its_first_use() -> None:
    assert explained("<p>The DfE and the DfE.</p>", TERMS, "../") == f"<p>The {DFE} and the DfE.</p>"


def test_an_abbreviation_that_the_author_wrote_out_is_not_written_out_again() -> None:
    html = "<p>The Department for Education (DfE) said so.</p>"
    assert explained(html, TERMS, "../").count("Department for Education") == 1


@pytest.mark.parametrize("typed", ["Its Department (DfE) said so.", "DfE (the Department) said so."])
def test_an_abbreviation_beside_brackets_of_the_author_s_own_is_not_written_out_inside_them(typed: str) -> None:
    assert re.sub("<[^>]*>", "", explained(f"<p>{typed}</p>", TERMS, "../")) == typed


@pytest.mark.parametrize("typed", ["Social workers", "social\nworkers", "SOCIAL WORKER"])
def test_capitals_plurals_and_line_breaks_are_found(typed: str) -> None:
    assert explained(f"<p>{typed}</p>", TERMS, "../") == f"<p>{WORKER.format(typed)}</p>"


@pytest.mark.parametrize("tag", ["h2", "a", "code", "pre", "abbr"])
def test_headings_links_and_code_are_left_alone(tag: str) -> None:
    html = f"<p>x</p><{tag}>social worker</{tag}>"
    assert explained(html, TERMS, "../") == html


@pytest.mark.parametrize("word", ["helpful", "self-help", "DfEs", "dfe"])
def test_a_term_inside_another_word_is_not_found(word: str) -> None:
    assert explained(f"<p>{word}</p>", TERMS, "../") == f"<p>{word}</p>"


def test_the_longest_term_wins() -> None:
    terms = (Term("child", "A", PLACE), Term("child in need", "B", PLACE))
    assert 'term-child-in-need">child in need</a>' in explained("<p>A child in need</p>", terms, "../")


def test_a_term_in_an_attribute_stays_as_it_is() -> None:
    html = '<p><img alt="a social worker &gt; x" src="y"></p>'
    assert explained(html, TERMS, "../") == html


@given(st.text())
def test_no_text_is_changed_but_for_the_links(text: str) -> None:
    html = f"<p>{escape(text)}</p>"
    without = re.sub(r'<a class="term"[^>]*>([^<]*)</a>', r"\1", explained(html, TERMS, "../"))
    assert without.replace(" (Department for Education)", "") == html.replace(" (Department for Education)", "")
