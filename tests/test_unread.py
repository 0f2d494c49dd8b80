"""What the machine does not let the commands read or write: a finding or a sentence, never an absence or a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result
from conftest import MKDOCS_YML, NOW, findings, write_tree
from lacks import missing
from typed_commands import progress

from site_builder import place
from site_builder.building import Order, build
from site_builder.checked import read_and_check
from site_builder.engine.mkdocs import MkDocs

WriteSite = Callable[[dict[str, str]], Path]
UPDATE = "---\ntitle: A visit\ndate: 2026-01-02\n---\n\nThey came.\n"
PAGE = {"docs/index.md": "# Hello\n\nFor all.\n"}
NO_RIGHT = "This cannot be read: this user may not read or write it; change its permissions or its owner. [machine]"
TO_CHANGE = "this user may not read or write it; change its permissions or its owner."


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


def progress_in(root: Path, *typed: str) -> Result:
    return progress("-f", str(root / "mkdocs.yml"), *typed)


def ordinary(root: Path, *typed: str) -> subprocess.CompletedProcess[str]:
    """What a command says to a user whom permissions bind, which they do not do to root."""
    command = [sys.executable, "-m", "site_builder", *typed]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            missing("setpriv", "it comes with util-linux, and root needs it to be bound by permissions")
        command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)


def locked(*paths: Path) -> None:
    """Takes all permissions away, the innermost first."""
    for path in sorted(paths, reverse=True):
        path.chmod(0)


@pytest.fixture
def unlocked(tmp_path: Path) -> Iterator[Path]:
    """A folder that can be removed again whatever a test did to what lies in it."""
    yield tmp_path
    for folder, folders, files in os.walk(tmp_path):
        for name in (*folders, *files):
            path = Path(folder) / name
            if not path.is_symlink():
                path.chmod(0o700)


def test_a_hook_that_cannot_be_read_is_found(unlocked: Path) -> None:
    root = write_tree(unlocked, {"mkdocs.yml": f"{MKDOCS_YML}hooks: [hook.py]\n", "hook.py": "", **PAGE})
    locked(root / "hook.py")
    said = ordinary(root, "check")
    assert f"mkdocs.yml:12: error: The hook 'hook.py' cannot be read: {TO_CHANGE} [machine]" in said.stdout.splitlines()
    assert said.returncode == 2


def test_whatever_cannot_be_read_is_found_beside_all_else(unlocked: Path) -> None:
    files = {
        "mkdocs.yml": MKDOCS_YML.replace("{name: material}", "{name: material, custom_dir: own}"),
        "docs/about.md": "# About\n\n[p](sub/p.md) [q](files/q.pdf) [r](gone.md)\n",
        "docs/files/q.pdf": "x",
        "docs/page.md": "# Page\n",
        "docs/plan/01-schools.md": "---\narea: 1\ntitle: Schools\n---\nWe help.\n",
        "docs/sub/p.md": "# P\n",
        "own/main.html": "x",
        "texts/en.yml": "{}\n",
        "updates/2026-01-01-first.md": UPDATE.replace("2026-01-02", "2026-01-01\nareas: [1]\nkinds: news"),
        "updates/2026-01-02-visit.md": UPDATE,
        "words/stop.yml": "add: [a]\n",
    }
    root = write_tree(unlocked, files)
    names = ("docs/files/q.pdf", "docs/page.md", "docs/plan", "docs/sub", "own/main.html", "texts")
    locked(*(root / name for name in (*names, "updates/2026-01-02-visit.md", "words")))
    done = ordinary(root, "check")
    others = [
        "docs/about.md:3: error: The link 'gone.md' leads to 'docs/gone.md', which the site does not have. Did you mean 'about.md'? [link]",
        "updates/2026-01-01-first.md:5: error: 'kinds' is not a key of an update; did you mean 'kind'? [unknown-key]",
    ]
    unread = [f"{name}:1: error: {NO_RIGHT}" for name in (*names, "updates/2026-01-02-visit.md", "words")]
    assert done.stdout.splitlines() == sorted([*others, *unread])
    assert (done.returncode, done.stderr) == (2, "10 errors, no warnings.\n")


def test_a_folder_that_cannot_be_read_takes_no_page_off_the_site(unlocked: Path) -> None:
    root = write_tree(unlocked, {**PAGE, "docs/sub/p.md": "# Page\n"})
    assert ordinary(root, "build", "--no-search").returncode == 0
    locked(root / "docs/sub")
    done = ordinary(root, "build", "--no-search")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"docs/sub:1: error: {NO_RIGHT}",
        "1 error, no warnings. Nothing was built; the old site is as it was.",
    ]
    assert (root / "site/sub/p/index.html").is_file()


def test_what_is_no_part_of_the_site_stops_nobody(unlocked: Path) -> None:
    settings = f"{MKDOCS_YML}exclude_docs: |\n  notes/\n  x.pdf\ndraft_docs: |\n  wip/\n  new.md\n"
    files = ("docs/notes/a.md", "docs/x.pdf", "docs/wip/b.md", "docs/new.md", "docs/.git/c.md")
    root = write_tree(unlocked, {**PAGE, **dict.fromkeys(files, "# A\n"), "mkdocs.yml": settings})
    locked(*(root / name for name in ("docs/notes", "docs/x.pdf", "docs/wip", "docs/new.md", "docs/.git")))
    done = ordinary(root, "check")
    warnings = [f"docs/{name}:1: warning: {NO_RIGHT}" for name in ("new.md", "wip")]
    assert (done.returncode, done.stdout.splitlines()) == (0, warnings)
    assert ordinary(root, "build", "--no-search").returncode == 0


def test_a_draft_page_that_is_not_text_stops_nobody(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**PAGE, "mkdocs.yml": f"{MKDOCS_YML}draft_docs: new.md\n"})
    (root / "docs/new.md").write_bytes("# Café\n".encode("latin-1"))
    assert findings(root) == [
        "docs/new.md:1: warning: This line is not UTF-8 text; save the file with the encoding UTF-8. [not-utf-8]"
    ]


def nameless(folder: Path, name: bytes) -> None:
    """Writes a file whose name is not text, which not every system takes."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"x")
    except OSError:
        missing("a disk that takes any bytes as a name", "on Linux most do")


