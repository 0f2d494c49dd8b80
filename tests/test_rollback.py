"""`site.previous`: what is kept when, and what `progress rollback` brings back, and never does."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from conftest import write_tree
from typed_commands import progress

from site_builder import place
from site_builder.place import disk
from site_builder.problems import UnusableError
from site_builder.publishing import previous

DAY = 86_400
NOW = 1_774_000_000
"""20 March 2026."""
FILE = "updates/2026-01-02-visit.md"
VISIT = "---\ntitle: A visit\ndate: 2026-01-02\n---\n\nThey came {how}.\n"
PAGE = "site/updates/2026-01-02-visit/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council with two updates, of which one was changed between two builds."""
    root = tmp_path_factory.mktemp("council")
    other = {"updates/2026-01-03-other.md": VISIT.format(how="too").replace("-01-02", "-01-03")}
    write_tree(root, {FILE: VISIT.format(how="by boat"), **other})
    with pytest.MonkeyPatch.context() as changes:
        changes.setenv("SOURCE_DATE_EPOCH", str(NOW))
        changes.chdir(root)
        build()
        assert not (root / "site.previous").exists()
        edit(root, "by train")
        build()
    return root


@pytest.fixture
def council(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it; we are in its folder."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*typed: str) -> Result:
    done = progress("build", "--no-search", "--keep-previous", *typed)
    assert done.exit_code == 0, done.output
    return done


def edit(root: Path, how: str, keys: str = "") -> None:
    (root / FILE).write_text(VISIT.format(how=how).replace("\n---\n\n", f"\n{keys}---\n\n"), "utf-8")


def words(root: Path, page: str = PAGE) -> str:
    return (root / page).read_text("utf-8")


def test_without_such_a_site_there_is_nothing_to_go_back_to(council: Path) -> None:
    shutil.rmtree(council / "site.previous")
    result = progress("rollback")
    assert result.exit_code == 2 and "--keep-previous" in result.stderr


def test_the_site_before_is_what_was_public_before_files_changed_whatever_days_pass_and_drafts_are_saved(
    council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(council, "on foot")
    build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW + DAY))
    draft = VISIT.replace("2026-01-02", "2026-03-20").replace("\n---\n\n", "\nstatus: draft\n---\n\n")
    write_tree(council, {"updates/2026-03-20-draft.md": draft})
    build()
    assert "by train" in words(council, PAGE.replace("site/", "site.previous/"))
    assert "on foot" in words(council)


def test_the_hour_of_an_update_that_waited_leaves_the_site_before_as_it_was(
    council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = VISIT.replace("2026-01-02", "2026-03-21").replace("\n---\n\n", "\npublish_at: 2026-03-21 12:00\n---\n\n")
    write_tree(council, {"updates/2026-03-21-hour.md": waiting})
    build()
    progress("rollback", "--yes")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW + 2 * DAY))
    assert build().stdout.startswith("Nothing was built")
    progress("rollback", "--yes")
    build()
    assert (council / "site/updates/2026-03-21-hour/index.html").is_file()
    assert not (council / "site.previous/updates/2026-03-21-hour").exists()


def test_nobody_but_its_owner_can_read_it_as_long_as_it_is_not_the_site(council: Path) -> None:
    modes = [(council / name).stat().st_mode & 0o777 for name in ("site", "site.previous")]
    assert progress("rollback", "--yes").exit_code == 0
    assert modes == [0o755, 0o700] == [(council / name).stat().st_mode & 0o777 for name in ("site", "site.previous")]


def test_it_says_first_what_readers_would_see_and_changes_nothing(council: Path) -> None:
    edit(council, "on foot")
    (council / "updates/2026-01-03-other.md").unlink()
    write_tree(council, {"updates/2026-03-01-new.md": VISIT.replace("2026-01-02", "2026-03-01")})
    build()
    result = progress("rollback")
    assert result.exit_code == 1 and "on foot" in words(council)
    assert result.stdout.splitlines() == [
        "/updates/2026-01-03-other/: would be public again",
        "/updates/2026-03-01-new/: would be gone",
        "/updates/2026-01-02-visit/: would be as it was before",
    ]
    assert result.stderr == "Nothing was changed yet. If that is what you want: progress rollback --yes\n"


