"""A new site is put in place whole or not at all, and never over anything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.problems import UnusableError
from site_builder.start import write_new_folder

FILES = {"mkdocs.yml": "a\n", "docs/index.md": "b\n", ".gitignore": "c\n"}


def nothing(_: Path) -> None:
    """Finds nothing wrong."""


def tree(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", ["new", "above/new"])
def test_files_are_written_into_a_new_folder(tmp_path: Path, folder: str) -> None:
    write_new_folder(tmp_path / folder, FILES, nothing)
    assert tree(tmp_path / folder) == FILES
    assert [path.name for path in tmp_path.iterdir()] == [folder.partition("/")[0]]
    (tmp_path / "plain").mkdir()
    assert (tmp_path / folder).stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("there", [".git/HEAD", ".venv/pyvenv.cfg", ".DS_Store", "Thumbs.db", "desktop.ini"])
def test_files_are_written_beside_a_repository_without_a_commit_and_what_programs_leave(
    tmp_path: Path, there: str
) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("as it was\n", "utf-8")
    write_new_folder(tmp_path, FILES, nothing)
    assert tree(tmp_path) == FILES | {there: "as it was\n"}


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).write_text(name, "utf-8")
    with pytest.raises(UnusableError, match=r"is not empty: it holds 'a', 'b', 'c' and others\. Nothing was written"):
        write_new_folder(tmp_path, FILES, nothing)
    assert tree(tmp_path) == {name: name for name in ("a", "b", "c", "d")}
    with pytest.raises(UnusableError, match="is a file; name a new folder"):
        write_new_folder(tmp_path / "a", FILES, nothing)


@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_left_where_the_new_site_is_refused(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path / "above" / "new"
    if is_there:
        folder.mkdir(parents=True)

    def refuses(stage: Path) -> None:
        assert tree(stage) == FILES
        raise UnusableError("no")

    with pytest.raises(UnusableError, match=r"^no$"):
        write_new_folder(folder, FILES, refuses)
    assert sorted(tmp_path.rglob("*")) == ([folder.parent, folder] if is_there else [])


def test_the_file_that_makes_it_a_site_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looks in the meantime, as a preview does, takes no half of a site for one."""
    moved: list[str] = []

    def renamed(path: Path, target: Path) -> Path:
        moved.append(path.name)
        return Path(shutil.move(path, target))

    monkeypatch.setattr(Path, "rename", renamed)
    write_new_folder(tmp_path / "new", FILES | dict.fromkeys("azyx", ""), nothing)
    assert len(moved) == 7 and moved[-1] == "mkdocs.yml"


def test_what_was_moved_is_taken_out_again_where_the_rest_cannot_be(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    def somebody_is_quicker(_: Path) -> None:
        (folder / "mkdocs.yml" / "theirs").mkdir(parents=True)

    with pytest.raises(UnusableError, match=r"new cannot be written: .*\. Nothing was written\."):
        write_new_folder(folder, FILES, somebody_is_quicker)
    assert sorted(tmp_path.rglob("*")) == [folder, folder / "mkdocs.yml", folder / "mkdocs.yml" / "theirs"]


def test_no_folder_is_left_that_was_made_for_what_could_not_be_moved(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match=r"new cannot be written: .*\. Nothing was written\."):
        write_new_folder(tmp_path / "above" / "new", FILES, shutil.rmtree)  # somebody clears up too early
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UnusableError, match="file/new cannot be written: there is a file where a folder is needed"):
        write_new_folder(tmp_path / "file" / "new", FILES, nothing)
