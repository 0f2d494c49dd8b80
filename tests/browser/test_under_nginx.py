"""Search works in a browser under the policy that nginx is told to send, beside that of the page itself."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

from hosting.running_nginx import running
from made_up_edition import edition
from playwright.sync_api import BrowserContext

from site_builder.hosting.publication import Publication
from site_builder.record.hosting import Host

from .server import HOST, Served


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def test_search_finds_and_nothing_is_refused(exampleton: Served, context: BrowserContext, tmp_path: Path) -> None:
    below = urlsplit(exampleton.site.url).path.strip("/")
    (tmp_path / "host" / below).parent.mkdir(parents=True)
    (tmp_path / "host" / below).symlink_to(exampleton.site.site)
    told = Publication(edition(site_url=exampleton.site.url, hosting=(Host.NGINX,)), ())
    address, port = f"http://{HOST}", free_port()
    with running(tmp_path, told, f"{HOST}:{port}"), context.new_page() as page:
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
        answer = page.goto(f"{address}:{port}/{below}/search/?q=pier")
        page.get_by_role("link", name="The pier is measured").first.wait_for()
        assert answer and "'wasm-unsafe-eval'" in answer.headers["content-security-policy"]
        home = page.goto(f"{address}:{port}/{below}/")
        assert home and "'wasm-unsafe-eval'" not in home.headers["content-security-policy"]
        assert refused == []
