"""Whoever changes what was published is asked what the record must say of it, and the answer is then all that it needs."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from check.test_against import AREA, FULL, ONE, Tree, at, changed, file_text, published, without
from check.test_against import Way as Route
from conftest import MKDOCS_YML
from made_up_desk import desk_in

from site_builder.check.against import compare
from site_builder.desk.changes import only
from site_builder.desk.decisions import Ask, Missing, Question, answered, with_answers
from site_builder.desk.desk import Desk
from site_builder.desk.files import content_of, look
from site_builder.desk.proposals import Proposal, all_proposed

MKDOCS = MKDOCS_YML.replace('ages: "8 to 12"', 'ages: "8 to 12", teens: true')
ANSWERS = {"meaning": "same", "note": "It was wrong.", "why": "it was late", "reason": "It was wrong."}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    files = {name: file_text(content) for name, content in FULL.items()}
    return desk_in(tmp_path, {**files, "mkdocs.yml": MKDOCS, "docs/images/a.jpg": "a", "docs/images/ax.jpg": "a"})


def as_proposed(desk: Desk, tree: Tree) -> Proposal:
    """The full record made another one."""
    names = [name for name in FULL if tree.get(name) != FULL[name]]
    wanted = [
        only(name, file_text(tree[name]).encode() if name in tree else None, look(desk, name)[1]) for name in names
    ]
    return all_proposed(desk, wanted)


def decided(desk: Desk, proposed: Proposal, **answers: str) -> Proposal:
    """The same with every question answered."""
    found: list[tuple[Question, Any]] = []
    for question in proposed.questions:
        given = {**ANSWERS, **answers}
        if question.may_be_minor and given["meaning"] == "same":
            given.pop("note")
        answer = answered(question, given, "2026-03-02")
        assert not isinstance(answer, Missing), answer
        found.append((question, answer))
    return all_proposed(desk, with_answers(proposed.wanted, found))


def silent(desk: Desk, proposed: Proposal) -> list[str]:
    """What `progress check --against` would find, if it were saved."""
    after = desk.checked_with({each.file: each.after for each in proposed.files}).edition
    return [str(one) for one in compare(published(desk.checked().edition), after) if one.is_error]


MEANT: list[Route] = [
    *[(ONE, "title"), (ONE, "happened"), (ONE, ""), (ONE, "promises", 0, "nature")],
    *[(AREA, "actions", 0, "owner"), (AREA, "actions", 2, "reports", 0, "status"), (AREA, "ratings", 1, "delivery")],
]
"""Values of which a correction must tell if they change."""
MOVED: list[Route] = [
    (ONE, "promises", 0, "due"),
    (ONE, "promises", 1, "due_text"),
    (AREA, "actions", 0, "due"),
    (AREA, "measures", 0, "target"),
]
REVISED: list[Route] = [
    (AREA, "measures", 0, "points", 3, "value"),
    (AREA, "measures", 0, "comparators", 0, "points", 1, "value"),
]


def with_changed(routes: list[Route]) -> Tree:
    """The full record with other values at several places."""
    tree = copy.deepcopy(FULL)
    for route in routes:
        at(tree, route[:-1])[route[-1]] = at(changed(route), route)
    return tree


def test_everything_that_changed_is_asked_once_and_then_the_record_says_it(desk: Desk) -> None:
    proposed = as_proposed(desk, with_changed([*MEANT, *MOVED, *REVISED]))
    assert {(question.ask, question.file, question.path) for question in proposed.questions} == {
        *((Ask.MEANING, file, ()) for file in (ONE, AREA)),
        *((Ask.MOVED, route[0], route[1:-1]) for route in MOVED),
        *((Ask.REVISED, route[0], route[1:-1]) for route in REVISED),
    }
    assert silent(desk, proposed)
    done = decided(desk, proposed)
    assert (silent(desk, done), done.questions, done.new_errors) == ([], (), ())


def test_spelling_is_a_minor_change(desk: Desk) -> None:
    proposed = as_proposed(desk, changed((ONE, "title")))
    assert [question.may_be_minor for question in proposed.questions] == [True]
    done = decided(desk, proposed)
    assert b"minor: '2026-03-02'" in (done.files[0].after or b"")
    assert silent(desk, done) == []


def test_a_published_update_that_is_deleted_is_withdrawn_instead(desk: Desk) -> None:
    done = decided(desk, as_proposed(desk, {name: each for name, each in FULL.items() if name != ONE}))
    [file] = done.files
    assert b"withdrawn: {date: 2026-03-02, reason: It was wrong.}" in (file.after or b"")
    assert (file.after or b"").replace(b"withdrawn: {date: 2026-03-02, reason: It was wrong.}\n", b"") == file.before


def test_an_update_that_is_dated_back_says_when_it_was_written(desk: Desk) -> None:
    new = {"title": "N", "date": "2025-07-01", "": "New."}
    proposed = as_proposed(desk, FULL)
    wanted = only("updates/2025-07-01-n.md", file_text(new).encode(), "")
    proposed = all_proposed(desk, [wanted])
    assert [question.ask for question in proposed.questions] == [Ask.TOLD]
    [file] = decided(desk, proposed).files
    assert b"\nwritten: 2026-03-02\n" in (file.after or b"")


def test_what_can_only_be_written_back_is_a_finding(desk: Desk) -> None:
    proposed = as_proposed(desk, without((AREA, "corrections", 0)))
    assert proposed.questions == ()
    assert "The correction of 2026-01-05 was published, and is gone; write it back." in [
        one.problem.message for one in proposed.findings if one.is_new
    ]


def test_what_no_key_tells_of_is_a_warning_as_publishing_would_say(desk: Desk) -> None:
    proposed = as_proposed(desk, changed(("docs/data/glossary.yml", 0, "meaning")))
    assert proposed.questions == ()
    [warning] = [str(one.problem) for one in proposed.findings if one.is_new]
    assert "publish an update that says so" in warning


def test_changes_of_one_text_are_one_question_and_a_correction_names_all_that_it_must(desk: Desk) -> None:
    tree = copy.deepcopy(FULL)
    tree[AREA]["ratings"][0]["delivery"] = "at-risk"
    tree[AREA]["ratings"][1]["delivery"] = "complete"
    tree[AREA]["title"] = "All homes"
    proposed = as_proposed(desk, tree)
    [question] = proposed.questions
    assert not question.may_be_minor
    assert set(question.naming) == {"1 June 2025", "1 December 2025"}
    done = decided(desk, proposed)
    assert "1 June 2025; 1 December 2025: It was wrong." in (done.files[0].after or b"").decode()
    assert silent(desk, done) == []


def test_an_answer_that_lacks_something_says_what(desk: Desk) -> None:
    [question] = as_proposed(desk, changed((ONE, "title"))).questions
    for answers, field in (
        ({}, "meaning"),
        ({"meaning": "changed", "note": " "}, "note"),
        ({"meaning": "same", "note": "It was 3."}, "note"),
    ):
        missing = answered(question, answers, "2026-03-02")
        assert isinstance(missing, Missing)
        assert missing.field == field
    assert isinstance(answered(replace(question, ask=Ask.MOVED), {}, "2026-03-02"), Missing)


def test_words_that_could_harm_are_hidden_with_their_correction(desk: Desk) -> None:
    proposed = as_proposed(desk, changed((ONE, "title")))
    done = decided(desk, proposed, meaning="changed", show_before="no")
    assert b"show_before: false" in (done.files[0].after or b"")


def test_nothing_is_asked_of_a_draft_and_of_what_may_grow(desk: Desk) -> None:
    tree = copy.deepcopy(FULL)
    tree[AREA]["ratings"].append(
        {"date": "2026-02-01", "delivery": "complete", "impact": "improving", "reason": "Done."}
    )
    tree["updates/2026-03-02-d.md"] = {"title": "D", "date": "2026-03-02", "status": "draft", "": "Draft."}
    wanted = [
        only(AREA, file_text(tree[AREA]).encode(), look(desk, AREA)[1]),
        only("updates/2026-03-02-d.md", file_text(tree["updates/2026-03-02-d.md"]).encode(), ""),
    ]
    assert all_proposed(desk, wanted).questions == ()
    assert content_of(desk, "updates/2026-03-02-d.md") is None
