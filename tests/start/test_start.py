"""`progress start` as it is typed: its questions, its options, its words and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import NOW
from typed_commands import progress

from site_builder.commands.start import Options, start
from site_builder.read.record import read_edition

OPTIONS = (
    "--council",
    "Exampleton Council",
    "--plan",
    "The Plan",
    "--area",
    "Fostering",
    "--address",
    "https://a.gov.uk",
)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.chdir(tmp_path)


def test_options_say_everything_and_the_new_site_can_be_checked_and_written_in(monkeypatch: pytest.MonkeyPatch) -> None:
    result = progress("start", "new", *OPTIONS)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "  cd new\n" in result.stdout and "progress guide begin" in result.stdout
    monkeypatch.chdir("new")
    assert progress("check").exit_code == 0
    assert progress("new", "We begin", "--area", "1").stdout == "updates/2026-03-02-we-begin.md\n"


def test_what_is_missing_is_told_together_where_nobody_can_be_asked() -> None:
    result = progress("start", "new", "--plan", "The Plan")
    assert result.exit_code == 2
    assert "Error: --council, --area and --address are missing; name each as an option: " in result.stderr
    assert not Path("new").exists()


def test_what_is_wrong_is_told_together_and_nothing_is_written() -> None:
    result = progress("start", "new", "--council", "A\nB", "--plan", " ", "--area", "C", "--address", "javascript:x")
    assert (result.exit_code, result.stderr) == (
        2,
        "--council: 'A B' has a line break or a control character; write the name on one line.\n"
        "--plan: The name is empty; write one.\n"
        "--address: 'javascript:x' is not the address of a site; write it in full, such as https://www.example.org/progress/.\n",
    )
    assert not Path("new").exists()


def test_a_name_that_may_not_go_public_is_refused_in_the_words_of_the_check() -> None:
    result = progress("start", "new", *OPTIONS, "--area", "TODO find a name")
    assert result.exit_code == 2
    assert result.stderr.startswith("The answers cannot be used as they are:\n- 'TODO' is a note to oneself")
    assert not Path("new").exists()


def test_a_folder_with_something_in_it_is_refused_before_anything_is_asked() -> None:
    Path("new").mkdir()
    Path("new/plan.docx").write_text("", "utf-8")
    result = progress("start", "new")
    words = "new is not empty: it holds 'plan.docx'. Nothing was written; name a new folder.\n"
    assert (result.exit_code, result.stderr) == (2, words)


def test_a_site_within_another_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "within" not in progress("start", "new", *OPTIONS).stdout
    monkeypatch.chdir("new")
    assert f"It is inside another site, {Path.cwd()}: " in progress("start", "new", *OPTIONS).stdout


def answered(*lines: str, profile: str = "children") -> str:
    """What somebody reads who answers so."""
    with CliRunner().isolation(input="".join(f"{line}\n" for line in lines)) as streams:
        start(Path("new"), Options(None, None, (), None, (), profile, ("none",), asks=True))
        return streams[0].getvalue().decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("github", "gitlab"), "Of the pipelines keep those of your service, and delete the others: "),
        (("github",), "What else your pipelines need: "),
        (("none",), ""),
    ],
)
def test_only_who_has_pipelines_of_several_services_is_told_to_delete_some(typed: tuple[str, ...], says: str) -> None:
    said = progress("start", "new", *OPTIONS, *(word for name in typed for word in ("--pipelines", name))).stdout
    assert f"\n\n{says}{'progress guide operate' if says else ''}" in said
    assert ("pipelines" in said, "delete" in said) == (bool(says), len(typed) > 1)


def test_four_questions_are_asked_again_until_each_answer_is_right() -> None:
    council = "Cyngor: \"Môr\" & 'Tir' 🌊"
    said = answered("", council, "The Plan", "", "Fostering", "fostering", "Schools", "", "www.a.gov.uk", "")
    assert said.count("The name is empty; write one.") == 2
    assert "'fostering' is named twice; name each once." in said
    assert "do you mean https://www.a.gov.uk/?" in said
    edition, _, _ = read_edition(Path("new/mkdocs.yml"), NOW)
    assert (edition.council.name, edition.site_url) == (council, "https://example.org/progress/")
    assert [area.title for area in edition.record.areas] == ["Fostering", "Schools"]


def test_recommendations_are_asked_for_by_their_name() -> None:
    assert "Which recommendations are there?" in answered("A", "B", "C", "", "", profile="recommendations")


def test_a_send_partnership_is_asked_who_answers_for_it_besides_the_council() -> None:
    answered("Exampleton Council", "SEND Plan", "Waiting times", "", "", "NHS Exampleshire ICB", profile="send")
    edition, _, _ = read_edition(Path("new/mkdocs.yml"), NOW)
    assert edition.council.bodies == ("Exampleton Council", "NHS Exampleshire ICB")
