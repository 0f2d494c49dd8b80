"""Times `progress check` and `progress build` on made-up councils of growing size: `make bench`.

Prints a row a size: updates, seconds for each command as a whole process, milliseconds a page."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (30, 300, 1000)
CONFIGURATION = """site_name: A made-up site
site_url: https://example.org/bench/
theme: {name: material}
plugins:
  - progress: {council: A made-up council, plan: A made-up plan}
"""
PARAGRAPH = "A made-up sentence with a [link](../docs/plan/01-area.md) and *some* **marks** in it. " * 4


def write_council(root: Path, updates: int) -> None:
    """A made-up council with ten areas and so many updates of about 300 words."""
    (root / "docs" / "plan").mkdir(parents=True)
    (root / "updates").mkdir()
    (root / "mkdocs.yml").write_text(CONFIGURATION)
    for number in range(1, 11):
        text = f"---\narea: {number}\ntitle: Made-up area {number}\n---\n\nA made-up text.\n"
        name = "01-area.md" if number == 1 else f"{number:02}-area.md"
        (root / "docs" / "plan" / name).write_text(text)
    for number in range(updates):
        date = f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        keys = f"title: Made-up update {number}\ndate: {date}\nareas: [{number % 10 + 1}]\nyoung_people: A made-up text."
        (root / "updates" / f"{date}-made-up-{number}.md").write_text(f"---\n{keys}\n---\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n")


def seconds(root: Path, command: str) -> float:
    """How long one command takes as a whole process."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "site_builder", command], cwd=root, check=True, capture_output=True)
    return time.monotonic() - begun


def main() -> None:
    """Prints the table."""
    print("| updates | check (s) | build (s) | pages | ms a page |\n| --- | --- | --- | --- | --- |")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_council(root, size)
            check, build = seconds(root, "check"), seconds(root, "build")
            pages = sum(1 for _ in (root / "site").rglob("*.html"))
            print(f"| {size} | {check:.2f} | {build:.2f} | {pages} | {build / pages * 1000:.1f} |")


if __name__ == "__main__":
    main()
