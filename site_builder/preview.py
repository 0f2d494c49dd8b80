"""The preview: the site for this computer only, drafts included, or what is wrong with it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import sleep

from site_builder import build, faults, place
from site_builder.checked import read_and_check
from site_builder.engine import Task, chosen
from site_builder.pages.findings import findings_page
from site_builder.problems import Problem, UnusableError
from site_builder.server import Server, Shown
from site_builder.sources import Sources

PAUSE = 0.15
"""Seconds between two checks of the files: changes are seen at once, and checking 10,000 files takes 30 ms."""
_SETTLED = 0.05
"""Seconds without another change before a build: editors write a file in several steps."""

State = dict[str, tuple[int, int]]
"""The size and time of each file that is watched."""


def preview(config_file: Path, port: int, now: Callable[[], datetime], say: Callable[[str], None]) -> None:
    """Serves the site on this computer and builds it again at each change, until Ctrl+C.

    UnusableError if the configuration cannot be read, OSError if the port cannot be used."""
    config_file = config_file.resolve()
    base_path = read_and_check(config_file, now()).edition.base_path
    with (
        place.for_preview(place.cache_folder(config_file.parent)) as folder,
        Server(port, base_path) as server,
    ):
        maker = _Maker(config_file, folder, now)
        state = _state(maker.watched)
        server.show(maker.made())
        say(f"The preview is at {server.url} and follows each change you save. Ctrl+C ends it.")
        while True:
            state = _next(state, maker)
            server.show(maker.made())


def _next(state: State, maker: _Maker) -> State:
    """Waits until files have changed and no longer change."""
    while (new := _state(maker.watched)) == state:
        sleep(PAUSE)
    while new != state:
        state = new
        sleep(_SETTLED)
        new = _state(maker.watched)
    return new


class _Maker:
    """Makes what a preview shows, each time in a new folder: a request never gets half a site."""

    def __init__(self, config_file: Path, folder: Path, now: Callable[[], datetime]) -> None:
        self._config_file = config_file
        self._folder = folder
        self._now = now
        self._count = 0
        self.watched = [config_file, *watched(config_file.parent)]

    def made(self) -> Shown:
        """The site, or the findings that prevent it; whatever goes wrong, the preview continues."""
        try:
            return self._site()
        except UnusableError as error:
            return _findings(str(error).splitlines())
        except OSError as error:
            return _findings([faults.refusal(error)])
        except Exception:
            return _findings([faults.sentence(self._config_file.parent)])

    def _site(self) -> Shown:
        checked = read_and_check(self._config_file, self._now())
        _tell(checked.problems)
        if checked.has_errors:
            return Shown(findings=findings_page(checked.problems).encode())
        sources = checked.sources
        self.watched = [self._config_file, *watched(sources.root), *_templates(sources)]
        self._count += 1
        new = self._folder / str(self._count)
        task = Task(checked.edition, sources, place.cache_folder(sources.root), _say, is_preview=True)
        build.pour(task, chosen(self._config_file, sources).render(task, new), new)
        for old in self._folder.iterdir():  # that of the previous build is still being read
            if old.name not in (str(self._count), str(self._count - 1)):
                shutil.rmtree(old, ignore_errors=True)
        return Shown(folder=new)


def watched(root: Path) -> list[Path]:
    """The folders of a site that a preview follows."""
    return [folder for name in ("updates", "docs", "texts", "words") if (folder := root / name).is_dir()]


def _templates(sources: Sources) -> Iterator[Path]:
    if sources.custom_dir:
        yield sources.custom_dir


def _state(paths: Iterable[Path]) -> State:
    found: State = {}
    for top in paths:
        for path in (top, *top.rglob("*")):
            with suppress(OSError):  # it has gone since, which will count as a change
                facts = path.stat()
                found[str(path)] = (facts.st_size, facts.st_mtime_ns) if path.is_file() else (0, 0)
    return found


def show_findings(findings: Iterable[Problem | str], folder: Path) -> None:
    """Puts the findings at every address of a folder that `mkdocs serve` shows: it answers 404.html where there is
    nothing else."""
    page = findings_page(findings).encode()
    for file in folder.rglob("*.html"):
        file.unlink()
    for name in ("index.html", "404.html"):
        (folder / name).write_bytes(page)


def _findings(words: list[str]) -> Shown:
    _tell(words)
    return Shown(findings=findings_page(words).encode())


def _tell(lines: Iterable[Problem | str]) -> None:
    for line in lines:
        _say(str(line))


def _say(words: str) -> None:
    with suppress(OSError):
        print(words, file=sys.stderr)
