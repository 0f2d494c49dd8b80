"""The feed of the site that was built last: it lies in a folder where anything may have been put."""

import json
from pathlib import Path

import pytest

from site_builder.mail_check.old_feed import old_feed

MOMENT = "2026-01-05T12:00:00+00:00"
ITEM = {
    "id": "tag:a,2026:b",
    "title": "Visit",
    "url": "https://a.example/",
    "date_published": MOMENT,
    "date_modified": MOMENT,
}


def feed(**changes: object) -> str:
    return json.dumps({"items": [ITEM | changes]})


def test_a_feed_of_ours_is_read(tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text(feed(), "utf-8")
    [entry] = old_feed(tmp_path)
    assert (entry.guid, entry.title, entry.published.isoformat()) == ("tag:a,2026:b", "Visit", MOMENT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '{"items": null}',
        '{"items": [1]}',
        '{"items": ' + "[" * 100_000,
        feed(id=["a"]),
        feed(title=None),
        feed(date_published="2026-01-05"),
        feed(date_published="2026-01-05T12:00:00"),
        feed(date_modified="0001-01-01T00:00:00+00:00"),
        feed(date_published="9999-12-31T23:59:59+00:00"),
    ],
)
def test_anything_else_is_as_good_as_absent(tmp_path: Path, text: str) -> None:
    (tmp_path / "feed.json").write_text(text, "utf-8")
    assert old_feed(tmp_path) == ()
