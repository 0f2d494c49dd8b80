"""What is remembered of one kind lies in one file: what is damaged of it is as good as absent, and nothing else is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.drawer import Drawer

VALUES = {bytes([number]) * 16: f"value {number} " * 40 for number in range(1, 30)}


def filled(folder: Path) -> Path:
    drawer = Drawer(folder / "kind", b"1")
    for key, value in VALUES.items():
        drawer.put(key, value)
    drawer.keep()
    return folder / "kind"


def found(file: Path) -> dict[bytes, object]:
    drawer = Drawer(file, b"1")
    return {key: value[0] for key in VALUES if (value := drawer.get(key))}


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    assert found(filled(tmp_path)) == VALUES


def test_some_are_kept_some_forgotten_and_some_new_in_any_order(tmp_path: Path) -> None:
    file = filled(tmp_path)
    drawer, keys = Drawer(file, b"1"), list(VALUES)
    for key in (*keys[20:], keys[3], keys[1], keys[2]):
        drawer.keep_again(key)
    drawer.put(keys[5], "new")
    assert drawer.get(keys[5]) == ("new",)
    drawer.keep()
    expected = {key: VALUES[key] for key in (*keys[1:4], *keys[20:])} | {keys[5]: "new"}
    assert found(file) == expected
    drawer.put(keys[6], "newer")  # the same process goes on
    drawer.keep()
    assert found(file) == expected | {keys[6]: "newer"}
    assert file.stat().st_size < 12 * (len(VALUES[keys[25]]) + 100)


def test_what_nobody_asks_for_any_more_leaves_the_file_though_nothing_is_new(tmp_path: Path) -> None:
    file = filled(tmp_path)
    drawer, (gone, *kept) = Drawer(file, b"1"), list(VALUES)
    for key in kept:
        drawer.keep_again(key)
    drawer.keep()
    assert found(file) == {key: VALUES[key] for key in kept}
    assert VALUES[gone].encode() not in file.read_bytes()


def test_any_damaged_byte_costs_one_value_or_all_and_never_gives_another(tmp_path: Path) -> None:
    file = filled(tmp_path)
    whole = file.read_bytes()
    for at in range(0, len(whole), 97):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        left = found(file)
        assert left.items() <= VALUES.items()
        assert len(left) in (0, len(VALUES) - 1)
    for length in range(0, len(whole), 997):
        file.write_bytes(whole[:length])
        assert found(file) == {}


def test_a_file_that_another_build_replaces_meanwhile_is_read_as_it_was(tmp_path: Path) -> None:
    file = filled(tmp_path)
    first, second = Drawer(file, b"1"), Drawer(file, b"1")
    second.put(b"x" * 16, "other")
    second.keep()
    assert {key: first.get(key) for key in VALUES} == {key: (value,) for key, value in VALUES.items()}


@pytest.mark.parametrize("count", [3, 3_000_000])
def test_what_is_new_can_be_read_before_it_is_kept(count: int, tmp_path: Path) -> None:
    """Whether it waits in the memory or on the disk."""
    drawer = Drawer(tmp_path / "kind", b"1")
    drawer.put(b"a" * 16, "a" * count)
    drawer.put(b"b" * 16, "b")
    assert drawer.get(b"a" * 16) == ("a" * count,)
    assert drawer.get(b"b" * 16) == ("b",)
    assert not (tmp_path / "kind").exists()
    drawer.forget_new()
    assert drawer.get(b"a" * 16) is None


def test_a_file_with_a_hole_of_a_thousand_gigabytes_is_not_read(tmp_path: Path) -> None:
    file = filled(tmp_path)
    end = file.read_bytes()[-24:]
    with file.open("r+b") as stream:
        stream.truncate(1 << 40)
        stream.seek(0, 2)
        stream.write(end)
    assert found(file) == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_nobody_waits_for_a_pipe_by_that_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kind")
    assert found(tmp_path / "kind") == {}
    assert found(filled(tmp_path)) == VALUES
