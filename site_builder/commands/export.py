"""`progress export`: the record as a workbook or as CSV files, for people who use neither editor nor terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from site_builder.commands.findings import read_without_errors
from site_builder.commands.words import short
from site_builder.part_files import replace_file
from site_builder.problems import UnusableError, listed, quoted
from site_builder.sheets import csv_files_of, workbook_of


def export(config_file: Path, target: Path) -> None:
    """Writes a workbook (`plan.xlsx`), one CSV file by its name (`actions.csv`) or, into a folder, all of them, and prints
    what was written; ends with 1 where the content has errors.

    A file that is there is replaced. UnusableError for any other name."""
    checked = read_without_errors(config_file, "Nothing was exported.")
    if target.suffix.lower() == ".xlsx":
        _write({target: workbook_of(checked.edition)})
        return
    files = csv_files_of(checked.edition)
    if target.suffix.lower() == ".csv":
        if target.name not in files:
            words = f"{quoted(target.name)} is not a file that can be exported; name {listed(files)}, or a folder for all of them."
            raise UnusableError(words)
        _write({target: files[target.name]})
        return
    if target.suffix and not target.is_dir():
        words = f"{quoted(target.name)} cannot be written; name a workbook such as plan.xlsx, a file such as actions.csv, or a folder for all CSV files."
        raise UnusableError(words)
    target.mkdir(parents=True, exist_ok=True)
    _write({target / name: raw for name, raw in files.items()})


def _write(files: Mapping[Path, bytes]) -> None:
    for path, raw in files.items():
        replace_file(path, raw)
        click.echo(short(path.resolve()))
