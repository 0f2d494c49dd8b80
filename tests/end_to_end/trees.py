"""Content trees copied out of the checkout, the processes that build them, and the files that come out."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from click.testing import CliRunner
from filelock import FileLock
from mkdocs.__main__ import cli as mkdocs

from site_builder.cli import main

REPOSITORY = Path(__file__).parents[2]
SITES = Path(__file__).parents[1] / "sites"
MOMENT = 1772452800
"""2 March 2026, 12:00 UTC: the moment of all builds that say nothing else."""
PROGRESS = (sys.executable, "-m", "site_builder")
BUILD = (*PROGRESS, "build")
MKDOCS = (sys.executable, "-m", "mkdocs")
PROPERDOCS = (sys.executable, "-m", "properdocs")
IN_THIS_PROCESS = {PROGRESS: (main, "python -m site_builder"), MKDOCS: (mkdocs, "python -m mkdocs")}
STRUCK = """
import os, re, runpy, sys
place, number, left = re.compile(sys.argv.pop(1)), int(sys.argv.pop(1)), int(sys.argv.pop(1))

def strike(event, arguments):
    global left
    if left and event in ("open", "os.mkdir", "os.rename") and any(place.search(str(one)) for one in arguments[:2]):
        left -= 1
        if not left:
            os.kill(os.getpid(), number)

sys.addaudithook(strike)
runpy.run_module("site_builder", run_name="__main__", alter_sys=True)
"""
"""`progress` in a process that sends itself a signal, just before it opens, makes or renames what is called so for the n-th
time."""
Value = TypeVar("Value")
PATIENCE = 120
"""Seconds after which a process that does not end fails its test; nothing waits for them to pass."""


@dataclass(frozen=True)
class Built:
    """A site that a process built: its content, its address, and what the process said."""

    root: Path
    url: str
    said: str
    """On standard output."""
    warned: str
    """On standard error."""

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def pages(self) -> list[str]:
        """Addresses of all pages but redirects, without the site's own address: "" is the progress page."""
        found = sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))
        return [page_address(path) for path in found if not is_redirect(self.site / path)]

    def text(self, path: str) -> str:
        return (self.site / path).read_text("utf-8")


def page_address(path: str) -> str:
    return path.removesuffix("index.html")


def is_redirect(file: Path) -> bool:
    return 'http-equiv="refresh"' in file.read_text("utf-8")


def page_file(address: str) -> str:
    return address if address.endswith(".html") else f"{address}index.html"


def herefordshire(folder: Path) -> Path:
    """Herefordshire's record as it was on one day, copied: real size, real sentences, never the live one."""
    shutil.copytree(SITES / "frozen-record", folder, ignore=shutil.ignore_patterns("README.md"))
    return folder


def exampleton(folder: Path) -> Path:
    """The record of a council that does not exist, copied."""
    shutil.copytree(SITES / "exampleton", folder, ignore=shutil.ignore_patterns("expected"))
    return folder


def environment(**changes: str) -> dict[str, str]:
    """The environment of a build: the moment stands still, Material keeps its advertisement to itself."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(MOMENT), "NO_MKDOCS_2_WARNING": "1", **changes}


def run(command: tuple[str, ...], root: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a content tree and waits for it. `progress` and `mkdocs` run in this process, where they take a
    quarter of the time: libraries, templates and word lists are there already. Where the process itself is what is
    tested, such as its hash seed or its end by a signal, use `run_alone`."""
    if command[: len(PROGRESS)] not in IN_THIS_PROCESS:
        return run_alone(command, root, **changes)
    program, name = IN_THIS_PROCESS[command[: len(PROGRESS)]]
    with _inside(root, environment(**changes)):
        result = CliRunner().invoke(program, command[len(PROGRESS) :], prog_name=name)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return subprocess.CompletedProcess(command, result.exit_code, result.stdout, result.stderr)


@contextmanager
def _inside(root: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """This process in another folder, with other variables. MkDocs' command adds to where its logger speaks."""
    folder, before, log = Path.cwd(), dict(os.environ), logging.getLogger("mkdocs")
    level, handlers = log.level, list(log.handlers)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        os.chdir(folder)
        log.setLevel(level)
        log.handlers[:] = handlers


def run_alone(command: tuple[str, ...], root: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own; what it says is UTF-8 whatever the system's language."""
    given = environment(PYTHONIOENCODING="utf-8", **changes)
    return subprocess.run(
        command, cwd=root, env=given, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )


def struck(
    command: tuple[str, ...], root: Path, signal: int, at: str, times: int = 1
) -> subprocess.CompletedProcess[str]:
    """Runs `progress` in a process of its own, which gets a signal before it opens, makes or renames for the n-th time
    what a pattern finds: always at the same step, however fast the machine is."""
    assert command[: len(PROGRESS)] == PROGRESS
    program = (sys.executable, "-c", STRUCK, at, str(int(signal)), str(times))
    return run_alone((*program, *command[len(PROGRESS) :]), root)


def start(command: tuple[str, ...], root: Path, **changes: str) -> subprocess.Popen[bytes]:
    """Starts a command in a content tree; what it says goes nowhere."""
    return subprocess.Popen(
        command, cwd=root, env=environment(**changes), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@contextmanager
def ended(*processes: subprocess.Popen[Any]) -> Iterator[None]:
    """No process outlives what is done with it, even if that fails: the next test would fail for it too."""
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            with process:  # waits, and closes what it wrote to
                pass


def built(root: Path, url: str, command: tuple[str, ...] = BUILD, **changes: str) -> Built:
    """Builds a tree; fails with what was said where the build does."""
    return _as_built(run(command, root, **changes), root, url)


def built_alone(root: Path, url: str, command: tuple[str, ...] = BUILD, **changes: str) -> Built:
    """The same in a process of its own, as users have it."""
    return _as_built(run_alone(command, root, **changes), root, url)


def _as_built(done: subprocess.CompletedProcess[str], root: Path, url: str) -> Built:
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(root, url, done.stdout, done.stderr)


def built_once(folder: Path, copy: Callable[[Path], Path], url: str, command: tuple[str, ...] = BUILD) -> Built:
    """A site below a folder that several processes share: the first that asks builds it, as users do. Nothing may change
    it."""
    said = folder.with_suffix(".json")
    folder.mkdir(exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not said.exists():
            site = built_alone(copy(folder / "tree"), url, command)
            said.write_text(json.dumps([site.said, site.warned]), "utf-8")
    return Built(folder / "tree", url, *json.loads(said.read_text("utf-8")))


def files_of(folder: Path) -> dict[str, str]:
    """Every file and folder below a folder, with the hash of its bytes; "" for a folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def content_of(root: Path) -> dict[str, str]:
    """Every file and folder of a tree but those that a build writes, and what Python compiles of hooks."""
    own = {"site", ".cache", "__pycache__"}
    return {name: mark for name, mark in files_of(root).items() if own.isdisjoint(Path(name).parts)}


def replace_in(file: Path, old: str, new: str) -> None:
    """Edits a file of a tree as its author would; fails if there is nothing to replace."""
    text = file.read_text("utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), "utf-8")
