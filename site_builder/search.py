"""Search without a server: Pagefind makes an index of the finished pages, which browsers load in parts."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Event, Timer
from typing import IO, Any, Self

from site_builder.html.searched import searched
from site_builder.memory import Memory
from site_builder.problems import UnusableError
from site_builder.record.outputs import Page

FOLDER = "pagefind"
"""Where the index is on the site."""
PATIENCE = 600
"""Seconds that Pagefind may take; 20,000 pages take it about one minute."""
_TEXT = "searched text"
"""The kind of what is remembered of each page."""
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


def texts(files: Iterable[tuple[str, bytes, Callable[[], bytes]]], memory: Memory) -> list[tuple[str, str]]:
    """Path and HTML of what is searched of each page among some files, in the order of their paths. Each file comes with the
    hash of its bytes and how to read them."""
    pages = sorted((path, mark, read) for path, mark, read in files if path.endswith(".html"))
    found = ((path, memory.recall(_TEXT, (mark,), partial(_searched, read))) for path, mark, read in pages)
    return [(path, html) for path, html in found if html]


def _searched(read: Callable[[], bytes]) -> str:
    return searched(read().decode("utf-8", "replace"))


def index(pages: Iterable[tuple[str, str]], program: Path) -> dict[str, bytes]:
    """The files of the index of some pages, each given by its path and HTML; UnusableError if Pagefind cannot make it.

    Filters and sorting are not used: see `search_lists`.
    Pages are numbered in the order in which Pagefind gets them. So it is given them one by one: a folder it would read as the
    disk lists it, which is another order, and another index, on another machine.
    It could write the files by itself ("WriteFiles"), but answers before all is on the disk, and ends without the rest: one
    site in twenty had an empty file, and no search."""
    with (
        TemporaryDirectory() as empty,  # it obeys a `pagefind.yml` in its working folder
        TemporaryFile() as said,
        _Pagefind(program, empty, said) as pagefind,
    ):
        number = pagefind.asked("NewIndex", config={})["index_id"]
        for path, html in pages:
            pagefind.asked("AddFile", index_id=number, file_path=path, file_contents=html)
        files = pagefind.asked("GetFiles", index_id=number)["files"]
    return {file["path"]: b64decode(file["content"]) for file in files if not _is_unused(file["path"])}


def _is_unused(path: str) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in _UNUSED)


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
        answer = bytearray()
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
