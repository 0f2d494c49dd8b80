"""Search without a server: Pagefind reads the finished pages and writes an index that browsers load in parts."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Event, Timer
from typing import IO, Any, Self

from site_builder.problems import UnusableError
from site_builder.record.outputs import Page

FOLDER = "pagefind"
"""Where the index is on the site."""
PATIENCE = 600
"""Seconds that Pagefind may take; 20,000 pages take it about one minute."""
_LEFT_OUT = ("nav", "template", "h1", ".label", ".dates", ".cards", ".help", ".helpers", ".borrowed")
"""Elements that lead to other pages or are repeated on many, and those that a result shows beside its excerpt.

A page's title, taken from its `h1`, is searched anyway; a page of which nothing else is left is not."""
_MARK = b"data-pagefind-body"
"""The attribute of what Pagefind reads of a page; of a page without it, nothing."""
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

    It indexes only what `data-pagefind-body` marks. Filters and sorting are not used: see `search_lists`.
    Pages are numbered in the order in which Pagefind gets them. So it is given them one by one, in the order of their paths:
    a folder it would read as the disk lists it, which is another order, and another index, on another machine."""
    pages = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}
    with (
        TemporaryDirectory() as empty,  # it obeys a `pagefind.yml` in its working folder
        TemporaryFile() as said,
        _Pagefind(program, empty, said) as pagefind,
    ):
        number = pagefind.asked("NewIndex", config={"exclude_selectors": _LEFT_OUT})["index_id"]
        for name, path in sorted(pages.items()):
            if _MARK in (content := path.read_bytes()):
                text = content.decode("utf-8", "replace")
                pagefind.asked("AddFile", index_id=number, file_path=name, file_contents=text)
        pagefind.asked("WriteFiles", index_id=number, output_path=str((folder / FOLDER).absolute()))
    for pattern in _UNUSED:
        for file in (folder / FOLDER).glob(pattern):
            file.unlink()


class _Pagefind:
    """The program as a service, in the language of its own Python package: JSON in Base64, with a comma after each message.

    That package itself waits a tenth of a second for each answer, which is minutes for a thousand pages."""

    def __init__(self, program: Path, folder: str, said: IO[bytes]) -> None:
        """It works in a folder, and says what goes wrong into a file."""
        self._said = said
        self._process = subprocess.Popen(
            [str(program), "--service"],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )
        self._is_late = Event()
        self._watch = Timer(PATIENCE, self._stop)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watch.cancel()
        self._process.kill()
        self._process.communicate()

    def asked(self, what: str, **values: object) -> dict[str, Any]:
        """Its answer to one request; UnusableError for one that it cannot do."""
        message = {"message_id": 1, "payload": {"type": what, **values}}
        try:
            answer = self._answer(b64encode(json.dumps(message).encode()) + b",")
        except (OSError, ValueError, KeyError) as error:
            raise self._trouble() from error
        if answer.get("type") == "Error":
            raise _failed(str(answer.get("message")))
        return answer

    def _answer(self, request: bytes) -> dict[str, Any]:
        """OSError, ValueError or KeyError where it ends, or says what nobody understands."""
        pipe, answers = self._process.stdin, self._process.stdout
        assert pipe
        assert answers
        pipe.write(request)
        pipe.flush()
        answer = b""
        while not answer.endswith(b","):
            if not (piece := os.read(answers.fileno(), 1 << 16)):
                raise BrokenPipeError
            answer += piece
        payload: dict[str, Any] = json.loads(b64decode(answer[:-1]))["payload"]
        return payload

    def _stop(self) -> None:
        self._is_late.set()
        self._process.kill()

    def _trouble(self) -> UnusableError:
        """What became of it, now that it does not answer."""
        self._process.kill()
        self._process.wait()
        if self._is_late.is_set():
            return UnusableError(f"Pagefind did not make the search index within {PATIENCE // 60} minutes.")
        self._said.seek(0)
        words = " ".join(self._said.read().decode("utf-8", "replace").split())
        return _failed(words or "it ended before it had answered.")


def _failed(why: str) -> UnusableError:
    return UnusableError(f"Pagefind could not make the search index: {why}")


def _environment() -> dict[str, str]:
    """The environment with nothing but what a program needs to start: a pipeline's tokens do not concern Pagefind, and
    it obeys variables that begin with PAGEFIND_."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR") if name in os.environ}
