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
class Asked:
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


def check(files: tuple[Path, ...], asked: Asked) -> None:
    """Prints the findings of some paths, or of all, in a style, or the table of readability; exits with their code."""
    with in_one_list(_LISTS[asked.style]) if asked.style in _LISTS else nullcontext() as listing:
        with told_in(listing, Speaker(files[0])) if listing is not None else nullcontext():
            refuse_with_several(files, {"PATH": asked.paths, "--against": asked.against})
            if asked.all_texts and not asked.readability:
                raise UnusableError("--all adds the texts for adults to the table of --readability; write both.")
            every = speakers(
                files, names_from_here=asked.style in _SERVICES, is_quiet=asked.is_quiet and not asked.strict
            )
        each(every, lambda speaker: _check(asked, speaker, listing), may_write=False)


def _check(asked: Asked, speaker: Speaker, listing: list[Problem] | None) -> None:
    with told_in(listing, speaker) if listing is not None else nullcontext():
        inside = [_inside(speaker.file.resolve(), path) for path in asked.paths] or ["."]
        everything, table = _known(asked, speaker) or _looked_at(asked, speaker, inside)
    findings = everything.only(inside)
    if table:
        print_lines([] if speaker.is_alone else [f"{speaker.name}:"])
        print_lines(table)
    elif listing is not None:
        listing += speaker.named(findings.problems)
    elif asked.style in _LINES:
        print_lines(map(_LINES[asked.style], speaker.named(findings.problems)))
    if asked.style in ("text", "gitlab") and not table:
        speaker.tell(findings.problems, err=asked.style == "gitlab")
    elsewhere = set(everything.problems) - set(findings.problems)
    others = f" In other files: {counts(elsewhere)}." if elsewhere else ""
    speaker.say(f"{counted(findings.problems)}{others}", err=not asked.is_quiet)
    sys.exit(exit_code(findings, strict=asked.strict))


def _known(asked: Asked, speaker: Speaker) -> Looked | None:
    """What the last build found, where a check would find the same now; None where somebody must look."""
    memory = remembered(speaker.file)
    if asked.at is not None or asked.readability or asked.against or not isinstance(memory, Store):
        return None
    last = unchanged.last(memory, unchanged.inputs_of(speaker.file), clock.now())
    return (Findings(last.problems, speaker.file.name), ()) if last else None


def _looked_at(asked: Asked, speaker: Speaker, inside: list[str]) -> Looked:
    """Everything read and checked as of the moment that was asked for. A check keeps nothing, and writes nothing."""
    from site_builder.checked import read_and_check

    moment = _typed_moment(asked.at) if asked.at is not None else clock.now()
    checked = read_and_check(speaker.file, moment, remembered(speaker.file))
    if asked.against:
        checked = checked.compared_with(asked.against)
    table = _table(asked, checked.edition, lambda text: is_below(text.place.file, inside)) if asked.readability else ()
    return checked.findings, tuple(table)


def _table(asked: Asked, edition: Edition, is_asked: Callable[[Placed], bool]) -> Iterator[str]:
    from site_builder.commands.readability_table import adults_table, readability_table

    yield from readability_table(edition, is_asked)
    yield from adults_table(edition, is_asked) if asked.all_texts else ()


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
