"""`--against`: the commands as a comms team and a pipeline type them, with the manifest of a site that was built."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MKDOCS_YML, NOW

from site_builder.cli import main

from .trees import MKDOCS, files_of, replace_in, run

WriteSite = Callable[[dict[str, str]], Path]
AREA = """\
---
area: 1
title: Homes
actions:
  - id: hire
    text: Hire ten people.
    due: 2026-06
ratings:
  - {date: 2025-06-01, delivery: off-track, impact: worse, reason: Nothing was done.}
  - {date: 2025-12-01, delivery: at-risk, impact: mixed, reason: Some was done.}
measures:
  - id: visits
    title: Visits on time
    target: 10
    points:
      - {date: 2025-06, value: 40}
      - {date: 2025-12, value: 45}
---
What was found.
"""
FILE = "docs/plan/01-homes.md"
SILENT = {
    "due: 2026-06": "due: 2027-06",
    "target: 10": "target: 35",
    "value: 40": "value: 55",
    "  - {date: 2025-06-01, delivery: off-track, impact: worse, reason: Nothing was done.}\n": "",
}
"""The four moves that today's builder let pass, as they were tried."""
SAID = """\
docs/plan/01-homes.md:7: error: 'due' of the action 'hire' was published as '2026-06'; write it back, or add '{date: 2026-03-02, was: 2026-06, why: …, agreed_by: …}' to the list 'moved' of the action 'hire', with the reason. [silent-move]
docs/plan/01-homes.md:9: error: The rating of 2025-06-01 was published, and is gone; write it back, or add an entry to 'corrections' that names it as '1 June 2025' and says what was changed and why. [silent-rating]
docs/plan/01-homes.md:13: error: 'target' of the measure 'visits' was published as '10'; write it back, or add '{date: 2026-03-02, was: 10, why: …, agreed_by: …}' to the list 'moved' of the measure 'visits', with the reason. [silent-move]
docs/plan/01-homes.md:15: error: The value of 2025-06 for 'visits' was published as '40'; write it back, or add 'revised: {date: 2026-03-02, was: 40, why: …}' to this point, with the reason. [silent-revision]
"""


