"""What is written beside its place is a new file, whatever lies there by that name; and no file is ever half written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_builder.part_files import replace_file, write_new, write_part
from site_builder.place import disk

resource = pytest.importorskip("resource")


@contextmanager
def no_room() -> Iterator[None]:
    """The system lets no file grow beyond ten bytes, as if the disk were full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_link_of_that_name_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    outside, part = tmp_path / "outside", tmp_path / "part"
    outside.write_text("precious", "utf-8")
    part.symlink_to(outside)
    write_part(part, b"new")
    write_part(part, b"newer")
    assert (outside.read_text("utf-8"), part.read_bytes(), part.is_symlink()) == ("precious", b"newer", False)


def test_where_there_is_no_room_nothing_is_left_and_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    for write, name in ((write_new, "new"), (replace_file, "old"), (replace_file, "other")):
        with no_room(), pytest.raises(OSError) as refused:
            write(tmp_path / name, b"much more than there is room for")
        assert str(refused.value.filename).strip(".").endswith((name, f"{name}.part")), (
            "the file that found no room is named"
        )
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old", b"old")]


def test_a_new_file_takes_no_other_ones_place(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"mine")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"yours")
    assert (tmp_path / "a").read_bytes() == b"mine"


def test_a_folder_that_finds_no_room_names_the_file_and_the_reason(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_bytes(b"much more than there is room for")
    with no_room(), pytest.raises(OSError) as raised:
        disk.copied(tmp_path / "site", tmp_path / "there")
    assert (raised.value.errno, raised.value.filename) == (errno.EFBIG, str(tmp_path / "there" / "index.html"))
