"""A language of the council's own: every text must be there, in a language that exists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from site_builder.problems import Place, Problem
from site_builder.read.texts import read_texts
from site_builder.texts import Texts, english

HERE = Place("mkdocs.yml", 4)


def catalogue() -> dict[str, Any]:
    """The English texts by section, as a file of another language starts."""
    sections: dict[str, Any] = {}
    for key, text in english().words.items():
        section, _, name = key.partition(".")
        sections.setdefault(section, {})[name] = text if isinstance(text, str) else dict(text)
    return sections | {"language": {"tag": "cy"}}


def read(folder: Path, sections: dict[str, Any]) -> tuple[Texts, list[str]]:
    (folder / "texts").mkdir()
    (folder / "texts" / "cy.yml").write_text(yaml.safe_dump(sections, allow_unicode=True), "utf-8")
    problems: list[Problem] = []
    return read_texts(folder, "cy", HERE, problems), [str(problem) for problem in problems]


def test_a_whole_catalogue_is_a_language(tmp_path: Path) -> None:
    texts, problems = read(tmp_path, catalogue())
    assert (problems, texts.tag, len(texts.words)) == ([], "cy", len(english().words))


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    sections = catalogue()
    del sections["titles"]["slow"], sections["titles"]["plan"]
    _, problems = read(tmp_path, sections)
    assert problems == [
        "texts/cy.yml:1: error: The section 'titles' lacks plan and slow; a new language needs every text. [missing-key]"
    ]


def test_a_language_that_nobody_speaks_is_named(tmp_path: Path) -> None:
    _, problems = read(tmp_path, catalogue() | {"language": {"tag": "welsh language"}})
    assert problems == [
        "texts/cy.yml:1: error: 'welsh language' is no language; write 'tag' as en-GB or cy. [language]"
    ]


def test_a_pattern_that_writes_no_date_is_named(tmp_path: Path) -> None:
    sections = catalogue()
    sections["dates"]["month"] = "EEEEEEEEE"
    _, problems = read(tmp_path, sections)
    assert problems == [
        "texts/cy.yml:1: error: 'EEEEEEEEE', for 'dates.month', writes no date; use d, MMMM and y, such as d MMMM y. [date]"
    ]


def test_without_a_file_the_words_that_come_with_the_package_stand(tmp_path: Path) -> None:
    assert read_texts(tmp_path, "en", HERE, []) is english()
