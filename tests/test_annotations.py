"""Findings as services read them back: GitHub Actions, GitLab, Azure Pipelines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import Result
from conftest import MKDOCS_YML, NOW, write_tree
from hypothesis import given
from hypothesis import strategies as st
from typed_commands import progress

from site_builder.codes import Code
from site_builder.commands.annotations import for_azure, for_github, for_gitlab
from site_builder.problems import Place, Problem, Severity

FILE = "updates/2026-01-02-visit.md"
WRONG = "---\ntitle: A visit\ndate: 100%; 5]\n---\n\nThey came.\n"
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
problems = st.builds(
    Problem,
    st.builds(Place, texts, st.integers(1, 10**6)),
    st.sampled_from(Code),
    texts,
    st.sampled_from([Severity.ERROR, Severity.WARNING]),
)


def read_back(line: str, escapes: dict[str, str]) -> str:
    """A value with its escapes undone, `%` last, as both services do it."""
    for sign, escape in sorted(escapes.items(), key=lambda pair: pair[0] == "%"):
        line = line.replace(escape, sign)
    return line


@given(problems)
def test_github_reads_each_finding_back(problem: Problem) -> None:
    """As `ActionCommand.TryParseV2` of GitHub's runner splits a line."""
    line = for_github(problem)
    assert len(line.splitlines()) == 1
    head, _, message = line.removeprefix("::").partition("::")
    kind, _, given_properties = head.partition(" ")
    properties = dict(one.split("=", 1) for one in given_properties.split(","))
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A"}
    read = {name: read_back(value, {**escapes, ":": "%3A", ",": "%2C"}) for name, value in properties.items()}
    assert kind == problem.severity
    assert read == {"file": problem.file, "line": str(problem.place.line), "title": problem.code}
    assert read_back(message, escapes) == problem.words


@given(problems)
def test_azure_reads_each_finding_back(problem: Problem) -> None:
    """As `Command.TryParse` of Microsoft's agent splits a line."""
    line = for_azure(problem)
    assert len(line.splitlines()) == 1
    head, _, message = line.removeprefix("##vso[").partition("]")
    command, _, given_properties = head.partition(" ")
    properties = dict(one.split("=", 1) for one in given_properties.split(";") if one)
    escapes = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}
    read = {name: read_back(value, {**escapes, ";": "%3B", "]": "%5D"}) for name, value in properties.items()}
    assert command == "task.logissue"
    assert read.pop("columnnumber") == "1"
    assert read == {
        "type": problem.severity,
        "sourcepath": problem.file,
        "linenumber": str(problem.place.line),
        "code": problem.code,
    }
    assert read_back(message, escapes) == problem.words


def test_azure_has_no_notes_so_a_note_is_a_plain_line() -> None:
    note = Problem(Place(FILE, 3), Code.DATE, "It is so.", Severity.NOTE)
    assert for_azure(note) == str(note)


@given(st.lists(problems, max_size=6))
def test_gitlab_tells_all_findings_apart_and_a_line_above_makes_no_new_one(found: list[Problem]) -> None:
    report = json.loads(for_gitlab([*found, *found]))
    assert len({one["fingerprint"] for one in report}) == 2 * len(found)
    below = [Problem(one.place.at(one.place.line + 7), one.code, one.message, one.severity) for one in found]
    moved = json.loads(for_gitlab([*below, *below]))
    assert [one["fingerprint"] for one in moved] == [one["fingerprint"] for one in report]
    assert [one["location"]["lines"]["begin"] for one in report[: len(found)]] == [one.place.line for one in found]
    assert {one["severity"] for one in report} <= {"critical", "minor"}


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A council with one error, in a folder of a repository; we are at the repository's root."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    write_tree(tmp_path / "site", {"mkdocs.yml": MKDOCS_YML, FILE: WRONG})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*typed: str) -> Result:
    return progress("-f", "site/mkdocs.yml", "check", *typed)


def test_each_service_is_told_the_path_from_the_root_of_the_repository(council: Path) -> None:
    github, azure, gitlab = (check("--format", name) for name in ("github", "azure", "gitlab"))
    assert github.stdout.startswith(
        f"::error file=site/{FILE},line=3,title=date::The date '100%25; 5]' cannot be read."
    )
    assert azure.stdout.startswith(f"##vso[task.logissue type=error;sourcepath=site/{FILE};linenumber=3;")
    assert "]The date '100%AZP25; 5]' cannot be read." in azure.stdout
    (one,) = json.loads(gitlab.stdout)
    assert one["location"] == {"path": f"site/{FILE}", "lines": {"begin": 3}}
    assert gitlab.stderr.startswith(f"site/{FILE}:3: error: The date ")
    assert {result.exit_code for result in (github, azure, gitlab)} == {1}
    assert json.loads(check("--format", "json").stdout)[0]["file"] == FILE


def test_a_quiet_check_prints_errors_and_one_line(council: Path) -> None:
    draft = WRONG.replace("---\n\n", "status: draft\n---\n\n")
    write_tree(council / "site", {"updates/2026-02-01-draft.md": draft})
    loud, quiet = check(), check("--quiet")
    assert "1 warning" in loud.stderr and "draft.md:3: warning" in loud.stdout
    first, second = quiet.stdout.splitlines()
    assert re.match(rf"{FILE}:3: error: ", first)
    assert (second, quiet.stderr, quiet.exit_code) == ("1 error, 1 warning.", "", 1)
    assert "draft.md:3: warning" in check("--quiet", "--strict").stdout