def test_back_and_forward_give_each_site_whole(council: Path) -> None:
    newer, older = files(council / "site"), files(council / "site.previous")
    assert newer != older
    assert progress("rollback", "--yes").exit_code == 0
    assert (files(council / "site"), files(council / "site.previous")) == (older, newer)
    assert progress("rollback", "--yes").stdout.splitlines()[-1].startswith("The newer site is in site again")
    assert (files(council / "site"), files(council / "site.previous")) == (newer, older)
    assert "Nothing was built" not in build().stdout


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_timer_leaves_a_site_that_was_rolled_back_until_a_file_changes(
    council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress("rollback", "--yes")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW + 2 * DAY))
    for command in ("build", "publish"):
        result = progress(command, "--no-search", "--quiet")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("Nothing was built: the site was rolled back at ")
    ordered = progress("publish", "--no-search", "--redact", FILE)
    assert ordered.exit_code == 2 and "What --redact asks for was not done either" in ordered.stderr
    assert "by boat" in words(council)
    edit(council, "on foot")
    build()
    assert "on foot" in words(council)
    assert "by boat" in words(council, PAGE.replace("site/", "site.previous/"))


WITHDRAWN = "withdrawn: {date: 2026-03-02, reason: It named somebody.}\n"
TAKEN_OUT = "corrections:\n  - {date: 2026-03-02, note: A name was taken out., show_before: false}\n"


@pytest.mark.parametrize("keys", [WITHDRAWN, TAKEN_OUT])
def test_a_site_with_what_must_not_be_public_again_is_not_kept_nor_put_back(keys: str, council: Path) -> None:
    shutil.copytree(council / "site", council / "kept")
    edit(council, "by train", keys)
    done = build()
    assert not (council / "site.previous").exists()
    said = [line for line in done.stderr.splitlines() if line.startswith("site.previous")]
    assert len(said) == 2
    assert all(line.endswith("must not be public again, /updates/2026-01-02-visit/.") for line in said)
    (council / "kept").rename(council / "site.previous")
    result = progress("rollback", "--yes")
    assert result.exit_code == 1 and "/updates/2026-01-02-visit/: was withdrawn since, or has" in result.stdout
    assert "2026-03-02" in words(council)


def test_one_that_was_kept_earlier_is_removed_by_any_build_that_withdraws(council: Path) -> None:
    edit(council, "by train", WITHDRAWN)
    assert progress("build", "--no-search").exit_code == 0
    assert not (council / "site.previous").exists()


def test_publish_keeps_none_unless_it_is_asked_to(council: Path) -> None:
    shutil.rmtree(council / "site.previous")
    edit(council, "on foot", "minor: 2026-03-20\n")
    assert progress("publish", "--no-search").exit_code == 0
    assert not (council / "site.previous").exists()


def test_a_redaction_removes_it(council: Path) -> None:
    progress("publish", "--no-search")
    edit(council, "on foot", "minor: 2026-03-20\n")
    assert (council / "site.previous").is_dir()
    done = progress("publish", "--no-search", "--keep-previous", "--redact", FILE)
    assert done.exit_code == 0, done.output
    assert not (council / "site.previous").exists()


def test_a_picture_that_was_removed_is_named(council: Path) -> None:
    (council / "site.previous" / "images").mkdir()
    (council / "site.previous" / "images" / "boat.png").write_bytes(b"made up")
    assert "/images/boat.png: would be public again" in progress("rollback").stdout


def manifest(facts: dict[str, dict[str, str]]) -> dict[str, str]:
    return {"data/manifest.json": json.dumps({"generator": "progress", "version": 2, "facts": facts})}


