"""A pack for a meeting: one page with its style inside it, and tables."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from site_builder.data.pack import csv_files
from site_builder.edition import Edition
from site_builder.engine import theme
from site_builder.frames import filled_in, templates_of
from site_builder.html.dated import held_together
from site_builder.html.finished import finished
from site_builder.pages.render import link, show
from site_builder.record.dates import day_of
from site_builder.record.outputs import Output
from site_builder.views.pack import PackView, pack_view

PAGE = "index.html"


@dataclass(frozen=True)
class Between:
    """The days of a pack: from one to another, both included, and the one as at which it shows the plan, if any."""

    since: date
    until: date
    as_at: date | None = None


def pack(edition: Edition, days: Between, own: Path | None, root: Path) -> Iterator[Output]:
    """The files of a pack of a public edition. `own` is the folder of the council's own templates, `root` that of its
    files."""
    view = pack_view(edition, days.since, days.until, days.as_at)
    folders = (*([own] if own else []), theme.OURS)
    yield Output(PAGE, _page(edition, view, folders, root).encode())
    yield from csv_files(view, edition.as_at(days.as_at) if days.as_at else None)


def _page(edition: Edition, view: PackView, folders: Sequence[Path], root: Path) -> str:
    messages = edition.messages
    style = theme.style_in_one(folders, edition)
    since, until = (day.words(messages) for day in (view.since, view.until))
    values = {
        "edition": edition,
        "messages": messages,
        "text": messages.html,
        "link": link,
        "root": edition.site_url,
        "title": messages.plain("pack.title", plan=view.plan, since=since, until=until),
        "style": style,
        "style_hash": f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        "today": day_of(edition.today).words(messages),
        "content": held_together(finished(show("pack.html", view, messages, edition.site_url), messages)),
    }
    return filled_in(templates_of(folders), "pack.html", values, root)
