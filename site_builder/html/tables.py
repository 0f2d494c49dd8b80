"""Tables that authors write: on a narrow screen each scrolls by itself, with the keyboard too (WCAG 2.2, 1.4.10, 2.1.1)."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from site_builder.messages import Messages
from site_builder.record.prose import plain_text

_PART = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<(?P<end>/?)table\b[^>]*>", re.DOTALL)


def in_boxes(html: str, messages: Messages) -> str:
    """The HTML with a box around each table, named after the heading above it; a second one below it gets a number.

    One without a heading above it is a "table" in the page's language."""
    named: Counter[str] = Counter()
    heading = messages.plain("parts.table")

    def boxed(match: re.Match[str]) -> str:
        nonlocal heading
        if match["end"] is None:
            heading = plain_text(match["heading"]) or heading
            return match.group()
        if match["end"]:
            return f"{match.group()}</div>"
        named[heading] += 1
        name = heading if named[heading] == 1 else f"{heading} ({named[heading]})"
        return f'<div class="table" tabindex="0" role="region" aria-label="{escape(name)}">{match.group()}'

    return _PART.sub(boxed, html)
