"""The commands as they are typed: words, exit codes, and what they write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml
from conftest import MKDOCS_YML, NOW
from hypothesis import given
from hypothesis import strategies as st
from typed_commands import progress

from site_builder.checked import read_and_check
from site_builder.cli import main
from site_builder.problems import how_many
from site_builder.record import keys
from site_builder.record.forms import Items, inner_of
from site_builder.record.updates import FILE_NAME, TITLE_LENGTH
from site_builder.write.new_update import LONGEST_SLUG, slug

WriteSite = Callable[[dict[str, str]], Path]
UPDATE = "---\ntitle: A visit\ndate: 2026-01-02\n---\n\nThey came.\n"
AREA = "---\narea: 3\ntitle: Spotting risk\n---\n\nA summary.\n"
KEYS = list(keys.UPDATE.by_name)
WRONG = {
    "updates/2026-01-02-visit.md": UPDATE.replace(
        "date: 2026-01-02", "date: 2026-01-02\nkinds: news, 100%\nareas: [9]"
    ),
    "updates/2026-01-01-first.md": UPDATE.replace("2026-01-02", "soon"),
    "docs/data/glossary.yml": "- term: Board\n",
    "updates/2026-02-01-draft.md": UPDATE.replace("2026-01-02", "2026-02-01\nstatus: draft\nkind: gossip"),
}
FINDINGS = """\
docs/data/glossary.yml:1: error: 'meaning' is missing; a term needs it. [missing-key]
updates/2026-01-01-first.md:3: error: The date 'soon' cannot be read. Write a day as 2025-07-17 or a month as 2025-07. [date]
updates/2026-01-02-visit.md:4: error: 'kinds' is not a key of an update; did you mean 'kind'? [unknown-key]
updates/2026-01-02-visit.md:5: error: The plan has no area 9; use 3. [unknown-area]
updates/2026-02-01-draft.md:5: warning: 'kind' is 'gossip'; use inspection, decision, board, partnership, report or news. [unknown-word]
"""


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.fixture
def here(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    """Writes a tree with one area, and goes there."""

    def write(files: dict[str, str]) -> Path:
        root = write_site({"docs/plan/03-risk.md": AREA, **files})
        monkeypatch.chdir(root)
        return root

    return write


def test_check_prints_every_finding_of_every_file_sorted_by_file_and_line(here: WriteSite) -> None:
    here(WRONG)
    result = progress("check")
    assert (result.exit_code, result.stdout, result.stderr) == (1, FINDINGS, "4 errors, 1 warning.\n")


def test_check_as_json_is_a_list_of_findings(here: WriteSite) -> None:
    here(WRONG)
    result = progress("check", "--format", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found[3] == {
        "file": "updates/2026-01-02-visit.md",
        "line": 5,
        "severity": "error",
        "code": "unknown-area",
        "message": "The plan has no area 9; use 3.",
    }
    lines = [f"{f['file']}:{f['line']}: {f['severity']}: {f['message']} [{f['code']}]\n" for f in found]
    assert "".join(lines) == FINDINGS


@pytest.mark.parametrize("typed", ["updates/2026-01-02-visit.md", "./updates/../updates/2026-01-02-visit.md"])
def test_check_of_a_path_shows_only_its_findings_though_everything_was_read(here: WriteSite, typed: str) -> None:
    here(WRONG)
    result = progress("check", typed)
    lines = FINDINGS.splitlines(keepends=True)
    assert (result.exit_code, result.stdout) == (1, "".join(lines[2:4]))  # the area that the plan has not is among them
    assert result.stderr == "2 errors, no warnings. In other files: 2 errors, 1 warning.\n"


def test_check_of_paths_takes_files_and_folders_and_counts_only_their_errors(here: WriteSite) -> None:
    root = here(WRONG)
    draft, data = "updates/2026-02-01-draft.md", "docs/data"
    result = progress("check", draft, data, "--format", "json")
    assert [found["file"] for found in json.loads(result.stdout)] == ["docs/data/glossary.yml", draft]
    assert progress("check", draft).exit_code == 0
    assert progress("check", draft, "--strict").exit_code == 1
    assert progress("check", "docs/plan", "--strict").exit_code == 0
    assert progress("check", ".").stdout == FINDINGS
    assert progress("check", str(root / draft)).stdout == FINDINGS.splitlines(keepends=True)[-1]


def test_check_of_a_path_may_be_asked_for_from_another_folder(here: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    root = here(WRONG)
    monkeypatch.chdir(root / "updates")
    asked = [["2026-02-01-draft.md"], ["updates/2026-02-01-draft.md"]]  # as it lies, and as findings name it
    for typed in asked:
        assert progress("-f", "../mkdocs.yml", "check", *typed).stdout == FINDINGS.splitlines(keepends=True)[-1]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["digest"], "Missing option '--since'. First day, such as 2026-01-28, or 'last'"),
        (["explain"], "Missing argument 'CODE'. Say what the CODE in square brackets"),
        (["automate"], "for a service, or for a server of yours. Choose from:"),
    ],
)
def test_what_was_not_typed_is_said_with_what_it_is(typed: list[str], says: str) -> None:
    result = progress(*typed)
    assert (result.exit_code, says in result.output) == (2, True), result.output


def test_check_of_a_path_that_is_never_read_is_a_wrong_use(here: WriteSite) -> None:
    root = here(WRONG)
    (root / "README.md").write_text("Not read.", "utf-8")
    result = progress("check", "updates/2026-01-03-gone.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "There is no file or folder 'updates/2026-01-03-gone.md'; name one of the site.\n"
    for typed in ("README.md", ".."):
        result = progress("check", typed)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            f"'{typed}' is not part of the site; mkdocs.yml and the files below updates, docs, words and texts are checked.\n"
        )


def test_the_table_of_figures_of_a_path_has_only_its_texts(here: WriteSite) -> None:
    here({"updates/2025-07-17-visit.md": READABLE, "updates/2026-01-02-visit.md": UPDATE})
    assert progress("check", "--readability", "updates").stdout == progress("check", "--readability").stdout
    asked = progress("check", "--readability", "updates/2026-01-02-visit.md")
    assert asked.stdout == "There is no text for young people to measure.\n"


def test_check_as_json_without_findings_is_an_empty_list(here: WriteSite) -> None:
    here({})
    result = progress("check", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_check_for_github_is_a_workflow_command_a_finding(here: WriteSite) -> None:
    here(WRONG)
    result = progress("check", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[2:] == [
        "::error file=updates/2026-01-02-visit.md,line=4,title=unknown-key::'kinds' is not a key of an update; did you mean 'kind'?",
        "::error file=updates/2026-01-02-visit.md,line=5,title=unknown-area::The plan has no area 9; use 3.",
        "::warning file=updates/2026-02-01-draft.md,line=5,title=unknown-word::'kind' is 'gossip'; use inspection, decision, board, partnership, report or news.",
    ]


def test_check_for_github_escapes_what_github_would_take_for_its_own(here: WriteSite) -> None:
    here({"updates/2026-01-02-visit.md": UPDATE.replace("2026-01-02", "100%, 5%0A")})
    result = progress("check", "--format", "github")
    assert "The date '100%25, 5%250A' cannot be read." in result.stdout


READABLE = """\
---
title: A visit
date: 2025-07-17
promises:
  - {id: a, text: Implementation., due: 2026-06, young_people: We will put more workers into each of our offices.}
