"""`progress rollback`: the previous site takes the place of the current one, and back again."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from site_builder import clock, place
from site_builder.commands.findings import ERRORS, print_lines
from site_builder.commands.several import site_dir_in
from site_builder.commands.words import short
from site_builder.memory import Store, own_version
from site_builder.problems import UnusableError, printable
from site_builder.publishing import previous
from site_builder.publishing.previous import Difference, Held


@dataclass(frozen=True)
class Options:
    """What was typed after `progress rollback`."""

    site_dir: Path | None
    cache_dir: Path | None
    is_agreed: bool


def roll_back(file: Path, options: Options) -> None:
    """Says what would change for readers and, where that is agreed to, exchanges the two sites; exits with 1 where nothing
    was exchanged. UnusableError where there is no such site."""
    root = file.resolve().parent
    cache = place.cache_folder(root, options.cache_dir)
    place.put_right(cache)
    site_dir = (options.site_dir or root / site_dir_in(file)).resolve()
    kept = previous.folder_of(site_dir)
    if not (kept / previous.MANIFEST).is_file():
        words = f"There is no {short(kept)}, so there is nothing to go back to: 'progress build --keep-previous' keeps the site that it replaces."
        raise UnusableError(words)
    place.may_replace(site_dir, root)
    cache.mkdir(parents=True, exist_ok=True)
    with place.locked(cache):
        _exchange(file, options, site_dir, kept, cache)


def _exchange(file: Path, options: Options, site_dir: Path, kept: Path, cache: Path) -> None:
    found = previous.difference(kept, site_dir)
    print_lines(_consequences(found))
    if found.withdrawn:
        words = "It is not put back: what was withdrawn, withheld, or taken out because it could harm somebody, must not be public again. Correct the files, and build."
        click.echo(words, err=True)
        sys.exit(ERRORS)
    if not options.is_agreed:
        click.echo("Nothing was changed yet. If that is what you want: progress rollback --yes", err=True)
        sys.exit(ERRORS)
    is_forward = previous.is_held(cache)
    made_from = b"" if is_forward else _made_from(file, cache)  # takes a while: nothing lies between exchange and note
    _put_back(site_dir, kept, cache)
    if is_forward:
        previous.release(cache)
        click.echo(f"The newer site is in {short(site_dir)} again, and the older one in {short(kept)}.")
        return
    moment = clock.now().isoformat(timespec="minutes")
    previous.hold(cache, Held(str(site_dir), moment, made_from.hex(), own_version().hex()))
    waits = "No build replaces it until a file changes that is public, or waits for its hour: correct what was wrong, or run 'progress rollback --yes' once more."
    if not made_from:
        waits = "Stop your timer now: the next build brings the newer one back."
    click.echo(f"The previous site is in {short(site_dir)}, and the newer one in {short(kept)}. {waits}")


def _made_from(file: Path, cache: Path) -> bytes:
    """The fingerprint of what the next build would be made from; b"" where that cannot be read."""
    from site_builder.checked import read_and_check
    from site_builder.publishing.last_publication import finished

    try:
        checked = read_and_check(file, clock.now(), Store(cache, file))
    except UnusableError:
        return b""
    return finished(checked.edition, checked.sources)


def _put_back(site_dir: Path, kept: Path, cache: Path) -> None:
    """Exchanges the two; OSError where they cannot be, and then they are as they were."""
    kept.chmod(0o755)
    try:
        place.exchange(site_dir, kept, cache)
    finally:
        kept.chmod(0o700)


def _consequences(found: Difference) -> list[str]:
    """What readers would see, one line per thing."""
    lines = [
        f"{printable(one)}: was withdrawn since, or has figures or words that were taken out" for one in found.withdrawn
    ]
    lines += [f"{printable(one)}: would be public again" for one in found.back]
    lines += [f"{printable(one)}: would be gone" for one in found.gone]
    lines += [f"{printable(one)}: would be as it was before" for one in found.changed if one not in found.withdrawn]
    return lines or [
        "No update, area, page or document would change: the sites differ in looks alone, or in their day."
    ]
