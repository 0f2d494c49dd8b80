"""Where the front matter of a Markdown file begins and ends: its reader and what changes it agree on that."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""From the first line to the line that closes it; the group `yaml` holds the lines between them. Line ends are `\\n`."""