young_people: |
  They came to see you. They told us what you had told them.

  > Organisational accountability necessitated comprehensive implementation.

  We wrote it all down. Tell us more.
---
A visit.
"""


def test_check_prints_the_figures_of_each_text_for_young_people_hardest_first(here: WriteSite) -> None:
    here({"updates/2025-07-17-visit.md": READABLE})
    result = progress("check", "--readability")
    head, *rows = result.stdout.splitlines()
    assert head.split()[:3] == ["words", "sentences", "mean"]
    assert [row.partition("  updates/")[2] for row in rows[:2]] == [
        "2025-07-17-visit.md:5 (a promise): 'We will put more workers into each of our offices.'",
        "2025-07-17-visit.md:7 (an update): 'They told us what you had told them.'",
    ]
    assert [row.split()[:4] for row in rows] == [
        ["10", "1", "10.0", "10"],
        ["21", "4", "5.2", "8"],
        ["31", "5", "6.2", "10"],
    ]
    assert (result.stderr, result.exit_code) == ("No errors, 1 warning.\n", 0)


def test_the_table_of_figures_looks_as_the_guide_shows_it(here: WriteSite) -> None:
    lines = [line for line in READABLE.splitlines(keepends=True) if not line.startswith(("promises:", "  - {id"))]
    here({"updates/2025-07-17-visit.md": "".join(lines)})
    guide = (Path(__file__).parents[1] / "guide" / "commands.md").read_text("utf-8")
    assert progress("check", "--readability").stdout in guide


def test_check_shows_hints_for_adults_texts_with_all_and_nothing_fails_for_them(here: WriteSite) -> None:
    here({"updates/2025-07-17-visit.md": READABLE.replace("A visit.", "A visit at pace. The MASH met.")})
    result = progress("check", "--readability", "--all", "--strict")
    table, adults, told = result.stdout.split("\n\n")
    assert table + "\n" == progress("check", "--readability").stdout
    assert any(row.endswith("(an update): 'A visit at pace.'") for row in adults.splitlines())
    assert [line.partition(" in ")[0] for line in told.splitlines()] == [
        "updates/2025-07-17-visit.md:13: hint: 'MASH'",
        "updates/2025-07-17-visit.md:13: hint: 'at pace'",
    ]
    alone = progress("check", "--all")
    assert (alone.exit_code, alone.stdout) == (2, "") and "--readability" in alone.stderr


def test_the_table_of_figures_says_that_there_is_nothing_to_measure(here: WriteSite) -> None:
    here({})
    assert progress("check", "--readability").stdout == "There is no text for young people to measure.\n"


def test_check_without_findings_says_so_and_ends_with_0(here: WriteSite) -> None:
    here({"updates/2026-01-02-visit.md": UPDATE})
    result = progress("check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No errors, no warnings.\n")


def test_a_number_agrees_with_its_noun_in_what_a_build_says() -> None:
    assert [how_many(number, "area") for number in (0, 1, 2)] == ["0 areas", "1 area", "2 areas"]


def test_warnings_without_errors_end_with_0(here: WriteSite) -> None:
    here({"updates/notes.txt": "x"})
    result = progress("check")
    assert (result.exit_code, result.stderr) == (0, "No errors, 1 warning.\n")
    assert result.stdout == (
        "updates/notes.txt:1: warning: This is not an update and is ignored; an update is a text file whose name ends in '.md', and pictures and documents belong below docs/. [ignored]\n"
    )


def test_check_strict_lets_warnings_fail_too(here: WriteSite) -> None:
    here({"updates/picture.jpg": ""})
    assert progress("check").exit_code == 0
    assert progress("check", "--strict").exit_code == 1
    here({"mkdocs.yml": "site_name: A\nplugins: [progress]\n"})
    assert progress("check", "--strict").exit_code == 2


def test_check_strict_without_findings_ends_with_0(here: WriteSite) -> None:
    here({})
    assert progress("check", "--strict").exit_code == 0


def test_check_at_a_moment_is_the_check_of_that_moment_in_the_councils_time(here: WriteSite) -> None:
    text = "---\ntitle: A\ndate: 2026-06-03\npublish_at: 2026-06-03 10:00\n---\nText.\n"
    link = "---\ntitle: B\ndate: 2026-01-01\n---\n[A](2026-06-03-a.md)\n"
    here({"updates/2026-06-03-a.md": text, "updates/2026-01-01-b.md": link})
    assert progress("check").exit_code == 1
    assert progress("check", "--at", "2026-06-03 09:59").exit_code == 1
    assert progress("check", "--at", "2026-06-03 10:00").exit_code == 0
    assert "after today, 2025-12-31" in progress("check", "--at", "2025-12-31 23:59").stdout


@pytest.mark.parametrize("typed", ["", "tomorrow", "2026-06-03", "2026-06-03T10:00", "2026-06-31 10:00"])
def test_a_moment_that_cannot_be_read_ends_with_2(typed: str, here: WriteSite) -> None:
    here({})
    result = progress("check", "--at", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"The moment '{typed}' cannot be read. Write a day and an hour, as in --at '2026-11-26 10:00'.\n"
    )


def test_an_error_in_the_configuration_ends_with_2(here: WriteSite) -> None:
    here({"mkdocs.yml": MKDOCS_YML.replace("plan: Exampleton Improvement Plan", "paln: x")})
    result = progress("check")
    assert result.exit_code == 2
    assert result.stdout == (
        "mkdocs.yml:5: error: 'plan' is missing; the plugin 'progress' needs it. [missing-key]\n"
        "mkdocs.yml:7: error: 'paln' is not a key of the plugin 'progress'; did you mean 'plan'? [unknown-key]\n"
    )


def test_build_with_errors_says_them_and_that_nothing_was_built(here: WriteSite) -> None:
    root = here(WRONG)
    result = progress("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{FINDINGS}4 errors, 1 warning. Nothing was built; the old site is as it was.\n"
    assert not (root / "site").exists()


def test_no_configuration_ends_with_2_and_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["check"], ["build"], ["new", "A title"], ["preview"]):
        result = progress(*command)
        assert (result.exit_code, result.stdout) == (2, ""), command
        assert "mkdocs.yml" in result.stderr and "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []
    assert progress("check").stderr == (
        "There is no mkdocs.yml; go to the folder that contains mkdocs.yml, name the file with -f, or begin a new site with 'progress start FOLDER'.\n"
    )


def test_a_folder_in_place_of_the_configuration_is_told_with_the_file_in_it(here: WriteSite) -> None:
    here({})
    result = progress("-f", "docs", "check")
    words = f"docs is a folder; name the file in it, such as {Path('docs') / 'mkdocs.yml'}.\n"
    assert (result.exit_code, result.stderr) == (2, words)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("new", "A title", "--area", "x"), "'x' is not a whole number, 0 or more."),
        (("new", "A title", "--area", "-1"), "'-1' is not a whole number, 0 or more."),
        (("preview", "--port", "99999"), "'99999' is not a whole number from 1 to 65535."),
    ],
)
def test_a_number_that_an_option_cannot_take_is_told_in_plain_words(typed: tuple[str, ...], says: str) -> None:
    result = progress(*typed)
    assert result.exit_code == 2
    assert result.stderr.endswith(f": {says}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mkdocs.yml contains no settings; it needs at least site_name, site_url and plugins.\n"),
        ("just words", "mkdocs.yml contains no settings; it needs at least site_name, site_url and plugins.\n"),
        (
            "site_name: 'x\n",
            "mkdocs.yml:1: error: This line cannot be read as 'key: value': a quotation mark is opened and not closed. [yaml]\n",
        ),
    ],
)
def test_a_configuration_that_cannot_be_read_ends_with_2(text: str, said: str, here: WriteSite) -> None:
    here({"mkdocs.yml": text})
    for command in ("check", "build"):
        result = progress(command)
        assert (result.exit_code, result.stderr) == (2, said)


def test_a_folder_for_a_configuration_ends_with_2(here: WriteSite) -> None:
    root = here({})
    assert progress("-f", str(root / "docs"), "check").exit_code == 2


def test_a_configuration_in_another_folder_and_of_another_name_is_read(
    here: WriteSite, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = here({**WRONG, "council.yml": MKDOCS_YML})
    (root / "mkdocs.yml").unlink()
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    for file in (root / "council.yml", Path("..") / ".." / root.relative_to(Path.cwd().parents[1]) / "council.yml"):
        result = progress("-f", str(file), "check")
        assert (result.exit_code, result.stdout) == (1, FINDINGS)


def test_an_option_of_progress_itself_after_a_command_is_told_where_it_belongs(here: WriteSite) -> None:
    here({})
    done = progress("build", "-f", "mkdocs.yml")
    assert done.exit_code == 2
    words = "'-f' is an option of progress itself; type it before 'build', as in 'progress -f … build'."
    assert words in " ".join(done.stderr.split())


def test_a_wrong_option_ends_with_2(here: WriteSite) -> None:
    here({})
    for typed in (["check", "--format", "xml"], ["bulid"], ["preview", "--port", "0"], ["new"], ["build", "--fast"]):
        result = progress(*typed)
        assert result.exit_code == 2 and result.stderr.startswith("Usage: "), typed


@pytest.mark.parametrize(
    ("command", "sentences"),
    [
        ([], ["Builds a council's public progress site from its updates and its plan.", "The site's configuration."]),
        (["build"], ["Check everything, then build the whole site to replace the old one.", "Where the site goes"]),
        (["check"], ["Read and check everything, and write nothing.", "[text|json|github|gitlab|azure]"]),
        (["status"], ["Print what your team has to deal with, and write nothing.", "[text|json]"]),
        (["pack"], ["Write what changed between two meetings, as one page to print and CSV files", "--as-at D"]),
        (["preview"], ["Show the site on this computer, drafts included and marked", "--port"]),
        (
            ["new"],
            ["Write a new update file in which every key is explained, and print its path.", "such as 2025-07-17"],
        ),
        (["import"], ["Make a draft of a Word file (.docx)", "Its draft never takes the place of a file"]),
    ],
)
def test_help_of_each_command_reads_well(command: list[str], sentences: list[str]) -> None:
    for sign in ("--help", "-h"):
        result = progress(*command, sign)
        words = " ".join(result.stdout.split())
        assert result.exit_code == 0
        assert all(sentence in words for sentence in sentences), words
        assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_help_names_each_command_with_its_sentence() -> None:
    listed = re.findall(r"^  ([\w-]+)  +(\S.*)$", progress("--help").stdout.split("Commands:")[1], re.MULTILINE)
    assert [name for name, _ in listed] == sorted(main.commands)
    assert all(words[0].isupper() and words.endswith(".") and "..." not in words for _, words in listed)


def test_every_option_of_every_command_is_explained() -> None:
    for command in main.commands.values():
        for option in (found for found in command.params if isinstance(found, click.Option)):
            assert option.help, f"{command.name} {option.name}"


@pytest.mark.parametrize("command", [["check"], ["build"], ["new", "A title"]])
def test_a_fault_of_ours_is_one_sentence_a_log_and_3(
    command: list[str], here: WriteSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one place where our own code is replaced: no content can provoke a fault that we do not know of."""

    def broken(*rest: object) -> None:
        raise RuntimeError("the moon fell down")

    root = here({})
    monkeypatch.setattr("site_builder.checked.read_edition", broken)
    result = progress(*command)
    sentence = r"This is a fault in the builder, not in your text; please send (.*) to its maintainers\.\n"
    match = re.fullmatch(sentence, result.stderr)
    assert match and (result.exit_code, result.stdout) == (3, "")
    log = Path(match[1])
    assert "RuntimeError: the moon fell down" in log.read_text("utf-8")
    assert (log == root / ".cache" / "fault.log") == (command != ["check"])  # which writes nothing there
    log.unlink()


