"""What a council's own scripts may call. All else in this package may change from version to version.

import site_builder

for finding in site_builder.findings("mkdocs.yml"):
    print(finding)
site = site_builder.build("mkdocs.yml")
print(site.folder, site.pages)
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from site_builder.problems import Problem, UnusableError

__all__ = ["ContentError", "Problem", "Site", "UnusableError", "build", "findings"]


@dataclass(frozen=True)
class Site:
    """A site that was built."""

    folder: Path
    """Where it is, absolute."""
    pages: int
    updates: int
    feeds: int
    findings: tuple[Problem, ...]
    """What was found and stopped nothing: warnings and notes, by file and line."""


class ContentError(Exception):
    """There are errors in what the authors wrote, so nothing was built; the words are the findings, a line each."""

    def __init__(self, findings: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings
        """Every finding, warnings too, by file and line."""


def findings(config_file: str | os.PathLike[str] = "mkdocs.yml", *, at: datetime | None = None) -> tuple[Problem, ...]:
    """Every finding of `progress check`, by file and line; each has `place.file`, `place.line`, `message`, `code` and
    `severity` ("error", "warning" or "note").

    `at` is the moment as of which the record is read, in the council's time unless it names its own; now without it.
    UnusableError where there is no configuration, or it cannot be read."""
    from site_builder import clock
    from site_builder.checked import read_and_check

    return read_and_check(Path(config_file).resolve(), at or clock.now()).problems


def build(
    config_file: str | os.PathLike[str] = "mkdocs.yml",
    *,
    site_dir: str | os.PathLike[str] | None = None,
    with_search: bool = True,
    at: datetime | None = None,
    say: Callable[[str], None] = lambda words: None,
) -> Site:
    """Builds the whole site and replaces the old one, as `progress build` does; until then the old one stays as it was.

    `site_dir` is where it goes, that of the configuration without it; `say` is given sentences to be read while it is
    built. ContentError where a text has errors, UnusableError where the configuration or the folder prevents it, OSError where the machine does."""
    from site_builder import building, clock, place
    from site_builder.checked import read_and_check
    from site_builder.engine import chosen
    from site_builder.memory import Store

    file = Path(config_file).resolve()
    cache = place.cache_folder(file.parent)
    place.put_right(cache)
    memory = Store(cache, file)
    checked = read_and_check(file, at or clock.now(), memory)
    if checked.has_errors:
        raise ContentError(checked.problems)
    folder = Path(site_dir or checked.sources.root / checked.sources.site_dir).resolve()
    order = building.Order(checked, folder, cache, say, with_search)
    built = building.build(order, chosen(file, checked.sources))
    memory.keep()
    return Site(folder, built.pages, built.updates, built.feeds, checked.problems)
