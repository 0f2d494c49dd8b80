"""What a command says, and of which council, where it was typed for several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import click

from site_builder.problems import Place, Problem, UnusableError

WARNING = "warning: "
"""With what a sentence begins that tells of no file, but must be heard."""


@dataclass(frozen=True)
class Speaker:
    """Speaks for one council. Where others speak too, each line names its configuration, and each finding the path of
    its file, seen from the folder in which the command was typed."""

    file: Path
    """The configuration, as it was typed."""
    is_alone: bool = True
    names_from_here: bool = False
    """Whether findings name their files so even where one council speaks alone: a service knows no other folder."""
    is_quiet: bool = False
    """Whether it says only what stops a command, what the machine warns of, and its last line."""

    @property
    def root(self) -> Path:
        """The folder of the council's files, absolute."""
        return self.file.resolve().parent

    def named(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Findings whose files are named so that no two councils can mean the same."""
        for problem in problems:
            is_plain = self.is_alone and not self.names_from_here
            yield problem if is_plain else replace(problem, place=self._from_here(problem.place))

    def sentence(self, words: str) -> str:
        """Words, each line of them named."""
        return words if self.is_alone else "\n".join(f"{self.name}: {line}" for line in words.splitlines())

    def say(self, words: str, *, err: bool = True) -> None:
        """Says that, on standard error or standard output. Where it is quiet, only warnings of the machine and what goes
        to standard output."""
        if not (self.is_quiet and err) or words.startswith(WARNING):
            click.echo(self.sentence(words), err=err)

    def tell(self, problems: Iterable[Problem], *, err: bool = False) -> None:
        """Prints findings, one per line; where it is quiet, errors alone."""
        told = [str(problem) for problem in self.named(problems) if problem.is_error or not self.is_quiet]
        if told:
            click.echo("\n".join(told), err=err)

    def say_at_last(self, error: UnusableError | str) -> None:
        """Says why a command ends. Where nobody reads that stream, the other councils are still built."""
        found = isinstance(error, UnusableError) and error.problems
        words = "\n".join(map(str, self.named(found))) if found else self.sentence(str(error))
        with suppress(OSError):
            click.echo(words, err=True)

    @cached_property
    def name(self) -> str:
        """The path of the configuration, seen from here."""
        return self._from_here(Place(self.file.name)).file

    def _from_here(self, place: Place) -> Place:
        return replace(place, file=f"{self._folder}/{place.file}" if self._folder != "." else place.file)

    @cached_property
    def _folder(self) -> str:
        try:
            return Path(os.path.relpath(self.root)).as_posix()
        except ValueError:  # on another disk of Windows
            return self.root.as_posix()


def speakers(files: tuple[Path, ...], *, names_from_here: bool = False, is_quiet: bool = False) -> tuple[Speaker, ...]:
    """One for each configuration, in the order in which they were typed. UnusableError where one was typed twice."""
    found = tuple(Speaker(file, len(files) == 1, names_from_here, is_quiet) for file in files)
    seen: dict[Path, Speaker] = {}
    for speaker in found:
        if seen.setdefault(speaker.file.resolve(), speaker) is not speaker:
            raise UnusableError(f"{speaker.name} is named twice; name each configuration once.")
    return found