def new(root: Path, *typed: str) -> Path:
    """The file that `progress new` wrote; fails if it did not."""
    result = progress("new", *typed)
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("\n") and result.stdout.count("\n") == 1
    return root / result.stdout.strip()


def test_new_writes_a_file_named_by_its_date_and_title(here: WriteSite) -> None:
    root = here({})
    file = new(
        root, "Inspectors visit: 'the front door'", "--date", "2026-01-31", "--kind", "inspection", "--area", "3"
    )
    assert file == root / "updates" / "2026-01-31-inspectors-visit-the-front-door.md"
    front = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
    assert front["title"] == "Inspectors visit: 'the front door'"
    assert (str(front["date"]), front["kind"], front["areas"]) == ("2026-01-31", "inspection", [3])
    assert front["status"] == "draft"


def test_new_takes_today_and_news_where_nothing_is_said(here: WriteSite) -> None:
    root = here({})
    file = new(root, "A title")
    front = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
    assert file.name == "2026-03-02-a-title.md"
    assert (front["kind"], front["areas"]) == ("news", [])


def test_a_title_that_begins_like_a_day_does_not_make_a_month_one(here: WriteSite) -> None:
    root = here({})
    file = new(root, "12 children", "--date", "2026-01")
    assert file.name == "2026-01-update-12-children.md"
    assert new(root, "12 children", "--date", "2026-01-05").name == "2026-01-05-12-children.md"
    assert progress("check").exit_code == 0


