"""Times `progress check` and `progress build` on made-up councils of growing size: `make bench`.

Prints a row a size: updates, seconds for each command as a whole process, milliseconds a page."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_up_council import write_council

SIZES = (30, 300, 1000)


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
