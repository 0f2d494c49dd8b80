"""How findings are printed: as lines to read, as a list for programs; and how they are counted."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder import clock, faults
from site_builder.codes import Code
from site_builder.commands.speaker import Speaker
from site_builder.place import remembered
from site_builder.problems import Findings, Place, Problem, Severity, UnusableError

if TYPE_CHECKING:
    from site_builder.checked import Checked

OK, ERRORS, UNUSABLE = 0, 1, 2
"""Exit codes."""


def exit_code(findings: Findings, *, strict: bool = False) -> int:
    """0 without errors, 1 with errors, 2 if one is in the configuration; a `strict` check fails for warnings too."""
    if not findings.has_errors:
        return ERRORS if strict and any(one.severity is Severity.WARNING for one in findings.problems) else OK
    return UNUSABLE if findings.is_unusable else ERRORS


def read_without_errors(file: Path, consequence: str) -> Checked:
    """A council's files, read and checked as of now. Where they have errors, it prints these and `consequence`, a sentence
    that says what was not done because of them, and the command ends as `stop_at_errors` says."""
    from site_builder.checked import read_and_check

    checked = read_and_check(file, clock.now(), remembered(file))
    stop_at_errors(checked, consequence)
    return checked


def stop_at_errors(checked: Checked, consequence: str) -> None:
    """Where the content has errors, prints these and `consequence`; the command then ends with 1, or with 2 where one is
    in the configuration."""
    if checked.has_errors:
        print_findings((one for one in checked.problems if one.is_error), err=True)
        click.echo(f"{counted(checked.problems)} {consequence}", err=True)
        sys.exit(exit_code(checked.findings))


def counts(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are, as words within a sentence."""
    severities = [problem.severity for problem in problems]
    errors, warnings, notes = (severities.count(severity) for severity in Severity)
    told = f", {notes} {'note' if notes == 1 else 'notes'}" if notes else ""
    return f"{errors or 'no'} {'error' if errors == 1 else 'errors'}, {warnings or 'no'} {'warning' if warnings == 1 else 'warnings'}{told}"


def counted(problems: Iterable[Problem]) -> str:
    """The same as a sentence."""
    words = counts(problems)
    return f"{words[0].upper()}{words[1:]}."


def print_findings(problems: Iterable[Problem], *, err: bool = False) -> None:
    """One finding per line."""
    print_lines(map(str, problems), err=err)


def print_lines(lines: Iterable[str], *, err: bool = False) -> None:
    """One line after another, on standard output or standard error; nothing where there are none."""
    if printed := list(lines):
        click.echo("\n".join(printed), err=err)


def as_json(problems: Iterable[Problem]) -> str:
    """Only in ASCII, so that it can be read whatever the encoding of the output is."""
    return json.dumps([_as_data(problem) for problem in problems], indent=2)


def _as_data(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.file,
        "line": problem.place.line,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.words,
    }


@contextmanager
def in_one_list(written: Callable[[Iterable[Problem]], str]) -> Iterator[list[Problem]]:
    """A list of findings, printed as JSON as soon as whatever fills it has ended, in whichever way but Ctrl+C."""
    found: list[Problem] = []
    try:
        yield found
    except (Exception, SystemExit):
        click.echo(written(found))
        raise
    click.echo(written(found))


@contextmanager
def told_in(found: list[Problem], speaker: Speaker) -> Iterator[None]:
    """Prints what stops the check itself as JSON too, for programs that read that; in other styles the error passes through."""
    place = Place(speaker.file.name)
    try:
        yield
    except UnusableError as error:
        found += speaker.named(error.problems or [Problem(place, Code.UNUSABLE, str(error))])
        raise
    except OSError as error:
        found += speaker.named([Problem(place, Code.MACHINE, faults.refusal(error))])
        raise
    except Exception:  # a fault of ours, whatever it is: it is listed, and raised again
        found += speaker.named([Problem(place, Code.FAULT, f"{faults.WORDS}.")])
        raise