def test_a_document_of_the_same_name_with_other_bytes_is_named(tmp_path: Path) -> None:
    for name, words in (("previous", "with names"), ("site", "blacked out")):
        write_tree(tmp_path / name, {**manifest({}), "files/names.csv": words, "files/other.csv": "the same"})
    found = previous.difference(tmp_path / "previous", tmp_path / "site")
    assert (found.changed, found.back, found.gone) == (("/files/names.csv",), (), ())


def test_a_figure_that_was_withheld_since_must_not_be_public_again(tmp_path: Path) -> None:
    area, point = {"area/1": {"address": "/plan/01-home/"}}, "area/1/measure/waits/point/2026-06"
    write_tree(tmp_path / "previous", manifest({**area, point: {"date": "2026-06", "value": "2"}}))
    write_tree(tmp_path / "site", manifest({**area, point: {"date": "2026-06", "withheld": "yes", "note": "Few."}}))
    one, other = tmp_path / "previous", tmp_path / "site"
    assert previous.may_never_be_public_again(one, other) == ("/plan/01-home/",)
    assert previous.difference(one, other).withdrawn == ("/plan/01-home/",)
    assert previous.may_never_be_public_again(other, one) == ()


def test_a_folder_of_that_name_that_is_not_ours_is_never_touched(council: Path) -> None:
    shutil.rmtree(council / "site.previous")
    write_tree(council / "site.previous", {"letter.txt": "Mine."})
    edit(council, "on foot")
    result = progress("build", "--no-search", "--keep-previous")
    assert result.exit_code == 2 and "site.previous is not empty" in result.stderr
    assert progress("build", "--no-search").exit_code == 0
    assert (council / "site.previous" / "letter.txt").read_text() == "Mine."
    assert progress("rollback", "--yes").exit_code == 2


def test_two_folders_are_exchanged_where_the_system_cannot_do_it_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "exchanged", lambda one, other: False)
    for name in ("site", "site.previous"):
        write_tree(tmp_path / name, {"index.html": name})
    place.exchange(tmp_path / "site", tmp_path / "site.previous", tmp_path)
    assert [(tmp_path / name / "index.html").read_text() for name in ("site", "site.previous")] == [
        "site.previous",
        "site",
    ]
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".yml") == [
        "docs",
        "site",
        "site.previous",
    ] or (sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.previous"])


def test_nobody_knows_what_an_unreadable_site_would_bring_back(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_tree(tmp_path / name, {"data/manifest.json": json.dumps({"generator": "progress", "version": 99})})
    assert previous.may_never_be_public_again(tmp_path / "a", tmp_path / "b") == ("data/manifest.json",)
    with pytest.raises(UnusableError):
        previous.difference(tmp_path / "a", tmp_path / "b")


WARNING = "warning: SOURCE_DATE_EPOCH sets the moment"


def test_a_quiet_build_prints_one_line_and_a_quiet_failure_its_errors(council: Path) -> None:
    edit(council, "by train, [click here](https://www.exampleton.example/trains)", "order: 1\n")
    done = build("--quiet")
    pattern = r"Built \d+ pages, 2 updates, \d+ feeds in [\d.]+ seconds in site, with 1 warning; no update is waiting to be published.*\.\n"
    assert re.fullmatch(pattern, done.stdout)
    (warning,) = done.stderr.splitlines()
    assert warning.startswith(WARNING)
    done = build("--quiet")
    assert done.stdout.startswith("Nothing has changed since the last build")
    edit(council, "by train", "kinds: news\n")
    result = progress("build", "--no-search", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.partition(" ")[0] for line in result.stderr.splitlines()] == [f"{FILE}:4:", "1"]


def test_a_quiet_publication_is_one_line(council: Path) -> None:
    result = progress("publish", "--no-search", "--quiet")
    (line,) = result.stdout.splitlines()
    assert line.startswith("Built ") and line.endswith("as publication 1. Commit published/.")
    assert result.stderr.startswith(WARNING) and len(result.stderr.splitlines()) == 1
