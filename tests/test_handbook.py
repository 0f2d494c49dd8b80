"""What a council can look up and change, as the commands print it: guide, codes, texts, words, and when to build again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from conftest import NOW
from typed_commands import progress

from site_builder.codes import Code
from site_builder.handbook import handbook

WriteSite = Callable[[dict[str, str]], Path]
WAITING = "---\ntitle: A visit\ndate: 2026-06-15\npublish_at: 2026-06-15 10:00\n---\n\nThey came.\n"


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


def run(*typed: str | Path) -> Result:
    return progress(*map(str, typed))


def test_the_guide_lists_every_page_that_it_has() -> None:
    book = handbook()
    assert set(book.pages) == {file.stem for file in Path(str(book.folder)).glob("*.md")} - {"README"} | {"changelog"}
    assert all(name in run("guide").stdout for name in book.pages)


def test_what_a_version_changes_is_a_page() -> None:
    assert run("guide", "changelog").stdout.startswith("# Changelog")


def test_a_page_is_shown_as_it_is_written() -> None:
    assert run("guide", "editors").stdout.startswith("# ")
    assert run("guide", "editors.md").stdout == run("guide", "editors").stdout


def test_a_page_that_is_not_there_is_told_with_the_nearest() -> None:
    result = run("guide", "publsh")
    assert result.exit_code == 2
    assert result.stderr == "'publsh' is not a page of the guide; did you mean 'publish'?\n"


def test_every_code_can_be_explained() -> None:
    book = handbook()
    assert all(book.explanation(code).strip() and "\n## " not in book.explanation(code) for code in Code)


def test_a_code_is_explained_as_it_is_copied_from_a_finding() -> None:
    assert run("explain", "[anchor]").stdout.startswith("A link leads to a heading that is not on that page.")
    assert run("explain", "ancor").stderr == "'ancor' is not the code of a finding; did you mean 'anchor'?\n"


def test_texts_can_be_copied_into_the_councils_own_file(write_site: WriteSite) -> None:
    root = write_site({})
    printed = run("-f", root / "mkdocs.yml", "texts", "slow").stdout
    own = yaml.safe_load(printed)
    own["titles"]["slow"] = "Made-up words for what is late"
    (root / "texts").mkdir()
    (root / "texts/en.yml").write_text(yaml.safe_dump(own, allow_unicode=True), "utf-8")
    assert run("-f", root / "mkdocs.yml", "check").exit_code == 0
    again = run("-f", root / "mkdocs.yml", "texts", "made-up words").stdout
    assert "slow: Made-up words for what is late   # your own" in again


def test_words_that_no_text_contains_are_told(write_site: WriteSite) -> None:
    result = run("-f", write_site({}) / "mkdocs.yml", "texts", "xyzzy")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "No text of the site contains 'xyzzy'; `progress texts` prints all.\n"


def test_a_list_of_words_has_the_councils_own_in_it(write_site: WriteSite) -> None:
    root = write_site({"words/allowed.yml": "add: [Exampletonians]\n"})
    assert "exampletonians" in run("-f", root / "mkdocs.yml", "words", "allowed").stdout.split("\n")
    assert "did you mean 'allowed'" in run("-f", root / "mkdocs.yml", "words", "alowed").stderr


def test_a_timer_is_told_the_next_publication_or_midnight(write_site: WriteSite) -> None:
    root = write_site({"updates/2026-06-15-visit.md": WAITING})
    midnight = run("-f", root / "mkdocs.yml", "next").stdout
    assert midnight == f"{NOW.date().replace(day=NOW.day + 1)}T00:00:00{NOW.strftime('%z')[:3]}:00\n"
    assert run("-f", root / "mkdocs.yml", "next", "--publications").stdout == "2026-06-15T10:00:00+01:00\n"


def test_without_an_update_that_waits_a_timer_is_told_nothing(write_site: WriteSite) -> None:
    result = run("-f", write_site({}) / "mkdocs.yml", "next", "--publications")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No update is waiting for its hour.\n")
