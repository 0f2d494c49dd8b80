"""Which files of a folder a host shows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from site_builder.verify.live.comparison import served


def test_a_host_shows_no_settings_no_hidden_files_and_no_copies() -> None:
    shown = {"index.html", "feed.xml", ".well-known/security.txt", "data/raw.csv.gz"}
    hidden = {".nojekyll", ".git/HEAD", "a/.htaccess", "_redirects", "redirects.nginx.conf", "feed.xml.gz"}
    built: Any = SimpleNamespace(paths=frozenset(shown | hidden))
    assert served(built) == shown
