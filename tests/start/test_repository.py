"""What a council's own repository begins with: read back as it was answered, and nothing wrong with it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import NOW, findings
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_builder.read.record import read_edition
from site_builder.record.forms import Thing, within
from site_builder.record.setting_keys import CONFIGURATION, PROGRESS, THEME
from site_builder.start import Answers, Profile, Systems, files, write_new_folder
from site_builder.start.answers import NOT_KNOWN_YET

DAY = NOW.date()
ANSWERS = Answers(
    "Exampleton Council", "Improvement Plan", ("Fostering", "Schools"), "https://www.exampleton.gov.uk/p/"
)
FOUR = (ANSWERS.council, ANSWERS.plan, ANSWERS.areas, ANSWERS.address)
NEVER_READ = ("schema/", ".vscode/", "README.md", "requirements.txt", ".gitignore")
PIECES = (
    *("a: b", '"', "'", "&", "#", " ", "- ", "|", ">", "%", "@", "`", "{x}", "[x]", "!!x", "*a", "\\", "<b>", "$plan"),
    *("ŵ", "🌊", "مدرسة", "\u200f", "TBC", "null", "2025", "---", "\t", "x" * 70, "Plan", "\n", "\u202e"),
)
NAMES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=6).map("".join)
ADDRESSES = st.sampled_from(
    ("https://a.gov.uk", "http://a.gov.uk/p", "https://a.gov.uk:8443/p/q/", "HTTPS://A.GOV.UK/P/")
)


def written(root: Path, answers: Answers) -> Path:
    """The files that are read of a new site, in a folder."""
    read = {path: text for path, text in files(answers, DAY, "1.0").items() if not path.startswith(NEVER_READ)}
    write_new_folder(root, read, lambda _: None)
    return root


@pytest.mark.parametrize("profile", Profile)
def test_a_new_site_has_no_error_and_its_warnings_tell_what_to_fill_in(profile: Profile, tmp_path: Path) -> None:
    root = written(tmp_path / "new", Answers(*FOUR, profile=profile))
    said = findings(root)
    assert [line for line in said if not re.search(r": warning: .* \[(?:not-filled-in|sample)\]$", line)] == []
    named = {line.partition(":")[0] for line in said}
    assert {"mkdocs.yml", "docs/index.md", "docs/plan/01-fostering.md", "updates/2026-03-02-first-update.md"} <= named


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("https://www.exampleton.gov.uk/p/", "identifier_host: www.exampleton.gov.uk"),
        (NOT_KNOWN_YET, "#identifier_host:"),
    ],
)
def test_the_host_that_feeds_are_known_by_is_written_once_it_will_stay(address: str, line: str) -> None:
    text = files(replace(ANSWERS, address=address), DAY, "1.0")["mkdocs.yml"]
    assert [one for one in map(str.strip, text.splitlines()) if "identifier_host:" in one and one.startswith(line)], (
        text
    )


@given(council=NAMES, plan=NAMES, areas=st.lists(NAMES, min_size=1, max_size=3), address=ADDRESSES)
@example("null", "2025", ["~", "yes"], "https://a.gov.uk")
@settings(max_examples=15)
def test_whatever_is_answered_reads_back_as_it_was_typed(
    council: str, plan: str, areas: list[str], address: str
) -> None:
    answers = Answers(council.strip(), plan.strip(), tuple(area.strip() for area in areas), address)
    if answers.flaws:
        return
    with TemporaryDirectory() as folder:
        edition, _, found = read_edition(written(Path(folder) / "new", answers) / "mkdocs.yml", NOW)
    record = edition.record
    assert (edition.council.name, edition.council.plan, edition.site_name) == (
        answers.council,
        answers.plan,
        plan.strip(),
    )
    assert [area.title for area in record.areas] == list(answers.areas)
    assert [area.number for area in record.areas] == list(range(1, len(areas) + 1))
    assert edition.site_url == f"{address.rstrip('/')}/"
    allowed = ("note", "sample", "not-filled-in", "html-entity", "personal-data")
    assert [str(problem) for problem in found if problem.code not in allowed] == []


def test_areas_whose_names_have_the_same_letters_keep_files_of_their_own() -> None:
    names = ("Schools!", "Schools?", "مدرسة", "学校")
    paths = [path for path in files(Answers("A", "B", names, "https://a.gov.uk"), DAY, "1.0") if "plan/" in path]
    assert paths == [
        "docs/plan/01-schools.md",
        "docs/plan/02-schools.md",
        "docs/plan/03-area.md",
        "docs/plan/04-area.md",
    ]


def test_a_hundred_recommendations_stay_in_their_order() -> None:
    names = tuple(f"Recommendation {number}" for number in range(1, 101))
    paths = [path for path in files(Answers("A", "B", names, "https://a.gov.uk"), DAY, "1.0") if "plan/" in path]
    assert paths[0] == "docs/plan/001-recommendation-1.md" and paths[-1] == "docs/plan/100-recommendation-100.md"


# Every setting

TEXT = files(ANSWERS, DAY, "1.0")["mkdocs.yml"]
KEYS = [(thing, key.name) for top in (CONFIGURATION, THEME, PROGRESS) for thing in within(top) for key in thing.keys]


def test_every_declared_setting_is_in_the_file_with_what_it_is_for() -> None:
    flat = " ".join(re.sub(r"\n *# ", " ", TEXT).split())
    missing = [
        f"{thing.name}: {key}"
        for thing, key in KEYS
        if not re.search(rf"^ *#? *(?:- )?{key}:", TEXT, re.MULTILINE) or said(thing, key) not in flat
    ]
    assert missing == []


def said(thing: Thing, key: str) -> str:
    return " ".join(thing.by_name[key].help.removesuffix(".").split())


def switched_on(name: str) -> str:
    """The file with one setting switched on, as its head says: without the "#" of its line and of those below it."""
    lines = TEXT.split("\n")
    [start] = [number for number, line in enumerate(lines) if re.match(rf" *#{name}:", line)]
    indent = lines[start].index("#")
    for number in range(start, len(lines)):
        if number > start and not lines[number].startswith(f"{' ' * indent}#  "):
            break
        lines[number] = lines[number].replace("#", "", 1)
    return "\n".join(lines)


OFF = re.findall(r"^ *#(\w+):", TEXT, re.MULTILINE)
NEEDS_A_FILE = {"logo", "favicon", "hooks", "custom_dir", "unlinked_files", "language", "watch"}


@pytest.mark.parametrize("name", OFF)
def test_a_setting_that_is_switched_on_is_right_and_its_samples_are_found(name: str, tmp_path: Path) -> None:
    root = written(tmp_path / "new", ANSWERS)
    (root / "mkdocs.yml").write_text(switched_on(name), "utf-8")
    said = [line for line in findings(root) if line.startswith("mkdocs.yml")]
    wrong = [line for line in said if not line.endswith(("[sample]", "[not-filled-in]"))]
    assert wrong == [] or name in NEEDS_A_FILE


def test_words_of_a_sample_that_are_left_are_errors(tmp_path: Path) -> None:
    root = written(tmp_path / "new", ANSWERS)
    (root / "mkdocs.yml").write_text(switched_on("contact"), "utf-8")
    said = [line for line in findings(root) if line.endswith("[sample]") and line.startswith("mkdocs.yml")]
    assert len(said) == 5 and "'Name of your team' is only a sample" in said[1]


# What else is there


def test_the_program_is_one_pinned_line_and_no_code_is_written() -> None:
    found = files(ANSWERS, DAY, "1.2.3")
    assert found["requirements.txt"] == "council-progress==1.2.3\n"
    assert not [path for path in found if path.endswith((".py", ".html", ".js", ".css"))]
    assert len(found["README.md"].splitlines()) == 10


def test_pipelines_are_those_of_the_systems_that_are_named() -> None:
    without = set(files(ANSWERS, DAY, "1.0"))
    everything = Answers(*FOUR, pipelines=tuple(Systems))
    added = set(files(everything, DAY, "1.0")) - without
    assert not without & {".gitlab-ci.yml", "azure-pipelines.yml"}
    assert all(path.startswith((".github/", ".gitlab", "azure")) for path in added)
