"""`progress upgrade` on files, as people type it; and our own table of releases."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MKDOCS_YML, findings, write_tree
from packaging.version import Version

from site_builder.cli import main
from site_builder.commands.all_or_none import write_all
from site_builder.messages import english
from site_builder.pipelines import files
from site_builder.problems import UnusableError
from site_builder.schemas import schemas
from site_builder.upgrading.changelog import new_since
from site_builder.upgrading.releases import Kind, shipped

REPOSITORY = Path(__file__).parents[2]
CHANGELOG = """\
# Changelog

## 0.2.0

### Before you upgrade

- Do this
  first.
- Then that.

### Nicer

- A.
- B.

## 0.1.5

### Nicer

- C.

## 0.1.0

### New

- All.
"""
FILES = {
    "mkdocs.yml": f"extra_css: [a.css]\n{MKDOCS_YML}",
    "requirements.txt": "council-progress==0.1.0\n",
    "texts/en.yml": 'progress: {not_judged: Nobody has judged us., newest: x}\nmoves:\n  moved: "Was {was}; moved {on} because {why}"  # ours\n',
    "updates/2026-01-02-a.md": "---\ntitle: A\ndate: 2026-01-02\npublish_at:\n---\n\nText.\n",
}
Upgrade = Callable[..., Result]


@pytest.fixture
def upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Upgrade:
    """The command, with release 0.2.0 installed and a changelog that has it."""
    monkeypatch.setattr("site_builder.commands.upgrade.version_of", lambda name: "0.2.0")
    monkeypatch.setattr("site_builder.commands.upgrade._changelog", lambda: CHANGELOG)
    write_tree(tmp_path, FILES)
    return lambda *typed: CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "upgrade", *typed])


def there(root: Path) -> dict[str, str]:
    return {file: (root / file).read_text("utf-8") for file in FILES}


def test_nothing_is_written_before_somebody_asks_for_it(upgrade: Upgrade, tmp_path: Path) -> None:
    done = upgrade()
    assert done.exit_code == 0, done.output
    assert there(tmp_path) == FILES
    for said in (
        "requirements.txt:1 names council-progress 0.1.0; 0.2.0 is installed here.",
        "New in 0.2.0:\n  Before you upgrade\n    - Do this first.\n    - Then that.\n  More, with the number of points: Nicer (2).",
        "New in 0.1.5:\n  More, with the number of points: Nicer (1).",
        "  hosting           The settings that your host needs, written at each build. (progress guide hosting)",
        "-council-progress==0.1.0\n+council-progress==0.2.0",
        '-  moved: "Was {was}; moved {on} because {why}"  # ours',
        '+  due: "Was {was}; moved {on} because {why}"  # ours',
        "4 files would change. Nothing was written: 'progress upgrade --write' writes it.",
    ):
        assert said in done.output, done.output
    assert "New in 0.1.0" not in done.output


def test_what_is_written_passes_the_check_and_can_be_taken_back(upgrade: Upgrade, tmp_path: Path) -> None:
    assert [line for line in findings(tmp_path) if "error" in line]
    done = upgrade("--write")
    assert "4 files written" in done.output and "'progress upgrade --undo' takes it back" in done.output
    assert [line for line in findings(tmp_path) if "error" in line or "extra_css" in line] == []
    assert "Nothing in your files has to change." in upgrade().output
    assert upgrade("--undo").exit_code == 0
    assert there(tmp_path) == FILES
    assert upgrade("--undo").exit_code == 2


def test_nothing_is_taken_back_where_somebody_has_changed_a_file_since(upgrade: Upgrade, tmp_path: Path) -> None:
    upgrade("--write")
    (tmp_path / "texts" / "en.yml").write_text("{}\n", "utf-8")
    before = there(tmp_path)
    done = upgrade("--undo")
    assert (done.exit_code, "texts/en.yml was changed since the upgrade" in done.output) == (2, True)
    assert there(tmp_path) == before


def test_nothing_is_written_while_something_needs_a_person(upgrade: Upgrade, tmp_path: Path) -> None:
    write_tree(tmp_path, {"requirements.txt": "council-progress==0.1.0 --hash=sha256:aa\n"})
    before = there(tmp_path)
    done = upgrade("--write")
    assert done.exit_code == 1
    assert (
        "requirements.txt:1: error: This line names the release, and cannot be changed for you, since it also names a hash: let it name 0.2.0. [to-upgrade]"
        in done.output
    )
    assert "1 place above needs you" in done.output
    assert there(tmp_path) == before


@pytest.mark.parametrize(
    ("line", "typed", "code", "says"),
    [
        ("council-progress==0.3.0", [], 2, "requirements.txt names council-progress 0.3.0, and 0.2.0 is installed here: install that release first"),
        ("council-progress==0.2.0", [], 0, "requirements.txt:1 names council-progress 0.2.0; 0.2.0 is installed here."),
        ("council-progress>=0.1", [], 0, "lets the installer choose a release ('council-progress>=0.1')"),
        ("", [], 0, "No line here names a release; 0.2.0 is installed here. Write council-progress==0.2.0 into requirements.txt"),
        ("", ["--from", "0.1.5"], 0, "From 0.1.5 to 0.2.0, which is installed here."),
        ("", ["--from", "last"], 2, "'last' is not a release"),
    ],
)  # fmt: skip
def test_how_the_pin_stands_to_what_is_installed_is_told(
    line: str, typed: list[str], code: int, says: str, upgrade: Upgrade, tmp_path: Path
) -> None:
    write_tree(tmp_path, {"requirements.txt": line})
    done = upgrade(*typed)
    assert (done.exit_code, says in done.output) == (code, True), done.output


def test_what_the_program_wrote_is_renewed_and_what_may_be_the_councils_is_told(
    upgrade: Upgrade, tmp_path: Path
) -> None:
    own = {f"schema/{name}": text for name, text in schemas().items()}
    pipelines = files("gitlab")
    write_tree(
        tmp_path, {**own, **pipelines, "schema/update.json": "{}\n", "requirements.txt": "council-progress==0.1.0"}
    )
    done = upgrade("--write")
    assert "schema/update.json:1: note: What your editor knows of the keys is that of this release" in done.output
    assert "+++ schema/" not in done.output and ".gitlab-ci.yml" not in done.output
    assert (tmp_path / "schema" / "update.json").read_text("utf-8") == own["schema/update.json"]
    write_tree(tmp_path, {".gitlab-ci.yml": "# ours\n", "requirements.txt": "council-progress==0.1.0"})
    assert (
        ".gitlab-ci.yml:1: note: This release writes this file differently, and yours stays"
        in upgrade("--write").output
    )
    assert (tmp_path / ".gitlab-ci.yml").read_text("utf-8") == "# ours\n"


def test_a_repository_of_several_councils_names_the_release_once(upgrade: Upgrade, tmp_path: Path) -> None:
    write_tree(tmp_path, {"councils/a/mkdocs.yml": MKDOCS_YML, ".git/HEAD": ""})
    done = CliRunner().invoke(main, ["-f", str(tmp_path / "councils" / "a" / "mkdocs.yml"), "upgrade", "--write"])
    assert "../../requirements.txt:1 names council-progress 0.1.0; 0.2.0 is installed here." in done.output
    assert (tmp_path / "requirements.txt").read_text("utf-8") == "council-progress==0.2.0\n"


def test_a_copy_of_the_program_says_that_version_control_upgrades_it(upgrade: Upgrade, tmp_path: Path) -> None:
    write_tree(tmp_path, {"requirements.txt": "", "site_builder/__init__.py": ""})
    assert "a copy of the program itself (0.2.0), so no line names a release" in upgrade().output


def test_what_is_not_released_yet_is_new_in_a_newer_version_than_all_that_are() -> None:
    text = f"# Changelog\n\n## Unreleased\n\n### Soon\n\n- X.\n{CHANGELOG.partition('# Changelog')[2]}"
    assert [one.name for one in new_since(text, Version("0.1.5"), Version("0.3"))] == ["Unreleased", "0.2.0"]
    assert [one.name for one in new_since(text, Version("0.1.5"), Version("0.2"))] == ["0.2.0"]
    assert [one.name for one in new_since(text, None, Version("0.1.5"))] == ["0.1.5", "0.1.0"]


def test_the_version_the_changelog_and_the_table_of_releases_agree() -> None:
    """Between two releases the table names the next one, and the changelog does not yet."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    version, newest = Version(project["version"]), max(one.version for one in shipped())
    heading = re.search("^## (.+)$", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest >= version
    assert heading and heading[1] == ("Unreleased" if newest > version else str(version))


def test_a_program_between_two_releases_says_so_and_shows_what_files_need_today(
    upgrade: Upgrade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.commands.upgrade.version_of", lambda name: "0.1.0")
    monkeypatch.setattr("site_builder.commands.upgrade._changelog", lambda: CHANGELOG.replace("0.2.0", "Unreleased"))
    done = upgrade()
    assert "newer than 0.1.0: it has changes of 0.2.0, which is not released yet" in done.output
    assert "\n+  due: " in done.output and "council-progress==0.2.0" not in done.output
    assert "Do this first" not in done.output and "Do this first" in upgrade("--from", "0.1.0").output
    assert "0.1.0 to 0.1.0" not in upgrade("--from", "0.1.0").output


def test_no_text_that_the_site_says_today_is_one_that_a_release_takes_away() -> None:
    words = set(english().words)
    known = words | {".".join(key.split(".")[:end]) for key in words for end in range(1, key.count(".") + 1)}
    changes = [change for release in shipped() for change in release.changes if change.files == "texts/*.yml"]
    assert {".".join(change.at) for change in changes} & known == set()
    assert {change.to for change in changes if change.kind is Kind.MOVED} <= known


@pytest.mark.parametrize(
    "noted",
    [
        *("[]", "null", '{"a": 1}'),
        *(
            f'{{"{file}": {{"before": "x", "after": null}}}}'
            for file in ("../victim.md", ".git/hooks/pre-push", "a/../.git/x")
        ),
    ],
)
def test_a_note_that_no_upgrade_wrote_takes_nothing_back(noted: str, upgrade: Upgrade, tmp_path: Path) -> None:
    write_tree(tmp_path, {".cache/before-upgrade.json": noted})
    result = upgrade("--undo")
    assert result.exit_code == 2 and "not what an upgrade wrote" in result.output
    assert not (tmp_path.parent / "victim.md").exists() and not (tmp_path / ".git").exists()


def test_a_link_that_came_with_the_content_leads_no_bytes_elsewhere(tmp_path: Path) -> None:
    root, outside = tmp_path / "council", tmp_path / "outside.txt"
    write_tree(root, {"requirements.txt": "old"})
    outside.write_text("precious", "utf-8")
    (root / ".requirements.txt.part").symlink_to(outside)
    write_all(root, {"requirements.txt": "old"}, {"requirements.txt": "new"}, "upgrade")
    assert (outside.read_text("utf-8"), (root / "requirements.txt").read_text("utf-8")) == ("precious", "new")
    (root / "updates").mkdir(exist_ok=True)
    (root / "updates" / "a.md").symlink_to(outside)
    with pytest.raises(UnusableError, match="is a symbolic link"):
        write_all(root, {"updates/a.md": "precious"}, {"updates/a.md": "new"}, "upgrade")
    assert outside.read_text("utf-8") == "precious"


def test_a_file_that_names_the_release_in_another_encoding_is_told(upgrade: Upgrade, tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_bytes("council-progress==0.1.0\n".encode("utf-16"))
    result = upgrade()
    assert result.exit_code == 2 and "requirements.txt is not UTF-8" in result.output
