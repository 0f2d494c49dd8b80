"""The first half of every command: every file read, and every rule applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from site_builder.check import check
from site_builder.check.personal import masked_all
from site_builder.codes import Code
from site_builder.comparison import with_chain, with_manifest
from site_builder.edition import Edition
from site_builder.memory import NOTHING, Memory
from site_builder.problems import Findings, Problem, in_order
from site_builder.read.chain import as_error
from site_builder.read.record import read_edition
from site_builder.sources import Sources


@dataclass(frozen=True)
class Checked:
    """The record as it was read, where its files are, and every finding, sorted by file and line."""

    edition: Edition
    sources: Sources
    problems: tuple[Problem, ...]

    @property
    def findings(self) -> Findings:
        """Every finding, without the record."""
        return Findings(self.problems, self.sources.config_file)

    def compared_with(self, manifest: Path) -> Checked:
        """The same record with what changed in silence since a manifest was published, too. UnusableError for a file
        that cannot be compared with."""
        found = with_manifest(manifest, self.edition, self.problems)
        return Checked(self.edition, self.sources, in_order((*self.problems, *found)))

    def adding(self, found: Iterable[Problem]) -> Checked:
        """The same record with more findings, or with others in place of the same at other severities."""
        more = {*found}
        others = {
            one for one in self.problems if all((one.place, one.message) != (new.place, new.message) for new in more)
        }
        return Checked(self.edition, self.sources, in_order(others | more))

    def compared_with_chain(self) -> Checked:
        """The same record with what changed in silence since `published/` was added to; that this folder is not as it
        was written is an error then."""
        problems = {as_error(one) if one.code is Code.BROKEN_CHAIN else one for one in self.problems}
        chain = self.edition.record.chain
        found = with_chain(self.edition, problems, chain) if chain else ()
        return Checked(self.edition, self.sources, in_order((*problems, *found)))

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a build."""
        return self.findings.has_errors

    @property
    def next_publication(self) -> datetime | None:
        """When the next update that waits for its hour becomes public, or None."""
        return next(iter(self.edition.hours_to_come), None)


def read_and_check(config_file: Path, now: datetime, memory: Memory = NOTHING) -> Checked:
    """Reads and checks every file of a site, but for what is in the memory; UnusableError if there is no readable
    configuration."""
    edition, sources, problems = read_edition(config_file, now, memory)
    return Checked(edition, sources, in_order(masked_all([*problems, *check(edition)], edition)))
