"""What is done to every page's HTML when all else is: its dates and its telephone numbers."""

from __future__ import annotations

from site_builder.html.called import call_links
from site_builder.html.dated import mark_dates
from site_builder.messages import Messages
from site_builder.record.tags import cut, joined


def finished(html: str, messages: Messages) -> str:
    """HTML with dates marked and held together, and telephone numbers as links."""
    return joined(call_links(mark_dates(cut(html), messages)))
