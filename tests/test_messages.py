"""The catalogue of texts: every text has its place and every place its text; numbers and dates in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

import site_builder
from site_builder.edition import NATIONAL_HELP
from site_builder.messages import Messages, english, flat, shipped, upper_first

ROOT = Path(site_builder.__file__).parent
SOURCES = [*ROOT.rglob("*.html"), *ROOT.rglob("*.py")]
SECTIONS = {key.split(".")[0] for key in english().words}
FILE_TYPES = {"md", "yml", "json", "csv", "html", "js", "css", "xml", "png"}
WORKED_OUT = re.compile(
    r"(?:language|dates|(?:young_)?(?:delivery|impact))\..*|\w+\.description|.*_aged|(?:second_version|easy_read|without_rules)\..*"
)
"""Texts whose whole key is worked out from a code, from the name of a page, or from how old the record is, or that stand
in place of others."""
_KEY = re.compile(r'"([a-z_]+\.[a-z0-9_-]+)"')
_BEGUN = re.compile(r'f?"([a-z_]+)\.(?:"\s*~|\{)')
"""A section whose key is worked out: `"kinds." ~ kind` in a template, `f"kinds.{kind}"` in the code."""


def named() -> Iterator[tuple[str, str]]:
    """Every key that looks like one of a text, with the file that names it."""
    for source in SOURCES:
        for key in _KEY.findall(source.read_text("utf-8")):
            is_file = key.rpartition(".")[2] in FILE_TYPES and key not in english().words
            if key.split(".")[0] in SECTIONS and not is_file:
                yield key, source.name


def test_every_text_that_is_asked_for_is_there() -> None:
    assert [(key, file) for key, file in named() if key not in english().words] == []


def test_no_text_lies_unused() -> None:
    begun = {section for source in SOURCES for section in _BEGUN.findall(source.read_text("utf-8"))}
    used = {key for key, _ in named()}
    left = [key for key in english().words if key not in used and key.split(".")[0] not in begun]
    assert [key for key in left if not WORKED_OUT.fullmatch(key)] == []


def test_every_default_help_has_its_name_and_words() -> None:
    assert all({f"help.{name}", f"help.{name}_text"} <= set(english().words) for name in NATIONAL_HELP)


def made_up(**sections: dict[str, object]) -> Messages:
    return Messages({"language.tag": "pl", **flat(sections)})


@pytest.mark.parametrize(
    ("number", "words"), [(0, "brak"), (1, "1 krok"), (2, "2 kroki"), (5, "5 kroków"), (22, "22 kroki")]
)
def test_a_number_takes_the_plural_of_its_language(number: int, words: str) -> None:
    forms = {"none": "brak", "one": "{n} krok", "few": "{n} kroki", "many": "{n} kroków", "other": "{n} kroku"}
    assert made_up(counts={"step": forms}).count("counts.step", number) == words


def test_a_date_takes_the_month_of_its_language() -> None:
    messages = made_up(dates={"day": "d MMMM y"})
    assert messages.date("day", date(2025, 7, 17)) == "17 lipca 2025"


def test_what_is_filled_into_html_is_escaped_and_html_is_not() -> None:
    messages = made_up(parts={"both": "{plain} & {link}"})
    link = Markup('<a href="x">y</a>')
    assert messages.html("parts.both", plain="<b>", link=link) == '&lt;b&gt; &amp; <a href="x">y</a>'


@pytest.mark.parametrize("language", ["xx", "../en", "en.yml", "../readability/lists/en/calm", ""])
def test_a_language_that_does_not_come_with_the_package_has_no_catalogue(language: str) -> None:
    assert shipped(language) is None


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("children who wait", "Children who wait"),
        ("kWh per school", "kWh per school"),
        ("iPads", "iPads"),
        ("at the RSC", "At the RSC"),
        ("élan", "Élan"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_but_for_a_word_that_has_its_own_inside(words: str, shown: str) -> None:
    assert upper_first(words) == shown
