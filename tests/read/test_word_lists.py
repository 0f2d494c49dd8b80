"""A council's own lists of words change what applies to its own texts, and nothing else."""

from __future__ import annotations

from pathlib import Path

from conftest import write_tree

from site_builder.problems import Problem
from site_builder.read.word_lists import read_word_lists


def test_one_councils_words_are_not_anothers(tmp_path: Path) -> None:
    problems: list[Problem] = []
    before = read_word_lists(Path("/nowhere"), problems)
    own = read_word_lists(
        write_tree(tmp_path, {"words/notes.yml": "add: [nevermind]\ntake_away: [DRAFT ONLY]\n"}), problems
    )
    after = read_word_lists(Path("/nowhere"), problems)
    assert problems == []
    assert "nevermind" in own["notes"] and "DRAFT ONLY" not in own["notes"]
    assert after == before and "nevermind" not in after["notes"] and "DRAFT ONLY" in after["notes"]


def test_a_language_without_lists_of_its_own_has_those_of_any() -> None:
    other = read_word_lists(Path("/nowhere"), [], "cy")
    assert other["notes"] and not other["frightening"]
    assert read_word_lists(Path("/nowhere"), [])["frightening"]
