"""What was published last, kept beside the build: the files of that site, as they were, and no others."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from made_up_edition import edition

from site_builder.problems import UnusableError
from site_builder.publishing.last_publication import CONTENT, KEPT, RECORD, keep, record_of
from site_builder.sources import Sources


def kept(root: Path, files: Mapping[str, str]) -> dict[str, str]:
    """What is kept after a site was built from some documents and no others."""
    shutil.rmtree(root / "docs", ignore_errors=True)
    for file, text in {"mkdocs.yml": "", **files}.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    found = frozenset(file.removeprefix("docs/") for file in files)
    shown = edition(files=found)
    assert keep(shown, Sources(root), root / "site", root / ".cache") == ""
    folder = root / ".cache" / KEPT / CONTENT
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if not path.is_dir()
    }


def test_what_is_kept_is_brought_up_to_date_with_each_build(tmp_path: Path) -> None:
    """Changed, new, removed, a folder in place of a file and a file in place of a folder."""
    first = {"docs/a.pdf": "One", "docs/b.pdf": "Two", "docs/c/d.pdf": "Three"}
    assert kept(tmp_path, first) == {"mkdocs.yml": "", **first}
    second = {"docs/a.pdf": "One, longer", "docs/b.pdf/e.pdf": "Four", "docs/c": "Five"}
    assert kept(tmp_path, second) == {"mkdocs.yml": "", **second}


@pytest.mark.parametrize("link", [f".cache/{KEPT}", f".cache/{KEPT}/{CONTENT}", f".cache/{KEPT}/{RECORD}"])
def test_a_link_that_came_with_the_content_chooses_no_file_elsewhere(link: str, tmp_path: Path) -> None:
    """No file there is deleted or written, and what is kept is kept."""
    outside, root = tmp_path / "outside", tmp_path / "council"
    for name in ("precious", f"{CONTENT}/mkdocs.yml", RECORD):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_text("precious", "utf-8")
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside / RECORD if link.endswith(RECORD) else outside)
    assert kept(root, {"docs/a.pdf": "One"}) == {"mkdocs.yml": "", "docs/a.pdf": "One"}
    assert {path.read_text("utf-8") for path in outside.rglob("*") if path.is_file()} == {"precious"}
    assert len(list(outside.rglob("*"))) == 4


@pytest.mark.parametrize("note", ["", "[" * 100_000, "[]", "null", '{"site_dir": "site"}'])
def test_a_note_that_cannot_be_read_is_as_good_as_none(note: str, tmp_path: Path) -> None:
    (tmp_path / KEPT).mkdir()
    (tmp_path / KEPT / RECORD).write_text(note, "utf-8")
    with pytest.raises(UnusableError, match="It is not known here what was published last"):
        record_of(tmp_path)
