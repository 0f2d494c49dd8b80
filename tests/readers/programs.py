"""Programs that people follow feeds with, each asked to look once, as its owner would."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
from lacks import missing

from readers.serving import Site

LONDON = ZoneInfo("Europe/London")
Seen = list[tuple[str, date]]
"""What a program showed as new: the identifier of each entry, and the day that it gave it."""
Look = Callable[[], Seen]


def feedparser_at(site: Site, path: str, folder: Path) -> Look:
    """The library that many readers are made of, with what such a reader keeps from look to look."""
    kept: dict[str, object] = {"etag": None, "modified": None, "known": set()}

    def look() -> Seen:
        parsed = feedparser.parse(site.address + path, etag=kept["etag"], modified=kept["modified"])
        if parsed.status == 304:
            return []
        assert not parsed.bozo, parsed.get("bozo_exception")
        kept["etag"], kept["modified"] = parsed.get("etag"), parsed.get("modified")
        known = kept["known"]
        assert isinstance(known, set)
        new = [one for one in parsed.entries if one.id not in known]
        known |= {one.id for one in new}
        return [(one.id, _day(datetime(*one.published_parsed[:6], tzinfo=UTC))) for one in new]

    return look


def reader_at(site: Site, path: str, folder: Path) -> Look:
    """`reader`: what is unread after an update is new; then all is read."""
    from reader import make_reader

    database = str(folder / "reader.sqlite")

    def look() -> Seen:
        with make_reader(database) as one:
            one.add_feed(site.address + path, exist_ok=True)
            one.update_feeds(scheduled=False)  # now, not in an hour
            assert one.get_feed(site.address + path).last_exception is None
            new = list(one.get_entries(read=False))
            for entry in new:
                one.mark_entry_as_read(entry)
            return [(entry.id, _day(entry.published)) for entry in new if entry.published]

    return look


def rss2email_at(site: Site, path: str, folder: Path) -> Look:
    """rss2email: each e-mail that it puts into a folder is new."""
    from rss2email.main import run

    config = folder / "r2e.cfg"
    settings = {
        "email-protocol": "maildir",
        "maildir-path": folder / "mail",
        "date-header": True,
        "to": "ann@x.example",
    }
    settings |= {"from": "r2e@x.example", "date-header-order": "issued, modified", "html-mail": True}
    lines = [f"{key} = {value}" for key, value in settings.items()]
    config.write_text("\n".join(["[DEFAULT]", *lines, "[feed.x]", f"url = {site.address}{path}", ""]), "utf-8")
    (folder / "mail").mkdir()
    mailbox = folder / "mail" / "INBOX"

    def look() -> Seen:
        run(["-c", str(config), "-d", str(folder / "r2e.json"), "run"])
        letters = sorted((mailbox / "new").glob("*")) if mailbox.exists() else []
        read = [message_from_bytes(one.read_bytes(), policy=default) for one in letters]
        for one in letters:
            one.unlink()
        return [(str(one["X-RSS-ID"]), _day(parsedate_to_datetime(str(one["Date"])))) for one in read]

    return look


def newsboat_at(site: Site, path: str, folder: Path) -> Look:
    """Newsboat: what is unread after a reload is new; then all is read. Without it the test is skipped."""
    program = shutil.which("newsboat")
    if program is None:
        missing("newsboat", "apt-get install newsboat.")
    for name, text in {"urls": f"{site.address}{path}\n", "config": ""}.items():
        (folder / name).write_text(text, "utf-8")
    files = ["-C", str(folder / "config"), "-u", str(folder / "urls"), "-c", str(folder / "cache.db")]
    environment = {**os.environ, "HOME": str(folder), "TERM": "dumb"}

    def look() -> Seen:
        done = subprocess.run([program, *files, "-x", "reload"], env=environment, capture_output=True, check=True)
        assert done.stderr == b"", done.stderr
        with closing(sqlite3.connect(folder / "cache.db")) as cache, cache:
            new = cache.execute("SELECT guid, pubDate FROM rss_item WHERE unread = 1").fetchall()
            cache.execute("UPDATE rss_item SET unread = 0")
        return [(guid, _day(datetime.fromtimestamp(moment, UTC))) for guid, moment in new]

    return look


PROGRAMS = {"feedparser": feedparser_at, "reader": reader_at, "rss2email": rss2email_at}
PROGRAMS |= {"newsboat": newsboat_at} if sys.platform != "win32" else {}


def _day(moment: datetime) -> date:
    """The day that a reader in London sees."""
    return moment.astimezone(LONDON).date()