def test_a_name_that_is_not_text_is_found_wherever_it_is_and_json_can_be_read(tmp_path: Path) -> None:
    root = write_tree(tmp_path, PAGE)
    for folder in ("docs", "docs/data", "docs/files", "docs/plan", "texts", "updates", "words"):
        nameless(root / folder, b"2026-01-01-\xff.md")
    nameless(root / "updates", b".2026\xff.swp")
    (root / "updates/a\n::stop-commands::x.txt").touch()
    done = progress_in(root, "check", "--format", "json")
    found = json.loads(done.stdout)
    words = "This name is not UTF-8 text, so it cannot be part of an address; give it another name."
    folders = ("docs", "docs/data", "docs/files", "docs/plan", "texts", "updates", "words")
    assert [(one["file"], one["message"]) for one in found if one["code"] == "machine"] == [
        (f"{folder}/2026-01-01-\\xff.md", words) for folder in folders
    ]
    assert (done.exit_code, found[-2]["file"]) == (2, "updates/a\\n::stop-commands::x.txt")
    lines = progress_in(root, "check").stdout.splitlines()
    assert len(lines) == len(found) == 8 and not any(line.startswith("::") for line in lines)
    notes = progress_in(root, "check", "--format", "github").stdout.splitlines()
    assert len(notes) == 8 and all(note.startswith(("::error file=", "::warning file=")) for note in notes)


