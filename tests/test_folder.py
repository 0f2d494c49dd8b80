"""A site that is brought up to date is the one that is written anew, whatever lies in the folder; and nothing in use changes."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.fingerprint import mark_of
from site_builder.folder import NewFolder
from site_builder.inventory import Inventory, fingerprint_of, is_noted, tree
from site_builder.problems import UnusableError
from site_builder.record.outputs import KnownOutput, Output

Files = dict[str, bytes]


class Sites:
    """A site, and the one before it, which is brought up to date again and again."""

    def __init__(self, root: Path) -> None:
        self.site, self.spare = root / "site", root / "spare"
        self.noted: Inventory = {}

    def write(self, files: Files) -> NewFolder:
        new = NewFolder(self.spare, self.site, self.noted)
        new.write(KnownOutput(path, mark_of(raw), lambda raw=raw: raw) if len(raw) % 2 else Output(path, raw) for path, raw in files.items())  # type: ignore[misc]  # fmt: skip
        new.finish()
        if self.site.exists():
            self.site.rename(self.site.with_name("old"))
        self.spare.mkdir(exist_ok=True)
        self.spare.rename(self.site)
        self.noted = new.inventory(self.site)
        if self.site.with_name("old").exists():
            old = self.site.with_name("old")
            for path in new.left_in(old):
                (old / path).unlink()
            old.rename(self.spare)
        return new


def of(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=[True, False], ids=["trusted", "read"])
def trusted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are trusted as if they had been written some time ago, or read, as those are that are new."""
    if request.param:
        monkeypatch.setattr("site_builder.folder._SETTLED", -1)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("seed", range(20))
def test_any_files_after_any_others(seed: int, tmp_path: Path) -> None:
    chance, sites = random.Random(seed), Sites(tmp_path)
    for _ in range(6):
        names = chance.sample(["a", "b/c", "b/d/e", "f/g", "f/h", "i"], chance.randrange(7))
        files = {f"{name}/index.html" if chance.random() < 0.5 else name: bytes(chance.choices(b"xy", k=chance.randrange(3))) for name in names}  # fmt: skip
        sites.write(files)
        assert of(sites.site) == files
        assert fingerprint_of(sites.noted) == tree(sites.site)
        assert not [folder for folder in sites.site.rglob("*") if folder.is_dir() and not any(folder.iterdir())]


@pytest.mark.usefixtures("trusted")
def test_only_what_differs_is_written(tmp_path: Path) -> None:
    sites, files = Sites(tmp_path), {f"{n}/index.html": b"text %d" % n for n in range(20)}
    sites.write(files)
    for number in range(3):
        assert sites.write(files | {"3/index.html": b"new %d" % number}).count_written == 1


def test_the_replaced_site_keeps_nothing_that_the_new_one_does_not_have(tmp_path: Path) -> None:
    sites = Sites(tmp_path)
    sites.write({"a": b"kept", "b": b"withdrawn", "c": b"gone"})
    sites.write({"a": b"kept", "b": b"why"})
    assert of(sites.spare) == {"a": b"kept"}


def change_bytes(path: Path) -> None:
    times = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # who changes a file may set back its time


TAMPERED: dict[str, Callable[[Path], object]] = {
    "other bytes of the same length and time": lambda site: change_bytes(site / "a"),
    "another file in its place": lambda site: ((site / "n").write_bytes(b"tamper"), (site / "n").rename(site / "a")),
    "a link": lambda site: ((site / "a").unlink(), (site / "a").symlink_to("/etc/hostname")),
    "a file that nobody made": lambda site: (site / "b/more.html").write_bytes(b"mine"),
    "a folder that is a link": lambda site: ((site / "b").rename(site.parent / "b"), (site / "b").symlink_to("../b")),
    "a file in place of a folder": lambda site: (
        (site / "b").rename(site.parent / "b"),
        (site / "b").write_bytes(b"b"),
    ),
    "rights": lambda site: ((site / "a").chmod(0o600), (site / "b").chmod(0o700)),
}


@pytest.mark.skipif(os.name != "posix", reason="other systems do not tell when a file was changed")
@pytest.mark.parametrize("change", TAMPERED)
@pytest.mark.parametrize("where", ["site", "spare"])
def test_what_somebody_changed_is_put_right(change: str, where: str, tmp_path: Path) -> None:
    sites, files = Sites(tmp_path), {"a": b"one of", "b/index.html": b"some", "b/c/index.html": b"files"}
    for _ in range(3):
        sites.write(files)
    TAMPERED[change](tmp_path / where)
    for _ in range(2):
        sites.write(files)
        assert of(sites.site) == files
        assert not [path for path in sites.site.rglob("*") if path.is_symlink()]
        assert {path.stat().st_mode & 0o777 for path in sites.site.rglob("*")} == {0o644, 0o755}


def test_nothing_is_written_into_a_file_of_the_site(tmp_path: Path) -> None:
    sites = Sites(tmp_path)
    for text in (b"one", b"one", b"one"):
        sites.write({"a": text})
    new = NewFolder(sites.spare, sites.site, sites.noted)
    before = (sites.site / "a").stat()
    new.write([Output("a", b"two")])
    assert (sites.site / "a").read_bytes() == b"one"
    assert (sites.site / "a").stat().st_ino == before.st_ino


def test_a_file_is_known_until_it_is_another(tmp_path: Path) -> None:
    sites = Sites(tmp_path)
    sites.write({"a": b"one"})
    assert is_noted(sites.site, "a", sites.noted)
    assert not is_noted(sites.site, "b", sites.noted)
    noted = {"a": (b"m" * 16, (0,) * 7)}
    assert not is_noted(sites.site, "a", noted)


@pytest.mark.parametrize("path", ["../out.txt", "a/../../out.txt", "..\\out.txt"])
def test_nothing_is_written_beside_the_site(path: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match=r"leads out of the site"):
        NewFolder(tmp_path / "a/site").write([Output(path, b"from a cache of somebody else")])
    assert of(tmp_path) == {}
