"""The feed of the site that was built last: what services have seen, where no publication is kept."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from site_builder.mail_check.states import FeedEntry

PATH = "feed.json"


def old_feed(site_dir: Path) -> tuple[FeedEntry, ...]:
    """The entries of the feed in a folder, newest first; none where there is no such feed, or it cannot be read."""
    try:
        items = json.loads((site_dir / PATH).read_text("utf-8"))["items"]
        return tuple(
            FeedEntry(
                guid=one["id"],
                title=one["title"],
                link=one["url"],
                published=datetime.fromisoformat(one["date_published"]),
                updated=datetime.fromisoformat(one["date_modified"]),
            )
            for one in items
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()
