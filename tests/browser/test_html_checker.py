"""The Nu HTML checker, which is W3C's validator, over every page."""

from __future__ import annotations

import json
import subprocess

from . import needs
from .server import Served


def test_the_html_checker_finds_no_error_and_no_warning(exampleton: Served, herefordshire: Served) -> None:
    command = (*needs.html_checker(), "--format", "json", "--stdout", "--skip-non-html")
    sites = [str(served.site.site) for served in (exampleton, herefordshire)]
    done = subprocess.run([*command, *sites], capture_output=True, encoding="utf-8", check=False, timeout=120)
    found = json.loads(done.stdout)["messages"]
    wrong = [message for message in found if message["type"] != "info" or message.get("subType") == "warning"]
    assert [f"{message['url'].split('/site/')[1]}: {message['message']}" for message in wrong] == []
