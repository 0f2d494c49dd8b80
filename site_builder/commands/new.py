"""`progress new`."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder import clock
from site_builder.checked import read_and_check
from site_builder.commands.words import short, taken
from site_builder.part_files import write_new
from site_builder.record.kinds import Kind
from site_builder.write.new_update import new_update


def write_new_update(file: Path, title: str, date: str | None, kind: Kind, areas: tuple[int, ...]) -> None:
    """Writes the file of a new update and prints its path; UnusableError if it already exists."""
    checked = read_and_check(file, clock.now())
    path, text = new_update(checked.edition, checked.sources.updates, title, date, kind, areas)
    path.parent.mkdir(exist_ok=True)
    try:
        write_new(path, text.encode())
    except FileExistsError as error:
        raise taken(path) from error
    click.echo(short(path))
