"""What the rules for personal data find in made-up sentences, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from site_builder.personal import found, masked
from site_builder.personal.counts import counts_children
from site_builder.personal.found import COMPARABLE, Found, Kind
from site_builder.personal.known import Known
from site_builder.personal.rules import Rule, every
from site_builder.personal.words import finding
from site_builder.problems import Place, Severity
from site_builder.read.word_lists import read_word_lists

HERE = Path(__file__).parent
FOUND: dict[str, list[str]] = yaml.safe_load((HERE / "found.yml").read_text("utf-8"))
LEFT_ALONE: list[str] = yaml.safe_load((HERE / "left_alone.yml").read_text("utf-8"))
KNOWN = Known(read_word_lists(HERE, []))


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.name)
def test_every_sentence_of_a_kind_is_found(kind: Kind) -> None:
    assert FOUND[kind.name]
    assert [text for text in FOUND[kind.name] if kind not in {one.kind for one in found(text, KNOWN)}] == []


@pytest.mark.parametrize(("age", "severity"), [("eighteen", Severity.ERROR), ("nineteen", Severity.WARNING)])
def test_an_age_in_words_counts_as_one_in_figures(age: str, severity: Severity) -> None:
    [one] = found(f"Lily Brown, who is {age} years old, spoke.", KNOWN)
    assert (one.kind, one.severity) == (Kind.AGE, severity)


def test_of_two_findings_that_overlap_the_rule_that_is_asked_first_has_its_own() -> None:
    def rule(*places: tuple[int, int]) -> Rule:
        return lambda searched: iter([Found(start, end, Kind.MARK, "", ()) for start, end in places])

    kept = every("A made-up text.", KNOWN.lists, rules=(rule((5, 9)), rule((3, 6), (8, 12), (0, 5), (9, 12))))
    assert [(one.start, one.end) for one in kept] == [(0, 5), (5, 9), (9, 12)]


def test_ordinary_sentences_are_left_alone() -> None:
    assert [(text, one) for text in LEFT_ALONE for one in found(text, KNOWN)] == []


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.name)
def test_no_finding_quotes_what_was_found(kind: Kind) -> None:
    """A mark is not a secret, and a small count is said as a range."""
    for text in FOUND[kind.name] if kind not in (Kind.MARK, Kind.SMALL_COUNT, Kind.WORKED_OUT) else ():
        for one in (one for one in found(text, KNOWN) if one.kind is kind):
            said = finding(Place("updates/a.md"), one).message
            assert text[one.start : one.end] not in said
            rest = "".join(sign for sign in text[one.start : one.end] if sign.isalnum())[3:]
            assert not rest or rest not in said


def test_what_is_masked_has_nothing_to_be_found_any_more() -> None:
    for text in (one for kind in COMPARABLE for one in FOUND[kind.name]):
        left = found(masked(text, KNOWN), KNOWN)
        assert [one for one in left if one.kind in COMPARABLE and one.severity is Severity.ERROR] == []


def test_the_position_of_a_finding_is_that_of_its_words() -> None:
    text = "A line.\n\nRing 07700 900123 or write to jo.bloggs@gmail.com.\n"
    assert [text[one.start : one.end] for one in found(text, KNOWN)] == ["07700 900123", "jo.bloggs@gmail.com"]


def test_two_kinds_of_one_place_are_one_finding() -> None:
    assert [one.kind for one in found("Case no. 07700900123", KNOWN)] == [Kind.CASE]


@pytest.mark.parametrize(
    ("typed", "elsewhere"),
    [
        ("07700 900123", "+44 (0)7700-900123"),
        ("Jo.Bloggs@Gmail.com", "jo.bloggs@gmail.com"),
        ("HR6 8AB", "hr6 8ab"),
        ("1 High Street, Exampleton, HR6 8AB", "HR6 8AB"),
        ("Sam Jones, 14", "Sam Jones (14)"),
        ("Children abroad: 3", "| Place | Children |\n|---|---|\n| Children abroad | 3 |"),
        ("case no. CS/1234", "Case CS-1234"),
    ],
)
def test_what_is_allowed_is_so_however_it_is_written(typed: str, elsewhere: str) -> None:
    assert found(elsewhere, KNOWN)
    allowed = Known(KNOWN.lists, KNOWN.keys_of(typed))
    assert found(elsewhere, allowed) == ()


def test_the_least_count_is_the_councils() -> None:
    table = "| Place | Children |\n|---|---|\n| Abroad | 7 |"
    assert found(table, KNOWN) == ()
    assert [one.kind for one in found(table, Known(KNOWN.lists, least_count=10))] == [Kind.SMALL_COUNT]
    assert found(table.replace("7", "1"), Known(KNOWN.lists, least_count=1)) == ()


@pytest.mark.parametrize(
    ("title", "unit", "is_of_children"),
    [
        ("Children placed far away", "", True),
        ("Placed far away", "children", True),
        ("Number of care leavers in custody", "number", True),
        ("Children seen on time", "%", False),
        ("Children's homes", "homes", False),
        ("Days that children wait", "days", False),
        ("Social workers", "", False),
    ],
)
def test_a_measure_counts_children_by_its_title_or_its_unit(title: str, unit: str, is_of_children: bool) -> None:
    assert counts_children(title, unit, KNOWN.lists) is is_of_children
