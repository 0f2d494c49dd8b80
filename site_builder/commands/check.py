"""`progress check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import clock, unchanged
from site_builder.commands.annotations import for_azure, for_github, for_gitlab
from site_builder.commands.findings import (
    as_json,
    counted,
    counts,
    exit_code,
    in_one_list,
    print_lines,
    told_in,
)
from site_builder.commands.several import each, refuse_with_several
from site_builder.commands.speaker import Speaker, speakers
from site_builder.memory import Store
from site_builder.place import remembered
from site_builder.problems import Findings, Problem, UnusableError, is_below, listed, quoted
from site_builder.record.folders import FOLDERS

if TYPE_CHECKING:
    from site_builder.commands.readability_table import Placed
    from site_builder.edition import Edition

_LINES = {"github": for_github, "azure": for_azure}
_LISTS = {"json": as_json, "gitlab": for_gitlab}
"""The styles that are a line per finding, and those that are one list of all."""
_SERVICES = ("github", "gitlab", "azure")
Looked = tuple[Findings, tuple[str, ...]]
"""Every finding, and the lines of the table of readability, or none where nobody asked for it."""


@dataclass(frozen=True)
class Options:
    """What was typed after `progress check`."""

    paths: tuple[Path, ...]
    style: str
    """"text", "json", or the name of a service: "github", "gitlab", "azure"."""
    readability: bool
    all_texts: bool
    """Whether the table is to have texts for adults too, with hints."""
    at: str | None
    strict: bool
    against: Path | None
    """A manifest with which the record is compared."""
    is_quiet: bool = False
    """Whether it prints errors and one line alone."""


def check(files: tuple[Path, ...], options: Options) -> None:
    """Prints the findings of some paths, or of all, in a style, or the table of readability; exits with their code."""
    with in_one_list(_LISTS[options.style]) if options.style in _LISTS else nullcontext() as listing:
        with told_in(listing, Speaker(files[0])) if listing is not None else nullcontext():
            refuse_with_several(files, {"PATH": options.paths, "--against": options.against})
            if options.all_texts and not options.readability:
                raise UnusableError("--all adds the texts for adults to the table of --readability; write both.")
            every = speakers(
                files, names_from_here=options.style in _SERVICES, is_quiet=options.is_quiet and not options.strict
            )
        each(every, lambda speaker: _check(options, speaker, listing), may_write=False)


def _check(options: Options, speaker: Speaker, listing: list[Problem] | None) -> None:
    with told_in(listing, speaker) if listing is not None else nullcontext():
        inside = [_inside(speaker.file.resolve(), path) for path in options.paths] or ["."]
        everything, table = _known(options, speaker) or _looked_at(options, speaker, inside)
    findings = everything.only(inside)
    if table:
        print_lines([] if speaker.is_alone else [f"{speaker.name}:"])
        print_lines(table)
    elif listing is not None:
        listing += speaker.named(findings.problems)
    elif options.style in _LINES:
        print_lines(map(_LINES[options.style], speaker.named(findings.problems)))
    if options.style in ("text", "gitlab") and not table:
        speaker.tell(findings.problems, err=options.style == "gitlab")
    elsewhere = set(everything.problems) - set(findings.problems)
    others = f" In other files: {counts(elsewhere)}." if elsewhere else ""
    speaker.say(f"{counted(findings.problems)}{others}", err=not options.is_quiet)
    sys.exit(exit_code(findings, strict=options.strict))


def _known(options: Options, speaker: Speaker) -> Looked | None:
    """What the last build found, where a check would find the same now; None where somebody must look."""
    memory = remembered(speaker.file)
    if options.at is not None or options.readability or options.against or not isinstance(memory, Store):
        return None
    last = unchanged.last(memory, unchanged.inputs_of(speaker.file), clock.now())
    return (Findings(last.problems, speaker.file.name), ()) if last else None


def _looked_at(options: Options, speaker: Speaker, inside: list[str]) -> Looked:
    """Everything read and checked as of the moment that was asked for. A check keeps nothing, and writes nothing."""
    from site_builder.checked import read_and_check

    moment = _typed_moment(options.at) if options.at is not None else clock.now()
    checked = read_and_check(speaker.file, moment, remembered(speaker.file))
    if options.against:
        checked = checked.compared_with(options.against)
    table = (
        _table(options, checked.edition, lambda text: is_below(text.place.file, inside)) if options.readability else ()
    )
    return checked.findings, tuple(table)


def _table(options: Options, edition: Edition, is_asked: Callable[[Placed], bool]) -> Iterator[str]:
    from site_builder.commands.readability_table import adults_table, readability_table

    yield from readability_table(edition, is_asked)
    yield from adults_table(edition, is_asked) if options.all_texts else ()


def _inside(config_file: Path, path: Path) -> str:
    """A file or folder of the site as findings name it: relative to here, or to the folder of `mkdocs.yml`.

    UnusableError if it does not exist, or if nothing there is ever read: "no findings" would then be untrue."""
    root = config_file.parent
    there = next((candidate for candidate in (Path.cwd() / path, root / path) if candidate.exists()), None)
    if there is None:
        raise UnusableError(f"There is no file or folder {quoted(str(path))}; name one of the site.")
    place = Path(os.path.normpath(there.parent.resolve() / there.name))
    name = place.relative_to(root).as_posix() if place.is_relative_to(root) else ".."
    if name not in (".", config_file.name) and name.partition("/")[0] not in FOLDERS:
        folders = listed(FOLDERS, "and")
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