def test_a_path_that_is_too_long_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_tree(tmp_path, PAGE)
    monkeypatch.chdir(root / "docs")
    for _ in range(20):
        Path("d" * 230).mkdir()
        os.chdir("d" * 230)
    Path("p.md").write_text("# Page\n")
    os.chdir(root)
    [line] = progress_in(root, "check").stdout.splitlines()
    assert line.startswith("docs/ddd") and line.endswith(
        "This cannot be read: its name is too long for this disk; shorten it, or the names of its folders. [machine]"
    )


def test_a_file_that_vanishes_after_the_check_is_no_absence(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**PAGE, "docs/sub/p.md": "# Page\n"})
    checked = read_and_check(root / "mkdocs.yml", NOW)
    (root / "docs/sub/p.md").unlink()
    with pytest.raises(FileNotFoundError, match=r"docs/sub/p\.md"):
        order = Order(checked, root / "site", place.cache_folder(root), print, with_search=False)
        build(order, MkDocs(root / "mkdocs.yml"))
    assert not (root / "site").exists()


@pytest.mark.parametrize("absent", [("docs",), ("updates",), ("docs", "updates")])
def test_an_absent_folder_is_as_good_as_an_empty_one(absent: tuple[str, ...], tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**PAGE, "updates/2026-01-02-visit.md": UPDATE})
    for name in absent:
        shutil.rmtree(root / name)
    assert (progress_in(root, "check").exit_code, progress_in(root, "check").stdout) == (0, "")
    done = progress_in(root, "build", "--no-search", "--site-dir", str(root / "site"))
    assert (done.exit_code, done.exception) == (0, None), done.stderr
    without = {path.relative_to(root / "site"): path.read_bytes() for path in (root / "site").rglob("*.*")}
    for name in absent:
        (root / name).mkdir()
    assert progress_in(root, "build", "--no-search", "--site-dir", str(root / "site")).exit_code == 0
    assert {path.relative_to(root / "site"): path.read_bytes() for path in (root / "site").rglob("*.*")} == without


def test_what_is_in_the_place_of_a_folder_is_found(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"docs": "x", "words": "x"})
    (root / "updates").symlink_to("nowhere")
    file = "This is a file where a folder is needed; move it. [unreadable]"
    link = "This symbolic link leads nowhere; put the folder itself here, or delete the link. [unreadable]"
    assert findings(root) == [f"docs:1: error: {file}", f"updates:1: error: {link}", f"words:1: error: {file}"]


