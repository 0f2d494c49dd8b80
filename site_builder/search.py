"""Search without a server: Pagefind reads the finished pages and writes an index that browsers load in parts."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder.problems import UnusableError
from site_builder.record.outputs import Page

FOLDER = "pagefind"
"""Where the index is on the site."""
PATIENCE = 600
"""Seconds that Pagefind may take; 20,000 pages take it about one minute."""
_LEFT_OUT = ("nav", "template", "h1", ".label", ".dates", ".cards", ".help", ".helpers", ".borrowed")
"""Elements that lead to other pages or are repeated on many, and those that a result shows beside its excerpt.

A page's title, taken from its `h1`, is searched anyway; a page of which nothing else is left is not."""
_UNUSED = ("pagefind-*.js", "pagefind-*.css")
"""Pagefind's own interfaces and its worker: our interface is in `assets/search.js` and needs no worker."""
_NOT_SEARCHED = re.compile(r"search/|summary/|.*print/|updates/\d{4}/")


def program() -> Path | None:
    """Pagefind's program, or None if none runs on this machine."""
    try:
        from pagefind.service import get_executable  # not available for every system, so not always installed

        executable = get_executable()
        if executable:
            subprocess.run([executable, "--version"], capture_output=True, check=True, timeout=PATIENCE)
    except (ImportError, OSError, subprocess.SubprocessError):
        return None
    return executable


def missing() -> str:
    """The warning of a build that has to do without search."""
    machine = f"{platform.system()} on {platform.machine()}"
    return (
        f"warning: The site is built without search: Pagefind, which makes its index, does not run here ({machine}). "
        "Leave search out with --no-search, or build on another computer."
    )


def is_searched(page: Page) -> bool:
    """Whether search includes a page: not itself, the page for wrong addresses, or what repeats other pages."""
    return page.is_listed and not _NOT_SEARCHED.fullmatch(page.address)


def index(folder: Path, program: Path) -> None:
    """Writes the index of all pages that are in a folder now; UnusableError if Pagefind cannot.

    It indexes only what `data-pagefind-body` marks. Filters and sorting are not used: see `search_lists`."""
    left_out = [part for selector in _LEFT_OUT for part in ("--exclude-selectors", selector)]
    command = [str(program), "--site", str(folder.absolute()), "--output-subdir", FOLDER, "--quiet", *left_out]
    try:
        with TemporaryDirectory() as empty:  # Pagefind obeys a `pagefind.yml` in its working folder
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
    """The environment with nothing but what a program needs to start: a pipeline's tokens do not concern Pagefind, and
    it obeys variables that begin with PAGEFIND_."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR") if name in os.environ}