@pytest.fixture
def live(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manifest of a site that was built in the folder in which the test then is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    mkdocs = f"{MKDOCS_YML}      engine: plain\n"
    root = write_site(
        {"mkdocs.yml": mkdocs, FILE: AREA, "updates/2026-02-01-a.md": "---\ntitle: A\ndate: 2026-02-01\n---\nA.\n"}
    )
    monkeypatch.chdir(root)
    assert progress("build", "--no-search").exit_code == 0
    return Path(shutil.copy("site/data/manifest.json", tmp_path_factory.mktemp("live") / "live.json"))


def progress(*typed: str) -> Result:
    result = CliRunner().invoke(main, list(typed))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def move_in_silence() -> None:
    for old, new in SILENT.items():
        replace_in(Path(FILE), old, new)


def test_what_was_published_and_is_unchanged_is_no_finding(live: Path) -> None:
    assert progress("check", "--against", str(live)).exit_code == 0
    built = progress("build", "--no-search", "--against", str(live))
    assert (built.exit_code, "silent" in built.output) == (0, False)


def test_the_four_silent_moves_are_found_with_their_lines(live: Path) -> None:
    move_in_silence()
    checked = progress("check", "--against", str(live))
    lines = "".join(f"{line}\n" for line in checked.stdout.splitlines() if ": warning:" not in line)
    assert (checked.exit_code, lines) == (1, SAID)
    assert checked.stderr.startswith("4 errors, ")
    found = json.loads(progress("check", "--against", str(live), "--format", "json").stdout)
    assert {one["code"] for one in found if one["severity"] == "error"} == {
        "silent-move",
        "silent-rating",
        "silent-revision",
    }
    assert progress("check", "updates", "--against", str(live)).exit_code == 0


def test_a_build_against_what_was_published_leaves_the_old_site_where_something_moved_in_silence(live: Path) -> None:
    before = files_of(Path("site"))
    move_in_silence()
    built = progress("build", "--no-search", "--against", str(live))
    assert built.exit_code == 1
    assert SAID in built.stderr and "Nothing was built" in built.stderr
    assert files_of(Path("site")) == before


def test_a_plain_build_notes_the_same_once_and_fails_for_none_of_it(live: Path) -> None:
    move_in_silence()
    built = progress("build", "--no-search")
    assert built.exit_code == 0
    assert SAID.replace(": error: ", ": note: ") in built.stderr
    replace_in(Path(FILE), "What was found.", "What was  found.")
    assert "silent" not in progress("build", "--no-search").stderr  # the site that is replaced now says the same


def test_a_check_after_a_build_compares_though_nothing_was_changed_since(live: Path) -> None:
    """A check asks what the last build found; what was published elsewhere is another question."""
    move_in_silence()
    assert progress("build", "--no-search").exit_code == 0
    assert progress("check").exit_code == 0
    assert progress("check", "--against", str(live)).exit_code == 1
    assert progress("build", "--no-search", "--against", str(live)).exit_code == 1


def test_what_a_build_found_beside_a_manifest_is_not_told_when_nobody_asks_for_that(live: Path) -> None:
    """Not even where nothing has changed since, and the findings of that build are remembered."""
    glossary = Path("docs/data/glossary.yml")
    glossary.parent.mkdir()
    glossary.write_text("- {term: Panel, meaning: A made-up group.}\n", "utf-8")
    assert progress("build", "--no-search").exit_code == 0
    shutil.copy("site/data/manifest.json", live)
    replace_in(glossary, "A made-up group.", "Another group.")
    built = progress("build", "--no-search", "--against", str(live))
    assert built.exit_code == 0 and "[silent-entry]" in built.stderr
    for typed in (("check",), ("build", "--no-search")):
        assert "[silent-entry]" not in progress(*typed).output
    assert "[silent-entry]" in progress("check", "--against", str(live)).output


def test_a_file_with_an_error_of_its_own_is_compared_when_that_is_put_right(live: Path) -> None:
    move_in_silence()
    replace_in(Path(FILE), "due: 2027-06", "due: soon")
    checked = progress("check", "--against", str(live))
    assert (checked.exit_code, "silent" in checked.stdout) == (1, False)


@pytest.mark.parametrize("command", [("check",), ("build", "--no-search")])
@pytest.mark.parametrize("kind", ["absent", "damaged", "foreign", "of another site"])
def test_what_cannot_be_compared_with_is_one_sentence_and_code_2(
    command: tuple[str, ...], kind: str, live: Path
) -> None:
    whole = json.loads(live.read_text("utf-8"))
    update = {"update/2020-01-01-x": {"address": "/updates/2020-01-01-x/", "date": "2020-01-01"}}
    other = {**whole, "site": "https://other.example/", "facts": update}
    content = {"damaged": live.read_text("utf-8")[:500], "foreign": "{}", "of another site": json.dumps(other)}
    live.unlink() if kind == "absent" else live.write_text(content[kind], "utf-8")
    before = files_of(Path("site"))
    done = progress(*command, "--against", str(live))
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1 and str(live) in done.stderr
    assert files_of(Path("site")) == before
    told = json.loads(progress("check", "--against", str(live), "--format", "json").stdout)
    assert [one["severity"] for one in told] == ["error"]


def test_against_is_for_one_council_and_not_for_what_is_urgent(live: Path) -> None:
    assert progress("build", "--urgent", "--against", str(live)).exit_code == 2
    shutil.copy("mkdocs.yml", "other.yml")
    for command in ("check", "build"):
        assert progress("-f", "mkdocs.yml", "-f", "other.yml", command, "--against", str(live)).exit_code == 2


def test_an_old_site_whose_manifest_is_of_a_newer_builder_is_replaced_with_a_warning(live: Path) -> None:
    manifest = Path("site/data/manifest.json")
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "version": 9}), "utf-8")
    built = progress("build", "--no-search")
    assert built.exit_code == 0
    assert "warning: What changed since the old site cannot be told: " in built.stderr


def test_mkdocs_notes_the_same(live: Path) -> None:
    replace_in(Path("mkdocs.yml"), "engine: plain", "engine: mkdocs")
    move_in_silence()
    done = run((*MKDOCS, "build"), Path.cwd())
    assert done.returncode == 0, done.stderr
    assert SAID.replace(": error: ", ": note: ") in done.stderr
