"""SVG files below `docs/`: a browser runs what stands in them, so a drawing may hold nothing that runs."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_RUNS = re.compile(
    r"<(?:[\w-]+:)?(?:script|iframe|object|embed|handler|listener)\b"
    r"|[\s\"'/]on[a-z]+\s*=\s*[\"']"
    r"|" + r"\s*".join("javascript:"),
    re.IGNORECASE,
)
"""Scripts, pages within pages, attributes such as `onload`, and addresses that run (SVG 2, 15; SVG Tiny 1.2, 15)."""


def what_runs(path: Path) -> tuple[str, int]:
    """What would run in a drawing, as it was typed, and the line where it stands; "" and 1 where nothing would.

    Entities count as what they stand for. OSError where the file cannot be read."""
    raw = path.read_bytes()
    encoding = next((name for mark, name in _ENCODINGS if raw.startswith(mark)), "utf-8")
    typed = raw.decode(encoding, errors="replace")
    for text in (typed, unescape(typed)):
        if match := _RUNS.search(text):
            return match.group().strip(" \t\r\n\"'/="), typed.count("\n", 0, match.start()) + 1
    return "", 1