def test_a_title_that_is_not_text_is_refused_and_nothing_is_written(here: WriteSite) -> None:
    root = here({})
    for title in ("a\udcff", "a\x7f", "a\nb", " "):
        assert progress("new", title).exit_code == 2
    assert not list(root.glob("updates/*"))


def test_new_explains_every_key_of_an_update(here: WriteSite) -> None:
    lines = new(here({}), "A title").read_text("utf-8").splitlines()
    for key in KEYS:
        [at] = [number for number, line in enumerate(lines) if re.match(rf"(?:# )?{key}:(?: |$)", line)]
        before = next(
            line for line in reversed(lines[:at]) if not re.match(r"# *(?:image|withdrawn): |date: |title: ", line)
        )
        assert re.match(r"# \w.{10,}", before), (key, before)


def test_new_says_of_each_key_what_its_declaration_says(here: WriteSite) -> None:
    text = new(here({}), "A title").read_text("utf-8")
    assert [key.name for key in keys.UPDATE.keys if f"\n# {key.help.removesuffix('.')}" not in text] == []


def test_new_shows_every_key_of_what_an_update_lists(here: WriteSite) -> None:
    text = new(here({}), "A title").read_text("utf-8")
    lists = {key.name: inner_of(key.form) for key in keys.UPDATE.keys if isinstance(key.form, Items)}
    for name, thing in lists.items():
        block = re.search(rf"^# {name}:\n((?:#  .*\n)+)", text, re.MULTILINE)
        shown = re.findall(r"^#   [- ] ([a-z_]+): ", block.group(1), re.MULTILINE) if block else None
        assert shown == (list(thing.by_name) if thing and name not in ("sources", "keeps") else None)


