"""A language of the council's own: every text must be there, in a language that exists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.messages import Messages, english
from site_builder.problems import Place, Problem
from site_builder.read.messages import read_messages

HERE = Place("mkdocs.yml", 4)


def catalogue() -> dict[str, Any]:
    """The English texts by section, as a file of another language starts."""
    sections: dict[str, Any] = {}
    for key, text in english().words.items():
        section, _, name = key.partition(".")
        sections.setdefault(section, {})[name] = text if isinstance(text, str) else dict(text)
    return sections | {"language": {"tag": "cy"}}


def line_of(folder: Path, typed: str) -> int:
    """The line of the file on which something was typed."""
    lines = (folder / "texts" / "cy.yml").read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if typed in line)


def read(folder: Path, sections: dict[str, Any]) -> tuple[Messages, list[str]]:
    (folder / "texts").mkdir()
    (folder / "texts" / "cy.yml").write_text(yaml.safe_dump(sections, allow_unicode=True), "utf-8")
    problems: list[Problem] = []
    return read_messages(folder, "cy", HERE, problems), [str(problem) for problem in problems]


def test_a_whole_catalogue_is_a_language(tmp_path: Path) -> None:
    texts, problems = read(tmp_path, catalogue())
    assert (problems, texts.tag, len(texts.words)) == ([], "cy", len(english().words))


def test_a_text_that_had_no_plural_forms_once_may_still_be_one_for_every_number(tmp_path: Path) -> None:
    sections = catalogue()
    sections["verdict"]["none_areas"] = "dim yn well mewn {all} maes"
    texts, problems = read(tmp_path, sections)
    said = [texts.count("verdict.none_areas", number, all=number) for number in (2, 3)]
    assert (problems, said) == ([], ["dim yn well mewn 2 maes", "dim yn well mewn 3 maes"])


@pytest.mark.parametrize("tag", ["en-GB", "cy", "el", "ar", "ja"])
def test_two_has_words_of_its_own_in_any_language_as_no_has(tag: str) -> None:
    forms = {"none": "no area", "two": "both areas", "other": "{n} areas"}
    texts = Messages({"language.tag": tag, "counts.area": forms})
    assert [texts.count("counts.area", n) for n in (0, 2, 7)] == ["no area", "both areas", "7 areas"]


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    sections = catalogue()
    del sections["titles"]["slow"], sections["titles"]["plan"]
    _, problems = read(tmp_path, sections)
    assert problems == [
        "texts/cy.yml:1: error: The section 'titles' does not have plan and slow; a new language needs every text. [missing-key]"
    ]


@pytest.mark.parametrize("tag", ["welsh language", "en_GB", "en-GB.UTF-8", "en-GB@euro", "root", "xx-YY"])
def test_a_language_that_nobody_speaks_is_named_and_left_out(tag: str, tmp_path: Path) -> None:
    texts, problems = read(tmp_path, catalogue() | {"language": {"tag": tag}})
    line = line_of(tmp_path, "tag:")
    assert problems == [
        f"texts/cy.yml:{line}: error: '{tag}' is not a language; write 'tag' as en-GB or cy. [language]"
    ]
    assert texts.locale == english().locale, "a preview, which shows the findings, must be able to write a date"


def test_a_pattern_that_writes_no_date_is_named(tmp_path: Path) -> None:
    sections = catalogue()
    sections["dates"]["month"] = "EEEEEEEEE"
    texts, problems = read(tmp_path, sections)
    line = line_of(tmp_path, "month: EEEEEEEEE")
    assert texts.words["dates.month"] == english().words["dates.month"]
    assert problems == [
        f"texts/cy.yml:{line}: error: 'EEEEEEEEE', for 'dates.month', does not write a date; use d, MMMM and y, such as d MMMM y. [date]"
    ]


@pytest.mark.parametrize("name", ["cy.yaml", "Cy.yml", "de.yml"])
def test_a_file_that_is_not_read_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for other in (name, "~cy.yml.bak", ".hidden"):
        (tmp_path / "texts" / other).write_text("titles: {slow: Late}", "utf-8")
    problems: list[Problem] = []
    assert read_messages(tmp_path, "en", HERE, problems).words == english().words
    assert [str(problem) for problem in problems] == [
        f"texts/{name}:1: warning: This file is not read, since the language of the site is 'en'; the texts in that language are in texts/en.yml. [ignored]"
    ]


def test_what_is_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "texts" / "en.yml").mkdir(parents=True)
    problems: list[Problem] = []
    assert read_messages(tmp_path, "en", HERE, problems).words == english().words
    assert [problem.code for problem in problems] == ["unreadable"]


def test_without_a_file_the_words_that_come_with_the_package_apply(tmp_path: Path) -> None:
    assert read_messages(tmp_path, "en", HERE, []).words == english().words
