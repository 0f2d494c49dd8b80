"""`progress upgrade`: what the installed release brings, what it changes in a council's files, and the changes themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version as version_of
from pathlib import Path

import click
from packaging.version import InvalidVersion, Version

from site_builder.commands.all_or_none import write_all
from site_builder.commands.findings import ERRORS, OK, print_findings, print_lines
from site_builder.handbook import CHANGES, handbook
from site_builder.place import cache_folder
from site_builder.problems import UnusableError, how_many, listed, quoted
from site_builder.upgrading import council_files
from site_builder.upgrading.changelog import Release, new_since
from site_builder.upgrading.own_files import other_pipelines
from site_builder.upgrading.pins import NAME, Pin, pins_in
from site_builder.upgrading.plan import Plan, plan_upgrade
from site_builder.upgrading.releases import Changes, between, coming, shipped

_PACKAGE = "site_builder"


@dataclass(frozen=True)
class Options:
    """What was typed after `progress upgrade`."""

    writes: bool
    undoes: bool
    since: str | None
    """The release that the files were written for, where no line of them names it."""


def upgrade(config_file: Path, options: Options) -> None:
    """Says what is new and shows what would change, or writes it. Ends with 0, or 1 where people must do something by
    hand first. UnusableError where the files name a newer release than the one that is installed."""
    if not config_file.is_file():
        raise UnusableError(
            f"There is no {config_file}; go to the folder that contains mkdocs.yml, or name the file with -f."
        )
    root = config_file.resolve().parent
    if options.undoes:
        _undo(root)
        return
    installed, texts = Version(version_of(NAME)), council_files.texts_of(root, config_file.name)
    pins = pins_in(texts)
    exact = [pin.version for pin in pins if pin.version]
    named = _version(options.since) if options.since else min(exact, default=None)
    print_lines(_standing(pins, named, installed, root, options.since))
    has = coming(shipped(), installed) or installed
    print_lines(_coming(has, installed))
    is_newer = named is not None and named < (has if options.since else installed)
    releases = between(shipped(), named if is_newer else None, has)
    plan = plan_upgrade(texts, config_file.name, releases, pins, installed)
    if is_newer:
        plan.notes += other_pipelines(texts)
        print_lines(_news(new_since(_changelog(), named, has)))
        print_lines(_offers(releases, texts[config_file.name]))
    _show(plan)
    if options.writes and plan.texts and not plan.by_hand:
        council_files.keep(cache_folder(root), plan.before, plan.texts)
        write_all(root, plan.before, plan.texts, "upgrade")
    click.echo(_summary(plan, options))
    sys.exit(ERRORS if plan.by_hand else OK)


def _undo(root: Path) -> None:
    cache = cache_folder(root)
    now, before = council_files.kept(cache, root)
    write_all(root, now, before, "undo")
    council_files.forget(cache)
    print_lines(sorted(before))
    click.echo(
        f"{how_many(len(before), 'file')} put back as before the upgrade. Install the release that they name, too."
    )


def _version(typed: str) -> Version:
    try:
        return Version(typed)
    except InvalidVersion as error:
        raise UnusableError(
            f"{quoted(typed)} is not a release; write it as 'progress --version' does, such as 0.1.0."
        ) from error


def _standing(
    pins: list[Pin], named: Version | None, installed: Version, root: Path, since: str | None
) -> Iterator[str]:
    """Which release the files name, and which is installed. UnusableError where the former is newer."""
    here = f"{installed} is installed here"
    if named and named > installed:
        where = "--from" if since else next(pin.file for pin in pins if pin.version == named)
        raise UnusableError(
            f"{where} names {NAME} {named}, and {here}: install that release first, as with 'pip install -r requirements.txt'. Nothing was changed."
        )
    if since and named != installed:
        yield f"From {named} to {installed}, which is installed here."
    for pin in pins:
        if pin.version:
            yield f"{pin.file}:{pin.line} names {NAME} {pin.version}; {here}."
        else:
            yield f"{pin.file}:{pin.line} lets the installer choose a release ({quoted(pin.typed)}); {here}. Write {NAME}=={installed}, so that everybody builds the same site."
    if not pins and (root / _PACKAGE / "__init__.py").is_file():
        yield f"This folder is a copy of the program itself ({installed}), so no line names a release: version control upgrades it, as with 'git pull'."
    elif not pins:
        yield f"No line here names a release; {here}. Write {NAME}=={installed} into requirements.txt, so that everybody builds the same site."
    if not named:
        yield "Name the release that you had with --from, such as --from 0.1.0, to see what is new since then."


def _coming(has: Version, installed: Version) -> Iterator[str]:
    """That the program is on its way from one release to the next."""
    if has > installed:
        yield f"This program is newer than {installed}: it has changes of {has}, which is not released yet, and what they need is shown here, too. 'progress guide changelog' begins with them."


def _changelog() -> str:
    return handbook().page(CHANGES)


def _news(releases: list[Release]) -> Iterator[str]:
    """What a council has to do, word for word, and what else is new by its headings."""
    for release in releases:
        yield ""
        yield f"New in {release.name}:" if release.name[0].isdigit() else "New:"
        for part in release.parts:
            if part.is_work:
                yield f"  {part.title}"
                yield from (f"    {' '.join(item.split())}" for item in part.items)
        others = [f"{part.title} ({len(part.items)})" for part in release.parts if not part.is_work]
        if others:
            yield f"  More, with the number of points: {'; '.join(others)}."
            yield "  All of it: progress guide changelog"


def _offers(releases: list[Changes], configuration: str) -> Iterator[str]:
    """What is new and not used yet."""
    found = [one for release in releases for one in release.offers if f"{one.key}:" not in configuration]
    if found:
        yield ""
        yield "You may want, in mkdocs.yml below progress:"
        width = max(len(one.key) for one in found)
        yield from (f"  {one.key:<{width}}  {one.words} (progress guide {one.guide})" for one in found)


def _show(plan: Plan) -> None:
    if plan.notes or plan.by_hand:
        click.echo()
        print_findings(sorted([*plan.notes, *plan.by_hand]))
    lines = list(plan.diff())
    if lines:
        click.echo()
        print_lines(lines)
    if plan.notes or plan.by_hand or lines:
        click.echo()


def _summary(plan: Plan, options: Options) -> str:
    if plan.by_hand:
        needs, them = ("needs", "it") if len(plan.by_hand) == 1 else ("need", "them")
        return f"{how_many(len(plan.by_hand), 'place')} above {needs} you: change {them} by hand, and run this again. Nothing was changed."
    if not plan.texts:
        return "Nothing in your files has to change."
    files = how_many(len(plan.texts), "file")
    if not options.writes:
        return f"{files} would change. Nothing was written: 'progress upgrade --write' writes it."
    return f"{files} written: {listed(sorted(plan.texts), 'and')}. Now run 'progress check'. 'progress upgrade --undo' takes it back."
