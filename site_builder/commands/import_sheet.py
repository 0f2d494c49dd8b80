"""`progress import plan.xlsx` or a CSV file: what it would change in words, and then the changes, all or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from site_builder import clock
from site_builder.checked import Checked, read_and_check
from site_builder.commands.all_or_none import write_all
from site_builder.commands.findings import ERRORS, OK, UNUSABLE, print_findings, print_lines
from site_builder.place import remembered
from site_builder.problems import Problem, Severity, UnusableError, advice, how_many, quoted
from site_builder.sheets import Change, Finding, ImportResult, read

LARGEST = 64 * 1024 * 1024
"""Bytes above which a file is not even read."""


def import_sheet(config_file: Path, file: Path, dry_run: bool) -> int:
    """Prints what is wrong in a workbook or CSV file, each finding at its cell, and what it would change; writes the changes
    unless this is a dry run or anything is wrong. Returns the exit code: 0, 1 with findings that are errors, 2."""
    raw = _raw(file)
    checked = read_and_check(config_file, clock.now(), remembered(config_file))
    if checked.findings.is_unusable:
        print_findings((one for one in checked.problems if one.is_error), err=True)
        click.echo("Nothing was read.", err=True)
        return UNUSABLE
    before = _texts(checked)
    planned = read(raw, file.name, checked.edition, before)
    if in_the_way := _in_the_way(checked, planned.texts):
        print_findings(in_the_way)
        click.echo("Put right what is wrong in these files first. Nothing was changed.", err=True)
        return ERRORS
    print_lines(map(str, planned.findings))
    if planned.has_errors:
        click.echo(f"{_counted(planned.findings)} Nothing was changed.", err=True)
        return ERRORS
    print_lines(_said(planned.changes))
    if planned.texts and not dry_run:
        write_all(checked.sources.root, before, planned.texts, "import")
    click.echo(_summary(planned, dry_run), err=True)
    return OK


def _raw(file: Path) -> bytes:
    """UnusableError where there is no such file."""
    try:
        if file.stat().st_size > LARGEST:
            raise UnusableError(f"{quoted(str(file))} is far too large for a filled-in workbook; export a new one.")
        return file.read_bytes()
    except OSError as error:
        raise UnusableError(f"{quoted(str(file))} cannot be read: {advice(error)}.") from error


def _texts(checked: Checked) -> dict[str, str]:
    """The plan summaries and updates as they are on disk, with their line ends."""
    files = [area.place.file for area in checked.edition.record.areas]
    files += [update.place.file for update in checked.edition.record.updates if update.promises]
    root = checked.sources.root
    return {file: (root / file).read_bytes().decode("utf-8") for file in files}


def _in_the_way(checked: Checked, texts: Mapping[str, str]) -> list[Problem]:
    """The errors of the plan, and of any other file that would change: what is wrong there could be read wrongly."""
    return [
        problem
        for problem in checked.problems
        if problem.is_error and (problem.place.file.startswith("docs/plan/") or problem.place.file in texts)
    ]


def _said(changes: Iterable[Change]) -> Iterable[str]:
    """The changes of each file below its name."""
    file = ""
    for change in changes:
        if change.file != file:
            file = change.file
            yield f"{file}:"
        yield f"  {change.words}"


def _counted(findings: Iterable[Finding]) -> str:
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(one), one.value) for one in Severity if one in severities]
    return f"{', '.join(how_many(number, word) for number, word in counts)}."


def _summary(planned: ImportResult, dry_run: bool) -> str:
    if not planned.changes:
        return "Nothing changes."
    many = f"{how_many(len(planned.changes), 'change')} in {how_many(len(planned.texts), 'file')}"
    return f"{many}. Nothing was written: this was a dry run." if dry_run else f"{many} written."
