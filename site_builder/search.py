"""Search without a server: Pagefind reads the finished pages and leaves an index that a browser asks in parts."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder.problems import UnusableError
from site_builder.record.outputs import Page

FOLDER = "pagefind"
"""Where the index lies in the site."""
PATIENCE = 600
"""Seconds that Pagefind may take; 20,000 pages take it about one minute."""
_LEFT_OUT = ("nav", "template", "h1", ".label", ".dates", ".cards", ".help")
"""Parts that lead to other pages or stand on many, and those that a result shows beside its excerpt.

A page's title, taken from its `h1`, is found all the same; a page of which nothing is left is not."""
_UNUSED = ("pagefind-*.js", "pagefind-*.css")
"""Pagefind's own interfaces and its worker: ours stands in `assets/progress.js`, and asks without a worker."""


def program() -> Path | None:
    """Pagefind's program, or None where there is none that runs on this machine."""
    try:
        from pagefind.service import get_executable  # not made for every system, so not always installed

        found = get_executable()
        if found:
            subprocess.run([found, "--version"], capture_output=True, check=True, timeout=PATIENCE)
    except (ImportError, OSError, subprocess.SubprocessError):
        return None
    return found


def missing() -> str:
    """What a build says where it has to do without search."""
    machine = f"{platform.system()} on {platform.machine()}"
    return (
        f"warning: The site is built without search: Pagefind, which makes its index, does not run here ({machine}). "
        "Leave search out with --no-search, or build on another computer."
    )


def is_searched(page: Page) -> bool:
    """Whether search leads to a page: not to itself, to a wrong address, or to what other pages say already."""
    return page.is_listed and page.address != "search/" and not page.address.endswith("print/")


def index(folder: Path, program: Path) -> None:
    """Writes the index of all pages that stand in a folder now; UnusableError where Pagefind cannot.

    It indexes only what `data-pagefind-body` marks. Filters and sorting are not used: with them Pagefind 1.5 writes
    other bytes at each run (https://github.com/Pagefind/pagefind/issues/638)."""
    left_out = [part for selector in _LEFT_OUT for part in ("--exclude-selectors", selector)]
    command = [str(program), "--site", str(folder.absolute()), "--output-subdir", FOLDER, "--quiet", *left_out]
    try:
        with TemporaryDirectory() as empty:  # Pagefind takes a `pagefind.yml` of its working folder for orders to it
            done = subprocess.run(
                command,
                cwd=empty,
                env=_environment(),
                capture_output=True,
                timeout=PATIENCE,
                check=False,
                encoding="utf-8",
                errors="replace",
            )
    except subprocess.TimeoutExpired as error:
        raise UnusableError(f"Pagefind did not make the search index within {PATIENCE // 60} minutes.") from error
    if done.returncode:
        words = " ".join((done.stderr or done.stdout).split())
        raise UnusableError(f"Pagefind could not make the search index: {words or f'it ended with {done.returncode}'}")
    for pattern in _UNUSED:
        for file in (folder / FOLDER).glob(pattern):
            file.unlink()


def _environment() -> dict[str, str]:
    """Nothing of ours but what a program needs to start: tokens of a pipeline are none of its business, and it takes
    variables that begin with PAGEFIND_ for orders."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR") if name in os.environ}