def test_new_names_no_key_that_an_update_does_not_have(here: WriteSite) -> None:
    text = new(here({}), "A title").read_text("utf-8").split("---\n")[1]
    named = set(re.findall(r"^(?:# )?([a-z_]+):(?= |$)", text, re.MULTILINE))
    assert named == set(KEYS)


def test_what_new_wrote_is_a_draft_that_says_what_is_still_to_be_written(here: WriteSite) -> None:
    file = new(here({}), "A title", "--area", "3")
    result = progress("check")
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "warning: 'Write here what happened' is only a sample; write your own words, or delete it. [sample]\n"
    )
    file.write_text(file.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    assert progress("check").exit_code == 1


def filled_in(file: Path) -> str:
    """What `progress new` wrote, with every key that it explains."""
    example = re.compile(rf"^# (?=(?:{'|'.join(KEYS)}):(?: |$)|  )", re.MULTILINE)
    return example.sub("", file.read_text("utf-8")).replace("status: draft\n", "")


def test_what_new_wrote_has_no_error_with_every_key_filled_in_but_its_samples(here: WriteSite) -> None:
    file = new(
        here({"docs/images/picture.jpg": "a picture"}),
        "A title",
        "--date",
        "2026-02",
        "--area",
        "3",
        "--kind",
        "inspection",
    )
    file.write_text(filled_in(file), "utf-8")
    assert all(re.search(rf"^{key}:", file.read_text("utf-8"), re.MULTILINE) for key in KEYS if key != "status")
    result = progress("check")
    assert result.exit_code == 1
    assert {line[line.rindex("[") :] for line in result.stdout.splitlines()} == {"[sample]"}


def test_no_sample_of_new_passes_the_check(here: WriteSite) -> None:
    file = new(here({"docs/images/picture.jpg": "a picture"}), "A title", "--date", "2026-02", "--area", "3")
    file.write_text(
        re.sub("(?m)^withdrawn:.*$", "", filled_in(file)), "utf-8"
    )  # of one that is withdrawn little is shown
    lines = file.read_text("utf-8").splitlines()
    samples = {
        number for number, line in enumerate(lines, 1) if re.search(r'^[^#]*: ?"[^"]|https://|^  #|a-short', line)
    }
    found = {int(line.split(":")[1]) for line in progress("check").stdout.splitlines()}
    title = {number for number, line in enumerate(lines, 1) if line.startswith("title:")}
    assert samples - title <= found


def test_new_never_overwrites(here: WriteSite) -> None:
    root = here({})
    file = new(root, "A title")
    file.write_text("mine", "utf-8")
    result = progress("new", "A title")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "updates/2026-03-02-a-title.md already exists and was left as it is; choose another title or date.\n"
    )
    assert file.read_text("utf-8") == "mine"
    assert [path.name for path in (root / "updates").iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["A title", "--area", "4"], "The plan has no area 4; use 3.\n"),
        (
            ["A title", "--date", "31 January"],
            "The date '31 January' cannot be read. Write a day as 2025-07-17 or a month as 2025-07.\n",
        ),
        (
            ["A title", "--date", "2026-02-30"],
            "The date '2026-02-30' cannot be read. Write a day as 2025-07-17 or a month as 2025-07.\n",
        ),
        (
            ["A title", "--date", "2026-01/2026-02"],
            "The date '2026-01/2026-02' cannot be read. Write a day as 2025-07-17 or a month as 2025-07.\n",
        ),
        (["  "], "Give the update a title of one line and at most 150 characters.\n"),
        (["x" * 151], "Give the update a title of one line and at most 150 characters.\n"),
        (["two\nlines"], "Give the update a title of one line and at most 150 characters.\n"),
    ],
)
def test_new_with_a_wrong_option_ends_with_2_and_writes_nothing(typed: list[str], said: str, here: WriteSite) -> None:
    root = here({})
    result = progress("new", *typed)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)
    assert not (root / "updates").exists()


