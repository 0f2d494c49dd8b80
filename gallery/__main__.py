"""Writes the pages of all components: `make components`, or `python -m gallery`."""

from __future__ import annotations

import shutil
from pathlib import Path

from gallery.page import write_gallery

CACHE = Path(__file__).parents[1] / ".cache"
FOLDER = CACHE / "components"


def main() -> None:
    """Writes the pages into a folder outside every site, in place of what an earlier call wrote."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    write_gallery(FOLDER, CACHE)
    print(f"Open {FOLDER / 'index.html'} in a browser.")


if __name__ == "__main__":
    main()