# JSON, whatever happens


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        (None, [("mkdocs.yml", 1, "unusable")]),
        ("- a\n", [("mkdocs.yml", 1, "unusable")]),
        ("a: [b\nc: 'd\n", [("mkdocs.yml", 1, "yaml")]),
    ],
)
def test_json_tells_what_stops_the_check_itself(
    settings: str | None, found: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    if settings is not None:
        write_tree(tmp_path, {"mkdocs.yml": settings})
    done = progress_in(tmp_path, "check", "--format", "json")
    told = json.loads(done.stdout)
    assert done.exit_code == 2
    assert [(one["file"], one["line"], one["code"]) for one in told] == found
    assert all(one["message"] in done.stderr for one in told)


@pytest.mark.parametrize(
    ("error", "code", "exit_code"),
    [(RuntimeError("the moon fell down"), "fault", 3), (PermissionError(13, "Permission denied", "x"), "machine", 2)],
)
def test_json_tells_of_faults_too_and_check_writes_nothing(
    error: Exception, code: str, exit_code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our own code is replaced here: no content can provoke a fault that we do not know of."""

    def broken(*rest: object) -> None:
        raise error

    root = write_tree(tmp_path, PAGE)
    before = sorted(root.rglob("*"))
    monkeypatch.setattr("site_builder.checked.read_and_check", broken)
    done = progress_in(root, "check", "--format", "json")
    assert (done.exit_code, [one["code"] for one in json.loads(done.stdout)]) == (exit_code, [code])
    assert sorted(root.rglob("*")) == before


# Output that nobody takes


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="This machine lacks /dev/full: Linux has it")
@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["--help"], ["check", "--help"]])
def test_output_that_cannot_be_written_is_one_sentence(command: list[str], tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**PAGE, "updates/picture.jpg": ""})
    with Path("/dev/full").open("w") as full:
        typed = [sys.executable, "-m", "site_builder", *command]
        done = subprocess.run(typed, cwd=root, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        mute = subprocess.run(typed, cwd=root, stdout=full, stderr=full, check=False)
    sentence = "A file, a folder or the command's output cannot be used: the disk is full; make room on it.\n"
    assert (done.returncode, mute.returncode) == (2, 2)
    said = done.stderr.removesuffix(sentence)
    assert said != done.stderr and said in ("", "No errors, 1 warning.\n")


@pytest.mark.parametrize("command", [["check"], ["--help"], ["build", "--help"]])
def test_a_reader_that_has_read_enough_is_no_fault(command: list[str], tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**PAGE, "updates/picture.jpg": ""})
    reader, writer = os.pipe()
    os.close(reader)
    typed = [sys.executable, "-m", "site_builder", *command]
    done = subprocess.run(typed, cwd=root, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


def test_signs_that_a_terminal_cannot_show_are_written_as_escapes(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"updates/2026-01-02-visit.md": UPDATE.replace("date:", "Ŵyl: a\ndate:")})
    typed = [sys.executable, "-m", "site_builder", "check"]
    western = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(typed, cwd=root, env=western, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"'\\u0174yl' is not a key" in done.stdout


# What another user holds


def test_what_another_user_holds_is_named(unlocked: Path) -> None:
    root = write_tree(unlocked, PAGE)
    assert ordinary(root, "build", "--no-search").returncode == 0
    for path in (root / "site", root / ".cache/build.lock", root / ".cache"):
        path.chmod(0o444 if path.is_file() else 0o555)
        (root / "docs/about.md").write_text(f"# About\n\nThere is something to build for {path.name}.\n")
        done = ordinary(root, "build", "--no-search")
        refused = done.stderr.splitlines()[-1]
        assert done.returncode == 2
        assert refused.startswith(str(path)) and refused.endswith(f" cannot be used: {TO_CHANGE}")
        path.chmod(0o644 if path.is_file() else 0o755)
    (root / "site/data").chmod(0)
    refused = ordinary(root, "build", "--no-search").stderr.splitlines()[-1]
    assert refused == f"{root}/site/data/manifest.json cannot be used: {TO_CHANGE}"


# The moment of a build


def built(root: Path) -> Result:
    return progress_in(root, "build", "--no-search", "--site-dir", str(root / "site"))


def test_the_moment_that_is_set_is_named_and_a_day_off_is_a_warning(tmp_path: Path) -> None:
    done = built(write_tree(tmp_path, PAGE))
    assert done.stdout.endswith("; built as of 2 March 2026 at 12:00, as SOURCE_DATE_EPOCH says.\n")
    [warning] = [line for line in done.stderr.splitlines() if line.startswith("warning: SOURCE_DATE_EPOCH")]
    assert warning.startswith(
        "warning: SOURCE_DATE_EPOCH sets the moment of this build to 2026-03-02 12:00, while this computer's clock says "
    )
    assert warning.endswith(
        ". Updates that wait for their hour go public by the former; unset the variable to build by the clock."
    )


def test_a_moment_of_today_is_named_without_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.now().timestamp())))
    done = built(write_tree(tmp_path, PAGE))
    assert "as SOURCE_DATE_EPOCH says" in done.stdout
    assert "warning" not in done.stderr


def test_the_clock_s_own_moment_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    done = built(write_tree(tmp_path, PAGE))
    assert done.stdout.endswith("; no update is waiting to be published.\n")
    assert "SOURCE_DATE_EPOCH" not in done.stdout + done.stderr
