"""`progress digest`: an e-mail of what became public, as files for a mail service."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.days import refuse_backwards, refuse_to_come, typed_day
from site_builder.commands.findings import print_lines, read_without_errors
from site_builder.commands.own_folder import replace_files
from site_builder.commands.words import short
from site_builder.json_text import parsed
from site_builder.place import may_be_written
from site_builder.problems import UnusableError, printable
from site_builder.record.outputs import Output

if TYPE_CHECKING:
    from site_builder.edition import Edition
    from site_builder.views.digest import DigestView

FOLDER = "digests"
"""Where e-mails go, beside the configuration."""
LAST = "last"
TOLD = "told.json"
"""What an e-mail told, and of which days, so that the next one begins where it ended."""
FOR = {
    "digest.html": "GovDelivery, or any service that adds its own footer",
    "digest-mailchimp.html": "Mailchimp",
    "digest-notify.md": "GOV.UK Notify",
    "digest.txt": "the plain-text part",
    "digest.eml": "a draft that a mail program opens",
    "subject.txt": "the subject",
}


@dataclass(frozen=True)
class Before:
    """An e-mail that was made before."""

    until: date
    told: frozenset[str]


def write_digest(file: Path, since: str, until: str | None, to: Path | None) -> None:
    """Writes the files of an e-mail, replacing those of one for the same days, and prints the path of each and what it is
    for; ends with 1 where the content has errors."""
    from site_builder.digest import outputs
    from site_builder.views.digest import digest_view

    checked = read_without_errors(file, "No e-mail was written.")
    public, home = checked.edition.public().without_withdrawn_words(), checked.sources.root / FOLDER
    last = _day("--until", until, public.today) if until else public.today
    before = _last(home, last) if since == LAST else None
    first = before.until if before else _day("--since", since, public.today)
    refuse_backwards(first, last)
    view = digest_view(public, first, last, before.told if before else frozenset())
    print_lines(_warnings(public, view), err=True)
    told = json.dumps({"since": str(first), "until": str(last), "told": view.names}, indent=2)
    folder = to or home / f"{first}-to-{last}"
    may_be_written(folder, checked.sources, "--to")
    files = [*outputs(public, view), Output(TOLD, f"{told}\n".encode())]
    replace_files(folder, files, lambda path: path.name in {*FOR, TOLD}, what="an e-mail", option="--to")
    click.echo(f"Subject: {printable(view.subject)}")
    for name, use in FOR.items():
        click.echo(f"{short(folder.resolve() / name)}: {use}")


def _warnings(edition: Edition, view: DigestView) -> Iterator[str]:
    """What has to be known before the e-mail is sent, as sentences."""
    for period in edition.council.pre_election:
        if period.first <= edition.today <= period.last:
            yield f"Today is in {period.called}: an e-mail is publicity too; ask before you send it."
    if not edition.record.chain:
        yield "published/ is not kept here, so what was added in these days with an earlier date is not in this e-mail; 'progress publish' keeps it."
        return
    new = [name for name in view.names if name.startswith("update/") and name not in edition.record.chain.things]
    if new:
        number = "an update that is" if len(new) == 1 else f"{len(new)} updates that are"
        yield f"It has {number} not in published/ yet, such as {new[0].removeprefix('update/')}: publish before you send it, or its links lead nowhere."


def _day(option: str, typed: str, today: date) -> date:
    day = typed_day(option, typed, also=" or --since last" if option == "--since" else "")
    refuse_to_come({option: day}, today)
    return day


def _last(home: Path, until: date) -> Before:
    """The last e-mail that was made before, of days that end earlier. It may have been sent before its last day was over,
    so the next one begins with that day, without what was told."""
    found = [_before(path) for path in sorted(home.glob(f"*/{TOLD}"))]
    earlier = [one for one in found if one.until < until]
    if not earlier:
        words = f"No e-mail before {until} is in {FOLDER}/, so it is not known when the last one was sent; write its day, as in --since 2026-01-28."
        raise UnusableError(words)
    return max(earlier, key=lambda one: one.until)


def _before(path: Path) -> Before:
    try:
        said = parsed(path.read_text("utf-8"))
        if not isinstance(said["told"], list):
            raise TypeError("what was told is not a list")
        return Before(date.fromisoformat(said["until"]), frozenset(map(str, said["told"])))
    except (ValueError, KeyError, TypeError) as error:
        words = f"{printable(str(short(path.resolve())))} cannot be read, so it is not known what the last e-mail told; write a day after --since in place of {LAST}."
        raise UnusableError(words) from error
