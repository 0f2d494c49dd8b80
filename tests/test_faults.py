"""What the machine refuses is told in one sentence that names the file, and is never called a fault of the builder."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MKDOCS_YML, NOW, write_tree
from jinja2 import Environment, FileSystemLoader, TemplateAssertionError

from site_builder import faults, problems
from site_builder.blame import own_code_at_fault
from site_builder.cli import main

PAGE = {"docs/index.md": "# Hello\n\nFor all.\n"}


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


def build(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["-f", str(root / "mkdocs.yml"), "build", "--no-search", *options])


def test_a_file_in_the_place_of_the_cache_is_named(tmp_path: Path) -> None:
    root = write_tree(tmp_path, PAGE)
    (root / ".cache").touch()
    done = build(root, "--site-dir", str(root / "site"))
    words = f"{root / '.cache'} cannot be used: there is a file where a folder is needed; move it away."
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, words)


def test_a_cache_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "root", PAGE)
    (root / ".cache").symlink_to(tmp_path)
    done = build(root, "--site-dir", str(root / "site"))
    words = f"{root / '.cache'} is a symbolic link; delete it, or name a real folder with --cache-dir."
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, words)


def test_the_cache_may_lie_elsewhere_and_nothing_is_written_beside_the_content(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "root", PAGE)
    before = sorted(root.rglob("*"))
    done = build(root, "--site-dir", str(tmp_path / "site"), "--cache-dir", str(tmp_path / "cache"))
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("options", [("--site-dir", "deploy"), ("--site-dir", "out", "--deploy-dir", "out/for-host")])
def test_what_the_host_needs_besides_the_site_is_not_put_into_it(options: tuple[str, ...], tmp_path: Path) -> None:
    root = write_tree(tmp_path / "root", {**PAGE, "mkdocs.yml": f"{MKDOCS_YML}      hosting: [nginx]\n"})
    done = build(root, *(one if one.startswith("--") else str(root / one) for one in options))
    folder = root / options[-1]
    words = f"{folder} is where files for your host go that must not be published; name another folder with --site-dir or --deploy-dir."
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, words)
    assert not folder.exists()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs a folder in which nobody can make a file")
def test_a_cache_in_which_nothing_can_be_made_is_named_and_not_waited_for(tmp_path: Path) -> None:
    root = write_tree(tmp_path, PAGE)
    done = build(root, "--site-dir", str(root / "site"), "--cache-dir", "/proc/self/fd")
    words = "/proc/self/fd/build.lock cannot be used: it no longer exists, or nothing can be written there; "
    assert done.exit_code == 2 and done.stderr.splitlines()[-1].startswith(words)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "docs/a.md cannot be used: this user may not read or write it"),
        (errno.EROFS, "docs/a.md cannot be used: its disk is read-only"),
        (errno.ENOSPC, "docs/a.md cannot be used: the disk is full"),
        (errno.ENAMETOOLONG, "docs/a.md cannot be used: its name is too long"),
        (errno.ELOOP, f"docs/a.md cannot be used: the system says: {os.strerror(errno.ELOOP)}"),
    ],
)
def test_a_refusal_names_the_file_and_the_reason(number: int, words: str) -> None:
    assert faults.refusal(OSError(number, os.strerror(number), "docs/a.md")).startswith(words)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.pdf", "a.pdf"),
        ("Ŵyl.pdf", "Ŵyl.pdf"),
        ("a\udcff.pdf", "a\\xff.pdf"),
        ("a\n::b\x1b.txt", "a\\n::b\\x1b.txt"),
        ("##vso[a]##[b].md", "# #vso[a]# #[b].md"),
    ],
)
def test_a_name_is_shown_as_a_log_can_hold_it(name: str, shown: str) -> None:
    assert problems.printable(name) == shown


@pytest.mark.parametrize("cache", ["file", "link", "folder"])
def test_a_fault_never_fails_itself(cache: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if cache == "file":
        (tmp_path / ".cache").touch()
    if cache == "link":
        (tmp_path / ".cache").symlink_to(tmp_path / "nowhere")
    try:
        raise RuntimeError("the moon fell down")
    except RuntimeError:
        assert faults.fault(tmp_path) == 3
    said = capsys.readouterr().err
    assert said.startswith("This is a fault in the builder, not in your text; please send ")
    log = Path(said.split("please send ")[1].split(" to its")[0])
    assert "the moon fell down" in log.read_text("utf-8")
    assert (log == tmp_path / ".cache" / "fault.log") == (cache == "folder")
    log.unlink()


PRESSED_WHILE_LOADING = """
import os, signal, sys
from site_builder import __main__
class Keyboard:
    def find_spec(self, name, *rest):
        if name == "click.core":
            os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
sys.meta_path.insert(0, Keyboard())
__main__.main()
"""


def test_ctrl_c_ends_with_130_and_one_word_from_the_first_moment_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PRESSED_WHILE_LOADING]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, "", "Stopped.\n")


def test_a_fault_of_a_councils_own_template_is_told_with_one_full_stop(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"own/main.html": "\n{{ name | url }}\n"})
    with pytest.raises(TemplateAssertionError) as raised:
        Environment(loader=FileSystemLoader(root / "own"), autoescape=True).get_template("main.html")
    assert own_code_at_fault(raised.value, root) == (
        "The template own/main.html failed in line 2: TemplateAssertionError: No filter named 'url'. "
        "Correct it, or remove it from 'custom_dir' in mkdocs.yml."
    )
