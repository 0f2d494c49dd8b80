"""What was published, as the manifest of a site says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Things = Mapping[str, Mapping[str, str]]
"""A value for each key of each thing, by the thing's name."""


@dataclass(frozen=True)
class Published:
    """The facts of a published site, and the version of the manifest that has them."""

    site_url: str
    version: int
    things: Things
