"""The Nu HTML checker, which is W3C's validator, over every page."""

from __future__ import annotations

import json
import subprocess

from . import needs
from .server import Served


def test_the_html_checker_finds_no_error_and_no_warning(exampleton: Served, herefordshire: Served) -> None:
    """Pages are asked for as a browser asks: a page's policy lets it use files of its own site, and a file on disk
    belongs to none."""
    addresses = [served.url + address for served in (exampleton, herefordshire) for address in served.site.pages]
    assert found_by_the_checker(addresses) == []


def found_by_the_checker(addresses: list[str]) -> list[str]:
    """Errors and warnings, each with the address of its page."""
    command = (*needs.html_checker(), "--format", "json", "--stdout", *addresses)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    found = json.loads(done.stdout)["messages"]
    wrong = [message for message in found if message["type"] != "info" or message.get("subType") == "warning"]
    return [f"{message['url']}: {message['message']}" for message in wrong]
