"""The preview: the site for this computer only, drafts included, or what is wrong with it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from stat import S_ISDIR
from time import sleep

from site_builder import building, faults, place
from site_builder.checked import read_and_check
from site_builder.engine import Task, chosen
from site_builder.folder import NewFolder
from site_builder.pages.findings import findings_page
from site_builder.preview.server import Server, Shown
from site_builder.problems import Problem, UnusableError
from site_builder.sources import Sources

PAUSE = 0.15
"""Seconds between two checks of the files: changes are seen at once, and checking 10,000 files takes 30 ms."""
_SETTLED = 0.05
"""Seconds without another change before a build: editors write a file in several steps."""
_NOT_FOLLOWED = (".cache", ".git", "__pycache__")
"""Folders in which programs write by themselves, also while we build: following them would never end."""

State = dict[str, tuple[int, ...]]
"""What tells one version of each watched file from another; folders have nothing but their names."""


def preview(
    config_file: Path, port: int, now: Callable[[], datetime], say: Callable[[str], None], *, has_key: bool
) -> None:
    """Serves the site on this computer and builds it again at each change, until Ctrl+C. With a key it is served only to
    the browser that opens the address which `say` is told.

    UnusableError if the configuration has errors at the start: nobody knows yet at which address the site belongs.
    OSError if the port cannot be used."""
    config_file = config_file.resolve()
    checked = read_and_check(config_file, now())
    if checked.findings.is_unusable:
        _tell(checked.problems)
        raise UnusableError("The preview has not started; correct the errors above, then start it again.")
    with (
        place.for_preview(place.cache_folder(config_file.parent)) as folder,
        Server(port, checked.edition.base_path, token_urlsafe(32) if has_key else "") as server,
    ):
        maker = _Maker(config_file, folder, now, followed(checked.sources))
        state = state_of(maker.watched)
        server.show(maker.made())
        say(f"The preview is at {server.opening} and follows each change you save. Ctrl+C ends it.")
        while True:
            state = _next(state, maker)
            server.show(maker.made())
            maker.clear_up()


def _next(state: State, maker: _Maker) -> State:
    """Waits until files have changed and no longer change."""
    while (new := state_of(maker.watched)) == state:
        sleep(PAUSE)
    while new != state:
        state = new
        sleep(_SETTLED)
        new = state_of(maker.watched)
    return new


class _Maker:
    """Makes what a preview shows, each time in a new folder: a request never gets half a site.

    What it made before it remembers for as long as it lives, and never on the disk: there are drafts among it."""

    def __init__(self, config_file: Path, folder: Path, now: Callable[[], datetime], watched: Iterable[Path]) -> None:
        self._config_file = config_file
        self._folder = folder
        self._now = now
        self._memory = place.remembered(config_file)
        self._count = 0
        self.watched = [config_file, *watched]

    def made(self) -> Shown:
        """The site, or the findings that prevent it; whatever goes wrong, the preview continues."""
        try:
            return self._site()
        except UnusableError as error:
            return _findings(str(error).splitlines())
        except OSError as error:
            return _findings([faults.refusal(error)])
        except Exception:  # a fault of ours, whatever it is: it is shown and logged, and the next change may mend it
            return _findings([faults.sentence(self._config_file.parent)])

    def _site(self) -> Shown:
        checked = read_and_check(self._config_file, self._now(), self._memory)
        sources = checked.sources
        self.watched = [self._config_file, *followed(sources)]
        _tell(checked.problems)
        if checked.has_errors:
            return Shown(findings=findings_page(checked.problems).encode())
        self._count += 1
        new = self._folder / str(self._count)
        task = Task(checked.edition, sources, place.cache_folder(sources.root), _say, is_preview=True)
        building.pour(task, chosen(self._config_file, sources).render(task, new), NewFolder(new))
        return Shown(folder=new)

    def clear_up(self) -> None:
        """Removes what nobody is shown any more; that of the build before may still be being read. To be called once
        the new site is shown: on some disks this takes longer than to make it."""
        self._memory.let_go()
        for old in self._folder.iterdir():
            if old.name not in (str(self._count), str(self._count - 1)):
                shutil.rmtree(old, ignore_errors=True)


def followed(sources: Sources) -> list[Path]:
    """The folders and files that a preview follows beside the configuration. Not each of them need be there yet."""
    folders = [sources.root / name for name in ("updates", "docs", "texts", "words")]
    return [*folders, *([sources.custom_dir] if sources.custom_dir else []), *sources.also_followed]


def state_of(tops: Iterable[Path]) -> State:
    """Every file and folder of some folders, or a file itself, by its path, with what tells one version from another. A file that was replaced by one of the same size and time
    is another."""
    found: State = {}
    for name in (name for top in tops for name in (str(top), *_below(top))):
        with suppress(OSError):  # it is gone since, and will be another state
            facts = os.stat(name)  # noqa: PTH116  # a Path for each of 10,000 files takes as long again
            is_folder = S_ISDIR(facts.st_mode)
            found[name] = () if is_folder else (facts.st_size, facts.st_mtime_ns, facts.st_ino, facts.st_mode)
    return found


def _below(top: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(top):  # which passes over what is gone or cannot be read
        folders[:] = [name for name in folders if name not in _NOT_FOLLOWED]
        for name in (*folders, *files):
            yield os.path.join(folder, name)  # noqa: PTH118  # a Path for each of 10,000 takes as long again


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
