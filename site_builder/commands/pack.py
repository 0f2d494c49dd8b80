"""`progress pack`: what changed between two meetings, as one page and tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder.commands.days import refuse_backwards, refuse_to_come, typed_day
from site_builder.commands.findings import read_without_errors
from site_builder.commands.own_folder import replace_files
from site_builder.commands.words import short
from site_builder.pack import Between, pack
from site_builder.place import may_be_written

FOLDER = "packs"
"""Where packs go, beside the configuration."""


def write_pack(file: Path, since: str, until: str | None, as_at: str | None, pack_dir: Path | None) -> None:
    """Writes the files of a pack, replacing those of one for the same days, and prints the path of its page; ends with 1
    where the content has errors."""
    typed = {"--since": since, "--until": until, "--as-at": as_at}
    days = {option: typed_day(option, value) for option, value in typed.items() if value is not None}
    checked = read_without_errors(file, "No pack was written.")
    public = checked.edition.public().without_withdrawn_words()
    between = _between(days, public.today)
    own = checked.sources.root / checked.sources.custom_dir if checked.sources.custom_dir else None
    outputs = list(pack(public, between, own, checked.sources.root))
    folder = pack_dir or checked.sources.root / FOLDER / f"{between.since}-to-{between.until}"
    may_be_written(folder, checked.sources, "--pack-dir")
    replace_files(folder, outputs, _is_ours, what="a pack", option="--pack-dir")
    click.echo(str(short(folder.resolve() / outputs[0].path)))


def _between(days: dict[str, date], today: date) -> Between:
    """The days that were asked for; UnusableError for an order that cannot be, or a day to come."""
    since, until, as_at = days["--since"], days.get("--until", today), days.get("--as-at")
    refuse_to_come(days, today)
    refuse_backwards(since, until)
    return Between(since, until, as_at)


def _is_ours(path: Path) -> bool:
    return path.suffix == ".csv" or path.name == "index.html"
