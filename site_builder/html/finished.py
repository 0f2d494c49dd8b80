"""What is done to every page's HTML when all else is: its dates and its telephone numbers."""

from __future__ import annotations

from site_builder.html.called import called
from site_builder.html.dated import dated
from site_builder.messages import Messages


def finished(html: str, messages: Messages) -> str:
    """HTML with dates marked and held together, and telephone numbers as links."""
    return called(dated(html, messages))
