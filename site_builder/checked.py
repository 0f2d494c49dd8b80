"""The first half of every command: every file read, and every rule applied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from site_builder.check import check
from site_builder.compared import with_manifest
from site_builder.edition import Edition
from site_builder.memory import NOTHING, Memory
from site_builder.problems import Problem, has_errors
from site_builder.read.record import read_edition
from site_builder.sources import Sources


@dataclass(frozen=True)
class Checked:
    """The record as it was read, where its files are, and every finding, sorted by file and line."""

    edition: Edition
    sources: Sources
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a build."""
        return has_errors(self.problems)

    def only(self, paths: Collection[str]) -> Checked:
        """The same record with only the findings of some files: each a path from the root, or a folder of files."""
        findings = (problem for problem in self.problems if is_below(problem.place.file, paths))
        return Checked(self.edition, self.sources, tuple(findings))

    def compared_with(self, manifest: Path) -> Checked:
        """The same record with what changed in silence since a manifest was published, too. UnusableError for a file
        that cannot be compared with."""
        found = with_manifest(manifest, self.edition, self.problems)
        return Checked(self.edition, self.sources, tuple(sorted({*self.problems, *found})))

    @property
    def is_unusable(self) -> bool:
        """Whether an error is in the configuration itself, or a file that must be read cannot be."""
        file = self.sources.config_file
        return has_errors(
            problem for problem in self.problems if problem.place.file == file or problem.is_of_the_machine
        )

    @property
    def next_publication(self) -> datetime | None:
        """When the next update that waits for its hour becomes public, or None."""
        return next(iter(self.edition.hours_to_come), None)


def is_below(file: str, paths: Collection[str]) -> bool:
    """Whether a file is one of the paths or is below one of them; "." is the root, which contains all files."""
    return any(path in (".", file) or file.startswith(f"{path}/") for path in paths)


def read_and_check(config_file: Path, now: datetime, memory: Memory = NOTHING) -> Checked:
    """Reads and checks every file of a site, but for what is in the memory; UnusableError if there is no readable
    configuration."""
    edition, sources, problems = read_edition(config_file, now, memory)
    return Checked(edition, sources, tuple(sorted({*problems, *check(edition)})))
