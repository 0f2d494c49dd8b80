"""The feed of the site that was built last: what services have seen, where no publication is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from site_builder.json_text import parsed
from site_builder.mail_check.states import FeedEntry

PATH = "feed.json"


def old_feed(site_dir: Path) -> tuple[FeedEntry, ...]:
    """The entries of the feed in a folder, newest first; none where there is no such feed, or it is not one of ours."""
    try:
        items = parsed((site_dir / PATH).read_text("utf-8"))["items"]
        return tuple(
            FeedEntry(
                guid=_text(one, "id"),
                title=_text(one, "title"),
                link=_text(one, "url"),
                published=_moment(one, "date_published"),
                updated=_moment(one, "date_modified"),
            )
            for one in items
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _text(item: Mapping[str, object], key: str) -> str:
    text = item[key]
    if not isinstance(text, str):
        raise TypeError(f"{key} is not text")
    return text


def _moment(item: Mapping[str, object], key: str) -> datetime:
    """ValueError where no zone says which moment it is, or nothing can be reckoned from it, at the ends of the calendar."""
    moment = datetime.fromisoformat(_text(item, key))
    if moment.tzinfo is None or moment.year in (datetime.min.year, datetime.max.year):
        raise ValueError(f"{key} is not a moment of a feed")
    return moment
