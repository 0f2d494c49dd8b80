"""Measures a page of each kind with Lighthouse on its phone settings: `make lighthouse`. Not a test: scores waver.

Prints a row a page, then every audit that is not at its full score: the points that it costs, and where it is how much.
What costs nothing is advice, most of it on what the site's host does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from browser.kinds import kind_of
from browser.needs import BROWSERS
from browser.server import serving
from end_to_end import trees
from end_to_end.conftest import HEREFORDSHIRE_URL

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
KINDS = ("progress", "an update", "an area", "young people", "an area for young people", "plan", "search")
SEARCHED = "search/?q=plan"
"""Where the search box of any page leads, with words that many pages have."""
LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"


def main() -> None:
    """Builds the site, serves it as a host would, and prints the tables."""
    node, chromium = shutil.which("node"), next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (node and chromium and LIGHTHOUSE.is_file()):
        sys.exit("Lighthouse needs Node 18 or later, npm and Chromium: apt-get install nodejs npm chromium")
    reasons: dict[str, list[str]] = {}
    print(f"| address | {' | '.join(CATEGORIES)} |\n|{' --- |' * (len(CATEGORIES) + 1)}")
    with tempfile.TemporaryDirectory() as folder:
        site = trees.built(trees.herefordshire(Path(folder) / "tree"), HEREFORDSHIRE_URL)
        with serving(site) as served:
            for address in (*longest_of_each_kind(site), SEARCHED):
                report = measured(f"{served.url}{address}", node, chromium)
                scores = [f"{report['categories'][category]['score'] * 100:.0f}" for category in CATEGORIES]
                print(f"| /{address} | {' | '.join(scores)} |", flush=True)
                for audit, value in shortfalls(report):
                    reasons.setdefault(audit, []).append(f"/{address} {value}".strip())
    print("\n| category | audit under its full score | where |\n| --- | --- | --- |")
    print(*(f"| {audit} | {'; '.join(places)} |" for audit, places in reasons.items()), sep="\n")


def longest_of_each_kind(site: trees.Built) -> Iterator[str]:
    """The longest page of a kind has the most that can be wrong with it."""
    for kind in KINDS:
        pages = [address for address in site.pages if kind_of(address) == kind]
        yield max(pages, key=lambda address: len(site.text(trees.page_file(address))))


def measured(url: str, node: str, chromium: str) -> dict[str, Any]:
    """Lighthouse's report on a page. Its own settings are a middling phone on a slow mobile network."""
    flags = "--headless=new --no-sandbox" if os.geteuid() == 0 else "--headless=new"
    command = [node, str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    done = subprocess.run(
        [*command, f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def shortfalls(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each audit under its full score: its category and title, its value and the points of 100 that it takes."""
    for category in CATEGORIES:
        references = report["categories"][category]["auditRefs"]
        whole = sum(reference["weight"] for reference in references)
        for reference in references:
            audit = report["audits"][reference["id"]]
            if reference.get("group") != "hidden" and audit["score"] is not None and audit["score"] < 1:
                lost = 100 * reference["weight"] * (1 - audit["score"]) / whole
                value = [audit["displayValue"]] if audit.get("displayValue") else []
                yield f"{category} | {audit['title']}", f"({', '.join([*value, f'{lost:.1f} points'])})"


if __name__ == "__main__":
    main()
