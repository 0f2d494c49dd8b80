"""A redirect from an old address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RedirectView:
    """What a redirect page shows."""

    address: str
    """From the site's root."""
    url: str
    """The same as an absolute address."""
