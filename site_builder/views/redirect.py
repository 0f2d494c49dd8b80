"""What leads on from an old address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RedirectView:
    """Where it leads."""

    address: str
    """From the site's root."""
    url: str
    """The same as a whole address."""
