"""`progress check`."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from site_builder import clock, published
from site_builder.checked import is_below, read_and_check
from site_builder.commands.findings import (
    counted,
    counts,
    exit_code,
    for_github,
    in_one_list,
    print_findings,
    print_lines,
    told_in,
)
from site_builder.commands.readability_table import readability_table
from site_builder.commands.several import each, refuse_with_several
from site_builder.commands.speaker import Speaker, speakers
from site_builder.place import remembered
from site_builder.problems import Problem, UnusableError, listed, quoted


@dataclass(frozen=True)
class Asked:
    """What was typed after `progress check`."""

    paths: tuple[Path, ...]
    style: str
    """"text", "json" or "github"."""
    readability: bool
    at: str | None
    strict: bool
    against: Path | None
    """A manifest with which the record is compared."""


def check(files: tuple[Path, ...], asked: Asked) -> None:
    """Prints the findings of some paths, or of all, in a style, or the table of readability; exits with their code."""
    with in_one_list() if asked.style == "json" else nullcontext() as listing:
        with told_in(listing, Speaker(files[0])) if listing is not None else nullcontext():
            refuse_with_several(files, {"PATH": asked.paths, "--against": asked.against})
            every = speakers(files)
        each(every, lambda speaker: _check(asked, speaker, listing), may_write=False)


def _check(asked: Asked, speaker: Speaker, listing: list[Problem] | None) -> None:
    with told_in(listing, speaker) if listing is not None else nullcontext():
        inside = [_inside(speaker.file.resolve(), path) for path in asked.paths] or ["."]
        moment = _typed_moment(asked.at) if asked.at is not None else clock.now()
        everything = read_and_check(
            speaker.file, moment, remembered(speaker.file)
        )  # a check keeps nothing, and writes nothing
        if asked.against:
            everything = everything.compared_with(asked.against)
    checked = everything.only(inside)
    if asked.readability:
        if not speaker.is_alone:
            click.echo(f"{speaker.name}:")
        print_lines(readability_table(everything.edition, lambda text: is_below(text.place.file, inside)))
    elif listing is not None:
        listing += speaker.named(checked.problems)
    elif asked.style == "github":
        print_lines(map(for_github, speaker.named(checked.problems)))
    else:
        print_findings(speaker.named(checked.problems))
    elsewhere = set(everything.problems) - set(checked.problems)
    others = f" In other files: {counts(elsewhere)}." if elsewhere else ""
    speaker.say(f"{counted(checked.problems)}{others}")
    sys.exit(exit_code(checked, strict=asked.strict))


def _inside(config_file: Path, path: Path) -> str:
    """A file or folder of the site as findings name it: relative to here, or to the folder of `mkdocs.yml`.

    UnusableError if it does not exist, or if nothing there is ever read: "no findings" would then be untrue."""
    root = config_file.parent
    there = next((candidate for candidate in (Path.cwd() / path, root / path) if candidate.exists()), None)
    if there is None:
        raise UnusableError(f"There is no file or folder {quoted(str(path))}; name one of the site.")
    place = Path(os.path.normpath(there.parent.resolve() / there.name))
    name = place.relative_to(root).as_posix() if place.is_relative_to(root) else ".."
    if name not in (".", config_file.name) and name.partition("/")[0] not in published.FOLDERS:
        folders = listed(published.FOLDERS, "and")
        message = f"{quoted(str(path))} is not part of the site; {config_file.name} and the files below {folders} are checked."
        raise UnusableError(message)
    return name


def _typed_moment(typed: str) -> datetime:
    """A day and an hour, in the council's time zone."""
    try:
        return datetime.strptime(typed.strip(), "%Y-%m-%d %H:%M")
    except ValueError:
        words = f"The moment {quoted(typed)} cannot be read. Write a day and an hour, as in --at '2026-11-26 10:00'."
        raise UnusableError(words) from None
