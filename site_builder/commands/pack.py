"""`progress pack`: what changed between two meetings, as one page and tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder import clock
from site_builder.commands.findings import stop_at_errors
from site_builder.commands.speaker import Speaker
from site_builder.commands.words import short
from site_builder.folder import NewFolder
from site_builder.packed import Between, pack
from site_builder.place import remembered
from site_builder.problems import UnusableError, quoted, shown
from site_builder.record.outputs import Output

FOLDER = "packs"
"""Where packs go, beside the configuration."""


def write_pack(file: Path, since: str, until: str | None, as_at: str | None, pack_dir: Path | None) -> None:
    """Writes the files of a pack, replacing those of one for the same days, and prints the path of its page; ends with 1
    where the content has errors."""
    from site_builder.checked import read_and_check

    typed = {"--since": since, "--until": until, "--as-at": as_at}
    days = {option: _day(option, value) for option, value in typed.items() if value is not None}
    checked, speaker = read_and_check(file, clock.now(), remembered(file)), Speaker(file)
    stop_at_errors(checked, speaker, "No pack was written.")
    public = checked.edition.public().without_withdrawn_words()
    asked = _between(days, public.today)
    own = checked.sources.root / checked.sources.custom_dir if checked.sources.custom_dir else None
    outputs = list(pack(public, asked, own, checked.sources.root))
    folder = pack_dir or checked.sources.root / FOLDER / f"{asked.since}-to-{asked.until}"
    _write(folder, outputs)
    click.echo(str(short(folder.resolve() / outputs[0].path)))


def _day(option: str, typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        words = f"{option} is {quoted(typed)}, which is not a day; write it as in {option} 2026-01-28."
        raise UnusableError(words) from None


def _between(days: dict[str, date], today: date) -> Between:
    """The days that were asked for; UnusableError for an order that cannot be, or a day to come."""
    since, until, as_at = days["--since"], days.get("--until", today), days.get("--as-at")
    for option, day in (("--since", since), ("--until", until), ("--as-at", as_at)):
        if day and day > today:
            raise UnusableError(f"{option} is {day}, which is after today, {today}; nothing of it is known yet.")
    if until < since:
        raise UnusableError(f"--until is {until}, before --since, {since}; write the earlier day after --since.")
    return Between(since, until, as_at)


def _write(folder: Path, outputs: list[Output]) -> None:
    """Puts the files into a folder that is empty, is not there, or has nothing but a pack."""
    if folder.is_dir():
        others = [path for path in sorted(folder.iterdir()) if not _is_ours(path)]
        if others:
            words = f"{shown(str(short(folder.resolve())))} has {quoted(shown(others[0].name))}, which is not part of a pack; name an empty folder with --pack-dir."
            raise UnusableError(words)
        for path in folder.iterdir():
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    NewFolder(folder).write(outputs)


def _is_ours(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and (path.suffix == ".csv" or path.name == "index.html")
