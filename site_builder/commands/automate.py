"""`progress automate`: the files with which a service or a server builds the site by itself."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from site_builder.commands.all_or_none import write_all
from site_builder.pipelines import PROGRAM, PROGRAMS, ROOT, files
from site_builder.pipelines import Server as Server
from site_builder.pipelines import System as System
from site_builder.problems import UnusableError, listed


def automate(file: Path, system: System | Server) -> None:
    """Writes the files of a service or a server beside the configuration, all or none, and prints their paths, one per line.
    UnusableError where one exists already, or cannot be written."""
    root = file.resolve().parent
    if not file.is_file() and system != "councils":
        raise UnusableError(f"There is no {file}; name the site's configuration with -f.")
    texts = files(system)
    if there := [path for path in texts if (root / path).exists()]:
        exist, them = ("exist", "them") if len(there) > 1 else ("exists", "it")
        words = f"{listed(there, 'and')} {exist} already, so nothing was written; to have {them} written again, move {them} away first."
        raise UnusableError(words)
    program = _program()
    write_all(root, {}, {path: text.replace(ROOT, str(root)).replace(PROGRAM, program) for path, text in texts.items()}, "automate")  # fmt: skip
    for path in texts:
        (root / path).chmod(0o755 if path in PROGRAMS else 0o644)
        click.echo(path)
    click.echo("What else to set, and where: progress guide operate", err=True)


def _program() -> str:
    """The path of the command that runs now, which a server can run too."""
    here = Path(sys.argv[0])
    found = here if here.name.startswith("progress") and here.is_file() else shutil.which("progress")
    return str(Path(found).absolute()) if found else PROGRAM
