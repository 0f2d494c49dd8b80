"""`progress automate`: the files with which a service or a server builds the site by itself."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from site_builder.pipelines import PROGRAM, PROGRAMS, ROOT, files
from site_builder.pipelines import Server as Server
from site_builder.pipelines import System as System
from site_builder.problems import UnusableError, listed


def automate(file: Path, system: System | Server) -> None:
    """Writes the files of a service or a server beside the configuration and prints their paths. UnusableError where one
    is there already, and then none is written."""
    root = file.resolve().parent
    if not file.is_file() and system != "councils":
        raise UnusableError(f"There is no {file}; name the site's configuration with -f.")
    texts = {root / path: text for path, text in files(system).items()}
    if there := [str(path.relative_to(root)) for path in texts if path.exists()]:
        are, them = ("are", "them") if len(there) > 1 else ("is", "it")
        words = f"{listed(there, 'and')} {are} there already, so nothing was written; to have {them} written anew, move {them} away first."
        raise UnusableError(words)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(ROOT, str(root)).replace(PROGRAM, _program()), encoding="utf-8", newline="\n")
        path.chmod(0o755 if path.relative_to(root).as_posix() in PROGRAMS else 0o644)
        click.echo(path.relative_to(root).as_posix())
    click.echo("What is to be set besides: progress guide operate", err=True)


def _program() -> str:
    """The path of the command that runs now, which a server can run too."""
    here = Path(sys.argv[0])
    found = here if here.name.startswith("progress") and here.is_file() else shutil.which("progress")
    return str(Path(found).absolute()) if found else PROGRAM
