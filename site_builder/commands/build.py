"""`progress build`, and `progress build --urgent`."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from site_builder import clock, place, urgent
from site_builder.build import Built, Order, build
from site_builder.checked import Checked, read_and_check
from site_builder.commands.findings import ERRORS, counted, exit_code, print_findings, print_lines
from site_builder.commands.several import each, refuse_with_several
from site_builder.commands.speaker import Speaker, speakers
from site_builder.commands.words import short
from site_builder.engine import chosen
from site_builder.problems import Severity, UnusableError, shown


@dataclass(frozen=True)
class Asked:
    """What was typed after `progress build`."""

    site_dir: Path | None
    cache_dir: Path | None
    with_search: bool
    urgent: bool
    also: tuple[Path, ...]


def build_sites(files: tuple[Path, ...], asked: Asked) -> None:
    """Builds the site of each configuration, each in its own folder; ends with an exit code where one was not built."""
    own = {"--site-dir": asked.site_dir, "--cache-dir": asked.cache_dir, "--urgent": asked.urgent, "--also": asked.also}
    refuse_with_several(files, own)
    each(speakers(files), lambda speaker: _build_site(asked, speaker))


def _build_site(asked: Asked, speaker: Speaker) -> None:
    """Checks everything, then builds the whole site to replace the old one, and says what was made; otherwise it exits
    with a code, and the old site stays as it was."""
    if asked.also and not asked.urgent:
        raise UnusableError("--also goes with --urgent; a plain build publishes every file as it is now.")
    start = time.monotonic()
    cache = place.cache_folder(speaker.root, asked.cache_dir)
    place.put_right(cache)
    if asked.urgent:
        _build_urgently(asked, speaker, cache, start)
        return
    checked = read_and_check(speaker.file, clock.now())
    print_findings(speaker.named(checked.problems), err=True)
    if checked.has_errors:
        speaker.say(f"{counted(checked.problems)} Nothing was built; the old site is as it was.")
        sys.exit(exit_code(checked))
    read = f"{how_many(len(checked.edition.record.updates), 'update')} and {how_many(len(checked.edition.record.areas), 'area')}"
    speaker.say(f"Read {read}; building.")
    _warn_of_the_clock(checked, speaker)
    site_dir = asked.site_dir or checked.sources.root / checked.sources.site_dir
    order = Order(checked, site_dir, cache, speaker.say, asked.with_search)
    built = build(order, chosen(speaker.file, checked.sources))
    speaker.say(_last_line(built, checked, site_dir, time.monotonic() - start), err=False)


def _build_urgently(asked: Asked, speaker: Speaker, cache: Path, start: float) -> None:
    """Builds the site as last published with the urgent changes, and says what goes public and what does not."""
    with urgent.urgent(speaker.file, clock.now(), asked.also, cache) as urgency:
        if asked.site_dir and asked.site_dir.resolve() != urgency.site_dir:
            raise UnusableError(f"The site published last is in {urgency.site_dir}; --urgent builds only there.")
        for name in urgency.unfinished:
            words = "this withdrawal is unfinished and cannot be published: it needs its date and its reason, and the update must not be a draft."
            click.echo(f"{name}: {words}", err=True)
        for name in urgency.deleted:
            words = "this update is deleted but still public, since a deletion is not urgent. Put the file back with 'withdrawn' to remove its text at once."
            click.echo(f"{name}: {words}", err=True)
        if urgency.refused:
            print_lines(urgency.refused, err=True)
            click.echo(f"{speaker.file.name} has errors, so the site keeps the one published last.", err=True)
        if not urgency.taken:
            other = "" if urgency.refused else f", and no other {speaker.file.name}"
            click.echo(f"There is nothing urgent: no new withdrawal{other}. Nothing was built.", err=True)
            sys.exit(ERRORS)
        if urgency.checked.has_errors:
            print_findings(problem for problem in urgency.checked.problems if problem.severity is Severity.ERROR)
            click.echo(
                "Even then the site would have these errors. Nothing was built; the old site is as it was.", err=True
            )
            sys.exit(ERRORS)
        click.echo(f"The site as last published, as of {urgency.moment}, with:", err=True)
        print_lines((f"  {shown(line)}" for line in urgency.taken), err=True)
        if urgency.left:
            click.echo("Not published, since a plain build must check them: other changes in", err=True)
            print_lines((f"  {shown(name)}" for name in urgency.left), err=True)
        _warn_of_the_clock(urgency.checked, speaker)
        made_in = place.cache_folder(urgency.config_file.parent)
        order = Order(urgency.checked, urgency.site_dir, made_in, speaker.say, asked.with_search)
        built = build(order, chosen(urgency.config_file, urgency.checked.sources))
        if said := urgent.renew(urgency, speaker.root, cache):
            click.echo(said, err=True)
        click.echo(
            f"{_made(built, urgency.site_dir, time.monotonic() - start)}; updates that wait for their hour need a plain build{_as_of(urgency.checked)}."
        )


def _last_line(built: Built, checked: Checked, folder: Path, seconds: float) -> str:
    following = checked.next_publication
    when = (
        f"the next update becomes public on {_moment(following)}"
        if following
        else "no update is waiting to be published"
    )
    return f"{_made(built, folder, seconds)}; {when}{_as_of(checked)}."


def _as_of(checked: Checked) -> str:
    """The moment of the build if it is not the clock's: anybody who reads the log of a timer must see it."""
    return f"; built as of {_moment(checked.edition.now)}, as SOURCE_DATE_EPOCH says" if clock.is_set() else ""


def _warn_of_the_clock(checked: Checked, speaker: Speaker) -> None:
    if words := clock.warning(checked.edition.now):
        speaker.say(words)


def _made(built: Built, folder: Path, seconds: float) -> str:
    made = f"{how_many(built.pages, 'page')}, {how_many(built.updates, 'update')}, {how_many(built.feeds, 'feed')}"
    return f"Built {made} in {seconds:.1f} seconds in {short(folder)}"


def how_many(count: int, noun: str) -> str:
    """A number of things in words: "1 update", "2 updates"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _moment(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y at %H:%M}"
