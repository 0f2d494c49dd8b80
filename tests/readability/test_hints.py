"""Hints for texts for adults: each says what it is about, where, and what to do, and none comes for a plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import edition

from site_builder.adult_texts import hints_while_typing
from site_builder.messages import english
from site_builder.problems import Place
from site_builder.read.markdown import Converter
from site_builder.read.word_lists import read_word_lists
from site_builder.readability.hints import AdultRules, Hint, HintKind
from site_builder.record.references import Term

LISTS = read_word_lists(Path("nowhere"), [])
TERMS = (Term("Special educational needs", "Needs.", Place("docs/data/glossary.yml"), short="SEND"),)
SITE = edition(word_lists=LISTS, terms=TERMS)
CONVERTER = Converter(english())
PLAIN = "Inspectors came in June. They spoke with children, parents and staff. They wrote to us in July."
LONG = "word " * 25 + "and one more word."


def typed(text: str, rules: AdultRules | None = None) -> list[Hint]:
    return hints_while_typing(text, SITE, CONVERTER, rules)


def told(text: str) -> list[tuple[int, HintKind]]:
    return [(hint.line, hint.kind) for hint in typed(text)]


def test_a_plain_text_gets_no_hint() -> None:
    assert typed(PLAIN) == [] == typed("") == typed("![]()")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LONG, HintKind.SENTENCE),
        ("We will not say that nobody came.", HintKind.NEGATIVES),
        ("We work at pace.", HintKind.JARGON),
        ("We will deliver improvements.", HintKind.JARGON),
        ("They met the front door.", HintKind.JARGON),
        ("The MASH met.", HintKind.ABBREVIATION),
        ("They met on 17/07/2025.", HintKind.DATE),
    ],
)
def test_a_sentence_gets_a_hint_on_its_line(text: str, kind: HintKind) -> None:
    assert (3, kind) in told(f"{PLAIN}\n\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "> We work at pace, and the MASH met.",
        "The letter says “at pace” and 'drift and delay'.",
        "Knock on the front door.",
        "The Multi-Agency Safeguarding Hub (MASH) met. The MASH is new.",
        "The MASH (multi-agency safeguarding hub) met.",
        "SEND is hard, say MPs, the NHS and GPs. Part IV says so, in HR4 0LE.",
        "They met on 17 July 2025.",
        "| A | B |\n| --- | --- |\n| " + "word " * 30 + "| MP |",
    ],
)
def test_what_others_said_what_is_explained_and_tables_get_none(text: str) -> None:
    assert typed(text) == []


def test_a_whole_text_is_judged_by_its_mean_its_passives_its_headings_and_its_reading_age() -> None:
    passive = "The plan was written by us. " * 4 + "Staff were asked. We came."
    assert HintKind.PASSIVE in {kind for _, kind in told(passive)}
    long_ones = " ".join(
        ["We went to the school in the town and then we saw the head and all of the children who were there."] * 4
    )
    assert HintKind.MEAN in {kind for _, kind in told(long_ones)}
    many = "\n\n".join(["We came and saw it."] * 40)
    assert [line for line, kind in told(many) if kind is HintKind.HEADING] == [61]
    assert HintKind.HEADING not in {kind for _, kind in told(many.replace("\n\n", "\n\n## A heading\n\n", 20))}
    hard = (
        "Organisational accountability necessitates comprehensive implementation of multidisciplinary governance arrangements. "
        * 7
    )
    assert HintKind.READING_AGE in {kind for _, kind in told(hard)}


def test_other_rules_give_other_hints() -> None:
    assert [hint.kind for hint in typed("We came to see it.", AdultRules(sentence_words=3))] == [HintKind.SENTENCE]


@given(st.text())
def test_no_text_that_somebody_types_is_too_strange_for_a_hint(text: str) -> None:
    lines = text.replace("\r", "\n")
    assert all(1 <= hint.line <= lines.count("\n") + 1 for hint in typed(lines))