@pytest.mark.parametrize(
    "title",
    [
        'Inspectors\' visit: "good" & <better> – 100% 🎉',
        "- a list? # no: a 'title'",
        "Cyngor Ŵyl a Łódź",
        "🎉",
        "C:\\new\\title",
        "{{ 7 * 7 }} {% x %}",
        "yes",
        "2026",
        "*anchor &alias !tag @at `tick`",
        "x" * 150,
    ],
)
def test_new_keeps_any_title_as_it_was_typed(title: str, here: WriteSite) -> None:
    root = here({})
    file = new(root, "--area", "3", "--", title)
    text = file.read_text("utf-8").replace("status: draft\n", "").replace("Write here what happened", "It happened")
    file.write_text(text, "utf-8")
    assert progress("check").stdout == ""
    checked = read_and_check(root / "mkdocs.yml", NOW)
    assert [update.title for update in checked.edition.record.updates] == [title]


def test_new_names_its_file_below_the_configuration_it_was_given(
    here: WriteSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = here({})
    monkeypatch.chdir(root / "docs")
    result = progress("-f", "../mkdocs.yml", "new", "A title")
    assert (result.exit_code, result.stdout) == (0, f"{root}/updates/2026-03-02-a-title.md\n")
    assert (root / "updates" / "2026-03-02-a-title.md").is_file()


@given(st.text(min_size=1, max_size=TITLE_LENGTH))
def test_every_title_gives_a_file_name_that_an_update_may_have(title: str) -> None:
    assert FILE_NAME.fullmatch(f"2026-03-02-{slug(title)}.md")
    assert len(slug(title)) <= LONGEST_SLUG


def test_a_title_without_quotation_marks_is_given_back_with_them(here: Callable[[dict[str, str]], Path]) -> None:
    root = here({})
    result = progress("new", "Visit", "of", "the", "inspectors", "--kind", "board")
    assert (result.exit_code, list(root.glob("updates/*"))) == (2, [])
    assert result.stderr == 'Put the title in quotation marks: progress new "Visit of the inspectors".\n'
