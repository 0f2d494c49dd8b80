"""What `.ci/run` does on machines that lack this or that, tried with a made-up `apt-get`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Set
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is a shell script for Debian and Ubuntu")

RUN = Path(__file__).parents[1] / ".ci" / "run"
BRINGS = {
    "make": "make",
    "python3-venv": "python3",
    "chromium-headless-shell": "chromium-headless-shell",
    "fonts-liberation": "",
    "libatomic1": "",
    "nodejs": "node",
    "npm": "npm",
    "default-jre-headless": "java",
    "strace": "strace",
    "nginx-light": "",
    "git": "git",
    "systemd": "systemd-analyze",
    "newsboat": "newsboat",
}
"""The programs that each package brings."""
APT_GET = """#!/bin/sh
for package; do :; done
[ "$1" = update ] && exit 0
echo "$package" >> "$HERE/asked"
case " $BROKEN " in *" $package "*) echo "E: held broken packages" >&2; exit 100 ;; esac
for program in $(sed -n "s/^$package //p" "$HERE/brings"); do ln -sf "$HERE/stub" "$HERE/bin/$program"; done
echo "$package" >> "$HERE/installed"
"""
DPKG = """#!/bin/sh
while read -r package; do [ "$package" != "$2" ] || exit 0; done < "$HERE/installed"
exit 1
"""
STUB = """#!/bin/sh
[ "${0##*/}" != make ] || echo "make $*"
"""
NODE_FROM_ELSEWHERE = BRINGS | {"nodejs": "node npm"}
Answer = tuple[list[str], subprocess.CompletedProcess[str]]
Run = Callable[..., Answer]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the script on a machine that `has` some packages and cannot get others; returns what it asked for, in
    its order, and what it said."""

    def on(has: Set[str], broken: Set[str] = frozenset(), brings: Mapping[str, str] = BRINGS) -> Answer:
        programs = tmp_path / "bin"
        for folder in (programs, tmp_path / "clone" / ".ci"):
            folder.mkdir(parents=True)
        texts = {"stub": STUB, "bin/apt-get": APT_GET, "bin/dpkg": DPKG, "asked": ""}
        texts["installed"] = "".join(f"{package}\n" for package in has)
        texts["brings"] = "".join(f"{package} {names}\n" for package, names in brings.items())
        for name, text in texts.items():
            (tmp_path / name).write_text(text, "utf-8")
            (tmp_path / name).chmod(0o755)
        for name in ("bash", "dirname", "id", "env", "sh", "sed", "ln"):
            (programs / name).symlink_to(str(shutil.which(name)))
        for name in (name for package in has for name in brings[package].split()):
            (programs / name).symlink_to(tmp_path / "stub")
        done = subprocess.run(
            (str(shutil.which("bash")), shutil.copy(RUN, tmp_path / "clone" / ".ci" / "run")),
            env={"PATH": str(programs), "HERE": str(tmp_path), "BROKEN": " ".join(broken)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return (tmp_path / "asked").read_text("utf-8").split(), done

    return on


def test_a_bare_machine_is_given_each_thing_by_itself(run: Run) -> None:
    asked, done = run(set())
    assert asked == list(BRINGS)
    assert (done.returncode, done.stdout) == (0, "make lint\nmake test\n")
    assert "Could not be had" not in done.stderr


def test_a_machine_that_has_everything_is_left_alone(run: Run) -> None:
    asked, done = run(set(BRINGS))
    assert (asked, done.returncode, done.stderr) == ([], 0, "")


def test_node_that_brings_its_own_npm_is_not_asked_for_debians(run: Run) -> None:
    asked, done = run({"make", "python3-venv"}, {"npm"}, NODE_FROM_ELSEWHERE)
    assert asked == [
        "chromium-headless-shell",
        "fonts-liberation",
        "libatomic1",
        "nodejs",
        "default-jre-headless",
        "strace",
        "nginx-light",
        "git",
        "systemd",
        "newsboat",
    ]
    assert done.returncode == 0 and "Could not be had" not in done.stderr


def test_node_that_is_there_with_npm_is_not_asked_for(run: Run) -> None:
    asked, _ = run({"make", "python3-venv", "nodejs"}, {"npm"}, NODE_FROM_ELSEWHERE)
    assert asked == [
        "chromium-headless-shell",
        "fonts-liberation",
        "libatomic1",
        "default-jre-headless",
        "strace",
        "nginx-light",
        "git",
        "systemd",
        "newsboat",
    ]


@pytest.mark.parametrize(
    "package",
    [
        "fonts-liberation",
        "libatomic1",
        "npm",
        "default-jre-headless",
        "strace",
        "nginx-light",
        "git",
        "systemd",
        "newsboat",
    ],
)
def test_what_cannot_be_had_is_said_and_keeps_nothing_else_away(package: str, run: Run) -> None:
    asked, done = run({"make", "python3-venv"}, {package})
    assert asked == [name for name in BRINGS if name not in ("make", "python3-venv")]
    assert f"{package} could not be installed." in done.stderr
    assert f'Could not be had here: {package}. Tests that need one of these skip, and fail where CI is "true".' in (
        done.stderr.splitlines()
    )
    assert (done.returncode, done.stdout) == (0, "make lint\nmake test\n")


def test_chromium_itself_is_asked_for_where_it_cannot_be_had_without_its_windows(run: Run) -> None:
    asked, done = run({"make", "python3-venv"}, {"chromium-headless-shell"}, BRINGS | {"chromium": "chromium"})
    assert asked[:3] == ["chromium-headless-shell", "chromium", "fonts-liberation"]
    assert done.returncode == 0 and "Could not be had" not in done.stderr


def test_that_no_chromium_can_be_had_is_said(run: Run) -> None:
    _, done = run({"make", "python3-venv"}, {"chromium-headless-shell", "chromium"})
    assert "Could not be had here: chromium. " in done.stderr
    assert (done.returncode, done.stdout) == (0, "make lint\nmake test\n")


@pytest.mark.parametrize("package", ["make", "python3-venv"])
def test_without_what_every_test_needs_it_ends_and_says_so(package: str, run: Run) -> None:
    _, done = run(set(), {package})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(f"Could not be had here: {package}. Without these nothing can be tested.\n")
