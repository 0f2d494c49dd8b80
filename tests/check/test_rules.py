"""The list of rules, and the words that findings are made of."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import site_builder.check
from site_builder.check import CHECKS
from site_builder.problems import Place, Problem, Severity, has_errors, listed, nearest, quoted

HERE = Place("updates/2025-07-17-visit.md", 4)


def test_every_rule_is_in_the_list_and_its_docstring_says_it() -> None:
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(site_builder.check.__path__, "site_builder.check.")
        if not module.name.startswith("site_builder.check.against")  # whose rules need what was published, too
    ]
    rules = {
        found
        for module in modules
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("check_")
    }
    assert rules == set(CHECKS)
    assert all(rule.__doc__ for rule in CHECKS)


def test_a_finding_is_one_line() -> None:
    problem = Problem(HERE, "unknown-key", "'kinds' is not a key of an update; did you mean 'kind'?")
    assert str(problem) == (
        "updates/2025-07-17-visit.md:4: error: 'kinds' is not a key of an update; did you mean 'kind'? [unknown-key]"
    )
    other = Problem(Place("updates/a\n::b.txt"), "x", "See 'docs/c\n::error::d\x1b.pdf'.")
    assert str(other) == r"updates/a\n::b.txt:1: error: See 'docs/c\n::error::d\x1b.pdf'. [x]"
    assert problem.softened().severity is Severity.WARNING
    assert has_errors([problem.softened(), problem])
    assert not has_errors([problem.softened()])


def test_findings_sort_by_file_and_line() -> None:
    places = [Place("b.md", 1), Place("a.md", 10), Place("a.md", 9)]
    assert sorted(Problem(place, "x", "y") for place in places) == [
        Problem(place, "x", "y") for place in reversed(places)
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a", "'a'"),
        ("", "''"),
        ("two\nlines\tand  spaces", "'two lines and spaces'"),
        ("x" * 61, f"'{'x' * 59}…'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("a\x07b\u202eb", "'a b b'"),
    ],
)
def test_what_was_typed_is_quoted_on_one_line_and_shortened(typed: str, shown: str) -> None:
    assert quoted(typed) == shown


def test_words_are_listed_as_a_sentence_lists_them() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "nothing",
        "a",
        "a or b",
        "a, b or c",
    ]


def test_the_nearest_word_is_named_where_one_is_near() -> None:
    assert nearest("Kinds", ["kind", "date"]) == "kind"
    assert nearest("zebra", ["kind", "date"]) is None


def test_the_only_word_that_begins_so_is_meant_before_one_that_is_more_similar() -> None:
    files = ["docs/plan/02-staff-and-foster-carers.md", "docs/plan/10-send.md"]
    assert nearest("docs/plan/02-staff.md", files) == files[0]
    assert nearest("docs/plan/1.md", files) == files[1]
    assert nearest("do", files) is None
