"""Fetches the pictures of the young people's version: Fluent Emoji (flat) by Microsoft, MIT, from the npm registry.

    python pictures/fetch.py

Only maintainers run it, to add a picture: put its name into `CHOSEN`. The names are those of the set, which
https://icon-sets.iconify.design/fluent-emoji-flat/ shows. The pictures themselves lie in the repository."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from pathlib import Path
from urllib.request import urlopen

VERSION = "1.2.6"
PACKAGE = f"https://registry.npmjs.org/@iconify-json/fluent-emoji-flat/-/fluent-emoji-flat-{VERSION}.tgz"
SHA512 = "RY47RgPb47fYUiyrA64sIOL0+UU02s29sXpNBbIQRBUlPlfNFTKUmZDERGuxDs/7yNGWqQYvuaSYM1M4fRXlUw=="
FOLDER = Path(__file__).parent.parent / "site_builder" / "theme" / "assets" / "pictures"
OF_PAGES = """
alarm-clock ballot-box-with-ballot check-mark-button cloud-with-rain counterclockwise-arrows-button cross-mark handshake
hammer-and-wrench hourglass-not-done light-bulb magnifying-glass-tilted-left megaphone newspaper open-book
page-facing-up ring-buoy seedling spiral-calendar thinking-face waving-hand
white-question-mark
"""
"""Those that stand on every council's pages."""
OF_AREAS = """
artist-palette backpack bar-chart bell bicycle books bullseye bus chart-increasing clipboard compass deciduous-tree
four-leaf-clover gear house-with-garden houses key link memo mending-heart people-hugging
puzzle-piece rainbow red-heart school shield star stethoscope stopwatch sun teddy-bear toolbox umbrella
"""
"""Those that a council can choose for its areas, as `icon: pictures/<name>`."""
CHOSEN = sorted({*OF_PAGES.split(), *OF_AREAS.split()})


def main() -> None:
    """Writes every chosen picture; stops where the package is not the one that was looked at."""
    with urlopen(PACKAGE) as answer:
        packed = answer.read()
    if base64.b64encode(hashlib.sha512(packed).digest()).decode() != SHA512:
        raise SystemExit(f"{PACKAGE} is not the file that was looked at.")
    with tarfile.open(fileobj=io.BytesIO(packed)) as package:
        file = package.extractfile("package/icons.json")
        icons = json.load(file)["icons"] if file else {}
    for name in CHOSEN:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{icons[name]["body"]}</svg>\n'
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
